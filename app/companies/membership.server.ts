/** Which companies a person belongs to, and for which of them they work now. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { companies, members, transact, type Database, type Reader } from '#db';
import { DomainError } from '../errors.ts';

/** A company a person belongs to, and as what. */
export interface Membership {
  memberId: string;
  companyId: string;
  companyName: string;
  role: 'manager' | 'participant';
  /** Whether the person can switch to another company. */
  isOneOfSeveral: boolean;
}

function selectMemberships(db: Reader) {
  return (
    db
      .select({
        memberId: members.id,
        companyId: companies.id,
        companyName: companies.name,
        role: members.role,
        isOneOfSeveral: sql<boolean>`count(*) over () > 1`.mapWith(Boolean),
      })
      .from(members)
      .innerJoin(companies, eq(companies.id, members.company_id))
      .where(eq(members.user_id, sql.placeholder('userId')))
      // What the person chose last comes first. Who was let in by somebody else stays where they were.
      .orderBy(sql`${members.chosen_at} desc nulls last`, asc(members.joined_at), asc(sql`${members}.rowid`))
  );
}

/** Every signed-in request asks for it, so the statement is prepared once per database. */
const preparedMembership = new WeakMap<Reader, ReturnType<typeof prepareMembership>>();
const prepareMembership = (db: Reader) => selectMemberships(db).limit(1).prepare();

/** The company that a person works for now; null for who belongs to none. */
export function findMembership(db: Reader, { userId }: { userId: string }): Membership | null {
  let statement = preparedMembership.get(db);
  if (!statement) preparedMembership.set(db, (statement = prepareMembership(db)));
  return statement.get({ userId }) ?? null;
}

/** Every company of a person, the one they work for now first. */
export function listMemberships(db: Reader, { userId }: { userId: string }): Membership[] {
  return selectMemberships(db).prepare().all({ userId });
}

export function isMember(db: Reader, { userId, companyId }: { userId: string; companyId: string }): boolean {
  const own = and(eq(members.user_id, userId), eq(members.company_id, companyId));
  return db.select({ id: members.id }).from(members).where(own).get() !== undefined;
}

/** From now on this person works for another of their companies. DomainError('not-found') for a company that isn't theirs. */
export function switchCompany(db: Database, { userId, companyId, now }: { userId: string; companyId: string; now: Date }): void {
  transact(db, (tx) => {
    const last = tx.select({ chosenAt: members.chosen_at }).from(members).where(eq(members.user_id, userId)).orderBy(desc(members.chosen_at)).limit(1).get();
    // Also where the clock stood still since the last choice, this one comes after it.
    const chosenAt = new Date(Math.max(now.getTime(), (last?.chosenAt?.getTime() ?? 0) + 1));
    const { changes } = tx
      .update(members)
      .set({ chosen_at: chosenAt })
      .where(and(eq(members.user_id, userId), eq(members.company_id, companyId)))
      .run();
    if (changes === 0) throw new DomainError('not-found');
  });
}
