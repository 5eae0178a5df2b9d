/** How a membership ends: by oneself, by a manager, or with the account. */
import { and, count, eq, isNull, ne } from 'drizzle-orm';
import { companies, invitations, members, transact, users, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { mailManagers } from './manager-mails.server.ts';
import type { OnLeft } from './steps.ts';

/** `free`: may go. `last-manager`: colleagues would be left without a manager. `alone`: nobody would be left. */
export type Departure = 'free' | 'last-manager' | 'alone';

/** Whether a member of this company can go. DomainError('not-found') for anybody else. */
export function judgeDeparture(db: Reader, { companyId, memberId }: { companyId: string; memberId: string }): Departure {
  const { role } = findMember(db, { companyId, memberId });
  const others = (which?: 'manager') => {
    const remaining = and(eq(members.company_id, companyId), ne(members.id, memberId), which && eq(members.role, which));
    return db.select({ size: count() }).from(members).where(remaining).get()?.size ?? 0;
  };
  if (others() === 0) return 'alone';
  return role === 'manager' && others('manager') === 0 ? 'last-manager' : 'free';
}

export interface LeavingMember {
  memberId: string;
  userId: string;
  name: string;
  role: 'manager' | 'participant';
}

/** A member of this company by id. DomainError('not-found') for a member of another. */
export function findMember(db: Reader, { companyId, memberId }: { companyId: string; memberId: string }): LeavingMember {
  const member = db
    .select({ memberId: members.id, userId: members.user_id, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.user_id))
    .where(and(eq(members.id, memberId), eq(members.company_id, companyId)))
    .get();
  if (!member) throw new DomainError('not-found');
  return member;
}

/**
 * Ends a membership, and with it what the person had not finished for this company. Invitations that wait
 * for their address go too: an old link doesn't bring somebody back. Who may go has been judged before.
 */
export function endMembership(
  tx: Transaction,
  given: { companyId: string; memberId: string; action: 'member.left' | 'member.removed'; actorId: string; now: Date; onLeft: OnLeft },
): void {
  const { companyId, memberId, action, actorId, now, onLeft } = given;
  const { userId } = findMember(tx, given);
  const { email } = tx.select({ email: users.email }).from(users).where(eq(users.id, userId)).get()!;
  tx.delete(members)
    .where(and(eq(members.id, memberId), eq(members.company_id, companyId)))
    .run();
  tx.update(invitations)
    .set({ withdrawn_at: now })
    .where(and(eq(invitations.company_id, companyId), eq(invitations.email, email), isNull(invitations.accepted_at), isNull(invitations.withdrawn_at)))
    .run();
  recordAudit(tx, { actorId, action, subjectId: memberId, details: { companyId, userId }, now });
  onLeft(tx, { companyId, userId, actorId, now });
}

function requireFree(tx: Transaction, which: { companyId: string; memberId: string }): void {
  const departure = judgeDeparture(tx, which);
  if (departure !== 'free') throw new DomainError('last-manager', { departure });
}

/** Somebody leaves a company; its managers hear of it. DomainError('last-manager') for the last manager and for a sole member. */
export function leaveCompany(db: Database, given: { companyId: string; memberId: string; actorId: string; site: Site; now: Date; onLeft: OnLeft }): void {
  const { companyId, site, now } = given;
  transact(db, (tx) => {
    const { name } = findMember(tx, given);
    requireFree(tx, given);
    endMembership(tx, { ...given, action: 'member.left' });
    const write = (locale: Locale) => messages(locale).company.mails.left({ name, site: site.name, href: `${site.baseUrl}/${locale}/company/people` });
    mailManagers(tx, { companyId, write, now });
  });
}

/**
 * A manager takes somebody out of the company; the person hears of it. DomainError('not-found') for a member
 * of another company, 'last-manager' for the last manager, who is the one to ask.
 */
export function removeMember(db: Database, given: { companyId: string; memberId: string; actorId: string; site: Site; now: Date; onLeft: OnLeft }): void {
  const { companyId, memberId, site, now } = given;
  transact(db, (tx) => {
    const { userId } = findMember(tx, { companyId, memberId });
    requireFree(tx, given);
    endMembership(tx, { ...given, action: 'member.removed' });
    const account = tx.select({ email: users.email, locale: users.locale }).from(users).where(eq(users.id, userId)).get()!;
    const company = tx.select({ name: companies.name }).from(companies).where(eq(companies.id, companyId)).get()!;
    const href = `${site.baseUrl}/${account.locale}/account/settings`;
    const message = messages(account.locale).company.mails.removed({ company: company.name, site: site.name, href });
    queueMail(tx, { to: account.email, locale: account.locale, message, now });
  });
}
