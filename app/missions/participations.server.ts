/** A person's own side of enrolments: what they take part in. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { enrolments, members, participants, type Reader } from '#db';
import { findMembership } from '../companies/membership.server.ts';

export interface Participation {
  participantId: string;
  userId: string;
  enrolmentId: string;
  companyId: string;
  trackId: string;
  /** The mission the enrolment is for; null for none. */
  missionId: string | null;
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
        missionId: enrolments.mission_id,
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

/** What a person takes part in at all their companies, the oldest enrolment first; removed participations are left out. */
function listParticipations(db: Reader, { userId }: { userId: string }): Participation[] {
  return selectParticipations(db)
    .where(and(eq(participants.user_id, userId), isNull(participants.removed_at)))
    .orderBy(asc(enrolments.enrolled_at), enrolments.id)
    .all();
}

/** What a person takes part in at the company they work for now. A consultant sees one company at a time. */
export function listCurrentParticipations(db: Reader, { userId }: { userId: string }): Participation[] {
  const current = findMembership(db, { userId })?.companyId;
  return listParticipations(db, { userId }).filter(({ companyId }) => companyId === current);
}

/** Open participations at every company of a person: what is read or played counts in each of them. */
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
