/** The dated plan of a company on a mission, for each of its people. A mission that moves re-dates it by itself. */
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { checklist_ticks, companies, debrief_ticks, enrolments, members, mission_places, missions, participants, type Reader } from '#db';
import type { Catalogue, Phase } from '../catalogue/types.ts';
import { dayOf } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { readFinishedModules } from '../learning/records.server.ts';
import { daysBetween } from '../i18n/days.ts';
import { asMission, type Mission } from '../missions/missions.server.ts';
import { dayOfMission } from './mission-days.ts';
import { lastDay, planTasks, type PlannedTask, type Standing } from './plan.ts';

export interface Plan {
  mission: Mission;
  placeId: string;
  companyId: string;
  companyName: string;
  enrolmentId: string;
  /** A company on the waiting list prepares; nothing is planned from the departure on. */
  waiting: boolean;
  travels: boolean;
  manages: boolean;
  /** Negative after that day. */
  daysToDeparture: number;
  daysToReturn: number;
  /** By day. */
  tasks: PlannedTask[];
}

interface Asking {
  catalogue: Catalogue;
  now: Date;
  timeZone: string;
}

/** A company's place as the plan needs it. */
export interface PlannedPlace {
  id: string;
  companyId: string;
  enrolmentId: string;
  status: 'placed' | 'waiting' | 'withdrawn';
}

/** What is known of a company's preparation, and of each of its travellers. */
export interface CompanyFacts {
  travellers: { participantId: string; userId: string; finished: boolean; modules: ReadonlySet<string> }[];
  certified: boolean;
  ticked: ReadonlySet<string>;
  debriefed: ReadonlySet<string>;
}

export function readCompanyFacts(db: Reader, { id: placeId, companyId, enrolmentId }: PlannedPlace): CompanyFacts {
  const enrolment = db.select({ status: enrolments.status }).from(enrolments).where(eq(enrolments.id, enrolmentId)).get();
  const taking = db
    .select({ participantId: participants.id, userId: participants.user_id, finishedAt: participants.finished_at })
    .from(participants)
    // Who has left the company doesn't travel for it.
    .innerJoin(members, and(eq(members.user_id, participants.user_id), eq(members.company_id, companyId)))
    .where(and(eq(participants.enrolment_id, enrolmentId), isNull(participants.removed_at)))
    .all();
  const finished = readFinishedModules(db, { participantIds: taking.map(({ participantId }) => participantId) });
  const ticks = db
    .select({ module: checklist_ticks.module, item: checklist_ticks.item })
    .from(checklist_ticks)
    .where(eq(checklist_ticks.company_id, companyId))
    .all();
  const debriefed = db.select({ item: debrief_ticks.item }).from(debrief_ticks).where(eq(debrief_ticks.place_id, placeId)).all();
  return {
    travellers: taking.map(({ participantId, userId, finishedAt }) => ({
      participantId,
      userId,
      finished: finishedAt !== null,
      modules: finished.get(participantId) ?? new Set(),
    })),
    certified: enrolment?.status === 'completed',
    ticked: new Set(ticks.map(({ module, item }) => `${module}/${item}`)),
    debriefed: new Set(debriefed.map(({ item }) => item)),
  };
}

/** What counts for one person of the company. Who finished the track has finished its modules, also one that was added later. */
export function standingOf(facts: CompanyFacts, { userId, manages, catalogue }: { userId: string; manages: boolean; catalogue: Catalogue }): Standing {
  const own = facts.travellers.find((traveller) => traveller.userId === userId);
  const { certified, ticked, debriefed } = facts;
  const finishedModules = own?.finished ? new Set(catalogue.modules.map(({ id }) => id)) : (own?.modules ?? new Set<string>());
  return { travels: own !== undefined, manages, travellers: facts.travellers.length, finishedModules, certified, ticked, debriefed };
}

/** A waiting company has nothing to do on the way and back home. */
function phasesOf({ status }: Pick<PlannedPlace, 'status'>): Phase[] {
  return status === 'waiting' ? ['before'] : ['before', 'there', 'home'];
}

function selectPlaces(db: Reader, { userId }: { userId: string }) {
  return (
    db
      .select({
        mission: missions,
        role: members.role,
        companyName: companies.name,
        place: {
          id: mission_places.id,
          companyId: mission_places.company_id,
          enrolmentId: mission_places.enrolment_id,
          status: mission_places.status,
        },
      })
      .from(members)
      .innerJoin(mission_places, and(eq(mission_places.company_id, members.company_id), ne(mission_places.status, 'withdrawn')))
      .innerJoin(companies, eq(companies.id, members.company_id))
      // A cancelled mission has no plan.
      .innerJoin(missions, and(eq(missions.id, mission_places.mission_id), eq(missions.status, 'published')))
      .where(eq(members.user_id, userId))
      .orderBy(asc(missions.departs_on), asc(missions.id), asc(mission_places.id))
      .all()
  );
}

function planOf(db: Reader, found: ReturnType<typeof selectPlaces>[number], { userId, catalogue, now, timeZone }: Asking & { userId: string }): Plan | null {
  const { place, role, companyName } = found;
  const mission = asMission(found.mission);
  const today = dayOf(now, timeZone);
  if (dayOfMission(mission, lastDay) < today) return null;
  const standing = standingOf(readCompanyFacts(db, place), { userId, manages: role === 'manager', catalogue });
  if (!standing.travels && !standing.manages) return null;
  return {
    mission,
    placeId: place.id,
    companyId: place.companyId,
    companyName,
    enrolmentId: place.enrolmentId,
    waiting: place.status === 'waiting',
    travels: standing.travels,
    manages: standing.manages,
    daysToDeparture: daysBetween(today, mission.departsOn),
    daysToReturn: daysBetween(today, mission.returnsOn),
    tasks: planTasks({ mission, standing, phases: phasesOf(place), catalogue, today }),
  };
}

/**
 * Everything a person has to do for missions, in all companies they belong to; the first mission to depart first.
 * A place has no plan on a cancelled mission, half a year after the return, and for somebody who neither travels
 * nor manages the company.
 */
export function listPlans(db: Reader, given: Asking & { userId: string }): Plan[] {
  return selectPlaces(db, given).flatMap((found) => planOf(db, found, given) ?? []);
}

/** One day of a calendar. `uid` stays the same when the day moves. */
export interface PlanDate {
  /** YYYY-MM-DD. */
  day: string;
  title: string;
  /** Absolute. */
  href: string;
  uid: string;
}

/** The tasks of a person's plans that are still to do, as dates for their calendar. */
export function listPlanDates(db: Reader, { locale, baseUrl, ...given }: Asking & { userId: string; locale: Locale; baseUrl: string }): PlanDate[] {
  const host = new URL(baseUrl).hostname;
  return listPlans(db, given).flatMap(({ mission, placeId, tasks }) =>
    tasks
      .filter(({ state }) => state !== 'done' && state !== 'past')
      .map(({ task, day }) => ({
        day,
        title: `${task.title[locale]} (${mission.title[locale]})`,
        href: `${baseUrl}/${locale}/training`,
        uid: `${task.id}.${placeId}@${host}`,
      })),
  );
}
