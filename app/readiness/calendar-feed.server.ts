/** A person's own calendar: an address that nobody can guess, and what stands behind it. */
import { eq } from 'drizzle-orm';
import { calendar_feeds, hashToken, newToken, transact, users, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { listMemberships } from '../companies/membership.server.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { eventEntry, missionEntries } from '../missions/calendar-entries.server.ts';
import { writeCalendar, type CalendarEntry } from '../missions/calendar.ts';
import { listEventsOf } from '../missions/events.server.ts';
import { listCompanyMissions } from '../missions/places.server.ts';
import { listPlanDates } from './plan.server.ts';

/** Since when a person has an address for their calendar; null when they have none. */
export function findFeed(db: Reader, { userId }: { userId: string }): { createdAt: Date } | null {
  return db.select({ createdAt: calendar_feeds.created_at }).from(calendar_feeds).where(eq(calendar_feeds.user_id, userId)).get() ?? null;
}

/** Makes an address, in place of the one there was, and returns its token, which is stored nowhere. */
export function makeFeed(db: Database, { userId, now }: { userId: string; now: Date }): { token: string } {
  const token = newToken();
  const feed = { token_hash: hashToken(token), created_at: now };
  transact(db, (tx) => {
    tx.insert(calendar_feeds)
      .values({ user_id: userId, ...feed })
      .onConflictDoUpdate({ target: calendar_feeds.user_id, set: feed })
      .run();
    recordAudit(tx, { actorId: userId, action: 'calendar.made', subjectId: userId, now });
  });
  return { token };
}

/** Takes the address away; without one nothing happens. */
export function removeFeed(db: Database, { userId, now }: { userId: string; now: Date }): void {
  transact(db, (tx) => {
    const { changes } = tx.delete(calendar_feeds).where(eq(calendar_feeds.user_id, userId)).run();
    if (changes > 0) recordAudit(tx, { actorId: userId, action: 'calendar.removed', subjectId: userId, now });
  });
}

/** Whose calendar it is; null for a token that was never made, or was replaced or taken away. */
export function findFeedOwner(db: Reader, { token }: { token: string }): { userId: string } | null {
  return (
    db
      .select({ userId: users.id })
      .from(calendar_feeds)
      .innerJoin(users, eq(users.id, calendar_feeds.user_id))
      .where(eq(calendar_feeds.token_hash, hashToken(token)))
      .get() ?? null
  );
}

interface Asking {
  userId: string;
  catalogue: Catalogue;
  locale: Locale;
  baseUrl: string;
  timeZone: string;
  now: Date;
}

/** The missions of all companies of a person, events they have a place at, and what their plans ask of them when. */
function listEntries(db: Reader, { userId, ...given }: Asking): CalendarEntry[] {
  const companies = listMemberships(db, { userId });
  const missions = new Map(companies.flatMap(({ companyId }) => listCompanyMissions(db, { companyId })).map(({ mission }) => [mission.id, mission]));
  const dates = listPlanDates(db, { userId, ...given });
  return [
    ...[...missions.values()].flatMap((mission) => missionEntries(db, mission, { ...given, programme: true })),
    ...listEventsOf(db, { userId }).map((event) => eventEntry(db, event, { ...given, signedUp: true })),
    ...dates.map(({ day, title, href, uid }): CalendarEntry => ({
      uid,
      title,
      when: { from: day, through: day },
      place: null,
      note: messages(given.locale).calendar.more(href),
      href,
      cancelled: false,
      // An app that follows the feed takes what it finds; a task has no edition of its own.
      revision: 0,
    })),
  ];
}

/** A person's calendar (RFC 5545). */
export function readFeed(db: Reader, { siteName, ...given }: Asking & { siteName: string }): string {
  const { locale, now } = given;
  return writeCalendar({ name: messages(locale).calendar.name(siteName), entries: listEntries(db, given), language: locale, made: now });
}
