/** Whom an officer has asked to a mission, as far as they haven't joined: people behind companies, who need no code. */
import { and, count, eq, inArray, isNotNull, ne, notInArray, or, sql } from 'drizzle-orm';
import { companies, mission_invitees, mission_places, transact, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';

/**
 * Whether an officer put this person on the mission's list, by their confirmed address, or their company, by its
 * KvK number. Anybody can type a number, so it counts only for a company whose identity is confirmed.
 */
export function isInvited(db: Reader, { missionId, email, companyId }: { missionId: string; email: string; companyId: string }): boolean {
  const confirmedNumber = db
    .select({ kvkNumber: companies.kvk_number })
    .from(companies)
    .where(and(eq(companies.id, companyId), isNotNull(companies.identity_confirmed_at)));
  const invitee = db
    .select({ id: mission_invitees.id })
    .from(mission_invitees)
    .where(and(eq(mission_invitees.mission_id, missionId), or(eq(mission_invitees.email, email), inArray(mission_invitees.kvk_number, confirmedNumber))))
    .get();
  return invitee !== undefined;
}

export interface InvitedCompany {
  companyName: string;
  kvkNumber: string;
  people: number;
  firstInvitedAt: Date;
}

/** Companies whose people were asked and that have no place yet, nor wait for one. Counts people, names none. */
export function listInvitedCompanies(db: Reader, { missionId }: { missionId: string }): InvitedCompany[] {
  const joined = db
    .select({ kvkNumber: companies.kvk_number })
    .from(mission_places)
    .innerJoin(companies, eq(companies.id, mission_places.company_id))
    .where(and(eq(mission_places.mission_id, missionId), ne(mission_places.status, 'withdrawn')));
  return db
    .select({
      companyName: sql<string>`min(${mission_invitees.company_name})`,
      kvkNumber: mission_invitees.kvk_number,
      people: count(),
      firstInvitedAt: sql`min(${mission_invitees.invited_at})`.mapWith(mission_invitees.invited_at),
    })
    .from(mission_invitees)
    .where(and(eq(mission_invitees.mission_id, missionId), notInArray(mission_invitees.kvk_number, joined)))
    .groupBy(mission_invitees.kvk_number)
    .orderBy(sql`min(${mission_invitees.company_name}) collate nocase`, mission_invitees.kvk_number)
    .all();
}

/**
 * Takes a company that hasn't joined off the list: its people need a code again. They are not told.
 * Throws not-found when nobody of such a company is on the list.
 */
export function forgetInvitedCompany(
  db: Database,
  { missionId, kvkNumber, actorId, now }: { missionId: string; kvkNumber: string; actorId: string; now: Date },
): void {
  transact(db, (tx) => {
    const ofCompany = and(eq(mission_invitees.mission_id, missionId), eq(mission_invitees.kvk_number, kvkNumber));
    const { changes } = tx.delete(mission_invitees).where(ofCompany).run();
    if (changes === 0) throw new DomainError('not-found');
    recordAudit(tx, { actorId, action: 'mission.invitees-removed', subjectId: missionId, details: { people: changes }, now });
  });
}
