/** Which companies have a place on a mission, or wait for one. Capacity counts companies, not travellers. */
import { and, asc, count, eq, ne, sql } from 'drizzle-orm';
import { companies, mission_places, missions, type Reader } from '#db';
import { asMission, type Mission } from './missions.server.ts';

export interface Place {
  id: string;
  missionId: string;
  companyId: string;
  companyName: string;
  kvkNumber: string;
  /** Its participants are the travellers. */
  enrolmentId: string;
  status: 'placed' | 'waiting' | 'withdrawn';
  askedAt: Date;
}

const columns = {
  id: mission_places.id,
  missionId: mission_places.mission_id,
  companyId: mission_places.company_id,
  companyName: companies.name,
  kvkNumber: companies.kvk_number,
  enrolmentId: mission_places.enrolment_id,
  status: mission_places.status,
  askedAt: mission_places.asked_at,
};

/** In this order companies are placed; of two at the same moment, the row written first. */
export const waitingOrder = [asc(mission_places.asked_at), sql`${mission_places}.rowid`];

/** Companies with a place first, then those that wait, each in the order in which they asked. Withdrawn ones are left out. */
export function listPlaces(db: Reader, { missionId }: { missionId: string }): Place[] {
  return db
    .select(columns)
    .from(mission_places)
    .innerJoin(companies, eq(companies.id, mission_places.company_id))
    .where(and(eq(mission_places.mission_id, missionId), ne(mission_places.status, 'withdrawn')))
    .orderBy(asc(mission_places.status), ...waitingOrder)
    .all();
}

/** A company's place on a mission, or on its waiting list; null when it has none or has withdrawn. */
export function findPlace(db: Reader, { missionId, companyId }: { missionId: string; companyId: string }): Place | null {
  const place = db
    .select(columns)
    .from(mission_places)
    .innerJoin(companies, eq(companies.id, mission_places.company_id))
    .where(and(eq(mission_places.mission_id, missionId), eq(mission_places.company_id, companyId), ne(mission_places.status, 'withdrawn')))
    .get();
  return place ?? null;
}

/** The missions a company has joined, also cancelled ones, the first to depart first. */
export function listCompanyMissions(db: Reader, { companyId }: { companyId: string }): { mission: Mission; place: Place }[] {
  return db
    .select({ mission: missions, place: columns })
    .from(mission_places)
    .innerJoin(missions, eq(missions.id, mission_places.mission_id))
    .innerJoin(companies, eq(companies.id, mission_places.company_id))
    .where(and(eq(mission_places.company_id, companyId), ne(mission_places.status, 'withdrawn')))
    .orderBy(asc(missions.departs_on), asc(missions.id))
    .all()
    .map(({ mission, place }) => ({ mission: asMission(mission), place }));
}

/** The mission that a certificate of this enrolment names: a published one that the company has a place on. Null without one. */
export function findMissionOfEnrolment(db: Reader, { enrolmentId }: { enrolmentId: string }): Mission | null {
  const row = db
    .select({ mission: missions })
    .from(mission_places)
    .innerJoin(missions, eq(missions.id, mission_places.mission_id))
    .where(and(eq(mission_places.enrolment_id, enrolmentId), eq(mission_places.status, 'placed'), eq(missions.status, 'published')))
    .get();
  return row ? asMission(row.mission) : null;
}

/** How many companies have a place, and how many wait for one. */
export function countPlaces(db: Reader, { missionId }: { missionId: string }): { placed: number; waiting: number } {
  const rows = db
    .select({ status: mission_places.status, companies: count() })
    .from(mission_places)
    .where(eq(mission_places.mission_id, missionId))
    .groupBy(mission_places.status)
    .all();
  const of = (status: Place['status']) => rows.find((row) => row.status === status)?.companies ?? 0;
  return { placed: of('placed'), waiting: of('waiting') };
}

/** Places that a company can have at once: none as long as others wait. */
export function countFreePlaces(db: Reader, { id: missionId, capacity }: Pick<Mission, 'id' | 'capacity'>): number {
  const { placed, waiting } = countPlaces(db, { missionId });
  return waiting > 0 ? 0 : Math.max(0, capacity - placed);
}
