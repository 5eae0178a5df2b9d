/** What somebody who leaves a company leaves behind in its enrolments. */
import { and, eq, isNull } from 'drizzle-orm';
import { enrolments, participants, type Transaction } from '#db';
import { settleEnrolment } from './enrolments.server.ts';
import { dismissParticipant } from './participants.server.ts';
import type { OnFinished } from './steps.ts';

/** The reason kept with a participation that ended because the person left the company. */
const leftReason = 'left';

/**
 * Ends what a person had not finished in the company's open enrolments; what they finished stays and counts.
 * An enrolment in which everybody else had finished is finished with that; one without anybody waits for people.
 */
export function endParticipations(
  tx: Transaction,
  { companyId, userId, actorId, now, onFinished }: { companyId: string; userId: string; actorId: string; now: Date; onFinished: OnFinished },
): void {
  const unfinished = tx
    .select({ participantId: participants.id, enrolmentId: enrolments.id })
    .from(participants)
    .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
    .where(
      and(
        eq(enrolments.company_id, companyId),
        eq(enrolments.status, 'open'),
        eq(participants.user_id, userId),
        isNull(participants.finished_at),
        isNull(participants.removed_at),
      ),
    )
    .all();
  for (const { participantId, enrolmentId } of unfinished) {
    dismissParticipant(tx, { enrolmentId, participantId, reason: leftReason, actorId, now });
    settleEnrolment(tx, { enrolmentId, now, onFinished });
  }
}
