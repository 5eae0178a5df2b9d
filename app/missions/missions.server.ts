import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { missions, type MissionContact, type ProgrammeDay, type Reader } from '#db';
import { DomainError } from '../errors.ts';
import { localisedOrNull, type Localised } from '../i18n/locale.ts';

export type { MissionContact, ProgrammeDay };

export interface Mission {
  id: string;
  title: Localised;
  /** Paragraphs, separated by an empty line. */
  text: Localised;
  destination: Localised;
  /** Days as YYYY-MM-DD, in the operator's time zone. */
  departsOn: string;
  returnsOn: string;
  /** The last day on which a company can join. */
  enrolBy: string;
  trackId: string;
  /** Companies that can come along. */
  capacity: number;
  joinCode: string;
  programme: ProgrammeDay[];
  contacts: MissionContact[];
  /** Task of the countdown → days from departure, where it differs from the task's own. */
  countdown: Record<string, number>;
  reminderDays: number[];
  status: 'draft' | 'published' | 'cancelled';
  /** Why it was cancelled; null as long as it isn't. */
  cancellation: Localised | null;
  createdAt: Date;
  publishedAt: Date | null;
  cancelledAt: Date | null;
}

/** A row of the table as the rooms know it. */
export function asMission(row: typeof missions.$inferSelect): Mission {
  return {
    id: row.id,
    title: { nl: row.title_nl, en: row.title_en },
    text: { nl: row.text_nl, en: row.text_en },
    destination: { nl: row.destination_nl, en: row.destination_en },
    departsOn: row.departs_on,
    returnsOn: row.returns_on,
    enrolBy: row.enrol_by,
    trackId: row.track,
    capacity: row.capacity,
    joinCode: row.join_code,
    programme: row.programme,
    contacts: row.contacts,
    countdown: row.countdown,
    reminderDays: row.reminder_days,
    status: row.status,
    cancellation: localisedOrNull(row.cancellation_nl, row.cancellation_en),
    createdAt: row.created_at,
    publishedAt: row.published_at,
    cancelledAt: row.cancelled_at,
  };
}

/** Published ones, and cancelled ones that companies have seen. */
const isPublic = and(ne(missions.status, 'draft'), isNotNull(missions.published_at));

/** Any mission, whatever its status: for officers, and for who has a place on it. Throws not-found. */
export function findMission(db: Reader, { missionId }: { missionId: string }): Mission {
  const row = db.select().from(missions).where(eq(missions.id, missionId)).get();
  if (!row) throw new DomainError('not-found');
  return asMission(row);
}

/** A mission that anyone may read about. Throws not-found for a draft too. */
export function findPublicMission(db: Reader, { missionId }: { missionId: string }): Mission {
  const row = db
    .select()
    .from(missions)
    .where(and(eq(missions.id, missionId), isPublic))
    .get();
  if (!row) throw new DomainError('not-found');
  return asMission(row);
}

/** Every mission, the first to depart first. */
export function listMissions(db: Reader): Mission[] {
  return db.select().from(missions).orderBy(asc(missions.departs_on), asc(missions.id)).all().map(asMission);
}

/** What anyone may read about, the first to depart first. */
export function listPublicMissions(db: Reader): Mission[] {
  return db.select().from(missions).where(isPublic).orderBy(asc(missions.departs_on), asc(missions.id)).all().map(asMission);
}

/** Whether a mission is over: the day after its return. `today` is YYYY-MM-DD. */
export function isOver(mission: Pick<Mission, 'returnsOn'>, today: string): boolean {
  return mission.returnsOn < today;
}
