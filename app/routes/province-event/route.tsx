import { useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { presentEvent } from '#app/missions/event-presentation.ts';
import { recordAttendance } from '#app/missions/event-attendance.server.ts';
import { listSignUps } from '#app/missions/event-sign-ups.server.ts';
import { findEvent } from '#app/missions/events.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { Attendance } from './attendance.tsx';
import { EventActions, EventFacts } from './event-facts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ event }, t) => t.event.province.pageTitle(event.title), noindex: true };

/** One event as officers run it. Names and companies of who signed up are here to tick who came; addresses are not. */
export const loader = forOfficer(({ app, locale, params, url, now }) => {
  const event = findEvent(app.db, { eventId: params.event ?? '' });
  return {
    event: presentEvent(event, { locale, timeZone: app.operator.time_zone, now }),
    onlineUrl: event.onlineUrl,
    capacity: event.capacity,
    signedUp: event.signedUp,
    waiting: event.waiting,
    came: event.came,
    people: listSignUps(app.db, { eventId: event.id }).map(({ userId, name, companyName, status, attended }) => ({
      id: userId,
      name,
      company: companyName,
      waiting: status === 'waiting',
      came: attended === true,
    })),
    done: url.searchParams.get('done'),
  };
});

export const action = forOfficer(async ({ app, locale, params, request, viewer, now }) => {
  const fields = await readForm(request);
  const { id: eventId } = findEvent(app.db, { eventId: params.event ?? '' });
  if (fields.get('intent') !== 'attendance') throw new DomainError('invalid');
  recordAttendance(app.db, { eventId, came: fields.getAll('came'), actorId: viewer.id, now, onStep: wireSteps(app).onStep });
  return redirectTo(`/${locale}/province/events/${eventId}?done=recorded`);
});

export default function ProvinceEvent() {
  const { event, people, done, came, ...facts } = useLoaderData<typeof loader>();
  const t = useMessages().event.province;
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={done} words={t.done} />
      <p className="eyebrow screen-only">
        <a href={`/${locale}/province/events`}>{t.title}</a>
      </p>
      <h1>{event.title}</h1>
      <EventFacts event={event} {...facts} />
      <EventActions event={event} />
      {event.status !== 'draft' && <Attendance event={event} people={people} came={came} />}
    </>
  );
}
