/** Who comes to an event, and who waits for a place. The database refuses more people than places (migration 0007). */
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import { companies, event_sign_ups, events, missions, transact, users, type Database, type Reader, type Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { hasBegun, placesLeft } from './event-standing.ts';
import { mailPeople } from './event-mails.server.ts';
import { findEvent, findVisibleEvent, type EventViewer } from './events.server.ts';

export interface SignUp {
  userId: string;
  name: string;
  /** The company the person comes for; null for who has none. */
  companyId: string | null;
  companyName: string | null;
  status: 'signed-up' | 'waiting';
  /** Null as long as nobody has recorded whether this person came. */
  attended: boolean | null;
}

/** How a mail about an event is made. */
export interface MailSetting {
  site: Site;
  timeZone: string;
}

const isOf = (eventId: string, userId: string) => and(eq(event_sign_ups.event_id, eventId), eq(event_sign_ups.user_id, userId));
/** The waiting list is in this order; of two at the same moment, the row written first. */
const waitingOrder = [asc(event_sign_ups.signed_up_at), sql`${event_sign_ups}.rowid`];

/** Who has a place, by company and name, then the waiting list in its order. For officers. */
export function listSignUps(db: Reader, { eventId }: { eventId: string }): SignUp[] {
  const rows = (status: SignUp['status']) =>
    db
      .select({
        userId: users.id,
        name: users.name,
        companyId: event_sign_ups.company_id,
        companyName: companies.name,
        attended: event_sign_ups.attended,
      })
      .from(event_sign_ups)
      .innerJoin(users, eq(users.id, event_sign_ups.user_id))
      .leftJoin(companies, eq(companies.id, event_sign_ups.company_id))
      .where(and(eq(event_sign_ups.event_id, eventId), eq(event_sign_ups.status, status)))
      .orderBy(...(status === 'waiting' ? waitingOrder : [sql`${companies.name} is null`, asc(companies.name), asc(users.name), asc(users.id)]))
      .all()
      .map((row): SignUp => ({ ...row, status }));
  return [...rows('signed-up'), ...rows('waiting')];
}

/** A person's own place; null when they have none or have withdrawn. */
export function findSignUp(db: Reader, { eventId, userId }: { eventId: string; userId: string }): SignUp['status'] | null {
  const status = db.select({ status: event_sign_ups.status }).from(event_sign_ups).where(isOf(eventId, userId)).get()?.status;
  return status === undefined || status === 'withdrawn' ? null : status;
}

/** A person's own places, by event; those they have withdrawn from are left out. */
export function listOwnSignUps(db: Reader, { userId }: { userId: string }): Map<string, SignUp['status']> {
  const rows = db
    .select({ eventId: event_sign_ups.event_id, status: event_sign_ups.status })
    .from(event_sign_ups)
    .where(eq(event_sign_ups.user_id, userId))
    .all();
  return new Map(rows.flatMap(({ eventId, status }) => (status === 'withdrawn' ? [] : [[eventId, status] as const])));
}

/** Gives free places to who waits longest; an event that has begun has none any more. Returns who got one. */
export function fillPlaces(tx: Transaction, { eventId, now }: { eventId: string; now: Date }): string[] {
  const event = findEvent(tx, { eventId });
  if (event.status !== 'published' || hasBegun(event, now)) return [];
  const waiting = tx
    .select({ userId: event_sign_ups.user_id })
    .from(event_sign_ups)
    .where(and(eq(event_sign_ups.event_id, eventId), eq(event_sign_ups.status, 'waiting')))
    .orderBy(...waitingOrder)
    .limit(placesLeft(event) ?? -1)
    .all()
    .map(({ userId }) => userId);
  for (const userId of waiting) tx.update(event_sign_ups).set({ status: 'signed-up' }).where(isOf(eventId, userId)).run();
  return waiting;
}

/** Lets the waiting list move up, with a mail to each who gets a place. */
export function moveUp(tx: Transaction, { eventId, now, ...setting }: { eventId: string; now: Date } & MailSetting): void {
  const placed = fillPlaces(tx, { eventId, now });
  if (placed.length > 0) mailPeople(tx, { event: findEvent(tx, { eventId }), kind: 'placed', userIds: placed, now, ...setting });
}

/**
 * Signs a person up for an event that they may see; when it is full, or others wait, they wait too.
 * Throws not-found, not-open (cancelled, or begun), already-done.
 */
export function signUp(
  db: Database,
  { eventId, viewer, now, ...setting }: { eventId: string; viewer: EventViewer & { userId: string }; now: Date } & MailSetting,
): SignUp['status'] {
  const { userId, companyId } = viewer;
  return transact(db, (tx) => {
    const event = findVisibleEvent(tx, { eventId, viewer });
    if (event.status !== 'published' || hasBegun(event, now)) throw new DomainError('not-open');
    if (findSignUp(tx, { eventId, userId })) throw new DomainError('already-done');
    const row = { company_id: companyId, status: 'waiting' as const, signed_up_at: now };
    // A place may have come free without anybody noticing, by an account that was erased: then who waited goes first.
    tx.insert(event_sign_ups)
      .values({ event_id: eventId, user_id: userId, ...row })
      .onConflictDoUpdate({ target: [event_sign_ups.event_id, event_sign_ups.user_id], set: row })
      .run();
    const placed = fillPlaces(tx, { eventId, now });
    const others = placed.filter((other) => other !== userId);
    if (others.length > 0) mailPeople(tx, { event, kind: 'placed', userIds: others, now, ...setting });
    return placed.includes(userId) ? 'signed-up' : 'waiting';
  });
}

/** Takes a person off an event's list; their place goes to who waits longest. Throws not-found (has none), not-open (begun, or cancelled). */
export function withdrawSignUp(db: Database, { eventId, userId, now, ...setting }: { eventId: string; userId: string; now: Date } & MailSetting): void {
  transact(db, (tx) => {
    if (!findSignUp(tx, { eventId, userId })) throw new DomainError('not-found');
    const event = findEvent(tx, { eventId });
    if (event.status !== 'published' || hasBegun(event, now)) throw new DomainError('not-open');
    tx.update(event_sign_ups).set({ status: 'withdrawn' }).where(isOf(eventId, userId)).run();
    moveUp(tx, { eventId, now, ...setting });
  });
}

/**
 * Ends what people of a company signed up for at events to come, when the company leaves the mission, or,
 * with `userId`, when one person leaves the company: then for events of every mission of that company.
 */
export function releaseSignUps(
  tx: Transaction,
  { companyId, missionId, userId, now, ...setting }: { companyId: string; missionId?: string; userId?: string; now: Date } & MailSetting,
): void {
  const released = tx
    .select({ eventId: events.id, userId: event_sign_ups.user_id })
    .from(event_sign_ups)
    .innerJoin(events, eq(events.id, event_sign_ups.event_id))
    .innerJoin(missions, eq(missions.id, events.mission_id))
    .where(
      and(
        eq(event_sign_ups.company_id, companyId),
        ne(event_sign_ups.status, 'withdrawn'),
        gt(events.starts_at, now),
        missionId === undefined ? undefined : eq(missions.id, missionId),
        userId === undefined ? undefined : eq(event_sign_ups.user_id, userId),
      ),
    )
    .all();
  for (const eventId of new Set(released.map((row) => row.eventId))) {
    const leaving = released.filter((row) => row.eventId === eventId).map((row) => row.userId);
    tx.update(event_sign_ups)
      .set({ status: 'withdrawn' })
      .where(and(eq(event_sign_ups.event_id, eventId), inArray(event_sign_ups.user_id, leaving)))
      .run();
    moveUp(tx, { eventId, now, ...setting });
  }
}
