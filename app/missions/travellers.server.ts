/** Who travels for a company: the participants of the enrolment that belongs to its place on the mission. */
import { and, eq, isNotNull, ne, or } from 'drizzle-orm';
import { enrolments, mission_places, missions, type Reader, type Transaction } from '#db';
import type { OnStep } from '../companies/steps.ts';
import { findOpenEnrolment, openEnrolment, requireMembers } from './enrol.server.ts';
import { settleEnrolment, withdrawEnrolment } from './enrolments.server.ts';
import type { Mission } from './missions.server.ts';
import { dismissParticipant, enterParticipant, listParticipants } from './participants.server.ts';
import type { OnAdded, OnFinished } from './steps.ts';

interface Enrolling {
  mission: Mission;
  companyId: string;
  userIds: string[];
  actorId: string;
  removalReason: string;
  now: Date;
  onStep: OnStep;
  onAdded: OnAdded;
  onFinished: OnFinished;
}

/**
 * Enrols the people who travel. What the company has open already becomes the mission's: its enrolment
 * from an earlier join, or one in the same track for no mission. Who doesn't travel and hasn't finished
 * is taken out of it; who has finished stays. `takePlace` runs before anybody can finish, so that a
 * certificate that follows at once knows the mission.
 * Throws invalid without people, not-found for somebody who isn't a member, and what `takePlace` throws.
 */
export function enrolTravellers(tx: Transaction, given: Enrolling & { takePlace: (enrolmentId: string) => void }): { enrolmentId: string } {
  const { mission, companyId, actorId, now, onStep, onAdded, onFinished } = given;
  const userIds = requireMembers(tx, { companyId, userIds: given.userIds });
  const enrolmentId = adoptEnrolment(tx, { companyId, mission }) ?? openEnrolment(tx, { ...given, trackId: mission.trackId, missionId: mission.id });
  given.takePlace(enrolmentId);

  const enrolment = { id: enrolmentId, companyId, trackId: mission.trackId };
  const before = listParticipants(tx, { companyId, enrolmentId });
  const added = userIds
    .filter((userId) => !before.some((participant) => participant.userId === userId))
    .map((userId) => enterParticipant(tx, { enrolment, userId, actorId, now, onStep }));
  for (const { id, userId, finishedAt } of before) {
    if (finishedAt || userIds.includes(userId)) continue;
    dismissParticipant(tx, { enrolmentId, participantId: id, reason: given.removalReason, actorId, now });
  }
  for (const participantId of added) onAdded(tx, { participantId, now });
  settleEnrolment(tx, { enrolmentId, now, onFinished });
  for (const left of listLeftBehind(tx, { companyId, mission })) withdrawEnrolment(tx, { enrolmentId: left, actorId, now });
  return { enrolmentId };
}

type Which = Pick<Enrolling, 'companyId' | 'mission'>;

/** The open enrolment that becomes the mission's when this company joins, with the people in it; null when a new one is opened. */
export function findAdoptable(db: Reader, { companyId, mission }: Which): { enrolmentId: string; userIds: string[] } | null {
  const { id: missionId, trackId } = mission;
  const enrolmentId = findOpenEnrolment(db, { companyId, trackId, missionId }) ?? findOpenEnrolment(db, { companyId, trackId, missionId: null });
  return enrolmentId === null ? null : { enrolmentId, userIds: listParticipants(db, { companyId, enrolmentId }).map(({ userId }) => userId) };
}

function adoptEnrolment(tx: Transaction, which: Which): string | null {
  const adopted = findAdoptable(tx, which);
  if (!adopted) return null;
  tx.update(enrolments)
    .set({ mission_id: which.mission.id })
    .where(and(eq(enrolments.id, adopted.enrolmentId), eq(enrolments.company_id, which.companyId)))
    .run();
  return adopted.enrolmentId;
}

/** Open enrolments in this track for missions that the company isn't on any more: cancelled, or withdrawn from. The new one carries their progress over. */
function listLeftBehind(db: Reader, { companyId, mission }: Which): string[] {
  return db
    .select({ id: enrolments.id })
    .from(enrolments)
    .innerJoin(missions, eq(missions.id, enrolments.mission_id))
    .innerJoin(mission_places, eq(mission_places.enrolment_id, enrolments.id))
    .where(
      and(
        eq(enrolments.company_id, companyId),
        eq(enrolments.track, mission.trackId),
        eq(enrolments.status, 'open'),
        ne(missions.id, mission.id),
        or(isNotNull(missions.cancelled_at), eq(mission_places.status, 'withdrawn')),
      ),
    )
    .all()
    .map(({ id }) => id);
}
