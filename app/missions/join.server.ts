/** How a company gets on a mission: with the code or from the officer's list, on a free place or on the waiting list. */
import { and, eq } from 'drizzle-orm';
import { mission_places, missions, newId, transact, type Database, type Reader, type Transaction } from '#db';
import { getAccount } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError, type DomainErrorCode } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { isInvited } from './invitees.server.ts';
import { tidyJoinCode } from './join-code.ts';
import { asMission, findPublicMission, type Mission } from './missions.server.ts';
import { countFreePlaces } from './places.server.ts';
import type { OnAdded, OnFinished } from './steps.ts';
import { enrolTravellers } from './travellers.server.ts';

/** The public mission with this code, as somebody typed it; null when there is none. A draft's code opens nothing. */
export function findMissionByCode(db: Reader, { code }: { code: string }): Mission | null {
  const row = db
    .select()
    .from(missions)
    .where(eq(missions.join_code, tidyJoinCode(code)))
    .get();
  return row?.published_at ? asMission(row) : null;
}

/** Why nobody can join any more: `not-open` when cancelled, `expired` when the deadline is over; null while one can. `today` is YYYY-MM-DD. */
export function joinRefusal(mission: Mission, today: string): Extract<DomainErrorCode, 'not-open' | 'expired'> | null {
  if (mission.status !== 'published') return 'not-open';
  return mission.enrolBy < today ? 'expired' : null;
}

/** Whether the person may join for their company: invited, or with the right code. */
export function mayJoin(
  db: Reader,
  { mission, companyId, userId, code }: { mission: Mission; companyId: string; userId: string; code: string | null },
): boolean {
  if (code !== null && tidyJoinCode(code) === mission.joinCode) return true;
  const { email } = getAccount(db, { userId });
  return isInvited(db, { missionId: mission.id, email, companyId });
}

export interface Joining {
  missionId: string;
  companyId: string;
  /** Who travels: members of the company, at least one. */
  userIds: string[];
  code: string | null;
  actorId: string;
  /** Kept with a participant who doesn't travel and is taken out: see enrolTravellers. */
  removalReason: string;
  timeZone: string;
  now: Date;
  onStep: OnStep;
  onAdded: OnAdded;
  onFinished: OnFinished;
}

/**
 * Gives a company a place on a mission, or on its waiting list when the mission is full, and enrols its
 * travellers. Immediate, so that of two companies the last place goes to one; a trigger keeps it so.
 * Throws not-found (mission, or somebody who isn't a member), not-open (cancelled), expired (after the
 * deadline), not-allowed (wrong code, not invited), already-done (has joined), invalid (nobody travels).
 */
export function joinMission(db: Database, given: Joining): { status: 'placed' | 'waiting'; enrolmentId: string } {
  const { missionId, companyId, userIds, code, actorId, timeZone, now } = given;
  return transact(db, (tx) => {
    const mission = findPublicMission(tx, { missionId });
    const refusal = joinRefusal(mission, dayOf(now, timeZone));
    if (refusal) throw new DomainError(refusal);
    if (!mayJoin(tx, { mission, companyId, userId: actorId, code })) throw new DomainError('not-allowed');
    const status = countFreePlaces(tx, mission) > 0 ? 'placed' : 'waiting';
    const { enrolmentId } = enrolTravellers(tx, {
      ...given,
      mission,
      userIds,
      takePlace: (enrolment) => takePlace(tx, { missionId, companyId, enrolmentId: enrolment, status, actorId, now }),
    });
    return { status, enrolmentId };
  });
}

/** A company that withdrew and comes back takes its old row again, at the end of the list. */
function takePlace(
  tx: Transaction,
  given: { missionId: string; companyId: string; enrolmentId: string; status: 'placed' | 'waiting'; actorId: string; now: Date },
): void {
  const { missionId, companyId, enrolmentId, status, actorId, now } = given;
  const asked = { enrolment_id: enrolmentId, status, asked_at: now, asked_by: actorId, placed_at: status === 'placed' ? now : null, withdrawn_at: null };
  const earlier = tx
    .select({ id: mission_places.id, status: mission_places.status })
    .from(mission_places)
    .where(and(eq(mission_places.mission_id, missionId), eq(mission_places.company_id, companyId)))
    .get();
  if (earlier && earlier.status !== 'withdrawn') throw new DomainError('already-done');
  const id = earlier?.id ?? newId();
  if (earlier) tx.update(mission_places).set(asked).where(eq(mission_places.id, id)).run();
  else {
    tx.insert(mission_places)
      .values({ id, mission_id: missionId, company_id: companyId, ...asked })
      .run();
  }
  recordAudit(tx, { actorId, action: 'mission.joined', subjectId: missionId, details: { placeId: id, companyId, status }, now });
}
