import { and, eq, isNull, sql } from 'drizzle-orm';
import { enrolments, members, newId, participants, transact, users, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { isMember } from '../companies/membership.server.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { findEnrolment, settleEnrolment, startEnrolment, type Enrolment } from './enrolments.server.ts';
import type { OnAdded, OnFinished } from './steps.ts';

/** Longest reason for a removal, in characters. */
export const longestReason = 300;

export interface Participant {
  id: string;
  userId: string;
  /** Null for who finished and left the company since: they count, and are nobody's business any more. */
  name: string | null;
  addedAt: Date;
  finishedAt: Date | null;
}

/** Who must finish an enrolment of this company, by name, former colleagues last. Removed people are left out. */
export function listParticipants(db: Reader, { companyId, enrolmentId }: { companyId: string; enrolmentId: string }): Participant[] {
  return db
    .select({ id: participants.id, userId: participants.user_id, name: users.name, addedAt: participants.added_at, finishedAt: participants.finished_at })
    .from(participants)
    .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
    .leftJoin(members, and(eq(members.company_id, enrolments.company_id), eq(members.user_id, participants.user_id)))
    .leftJoin(users, eq(users.id, members.user_id))
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.company_id, companyId), isNull(participants.removed_at)))
    .orderBy(sql`${users.name} asc nulls last`, participants.id)
    .all();
}

function requireOpenEnrolment(db: Reader, which: { companyId: string; enrolmentId: string }): Enrolment {
  const enrolment = findEnrolment(db, which);
  if (enrolment.status !== 'open') throw new DomainError('not-open');
  return enrolment;
}

/**
 * Puts a member in an enrolment; somebody who was removed before takes their place again. The caller has
 * checked both, and tells `onAdded` when everybody is in. Throws already-done for who takes part already.
 */
export function enterParticipant(
  tx: Transaction,
  given: { enrolment: Pick<Enrolment, 'id' | 'companyId' | 'trackId'>; userId: string; actorId: string; now: Date; onStep: OnStep },
): string {
  const { enrolment, userId, actorId, now, onStep } = given;
  const earlier = tx
    .select({ id: participants.id, removedAt: participants.removed_at })
    .from(participants)
    .where(and(eq(participants.enrolment_id, enrolment.id), eq(participants.user_id, userId)))
    .get();
  if (earlier && !earlier.removedAt) throw new DomainError('already-done');
  const participantId = earlier?.id ?? newId();
  if (earlier) {
    tx.update(participants).set({ removed_at: null, removal_reason: null, added_at: now }).where(eq(participants.id, earlier.id)).run();
  } else {
    tx.insert(participants).values({ id: participantId, enrolment_id: enrolment.id, user_id: userId, added_at: now }).run();
    // The report counts a person in an enrolment once, so a return isn't told again.
    onStep(tx, { step: 'participant', subjectId: participantId, companyId: enrolment.companyId, track: enrolment.trackId, at: now });
  }
  recordAudit(tx, { actorId, action: 'participant.added', subjectId: participantId, details: { enrolmentId: enrolment.id }, now });
  return participantId;
}

/** Takes somebody who hasn't finished out of an enrolment. The caller settles it afterwards. */
export function dismissParticipant(
  tx: Transaction,
  { enrolmentId, participantId, reason, actorId, now }: { enrolmentId: string; participantId: string; reason: string; actorId: string; now: Date },
): void {
  tx.update(participants).set({ removed_at: now, removal_reason: reason }).where(eq(participants.id, participantId)).run();
  recordAudit(tx, { actorId, action: 'participant.removed', subjectId: participantId, details: { enrolmentId }, now });
}

/**
 * Adds a member to an open enrolment; somebody who was removed before takes their place again.
 * Throws not-found (enrolment or member), not-open, already-done when the person takes part already.
 */
export function addParticipant(
  db: Database,
  given: { companyId: string; enrolmentId: string; userId: string; actorId: string; now: Date; onStep: OnStep; onAdded: OnAdded },
): { participantId: string } {
  const { companyId, enrolmentId, userId, actorId, now, onStep, onAdded } = given;
  return transact(db, (tx) => {
    const enrolment = requireOpenEnrolment(tx, { companyId, enrolmentId });
    if (!isMember(tx, { userId, companyId })) throw new DomainError('not-found');
    const participantId = enterParticipant(tx, { enrolment, userId, actorId, now, onStep });
    onAdded(tx, { participantId, now });
    return { participantId };
  });
}

/**
 * Takes somebody who hasn't finished out of an enrolment; the reason is kept with the participant (rule 6).
 * When everyone left has finished, that finishes the enrolment.
 * Throws not-found, not-open, already-done (has finished), invalid (no reason, a too long one),
 * not-allowed (the last participant).
 */
export function removeParticipant(
  db: Database,
  given: { companyId: string; enrolmentId: string; participantId: string; reason: string; actorId: string; now: Date; onFinished: OnFinished },
): void {
  const { companyId, enrolmentId, participantId, actorId, now, onFinished } = given;
  const reason = given.reason.trim();
  if (reason === '' || reason.length > longestReason) throw new DomainError('invalid');
  transact(db, (tx) => {
    requireOpenEnrolment(tx, { companyId, enrolmentId });
    const taking = listParticipants(tx, { companyId, enrolmentId });
    const leaving = taking.find((participant) => participant.id === participantId);
    if (!leaving) throw new DomainError('not-found');
    if (leaving.finishedAt) throw new DomainError('already-done');
    if (taking.length === 1) throw new DomainError('not-allowed');
    dismissParticipant(tx, { enrolmentId, participantId, reason, actorId, now });
    settleEnrolment(tx, { enrolmentId, now, onFinished });
  });
}

/** Notes that a participant has finished every required module; the last one finishes the enrolment. A second call changes nothing. */
export function finishParticipant(
  tx: Transaction,
  { participantId, now, onStep, onFinished }: { participantId: string; now: Date; onStep: OnStep; onFinished: OnFinished },
): void {
  const finished = tx
    .update(participants)
    .set({ finished_at: now })
    .where(and(eq(participants.id, participantId), isNull(participants.finished_at), isNull(participants.removed_at)))
    .returning({ userId: participants.user_id, enrolmentId: participants.enrolment_id })
    .get();
  if (!finished) return;
  const { enrolmentId, userId } = finished;
  recordAudit(tx, { actorId: userId, action: 'participant.finished', subjectId: participantId, details: { enrolmentId }, now });
  // Modules brought along from an earlier enrolment can finish somebody before a first step of their own.
  startEnrolment(tx, { enrolmentId, now, onStep });
  settleEnrolment(tx, { enrolmentId, now, onFinished });
}
