/** The people of a company and their roles. */
import { and, asc, eq, ne } from 'drizzle-orm';
import { members, transact, users, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';

export type MemberRole = (typeof members.$inferSelect)['role'];

export interface Person {
  memberId: string;
  userId: string;
  name: string;
  email: string;
  locale: Locale;
  role: MemberRole;
  joinedAt: Date;
}

/** Everyone of a company, managers first, then by name. Addresses are for its managers' eyes. */
export function listPeople(db: Reader, { companyId }: { companyId: string }): Person[] {
  return db
    .select({
      memberId: members.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
      role: members.role,
      joinedAt: members.joined_at,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.user_id))
    .where(eq(members.company_id, companyId))
    .orderBy(asc(members.role), asc(users.name))
    .all();
}

/** Who gets the mails that are for a company. */
export function listManagers(db: Reader, { companyId }: { companyId: string }): Person[] {
  return listPeople(db, { companyId }).filter((person) => person.role === 'manager');
}

/**
 * Gives a member another role; the same role changes nothing. DomainError('not-found') for a member
 * of another company, 'last-manager' when no manager would be left.
 */
export function changeRole(
  db: Database,
  { companyId, memberId, role, actorId, now }: { companyId: string; memberId: string; role: MemberRole; actorId: string; now: Date },
): void {
  transact(db, (tx) => {
    const ours = and(eq(members.id, memberId), eq(members.company_id, companyId));
    const member = tx.select().from(members).where(ours).get();
    if (!member) throw new DomainError('not-found');
    if (member.role === role) return;
    if (role !== 'manager') {
      const other = tx
        .select({ id: members.id })
        .from(members)
        .where(and(eq(members.company_id, companyId), eq(members.role, 'manager'), ne(members.id, memberId)))
        .get();
      if (!other) throw new DomainError('last-manager');
    }
    tx.update(members).set({ role }).where(ours).run();
    recordAudit(tx, { actorId, action: 'member.role-changed', subjectId: memberId, details: { companyId, role }, now });
  });
}
