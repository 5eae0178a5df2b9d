/** What missions and events are in a calendar. No entry names a person. */
import type { Reader } from '#db';
import { countChanges } from '../accounts/audit.server.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import type { CalendarEntry } from './calendar.ts';
import type { PlannedEvent } from './events.server.ts';
import type { Mission } from './missions.server.ts';

interface Setting {
  locale: Locale;
  /** Of this site, without a slash at the end. */
  baseUrl: string;
}

const hostOf = (baseUrl: string) => new URL(baseUrl).hostname;

/** An event; `onlineUrl` as its place is for who signed up. */
export function eventEntry(db: Reader, event: PlannedEvent, { locale, baseUrl, signedUp }: Setting & { signedUp: boolean }): CalendarEntry {
  const t = messages(locale);
  const isCancelled = event.status === 'cancelled';
  const href = `${baseUrl}/${locale}/events/${event.id}`;
  const online = signedUp && event.onlineUrl !== null ? [event.onlineUrl] : [];
  return {
    uid: `event-${event.id}@${hostOf(baseUrl)}`,
    title: isCancelled ? `${t.event.cancelled}: ${event.title[locale]}` : event.title[locale],
    when: { from: event.startsAt, until: event.endsAt },
    place: event.place ?? online[0] ?? null,
    note: [...(event.cancellation ? [event.cancellation[locale]] : online), t.calendar.more(href)].join('\n'),
    href,
    cancelled: isCancelled,
    revision: countChanges(db, { subjectId: event.id, actions: ['event.edited', 'event.cancelled'] }),
  };
}

/** A mission's days: the trip and the last day to join; with `programme` also what happens on each day there. */
export function missionEntries(db: Reader, mission: Mission, { locale, baseUrl, programme }: Setting & { programme: boolean }): CalendarEntry[] {
  const t = messages(locale);
  const isCancelled = mission.status === 'cancelled';
  const href = `${baseUrl}/${locale}/missions/${mission.id}`;
  const title = mission.title[locale];
  const shared = {
    note: [...(mission.cancellation ? [mission.cancellation[locale]] : []), t.calendar.more(href)].join('\n'),
    href,
    cancelled: isCancelled,
    revision: countChanges(db, { subjectId: mission.id, actions: ['mission.edited', 'mission.cancelled'] }),
  };
  const entry = (part: string, name: string, given: Pick<CalendarEntry, 'when' | 'place'> & { note?: string }): CalendarEntry => ({
    ...shared,
    uid: `mission-${mission.id}-${part}@${hostOf(baseUrl)}`,
    title: isCancelled ? `${t.event.cancelled}: ${name}` : name,
    ...given,
  });
  return [
    entry('deadline', t.calendar.deadline(title), { when: { from: mission.enrolBy, through: mission.enrolBy }, place: null }),
    entry('trip', t.calendar.trip(title), { when: { from: mission.departsOn, through: mission.returnsOn }, place: mission.destination[locale] }),
    ...(programme ? mission.programme : []).map((day) =>
      entry(day.day, t.calendar.programmeDay(title), {
        when: { from: day.day, through: day.day },
        place: mission.destination[locale],
        note: `${day[locale]}\n${shared.note}`,
      }),
    ),
  ];
}
