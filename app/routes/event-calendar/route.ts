import { forAnyone } from '#app/http/access.server.ts';
import { sendCalendar } from '#app/http/calendar-file.server.ts';
import { eventEntry } from '#app/missions/calendar-entries.server.ts';
import { writeCalendar } from '#app/missions/calendar.ts';
import { findSignUp } from '#app/missions/event-sign-ups.server.ts';
import { findVisibleEvent } from '#app/missions/events.server.ts';

/** /events/{event}.ics: one event, for who may see its page; the address for joining online for who signed up. */
export const loader = forAnyone(({ app, locale, params, viewer, now }) => {
  const asking = { userId: viewer?.id ?? null, companyId: viewer?.membership?.companyId ?? null };
  const event = findVisibleEvent(app.db, { eventId: params.event ?? '', viewer: asking });
  const signedUp = viewer !== null && findSignUp(app.db, { eventId: event.id, userId: viewer.id }) === 'signed-up';
  const entry = eventEntry(app.db, event, { locale, baseUrl: app.config.baseUrl, signedUp });
  return sendCalendar(writeCalendar({ entries: [entry], language: locale, made: now }), { name: `event-${event.id}` });
});
