/** Enrolments, places and sign-ups of two registrations of one company, put together under one of them. */
import { and, eq } from 'drizzle-orm';
import { enrolments, event_sign_ups, mission_places, participants, type Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import type { OnStep } from '../companies/steps.ts';
import { findOpenEnrolment } from './enrol.server.ts';
import { settleEnrolment, withdrawEnrolment } from './enrolments.server.ts';
import { findMission } from './missions.server.ts';
import { finishParticipant } from './participants.server.ts';
import type { OnAdded, OnFinished } from './steps.ts';
import { fillPlaces } from './waiting-list.server.ts';

interface Merging {
  fromId: string;
  intoId: string;
  actorId: string;
  site: Site;
  timeZone: string;
  now: Date;
  onStep: OnStep;
  onAdded: OnAdded;
  onFinished: OnFinished;
}
type Place = typeof mission_places.$inferSelect;

/**
 * Moves everything of `fromId` that belongs to this room. Where both have an open enrolment of one kind, the
 * people of the first join the second, with what they did, and the emptied one becomes withdrawn; of two
 * places on a mission the better one counts, and a place too many goes to the next that waits. Enrolments are
 * settled last: a certificate that follows at once is the remaining company's, and knows its mission.
 */
export function mergeEnrolments(tx: Transaction, given: Merging): void {
  const { fromId, intoId, now, onFinished } = given;
  /** Enrolment that was given up → the one that took its people. */
  const joined = new Map<string, string>();
  const settled: (() => void)[] = [];
  for (const enrolment of tx.select().from(enrolments).where(eq(enrolments.company_id, fromId)).all()) {
    const { id, status, track: trackId, mission_id: missionId } = enrolment;
    const twinId = status === 'open' ? findOpenEnrolment(tx, { companyId: intoId, trackId, missionId }) : null;
    if (twinId) {
      joined.set(id, twinId);
      settled.push(...joinParticipants(tx, { fromEnrolmentId: id, enrolmentId: twinId, ...given }));
      settled.push(() => settleEnrolment(tx, { enrolmentId: twinId, now, onFinished }));
      const started = [enrolment.started_at, tx.select().from(enrolments).where(eq(enrolments.id, twinId)).get()?.started_at ?? null];
      tx.update(enrolments)
        .set({ started_at: earliest(started) })
        .where(eq(enrolments.id, twinId))
        .run();
      withdrawEnrolment(tx, { enrolmentId: id, actorId: given.actorId, now });
    }
    tx.update(enrolments).set({ company_id: intoId }).where(eq(enrolments.id, id)).run();
  }
  movePlaces(tx, { ...given, joined });
  tx.update(event_sign_ups).set({ company_id: intoId }).where(eq(event_sign_ups.company_id, fromId)).run();
  for (const settle of settled) settle();
}

function earliest(instants: (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}

/**
 * Brings the people of one enrolment into another. A participation moves whole, with its attempts; only of
 * somebody who is in both does one stay behind, and what it holds is carried over. Returns what may finish
 * somebody, for when everybody is in.
 */
function joinParticipants(tx: Transaction, given: { fromEnrolmentId: string; enrolmentId: string } & Merging): (() => void)[] {
  const { fromEnrolmentId, enrolmentId, now } = given;
  const of = (id: string) => tx.select().from(participants).where(eq(participants.enrolment_id, id)).all();
  const there = of(enrolmentId);
  return of(fromEnrolmentId).flatMap((coming) => {
    const twin = there.find(({ user_id }) => user_id === coming.user_id);
    if (!twin) {
      tx.update(participants).set({ enrolment_id: enrolmentId }).where(eq(participants.id, coming.id)).run();
      return [];
    }
    if (coming.removed_at) return [];
    if (twin.removed_at) tx.update(participants).set({ removed_at: null, removal_reason: null }).where(eq(participants.id, twin.id)).run();
    return [
      () => given.onAdded(tx, { participantId: twin.id, now }),
      () => (coming.finished_at ? finishParticipant(tx, { ...given, participantId: twin.id }) : undefined),
    ];
  });
}

const rank = { placed: 0, waiting: 1, withdrawn: 2 } as const;

function movePlaces(tx: Transaction, given: { joined: Map<string, string> } & Merging): void {
  const { fromId, intoId } = given;
  for (const place of tx.select().from(mission_places).where(eq(mission_places.company_id, fromId)).all()) {
    const enrolmentId = given.joined.get(place.enrolment_id) ?? place.enrolment_id;
    const twin = tx
      .select()
      .from(mission_places)
      .where(and(eq(mission_places.mission_id, place.mission_id), eq(mission_places.company_id, intoId)))
      .get();
    if (!twin) tx.update(mission_places).set({ company_id: intoId, enrolment_id: enrolmentId }).where(eq(mission_places.id, place.id)).run();
    else keepBetterPlace(tx, { place, twin, enrolmentId, ...given });
  }
}

/** The row of the remaining company stays, with the better status of the two and the earlier turn. */
function keepBetterPlace(tx: Transaction, given: { place: Place; twin: Place; enrolmentId: string } & Merging): void {
  const { place, twin, enrolmentId, site, timeZone, now } = given;
  // First, so that the mission isn't fuller for a moment than it may be.
  tx.delete(mission_places).where(eq(mission_places.id, place.id)).run();
  if (rank[place.status] < rank[twin.status]) {
    const { status, asked_at, asked_by, placed_at, withdrawn_at } = place;
    const enrolment_id = twin.status === 'withdrawn' ? enrolmentId : twin.enrolment_id;
    tx.update(mission_places).set({ status, asked_at, asked_by, placed_at, withdrawn_at, enrolment_id }).where(eq(mission_places.id, twin.id)).run();
  } else if (place.status === 'waiting' && twin.status === 'waiting' && place.asked_at < twin.asked_at) {
    tx.update(mission_places).set({ asked_at: place.asked_at }).where(eq(mission_places.id, twin.id)).run();
  }
  if (place.status === 'placed' && twin.status === 'placed') {
    fillPlaces(tx, { mission: findMission(tx, { missionId: place.mission_id }), site, timeZone, now });
  }
}
