/** Calendars as files (RFC 5545): what a calendar app reads once, or fetches again and again. Pure. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../i18n/days.ts';

export interface CalendarEntry {
  /** Stays the same when the entry changes, so that an app replaces it. */
  uid: string;
  title: string;
  /** Whole days, both included, as YYYY-MM-DD; or instants. */
  when: { from: string; through: string } | { from: Date; until: Date };
  place: string | null;
  /** What stands with it; a calendar app shows this as plain text. */
  note: string;
  /** The page about it. */
  href: string;
  cancelled: boolean;
  /** How often the entry was changed since it was published (SEQUENCE, section 3.8.7.4). */
  revision: number;
}

/** How often an app that follows the calendar may fetch it again, in seconds. */
const refreshAfter = 12 * 3600;
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * @param name what an app calls the calendar; absent in a file with one thing to add
 * @param made when this file was written (DTSTAMP, section 3.8.7.2, for the method PUBLISH)
 */
export function writeCalendar({ name, entries, language, made }: { name?: string; entries: CalendarEntry[]; language: string; made: Date }): string {
  const calendar = ical({
    prodId: { company: 'Voorbereid', product: 'Calendar', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ...(name ? { name, ttl: refreshAfter } : {}),
  });
  for (const { uid, title, when, place, note, href, cancelled, revision } of entries) {
    calendar.createEvent({
      id: uid,
      summary: title,
      ...('through' in when
        ? // A whole day ends where the next one begins (section 3.6.1), and doesn't make anybody busy.
          { start: midnight(when.from), end: midnight(addDays(when.through, 1)), allDay: true, transparency: ICalEventTransparency.TRANSPARENT }
        : { start: when.from, end: when.until }),
      location: place,
      description: note,
      url: href,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      sequence: revision,
      stamp: made,
    });
  }
  return calendar.toString();
}
