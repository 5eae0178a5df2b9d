import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatTime } from '#app/i18n/format.ts';
import { eventFields, forEveryone, readDetails } from '#app/missions/event-fields.ts';
import { createEvent, editEvent } from '#app/missions/event-changes.server.ts';
import { findEvent, type PlannedEvent } from '#app/missions/events.server.ts';
import { isOver, listMissions } from '#app/missions/missions.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { EventForm } from './event-form.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: ({ event }, { event: { province } }) => (event ? province.editTitle(event.title) : province.newTitle),
  noindex: true,
};

/** The event of the address, or null on the page for a new one. A cancelled one no longer changes. */
function findEdited({ app, params }: Pick<Call, 'app' | 'params'>): PlannedEvent | null {
  if (params.event === undefined) return null;
  const event = findEvent(app.db, { eventId: params.event });
  if (event.status === 'cancelled') throw new DomainError('not-open');
  return event;
}

/** The missions that an event can be for: those that go on, and the one it is for already. */
function listChoices({ app, now }: Pick<Call, 'app' | 'now'>, event: PlannedEvent | null) {
  const today = dayOf(now, app.operator.time_zone);
  return listMissions(app.db).filter((mission) => mission.id === event?.missionId || (mission.status !== 'cancelled' && !isOver(mission, today)));
}

/** What the fields of the form hold before anything is typed. */
function fill(event: PlannedEvent, timeZone: string): Record<string, string> {
  return {
    kind: event.kind,
    mission: event.missionId ?? forEveryone,
    title_nl: event.title.nl,
    title_en: event.title.en,
    text_nl: event.text.nl,
    text_en: event.text.en,
    day: dayOf(event.startsAt, timeZone),
    from: formatTime(event.startsAt, timeZone),
    until: formatTime(event.endsAt, timeZone),
    place: event.place ?? '',
    online_url: event.onlineUrl ?? '',
    capacity: event.capacity === null ? '' : String(event.capacity),
  };
}

export const loader = forOfficer((call) => {
  const { app, locale, url } = call;
  const event = findEdited(call);
  return {
    event: event && { title: event.title[locale], published: event.status === 'published', mission: event.missionTitle?.[locale] ?? null },
    // A link from a mission's page brings its mission along.
    filled: event ? fill(event, app.operator.time_zone) : { mission: url.searchParams.get('mission') ?? '' },
    missions: listChoices(call, event).map(({ id, title }) => ({ value: id, label: title[locale] })),
  };
});

export const action = forOfficer(async (call) => {
  const { app, locale, t, request, viewer, now } = call;
  const fields = await readForm(request);
  const event = findEdited(call);
  // A published event stays with its mission, so its form doesn't ask.
  if (event?.status === 'published') fields.set('mission', event.missionId ?? forEveryone);
  const form = parseForm(z.object(eventFields(t, { missionIds: listChoices(call, event).map(({ id }) => id) })), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const read = readDetails(form.value, { timeZone: app.operator.time_zone, t });
  if ('errors' in read) return rejectField(fields, read.errors);
  const { details } = read;
  if (!event) {
    const { eventId } = createEvent(app.db, { details, actorId: viewer.id, now });
    return redirectTo(`/${locale}/province/events/${eventId}?done=created`);
  }
  try {
    editEvent(app.db, { eventId: event.id, details, actorId: viewer.id, site: siteOf(app), timeZone: app.operator.time_zone, now });
  } catch (error) {
    const { signedUp } = error instanceof DomainError && error.code === 'too-many' ? error.details : {};
    if (typeof signedUp === 'number') return rejectField(fields, { capacity: t.event.fields.capacityLow(signedUp) });
    throw error;
  }
  app.wakeMail();
  return redirectTo(`/${locale}/province/events/${event.id}?done=edited`);
});

export default function ProvinceEventEdit() {
  const { event, filled, missions } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const t = useMessages().event.province;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{event ? t.editTitle(event.title) : t.newTitle}</h1>
      {!event && <p className="lede">{t.newLede}</p>}
      {event?.published && <p className="lede">{t.editPublished}</p>}
      <EventForm filled={filled} missions={missions} published={event?.published ? { mission: event.mission } : null} rejected={rejected} />
    </>
  );
}
