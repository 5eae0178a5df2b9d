import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listPeople } from '#app/companies/members.server.ts';
import { DomainError } from '#app/errors.ts';
import { forManager } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDayRange } from '#app/i18n/format.ts';
import { joinMission, joinRefusal, mayJoin } from '#app/missions/join.server.ts';
import { findPublicMission } from '#app/missions/missions.server.ts';
import { countFreePlaces, findPlace } from '#app/missions/places.server.ts';
import { findAdoptable } from '#app/missions/travellers.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { JoinForm } from './join-form.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export type JoinPage = Loaded;
export const handle: PageHandle<Loaded> = { title: ({ title }, t) => t.mission.join.title(title), noindex: true };

const longestCode = 100;

export const loader = forManager(async ({ app, locale, member, viewer, params, url, now }) => {
  const { db, catalogue, operator } = app;
  const { companyId } = member;
  const mission = findPublicMission(db, { missionId: params.mission ?? '' });
  if (findPlace(db, { missionId: mission.id, companyId })) throw redirect(`/${locale}/missions/${mission.id}`, 303);
  const code = url.searchParams.get('code')?.slice(0, longestCode) || null;
  const who = { mission, companyId, userId: viewer.id };
  // Only a wrong code counts as a try; who comes without one may still be on the officer's list.
  const welcome =
    code === null
      ? mayJoin(db, { ...who, code })
      : (await app.throttle.lookUp('join-code-company', companyId, () => mayJoin(db, { ...who, code }) || null)) !== null;
  const adopted = findAdoptable(db, { companyId, mission });
  return {
    id: mission.id,
    title: mission.title[locale],
    dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
    track: catalogue.track(mission.trackId)?.title[locale] ?? mission.trackId,
    refusal: joinRefusal(mission, dayOf(now, operator.time_zone)),
    full: countFreePlaces(db, mission) === 0,
    /** Null: a code has to be typed. */
    code: welcome ? (code ?? '') : null,
    typed: code ?? '',
    adopts: adopted !== null,
    people: listPeople(db, { companyId }).map(({ userId, name }) => ({
      userId,
      name,
      isViewer: userId === viewer.id,
      chosen: adopted?.userIds.includes(userId) ?? false,
    })),
  };
});

export const action = forManager(async ({ app, request, locale, t, member, viewer, params, now }) => {
  const words = t.mission.join;
  const { companyId } = member;
  const mission = findPublicMission(app.db, { missionId: params.mission ?? '' });
  const fields = await readForm(request);
  const form = parseForm(
    z.object({ code: z.string().max(longestCode, words.codeWrong), travellers: z.array(z.string()).min(1, words.chooseTravellers) }),
    fields,
  );
  if (!form.ok) return rejectForm(form.rejected);
  const code = form.value.code || null;
  const may = await app.throttle.lookUp('join-code-company', companyId, () => mayJoin(app.db, { mission, companyId, userId: viewer.id, code }) || null);
  if (!may) return rejectField(fields, { code: words.codeWrong });
  try {
    const { status } = joinMission(app.db, {
      missionId: mission.id,
      companyId,
      userIds: form.value.travellers,
      code,
      actorId: viewer.id,
      removalReason: t.mission.removalReason,
      timeZone: app.operator.time_zone,
      now,
      ...wireSteps(app),
    });
    app.wakeMail();
    return redirectTo(`/${locale}/missions/${mission.id}?done=${status}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'not-found') return rejectField(fields, { travellers: words.unknownTraveller });
    if (error.code === 'not-open' || error.code === 'expired') return rejectField(fields, { '': words.closed[error.code] });
    throw error;
  }
});

export default function MissionJoin() {
  const page = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { join: t } = useMessages().mission;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(page.title)}</h1>
      {page.refusal ? (
        <Notice tone="warning">
          <p>{t.closed[page.refusal]}</p>
        </Notice>
      ) : (
        <>
          <p className="lede">{t.lede(page.dates)}</p>
          <JoinForm page={page} rejected={rejected} />
        </>
      )}
      <p>
        <a href={`/${locale}/missions/${page.id}`}>{t.toMission}</a>
      </p>
    </>
  );
}
