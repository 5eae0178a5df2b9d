/** The life of an event: draft → published → cancelled, each step one transaction and one audit row. */
import { and, eq, gt } from 'drizzle-orm';
import { events, newId, transact, type Database, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';
import type { Localised } from '../i18n/locale.ts';
import { hasBegun } from './event-standing.ts';
import { mailPeople } from './event-mails.server.ts';
import { listSignUps, moveUp, type MailSetting } from './event-sign-ups.server.ts';
import { findEvent, type EventDetails, type PlannedEvent } from './events.server.ts';
import { findMission } from './missions.server.ts';

/** Throws not-found for an unknown mission, not-open for a cancelled one, invalid for what the form doesn't let through. */
function requirePossible(tx: Transaction, details: EventDetails): void {
  if (details.missionId !== null && findMission(tx, { missionId: details.missionId }).status === 'cancelled') throw new DomainError('not-open');
  if (details.endsAt <= details.startsAt || (details.place === null && details.onlineUrl === null)) throw new DomainError('invalid');
}

const asRow = (details: EventDetails) => ({
  mission_id: details.missionId,
  kind: details.kind,
  title_nl: details.title.nl,
  title_en: details.title.en,
  text_nl: details.text.nl,
  text_en: details.text.en,
  starts_at: details.startsAt,
  ends_at: details.endsAt,
  place: details.place,
  online_url: details.onlineUrl,
  capacity: details.capacity,
});

/** Makes a draft, which officers alone see. Throws not-found, not-open (mission), invalid. */
export function createEvent(db: Database, { details, actorId, now }: { details: EventDetails; actorId: string; now: Date }): { eventId: string } {
  return transact(db, (tx) => {
    requirePossible(tx, details);
    const eventId = newId();
    tx.insert(events)
      .values({ id: eventId, ...asRow(details), created_at: now, created_by: actorId })
      .run();
    recordAudit(tx, { actorId, action: 'event.created', subjectId: eventId, details: { missionId: details.missionId }, now });
    return { eventId };
  });
}

/** What somebody who signed up must hear. */
function isMoved(before: PlannedEvent, after: EventDetails): boolean {
  const essence = ({ startsAt, endsAt, place, onlineUrl }: EventDetails) => JSON.stringify([startsAt, endsAt, place, onlineUrl]);
  return essence(before) !== essence(after);
}

/**
 * Changes an event. A published one stays with its mission, since people signed up for that; whoever did
 * gets a mail when time or place changed. More places go to the waiting list.
 * Throws not-found, not-open (cancelled), not-allowed (another mission), too-many with `signedUp` (fewer
 * places than people who have one), invalid.
 */
export function editEvent(
  db: Database,
  { eventId, details, actorId, now, ...setting }: { eventId: string; details: EventDetails; actorId: string; now: Date } & MailSetting,
): void {
  transact(db, (tx) => {
    const before = findEvent(tx, { eventId });
    if (before.status === 'cancelled') throw new DomainError('not-open');
    if (before.status === 'published' && before.missionId !== details.missionId) throw new DomainError('not-allowed');
    if (details.capacity !== null && details.capacity < before.signedUp) throw new DomainError('too-many', { signedUp: before.signedUp });
    requirePossible(tx, details);
    tx.update(events).set(asRow(details)).where(eq(events.id, eventId)).run();
    recordAudit(tx, { actorId, action: 'event.edited', subjectId: eventId, now });
    const after = findEvent(tx, { eventId });
    if (after.status !== 'published' || hasBegun(after, now)) return;
    const userIds = listSignUps(tx, { eventId }).map(({ userId }) => userId);
    if (isMoved(before, after)) mailPeople(tx, { event: after, kind: 'changed', userIds, now, ...setting });
    moveUp(tx, { eventId, now, ...setting });
  });
}

/** draft → published. Throws not-found, already-done, not-open when it has begun or its mission is cancelled. */
export function publishEvent(db: Database, { eventId, actorId, now }: { eventId: string; actorId: string; now: Date }): void {
  transact(db, (tx) => {
    const event = findEvent(tx, { eventId });
    if (event.status !== 'draft') throw new DomainError('already-done');
    requirePossible(tx, event);
    if (hasBegun(event, now)) throw new DomainError('not-open');
    tx.update(events).set({ status: 'published', published_at: now }).where(eq(events.id, eventId)).run();
    recordAudit(tx, { actorId, action: 'event.published', subjectId: eventId, now });
  });
}

function cancel(
  tx: Transaction,
  { eventId, reason, actorId, now, ...setting }: { eventId: string; reason: Localised; actorId: string; now: Date } & MailSetting,
) {
  tx.update(events).set({ status: 'cancelled', cancellation_nl: reason.nl, cancellation_en: reason.en, cancelled_at: now }).where(eq(events.id, eventId)).run();
  recordAudit(tx, { actorId, action: 'event.cancelled', subjectId: eventId, now });
  const userIds = listSignUps(tx, { eventId }).map(({ userId }) => userId);
  mailPeople(tx, { event: findEvent(tx, { eventId }), kind: 'cancelled', userIds, now, ...setting });
}

/**
 * published → cancelled, for good, with a mail to everyone on its lists. Nobody has seen a draft, so there
 * is nothing to cancel; an event that has begun took place.
 * Throws not-found, already-done (cancelled), not-open (draft, or begun).
 */
export function cancelEvent(db: Database, { eventId, ...given }: { eventId: string; reason: Localised; actorId: string; now: Date } & MailSetting): void {
  transact(db, (tx) => {
    const event = findEvent(tx, { eventId });
    if (event.status === 'cancelled') throw new DomainError('already-done');
    if (event.status === 'draft' || hasBegun(event, given.now)) throw new DomainError('not-open');
    cancel(tx, { eventId, ...given });
  });
}

/** Cancels a mission's published events to come with the mission, for its reason; drafts stay drafts, which can't be published any more. */
export function cancelEventsOfMission(
  tx: Transaction,
  { missionId, ...given }: { missionId: string; reason: Localised; actorId: string; now: Date } & MailSetting,
): void {
  const coming = tx
    .select({ eventId: events.id })
    .from(events)
    .where(and(eq(events.mission_id, missionId), eq(events.status, 'published'), gt(events.starts_at, given.now)))
    .all();
  for (const { eventId } of coming) cancel(tx, { eventId, ...given });
}
