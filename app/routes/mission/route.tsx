import { useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, forManager } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDay, formatDayRange } from '#app/i18n/format.ts';
import { listComingRows } from '#app/missions/event-rows.server.ts';
import { joinRefusal } from '#app/missions/join.server.ts';
import { findPublicMission } from '#app/missions/missions.server.ts';
import { listParticipants } from '#app/missions/participants.server.ts';
import { countFreePlaces, findPlace, listPlaces } from '#app/missions/places.server.ts';
import { withdrawCompany } from '#app/missions/withdraw.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { MissionEvents } from '#app/ui/event-list.tsx';
import { Cancelled, Contacts, JoinInvitation, MissionFacts, OwnPlace, Programme, Prose } from './mission-parts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export type MissionPage = Loaded;
export const handle: PageHandle<Loaded> = { title: ({ title }) => title, description: ({ lede }) => lede };

/** Everyone reads what the mission is; whom to call is for the companies that go along. */
export const loader = forAnyone(({ app, locale, params, viewer, now, url }) => {
  const { db, operator, catalogue } = app;
  const mission = findPublicMission(db, { missionId: params.mission ?? '' });
  const today = dayOf(now, operator.time_zone);
  const member = viewer?.membership ?? null;
  const place = member && findPlace(db, { missionId: mission.id, companyId: member.companyId });
  const isManager = member?.role === 'manager';
  return {
    id: mission.id,
    title: mission.title[locale],
    lede: `${mission.destination[locale]}, ${formatDayRange(mission.departsOn, mission.returnsOn, locale)}`,
    paragraphs: mission.text[locale].split(/\n{2,}/),
    facts: {
      destination: mission.destination[locale],
      dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
      enrolBy: formatDay(mission.enrolBy, locale),
      track: { id: mission.trackId, title: catalogue.track(mission.trackId)?.title[locale] ?? mission.trackId },
      capacity: mission.capacity,
      left: countFreePlaces(db, mission),
    },
    cancellation: mission.cancellation?.[locale] ?? null,
    // Of its companies alone: nobody else is told that they are there.
    events: listComingRows(db, {
      viewer: { userId: viewer?.id ?? null, companyId: member?.companyId ?? null },
      missionId: mission.id,
      locale,
      timeZone: operator.time_zone,
      now,
    }),
    programme: mission.programme.map((day) => ({ day: formatDay(day.day, locale), text: day[locale] })),
    contacts: place?.status === 'placed' ? mission.contacts : [],
    joinable: joinRefusal(mission, today) === null,
    viewer: { signedIn: viewer !== null, isMember: member !== null, isManager },
    own: place &&
      member && {
        company: member.companyName,
        enrolmentId: place.enrolmentId,
        position:
          place.status === 'waiting'
            ? listPlaces(db, { missionId: mission.id })
                .filter(({ status }) => status === 'waiting')
                .findIndex(({ id }) => id === place.id) + 1
            : null,
        // Who finished and has left the company since counts for the certificate, and doesn't travel.
        travellers: listParticipants(db, { companyId: member.companyId, enrolmentId: place.enrolmentId }).flatMap(({ id, name }) =>
          name ? [{ id, name }] : [],
        ),
        canWithdraw: isManager && mission.status === 'published' && today < mission.departsOn,
        debriefing: place.status === 'placed' && mission.status === 'published' && mission.returnsOn <= today,
        withdrawing: url.searchParams.has('withdraw'),
      },
    done: url.searchParams.get('done'),
  };
});

export const action = forManager(async ({ app, request, params, locale, viewer, member, now }) => {
  const fields = await readForm(request);
  const missionId = params.mission ?? '';
  // Before anything is said about the form: a draft isn't found.
  findPublicMission(app.db, { missionId });
  if (fields.get('intent') !== 'withdraw') throw new DomainError('invalid');
  const common = { actorId: viewer.id, site: siteOf(app), timeZone: app.operator.time_zone, now };
  withdrawCompany(app.db, { missionId, companyId: member.companyId, reason: null, ...common });
  app.wakeMail();
  return redirectTo(`/${locale}/missions/${missionId}?done=withdrawn`);
});

export default function MissionPageView() {
  const page = useLoaderData<typeof loader>();
  const { calendar, mission } = useMessages();
  const { page: t } = mission;
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={page.done} words={t.done} />
      <h1>{page.title}</h1>
      <p className="lede">{page.lede}</p>
      <Cancelled page={page} />
      <div className="split">
        <div className="stack">
          <OwnPlace page={page} />
          <JoinInvitation page={page} />
          <h2>{t.about}</h2>
          <Prose paragraphs={page.paragraphs} />
          <Programme days={page.programme} />
          <MissionEvents events={page.events} />
          <Contacts contacts={page.contacts} />
        </div>
        <aside className="stack">
          <MissionFacts page={page} />
          <p className="screen-only">
            <a href={`/${locale}/missions/${page.id}.ics`}>{calendar.file}</a>
          </p>
        </aside>
      </div>
      <p>
        <a href={`/${locale}/missions`}>{t.back}</a>
      </p>
    </>
  );
}
