/** Mails about an event, to people who signed up for it, each in their own language. */
import { asc, inArray } from 'drizzle-orm';
import { users, type Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { formatTime, formatWeekday } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { PlannedEvent } from './events.server.ts';

/** `placed`: from the waiting list; `changed`: another time or place. */
export type EventMailKind = 'placed' | 'changed' | 'cancelled';

/** Queues one mail per person, in the transaction of what it tells about. */
export function mailPeople(
  tx: Transaction,
  { event, kind, userIds, site, timeZone, now }: { event: PlannedEvent; kind: EventMailKind; userIds: string[]; site: Site; timeZone: string; now: Date },
): void {
  const people = tx.select({ email: users.email, locale: users.locale }).from(users).where(inArray(users.id, userIds)).orderBy(asc(users.email)).all();
  for (const { email, locale } of people) {
    const message = messages(locale).event.mails[kind]({
      title: event.title[locale],
      day: formatWeekday(event.startsAt, locale, timeZone),
      from: formatTime(event.startsAt, timeZone),
      until: formatTime(event.endsAt, timeZone),
      place: event.place,
      reason: event.cancellation?.[locale] ?? '',
      href: `${site.baseUrl}/${locale}/events/${event.id}`,
    });
    queueMail(tx, { to: email, locale, message, now });
  }
}
