import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDate, formatDay, formatDayRange } from '#app/i18n/format.ts';
import { formatJoinCode } from '#app/missions/join-code.ts';
import { joinRefusal } from '#app/missions/join.server.ts';
import { listOfficersRows } from '#app/missions/event-rows.server.ts';
import { forgetInvitedCompany, listInvitedCompanies } from '#app/missions/invitees.server.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { readMissionReadiness } from '#app/reporting/mission-readiness.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { MissionEvents } from '#app/ui/event-list.tsx';
import { presentCompany } from './company-row.ts';
import { Companies } from './companies.tsx';
import { InvitedCompanies } from './invited-companies.tsx';
import { MissionActions, MissionFacts } from './mission-facts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ mission }, t) => `${mission.title} – ${t.missionDesk.companies.title}`, noindex: true };

/** One mission as officers follow it: its companies and how ready they are, without anybody's name, address or score. */
export const loader = forOfficer(({ app, locale, params, url, now }) => {
  const { db, catalogue, config, operator } = app;
  const mission = findMission(db, { missionId: params.mission ?? '' });
  const timeZone = operator.time_zone;
  const { placed, waiting, ready } = readMissionReadiness(db, { mission, catalogue, timeZone });
  const present = (company: (typeof placed)[number]) => presentCompany(company, { catalogue, locale, timeZone });
  return {
    mission: {
      id: mission.id,
      title: mission.title[locale],
      status: mission.status,
      reason: mission.cancellation?.[locale] ?? null,
      destination: mission.destination[locale],
      dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
      enrolBy: formatDay(mission.enrolBy, locale),
      track: catalogue.track(mission.trackId)?.title[locale] ?? mission.trackId,
      capacity: mission.capacity,
      joinCode: formatJoinCode(mission.joinCode),
      joinLink: `${config.baseUrl}/${locale}/missions/${mission.id}/join?code=${mission.joinCode}`,
      open: joinRefusal(mission, dayOf(now, timeZone)) === null,
    },
    events: listOfficersRows(db, { missionId: mission.id, locale, timeZone, now }),
    placed: placed.map(present),
    waiting: waiting.map(present),
    ready,
    invited: listInvitedCompanies(db, { missionId: mission.id }).map(({ firstInvitedAt, ...company }) => ({
      ...company,
      since: formatDate(firstInvitedAt, locale, timeZone),
    })),
    done: url.searchParams.get('done'),
  };
});

/** Takes a company that was asked, and hasn't joined, off the list. */
export const action = forOfficer(async ({ app, locale, params, request, viewer, now }) => {
  const fields = await readForm(request);
  const { id: missionId } = findMission(app.db, { missionId: params.mission ?? '' });
  if (fields.get('intent') !== 'forget') throw new DomainError('invalid');
  forgetInvitedCompany(app.db, { missionId, kvkNumber: fields.get('company') ?? '', actorId: viewer.id, now });
  return redirectTo(`/${locale}/province/missions/${missionId}?done=forgotten`);
});

export default function ProvinceMission() {
  const { mission, events, placed, waiting, ready, invited, done } = useLoaderData<typeof loader>();
  const { mission: words, missionDesk: t, event } = useMessages();
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={done} words={{ ...words.province.done, ...t.done }} />
      <p className="eyebrow">
        <a href={`/${locale}/province/missions`}>{words.province.title}</a>
      </p>
      <h1>
        <ChineseText parts={splitChinese(mission.title)} />
      </h1>
      <MissionFacts mission={mission} placed={placed.length} />
      <MissionActions mission={mission} companies={placed.length + waiting.length} />
      <h2>{t.companies.title}</h2>
      {placed.length > 0 ? (
        <>
          <p className="lede">{t.companies.total(ready, placed.length)}</p>
          <Companies mission={mission} caption={t.companies.title} companies={placed} />
        </>
      ) : (
        <p>{mission.status === 'draft' ? t.companies.noneDraft : t.companies.none}</p>
      )}
      {waiting.length > 0 && (
        <>
          <h2>{t.companies.waiting}</h2>
          <p>{t.companies.waitingText}</p>
          <Companies mission={mission} caption={t.companies.waiting} companies={waiting} />
        </>
      )}
      {placed.length + waiting.length > 0 && <p className="quiet">{t.companies.definition}</p>}
      <p className="quiet">{words.province.notForPublication}</p>
      <InvitedCompanies invited={invited} />
      <MissionEvents events={[...events.coming, ...events.past]} under="/province/events" />
      {mission.status !== 'cancelled' && (
        <p>
          <a href={`/${locale}/province/events/new?mission=${mission.id}`}>{event.province.create}</a>
        </p>
      )}
    </>
  );
}
