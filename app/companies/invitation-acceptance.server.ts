/** The other side of an invitation: what its link shows, and joining the company with it. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { companies, hashToken, invitations, transact, type Database, type Transaction } from '#db';
import { createAccount, findAccountByEmail, getAccount, type Account } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import { argon2, type PasswordHasher } from '../accounts/password.server.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { addMember } from './joining.server.ts';
import type { MemberRole } from './members.server.ts';

export interface ReceivedInvitation {
  state: 'open';
  companyId: string;
  companyName: string;
  email: string;
  role: MemberRole;
  /** Whether the address has an account: then its password is asked instead of a new one. */
  hasAccount: boolean;
}

/** Null for an unknown token; 'gone' when the invitation was used, withdrawn or has expired. */
export function readInvitation(db: Database, { token, now }: { token: string; now: Date }): ReceivedInvitation | { state: 'gone' } | null {
  const row = db
    .select({ invitation: invitations, companyName: companies.name })
    .from(invitations)
    .innerJoin(companies, eq(companies.id, invitations.company_id))
    .where(eq(invitations.token_hash, hashToken(token)))
    .get();
  if (!row) return null;
  const { accepted_at, withdrawn_at, expires_at, email, role } = row.invitation;
  if (accepted_at || withdrawn_at || expires_at <= now) return { state: 'gone' };
  return {
    state: 'open',
    companyId: row.invitation.company_id,
    companyName: row.companyName,
    email,
    role,
    hasAccount: findAccountByEmail(db, { email }) !== null,
  };
}

/** Uses the invitation up, once. DomainError('expired') when it was used, withdrawn or has expired. */
function consumeInvitation(tx: Transaction, { token, now }: { token: string; now: Date }) {
  const invitation = tx
    .update(invitations)
    .set({ accepted_at: now })
    .where(
      and(eq(invitations.token_hash, hashToken(token)), isNull(invitations.accepted_at), isNull(invitations.withdrawn_at), gt(invitations.expires_at, now)),
    )
    .returning()
    .get();
  if (!invitation) throw new DomainError('expired');
  return invitation;
}

function join(tx: Transaction, { invitation, account, now }: { invitation: typeof invitations.$inferSelect; account: Account; now: Date }): void {
  addMember(tx, { companyId: invitation.company_id, userId: account.id, role: invitation.role, actorId: account.id, now });
  recordAudit(tx, { actorId: account.id, action: 'invitation.accepted', subjectId: invitation.id, details: { companyId: invitation.company_id }, now });
}

/** Creates the account of the invited address and joins. DomainError('expired'), or 'already-done' when the address has an account. */
export async function joinWithNewAccount(
  db: Database,
  {
    token,
    name,
    password,
    locale,
    now,
    hasher = argon2,
  }: { token: string; name: string; password: string; locale: Locale; now: Date; hasher?: PasswordHasher },
): Promise<Account> {
  const passwordHash = await hasher.hash(password);
  return transact(db, (tx) => {
    const invitation = consumeInvitation(tx, { token, now });
    const account = createAccount(tx, { email: invitation.email, name, passwordHash, locale, now });
    join(tx, { invitation, account, now });
    return account;
  });
}

/**
 * Joins with an account that exists. DomainError('expired'); 'not-allowed' for another person's
 * invitation or an officer; 'already-done' for who belongs to this company. Refused, the invitation stays open.
 */
export function joinWithAccount(db: Database, { token, userId, now }: { token: string; userId: string; now: Date }): void {
  transact(db, (tx) => {
    const invitation = consumeInvitation(tx, { token, now });
    const account = getAccount(tx, { userId });
    if (account.email !== invitation.email) throw new DomainError('not-allowed');
    join(tx, { invitation, account, now });
  });
}
