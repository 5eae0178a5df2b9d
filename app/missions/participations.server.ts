/** A person's own side of enrolments: what they take part in. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { enrolments, members, participants, type Reader } from '#db';

export interface Participation {
  participantId: string;
  userId: string;
  enrolmentId: string;
  companyId: string;
  trackId: string;
  status: 'open' | 'completed' | 'withdrawn';
  enrolledAt: Date;
  completedAt: Date | null;
  finishedAt: Date | null;
}

function selectParticipations(db: Reader) {
  return (
    db
      .select({
        participantId: participants.id,
        userId: participants.user_id,
        enrolmentId: enrolments.id,
        companyId: enrolments.company_id,
        trackId: enrolments.track,
        status: enrolments.status,
        enrolledAt: enrolments.enrolled_at,
        completedAt: enrolments.completed_at,
        finishedAt: participants.finished_at,
      })
      .from(participants)
      .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
      // Who has left the company takes part in nothing of it any more.
      .innerJoin(members, and(eq(members.company_id, enrolments.company_id), eq(members.user_id, participants.user_id)))
  );
}

/** What a person takes part in, the oldest enrolment first; removed participations are left out. */
export function listParticipations(db: Reader, { userId }: { userId: string }): Participation[] {
  return selectParticipations(db)
    .where(and(eq(participants.user_id, userId), isNull(participants.removed_at)))
    .orderBy(asc(enrolments.enrolled_at), enrolments.id)
    .all();
}

export function listOpenParticipations(db: Reader, { userId }: { userId: string }): Participation[] {
  return listParticipations(db, { userId }).filter((participation) => participation.status === 'open');
}

/** The participation behind an id, also a closed one; null when there is none or the person was removed. */
export function findParticipation(db: Reader, { participantId }: { participantId: string }): Participation | null {
  return (
    selectParticipations(db)
      .where(and(eq(participants.id, participantId), isNull(participants.removed_at)))
      .get() ?? null
  );
}
