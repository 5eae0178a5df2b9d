import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { forAnyone, forManager } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDay, formatDayRange } from '#app/i18n/format.ts';
import { findMissionByCode, joinRefusal } from '#app/missions/join.server.ts';
import { isOver, listPublicMissions, type Mission } from '#app/missions/missions.server.ts';
import { countFreePlaces, listCompanyMissions } from '#app/missions/places.server.ts';
import { Button, ErrorSummary, Form, TextField } from '#app/ui/form.tsx';
import { MissionRows } from './mission-rows.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.mission.list.title, description: (_, t) => t.mission.list.description };

export const loader = forAnyone(({ app, locale, viewer, now, t }) => {
  const today = dayOf(now, app.operator.time_zone);
  const words = t.mission.list;
  const describe = (mission: Mission, meta: string) => ({
    id: mission.id,
    title: mission.title[locale],
    destination: mission.destination[locale],
    dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
    meta: mission.status === 'cancelled' ? words.cancelled : meta,
  });
  const placesOf = (mission: Mission) => {
    if (joinRefusal(mission, today)) return words.closed;
    const left = countFreePlaces(app.db, mission);
    const until = formatDay(mission.enrolBy, locale);
    return left > 0 ? words.places(left, until) : words.full(until);
  };
  const all = listPublicMissions(app.db);
  const own = viewer?.membership ? listCompanyMissions(app.db, { companyId: viewer.membership.companyId }) : [];
  const others = all.filter(({ id }) => !own.some(({ mission }) => mission.id === id));
  return {
    own: own.map(({ mission, place }) =>
      describe(mission, isOver(mission, today) ? words.over : t.mission.placeStatus[place.status === 'waiting' ? 'waiting' : 'placed']),
    ),
    upcoming: others.filter((mission) => !isOver(mission, today)).map((mission) => describe(mission, placesOf(mission))),
    past: others
      .filter((mission) => isOver(mission, today))
      .reverse()
      .map((mission) => describe(mission, words.over)),
    canJoin: viewer?.membership?.role === 'manager',
    signedIn: viewer !== null,
  };
});

/** A code leads to the page on which the company joins; nothing changes yet. */
export const action = forManager(async ({ app, request, locale, t, member }) => {
  const words = t.mission.list;
  const fields = await readForm(request);
  const form = parseForm(z.object({ code: z.string().trim().min(1, words.codeMissing).max(100, words.codeUnknown) }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { code } = form.value;
  const mission = await app.throttle.lookUp('join-code-company', member.companyId, () => findMissionByCode(app.db, { code }));
  if (!mission) return rejectField(fields, { code: words.codeUnknown });
  return redirectTo(`/${locale}/missions/${mission.id}/join?code=${mission.joinCode}`);
});

export default function Missions() {
  const { own, upcoming, past, canJoin, signedIn } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { mission, event } = useMessages();
  const { list: t } = mission;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {own.length > 0 && (
        <>
          <h2>{t.own}</h2>
          <MissionRows missions={own} />
        </>
      )}
      {(upcoming.length > 0 || own.length === 0) && (
        <>
          <h2>{t.upcoming}</h2>
          {upcoming.length > 0 ? <MissionRows missions={upcoming} /> : <p>{t.none}</p>}
        </>
      )}
      <p>
        {event.list.beside} <a href={`/${locale}/events`}>{event.list.all}</a>
      </p>
      {canJoin && (
        <>
          <h2>{t.join}</h2>
          <Form>
            <TextField name="code" label={t.code} hint={t.codeHint} type="text" autoComplete="off" spellCheck={false} width="medium" rejected={rejected} />
            <div className="actions">
              <Button>{t.submit}</Button>
            </div>
          </Form>
        </>
      )}
      {!signedIn && (
        <p>
          {t.joinFirst} <a href={`/${locale}/account/sign-in?next=${encodeURIComponent(`/${locale}/missions`)}`}>{t.signIn}</a>
        </p>
      )}
      {past.length > 0 && (
        <>
          <h2>{t.past}</h2>
          <MissionRows missions={past} />
        </>
      )}
    </>
  );
}
