/** How a manager brings colleagues in: an invitation per address, for one company and role. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { companies, hashToken, invitations, newId, newToken, transact, type Database, type Reader, type Transaction } from '#db';
import { findAccountByEmail } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { isMember } from './membership.server.ts';
import { listPeople, type MemberRole } from './members.server.ts';
import { mostAddresses, type PastedEntry } from './pasted-addresses.ts';

export const invitationDays = 14;
const open = and(isNull(invitations.accepted_at), isNull(invitations.withdrawn_at));

type Invitation = typeof invitations.$inferSelect;
/** The manager who acts. The mail is in their language where the recipient's isn't known. */
export interface Inviter {
  userId: string;
  name: string;
  locale: Locale;
}

/** Gives an invitation a new token and term, and mails it. Its earlier links stop working. */
function sendInvitation(
  tx: Transaction,
  { invitation, inviter, site, now }: { invitation: Pick<Invitation, 'id' | 'company_id' | 'email'>; inviter: Inviter; site: Site; now: Date },
): void {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + invitationDays * 24 * 3_600_000);
  tx.update(invitations)
    .set({ token_hash: hashToken(token), expires_at: expiresAt })
    .where(eq(invitations.id, invitation.id))
    .run();
  const company = tx.select({ name: companies.name }).from(companies).where(eq(companies.id, invitation.company_id)).get()!;
  const locale = findAccountByEmail(tx, { email: invitation.email })?.locale ?? inviter.locale;
  const message = messages(locale).company.mails.invitation({
    inviter: inviter.name,
    company: company.name,
    site: site.name,
    days: invitationDays,
    href: `${site.baseUrl}/${locale}/account/invitation?token=${token}`,
  });
  queueMail(tx, { to: invitation.email, locale, message, now });
}

/** What happens to a pasted line, or why nothing does. Whether an address has an account elsewhere makes no difference that a manager could see. */
export type InvitationPlan = 'invite' | 'again' | 'member' | 'not-an-address' | 'double' | 'too-many' | 'over-limit';

export interface PlannedInvitation extends PastedEntry {
  plan: InvitationPlan;
}

/** @param room how many invitations this company may still send today */
export function planInvitations(db: Reader, { companyId, entries, room }: { companyId: string; entries: PastedEntry[]; room: number }): PlannedInvitation[] {
  const inside = new Set(listPeople(db, { companyId }).map(({ email }) => email));
  const waiting = new Set(listPendingInvitations(db, { companyId }).map(({ email }) => email));
  const seen = new Set<string>();
  let sending = 0;
  return entries.map((entry) => {
    const { email } = entry;
    if (email === null) return { ...entry, plan: 'not-an-address' };
    if (seen.has(email)) return { ...entry, plan: 'double' };
    seen.add(email);
    if (inside.has(email)) return { ...entry, plan: 'member' };
    if (sending >= mostAddresses) return { ...entry, plan: 'too-many' };
    if (sending >= room) return { ...entry, plan: 'over-limit' };
    sending += 1;
    return { ...entry, plan: waiting.has(email) ? 'again' : 'invite' };
  });
}

/**
 * Invites addresses, all of them or none. An invitation that is open is sent again, with the role that is
 * asked now. DomainError('already-done') when one belongs to a member of this company.
 */
export function inviteColleagues(
  db: Database,
  given: { companyId: string; emails: string[]; role: MemberRole; inviter: Inviter; site: Site; now: Date },
): void {
  transact(db, (tx) => {
    for (const email of new Set(given.emails)) inviteColleague(tx, { ...given, email });
  });
}

function inviteColleague(
  tx: Transaction,
  { companyId, email, role, inviter, site, now }: { companyId: string; email: string; role: MemberRole; inviter: Inviter; site: Site; now: Date },
): void {
  const account = findAccountByEmail(tx, { email });
  if (account && isMember(tx, { userId: account.id, companyId })) throw new DomainError('already-done');
  const pending = tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.company_id, companyId), eq(invitations.email, email), open))
    .get();
  const id = pending?.id ?? newId();
  if (pending) tx.update(invitations).set({ role }).where(eq(invitations.id, id)).run();
  else {
    tx.insert(invitations)
      .values({ id, company_id: companyId, email, role, token_hash: hashToken(newToken()), invited_by: inviter.userId, created_at: now, expires_at: now })
      .run();
  }
  recordAudit(tx, { actorId: inviter.userId, action: 'invitation.sent', subjectId: id, details: { companyId, role }, now });
  sendInvitation(tx, { invitation: { id, company_id: companyId, email }, inviter, site, now });
}

export interface PendingInvitation {
  id: string;
  email: string;
  role: MemberRole;
  expiresAt: Date;
}

export function listPendingInvitations(db: Reader, { companyId }: { companyId: string }): PendingInvitation[] {
  return db
    .select({ id: invitations.id, email: invitations.email, role: invitations.role, expiresAt: invitations.expires_at })
    .from(invitations)
    .where(and(eq(invitations.company_id, companyId), open))
    .orderBy(asc(invitations.created_at))
    .all();
}

function findOpen(tx: Transaction, { companyId, invitationId }: { companyId: string; invitationId: string }): Invitation {
  const invitation = tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, invitationId), eq(invitations.company_id, companyId), open))
    .get();
  if (!invitation) throw new DomainError('not-found');
  return invitation;
}

/** DomainError('not-found') for an invitation that isn't open at this company. */
export function resendInvitation(
  db: Database,
  { companyId, invitationId, inviter, site, now }: { companyId: string; invitationId: string; inviter: Inviter; site: Site; now: Date },
): void {
  transact(db, (tx) => {
    const invitation = findOpen(tx, { companyId, invitationId });
    recordAudit(tx, { actorId: inviter.userId, action: 'invitation.resent', subjectId: invitationId, details: { companyId }, now });
    sendInvitation(tx, { invitation, inviter, site, now });
  });
}

/** DomainError('not-found') for an invitation that isn't open at this company. */
export function withdrawInvitation(
  db: Database,
  { companyId, invitationId, actorId, now }: { companyId: string; invitationId: string; actorId: string; now: Date },
): void {
  transact(db, (tx) => {
    findOpen(tx, { companyId, invitationId });
    tx.update(invitations).set({ withdrawn_at: now }).where(eq(invitations.id, invitationId)).run();
    recordAudit(tx, { actorId, action: 'invitation.withdrawn', subjectId: invitationId, details: { companyId }, now });
  });
}
