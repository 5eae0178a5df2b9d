/**
 * Which companies of a mission are ready to leave: numbers per company, never a person's name, answers or
 * scores (rule 8). The same few queries, however many companies there are.
 */
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { certificates, checklist_ticks, enrolments, members, mission_places, module_completions, participants, type Reader } from '#db';
import type { Catalogue } from '../catalogue/types.ts';
import { lastInstantOf } from '../certificates/validity.ts';
import { dayOf } from '../i18n/format.ts';
import { requiredModules } from '../learning/requirements.ts';
import type { Mission } from '../missions/missions.server.ts';
import { listPlaces, type Place } from '../missions/places.server.ts';
import { itemsBeforeDeparture } from '../readiness/checklists-before-departure.ts';

/** What stands between a company and being ready. */
export type Missing = 'travellers' | 'modules' | 'certificate' | 'checklists';

export interface CompanyReadiness {
  companyId: string;
  companyName: string;
  kvkNumber: string;
  place: 'placed' | 'waiting';
  enrolledAt: Date;
  /** Participants of the enrolment, and how many of them have finished every required module. */
  travellers: number;
  finished: number;
  /** In the track's order: how many travellers have finished each. */
  modules: { id: string; finished: number }[];
  /** Of the checklists for before the trip. */
  checklists: { ticked: number; items: number };
  certificate: { id: string; validUntil: Date; revoked: boolean } | null;
  /** Nothing is missing. */
  ready: boolean;
  missing: Missing[];
}

export interface MissionReadiness {
  placed: CompanyReadiness[];
  /** In the order in which they get a place. */
  waiting: CompanyReadiness[];
  /** Of those with a place. */
  ready: number;
}

type Enrolled = { enrolledAt: Date; certificate: CompanyReadiness['certificate'] };

/** Enrolment → since when, and its certificate. */
function readEnrolments(db: Reader, missionId: string): Map<string, Enrolled> {
  const rows = db
    .select({
      id: enrolments.id,
      enrolledAt: enrolments.enrolled_at,
      certificate: { id: certificates.id, validUntil: certificates.valid_until, revokedAt: certificates.revoked_at },
    })
    .from(mission_places)
    .innerJoin(enrolments, eq(enrolments.id, mission_places.enrolment_id))
    .leftJoin(certificates, eq(certificates.enrolment_id, enrolments.id))
    .where(eq(mission_places.mission_id, missionId))
    .all();
  return new Map(
    rows.map(({ id, enrolledAt, certificate }) => [
      id,
      { enrolledAt, certificate: certificate && { id: certificate.id, validUntil: certificate.validUntil, revoked: certificate.revokedAt !== null } },
    ]),
  );
}

/** Enrolment → travellers, and how many have finished. Who finished and has left the company since counts for its certificate, and doesn't travel. */
function countTravellers(db: Reader, missionId: string) {
  const rows = db
    .select({ id: participants.enrolment_id, travellers: count(), finished: count(participants.finished_at) })
    .from(participants)
    .innerJoin(mission_places, eq(mission_places.enrolment_id, participants.enrolment_id))
    .innerJoin(members, and(eq(members.company_id, mission_places.company_id), eq(members.user_id, participants.user_id)))
    .where(and(eq(mission_places.mission_id, missionId), isNull(participants.removed_at)))
    .groupBy(participants.enrolment_id)
    .all();
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Enrolment and module → travellers who have finished the module, and not yet all of them. */
function countModules(db: Reader, missionId: string) {
  const rows = db
    .select({ id: participants.enrolment_id, module: module_completions.module, finished: count() })
    .from(module_completions)
    .innerJoin(participants, eq(participants.id, module_completions.participant_id))
    .innerJoin(mission_places, eq(mission_places.enrolment_id, participants.enrolment_id))
    .where(and(eq(mission_places.mission_id, missionId), isNull(participants.removed_at), isNull(participants.finished_at)))
    .groupBy(participants.enrolment_id, module_completions.module)
    .all();
  return new Map(rows.map(({ id, module, finished }) => [`${id} ${module}`, finished]));
}

/** Company → how many of these items it has ticked. */
function countTicks(db: Reader, { missionId, items }: { missionId: string; items: { moduleId: string; item: string }[] }): Map<string, number> {
  const keys = items.map(({ moduleId, item }) => `${moduleId} ${item}`);
  const rows = db
    .select({ companyId: checklist_ticks.company_id, ticked: count() })
    .from(checklist_ticks)
    .innerJoin(mission_places, eq(mission_places.company_id, checklist_ticks.company_id))
    .where(and(eq(mission_places.mission_id, missionId), inArray(sql`${checklist_ticks.module} || ' ' || ${checklist_ticks.item}`, keys)))
    .groupBy(checklist_ticks.company_id)
    .all();
  return new Map(rows.map(({ companyId, ticked }) => [companyId, ticked]));
}

/** Whether a certificate holds on every day of the journey. */
function coversJourney(certificate: CompanyReadiness['certificate'], { returnsOn }: Mission, timeZone: string): boolean {
  return certificate !== null && !certificate.revoked && dayOf(lastInstantOf(certificate.validUntil), timeZone) >= returnsOn;
}

/**
 * Reads how ready every company of a mission is. A company is ready when it has travellers, each has finished
 * every required module, its certificate holds for the whole journey, and every item of the checklists for
 * before the trip is ticked.
 */
export function readMissionReadiness(
  db: Reader,
  { mission, catalogue, timeZone }: { mission: Mission; catalogue: Catalogue; timeZone: string },
): MissionReadiness {
  const moduleIds = requiredModules(catalogue, mission.trackId).map(({ module }) => module.id);
  const items = itemsBeforeDeparture(catalogue, mission.trackId);
  const enrolled = readEnrolments(db, mission.id);
  const people = countTravellers(db, mission.id);
  const perModule = countModules(db, mission.id);
  const ticks = countTicks(db, { missionId: mission.id, items });

  const judge = ({ companyId, companyName, kvkNumber, enrolmentId, askedAt, status }: Place): CompanyReadiness => {
    const { enrolledAt, certificate } = enrolled.get(enrolmentId) ?? { enrolledAt: askedAt, certificate: null };
    const { travellers, finished } = people.get(enrolmentId) ?? { travellers: 0, finished: 0 };
    const checklists = { ticked: ticks.get(companyId) ?? 0, items: items.length };
    const missing: Missing[] = [];
    if (travellers === 0) missing.push('travellers');
    else if (finished < travellers) missing.push('modules');
    else if (!coversJourney(certificate, mission, timeZone)) missing.push('certificate');
    if (checklists.ticked < checklists.items) missing.push('checklists');
    return {
      companyId,
      companyName,
      kvkNumber,
      place: status === 'waiting' ? 'waiting' : 'placed',
      enrolledAt,
      travellers,
      finished,
      modules: moduleIds.map((id) => ({ id, finished: finished + (perModule.get(`${enrolmentId} ${id}`) ?? 0) })),
      checklists,
      certificate,
      ready: missing.length === 0,
      missing,
    };
  };
  const judged = listPlaces(db, { missionId: mission.id }).map(judge);
  const placed = judged.filter(({ place }) => place === 'placed');
  return { placed, waiting: judged.filter(({ place }) => place === 'waiting'), ready: placed.filter(({ ready }) => ready).length };
}
