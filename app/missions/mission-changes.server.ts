/** The life of a mission in an officer's hands: draft → published → cancelled, edited on the way. */
import { count, eq } from 'drizzle-orm';
import { mission_places, missions, newId, transact, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import type { Localised } from '../i18n/locale.ts';
import { cancelEventsOfMission } from './event-changes.server.ts';
import { joinCodeLength } from './join-code.ts';
import type { MissionDetails } from './mission-fields.ts';
import { mailJoinedCompanies } from './mission-mails.server.ts';
import { findMission, isOver, type Mission } from './missions.server.ts';
import { countPlaces } from './places.server.ts';
import { fillPlaces } from './waiting-list.server.ts';

/**
 * Days before the departure, and after the return, on which those who are behind are reminded, as long as
 * an officer hasn't chosen others.
 */
const defaultReminderDays = [-45, -30, -14, -7, -3, 7, 28];

const columnsOf = (details: MissionDetails) => ({
  title_nl: details.title.nl,
  title_en: details.title.en,
  text_nl: details.text.nl,
  text_en: details.text.en,
  destination_nl: details.destination.nl,
  destination_en: details.destination.en,
  departs_on: details.departsOn,
  returns_on: details.returnsOn,
  enrol_by: details.enrolBy,
  track: details.trackId,
  capacity: details.capacity,
  programme: details.programme,
  contacts: details.contacts,
});

/** A code that no mission has. Ids are made of characters that can be read aloud. */
function freeJoinCode(db: Reader): string {
  for (;;) {
    const code = newId().slice(0, joinCodeLength).toUpperCase();
    const taken = db.select({ id: missions.id }).from(missions).where(eq(missions.join_code, code)).get();
    if (!taken) return code;
  }
}

/** Makes a draft, which only officers see. Throws not-found for an unknown track. */
export function createMission(
  db: Database,
  { details, actorId, catalogue, now }: { details: MissionDetails; actorId: string; catalogue: Catalogue; now: Date },
): { missionId: string } {
  if (!catalogue.track(details.trackId)) throw new DomainError('not-found');
  return transact(db, (tx) => {
    const missionId = newId();
    tx.insert(missions)
      .values({
        id: missionId,
        ...columnsOf(details),
        join_code: freeJoinCode(tx),
        reminder_days: defaultReminderDays,
        created_at: now,
        created_by: actorId,
      })
      .run();
    recordAudit(tx, { actorId, action: 'mission.created', subjectId: missionId, now });
    return { missionId };
  });
}

/** What an edit would take from companies: their place, or the track they are busy with. Throws invalid with the field in its details. */
function refuseTakingBack(tx: Transaction, mission: Mission, details: MissionDetails): void {
  const { placed } = countPlaces(tx, { missionId: mission.id });
  if (details.capacity < placed) throw new DomainError('invalid', { field: 'capacity', placed });
  const { joined } = tx.select({ joined: count() }).from(mission_places).where(eq(mission_places.mission_id, mission.id)).get()!;
  if (details.trackId !== mission.trackId && joined > 0) throw new DomainError('invalid', { field: 'track' });
}

/**
 * Changes a draft or a published mission. More capacity lets the waiting list move up; companies that
 * joined hear of other dates. Plans, reminders and calendars count from the departure, so they follow.
 * Throws not-found, not-open (cancelled), invalid with `field` capacity (fewer places than are taken)
 * or track (a company has joined).
 */
export function editMission(
  db: Database,
  given: { missionId: string; details: MissionDetails; actorId: string; catalogue: Catalogue; site: Site; timeZone: string; now: Date },
): void {
  const { missionId, details, actorId, catalogue, site, timeZone, now } = given;
  if (!catalogue.track(details.trackId)) throw new DomainError('not-found');
  transact(db, (tx) => {
    const before = findMission(tx, { missionId });
    if (before.status === 'cancelled') throw new DomainError('not-open');
    refuseTakingBack(tx, before, details);
    tx.update(missions).set(columnsOf(details)).where(eq(missions.id, missionId)).run();
    const moved = before.departsOn !== details.departsOn || before.returnsOn !== details.returnsOn;
    recordAudit(tx, { actorId, action: 'mission.edited', subjectId: missionId, details: { moved, capacity: details.capacity }, now });
    const mission = findMission(tx, { missionId });
    if (moved) mailJoinedCompanies(tx, { mission, kind: 'moved', site, now });
    fillPlaces(tx, { mission, site, timeZone, now });
  });
}

/** draft → published. Throws not-found, not-open when it isn't a draft, expired when it would have departed. */
export function publishMission(db: Database, { missionId, actorId, timeZone, now }: { missionId: string; actorId: string; timeZone: string; now: Date }): void {
  transact(db, (tx) => {
    const mission = findMission(tx, { missionId });
    if (mission.status !== 'draft') throw new DomainError('not-open');
    if (mission.departsOn < dayOf(now, timeZone)) throw new DomainError('expired');
    tx.update(missions).set({ status: 'published', published_at: now }).where(eq(missions.id, missionId)).run();
    recordAudit(tx, { actorId, action: 'mission.published', subjectId: missionId, now });
  });
}

/**
 * Cancels a mission for good, with its events to come, and tells the companies that joined why. Places,
 * enrolments and what was learned stay as they are: a company can finish the track, and its certificate then names no mission.
 * Throws not-found, already-done (cancelled before), not-open when the mission has returned.
 */
export function cancelMission(
  db: Database,
  { missionId, reason, actorId, site, timeZone, now }: { missionId: string; reason: Localised; actorId: string; site: Site; timeZone: string; now: Date },
): void {
  transact(db, (tx) => {
    const mission = findMission(tx, { missionId });
    if (mission.status === 'cancelled') throw new DomainError('already-done');
    if (mission.status === 'published' && isOver(mission, dayOf(now, timeZone))) throw new DomainError('not-open');
    tx.update(missions)
      .set({ status: 'cancelled', cancelled_at: now, cancellation_nl: reason.nl, cancellation_en: reason.en })
      .where(eq(missions.id, missionId))
      .run();
    recordAudit(tx, { actorId, action: 'mission.cancelled', subjectId: missionId, now });
    mailJoinedCompanies(tx, { mission: findMission(tx, { missionId }), kind: 'cancelled', site, now });
    cancelEventsOfMission(tx, { missionId, reason, actorId, site, timeZone, now });
  });
}
