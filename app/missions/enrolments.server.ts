import { and, desc, eq, isNull } from 'drizzle-orm';
import { enrolments, participants, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import type { OnFinished } from './steps.ts';

export interface Enrolment {
  id: string;
  companyId: string;
  trackId: string;
  /** The mission it is for; null for none. Whether the company still has a place on it is the place's to say. */
  missionId: string | null;
  status: 'open' | 'completed' | 'withdrawn';
  enrolledAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
}

const columns = {
  id: enrolments.id,
  companyId: enrolments.company_id,
  trackId: enrolments.track,
  missionId: enrolments.mission_id,
  status: enrolments.status,
  enrolledAt: enrolments.enrolled_at,
  startedAt: enrolments.started_at,
  completedAt: enrolments.completed_at,
};

/** A company's enrolments, the newest first. */
export function listEnrolments(db: Reader, { companyId }: { companyId: string }): Enrolment[] {
  return db.select(columns).from(enrolments).where(eq(enrolments.company_id, companyId)).orderBy(desc(enrolments.enrolled_at), enrolments.id).all();
}

/** One enrolment of this company. Throws not-found for any other. */
export function findEnrolment(db: Reader, { companyId, enrolmentId }: { companyId: string; enrolmentId: string }): Enrolment {
  const enrolment = db
    .select(columns)
    .from(enrolments)
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.company_id, companyId)))
    .get();
  if (!enrolment) throw new DomainError('not-found');
  return enrolment;
}

/** Notes the first step of an enrolment's first participant; later calls change nothing. */
export function startEnrolment(tx: Transaction, { enrolmentId, now, onStep }: { enrolmentId: string; now: Date; onStep: OnStep }): void {
  const started = tx
    .update(enrolments)
    .set({ started_at: now })
    .where(and(eq(enrolments.id, enrolmentId), isNull(enrolments.started_at)))
    .returning(columns)
    .get();
  if (started) onStep(tx, { step: 'started', subjectId: started.id, companyId: started.companyId, track: started.trackId, at: now });
}

/** Whether at least one person takes part and each of them has finished. */
function isEveryoneFinished(db: Reader, enrolmentId: string): boolean {
  const taking = db
    .select({ finishedAt: participants.finished_at })
    .from(participants)
    .where(and(eq(participants.enrolment_id, enrolmentId), isNull(participants.removed_at)))
    .all();
  return taking.length > 0 && taking.every((participant) => participant.finishedAt !== null);
}

/** Calls `onFinished` when nothing is left to do in an open enrolment. Runs after every change of who must finish, or has. */
export function settleEnrolment(tx: Transaction, { enrolmentId, now, onFinished }: { enrolmentId: string; now: Date; onFinished: OnFinished }): void {
  const enrolment = tx.select({ status: enrolments.status }).from(enrolments).where(eq(enrolments.id, enrolmentId)).get();
  if (enrolment?.status === 'open' && isEveryoneFinished(tx, enrolmentId)) onFinished(tx, { enrolmentId, now });
}

/** open → completed. Throws not-open when it isn't open, or when somebody hasn't finished. */
export function markEnrolmentCompleted(tx: Transaction, { enrolmentId, now }: { enrolmentId: string; now: Date }): Enrolment {
  if (!isEveryoneFinished(tx, enrolmentId)) throw new DomainError('not-open', { enrolmentId });
  const completed = tx
    .update(enrolments)
    .set({ status: 'completed', completed_at: now })
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.status, 'open')))
    .returning(columns)
    .get();
  if (!completed) throw new DomainError('not-open', { enrolmentId });
  recordAudit(tx, { actorId: null, action: 'enrolment.completed', subjectId: enrolmentId, now });
  return completed;
}

/** open → withdrawn: another enrolment took its place, and what was done in it counts there. */
export function withdrawEnrolment(tx: Transaction, { enrolmentId, actorId, now }: { enrolmentId: string; actorId: string; now: Date }): void {
  const withdrawn = tx
    .update(enrolments)
    .set({ status: 'withdrawn' })
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.status, 'open')))
    .returning({ id: enrolments.id })
    .get();
  if (!withdrawn) throw new DomainError('not-open', { enrolmentId });
  recordAudit(tx, { actorId, action: 'enrolment.withdrawn', subjectId: enrolmentId, now });
}
