import { transact, type Database, type Reader } from '#db';
import { findAccountByEmail, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { hasAuthenticator } from './authenticator.server.ts';
import { argon2, nobodysPasswordHash, type PasswordHasher } from './password.server.ts';
import type { Assurance } from './session.server.ts';

/**
 * The account of an address and password, or null. An unknown address costs the same
 * verification as a wrong password, so that the time says nothing either.
 */
export async function checkCredentials(
  db: Reader,
  { email, password, hasher = argon2 }: { email: string; password: string; hasher?: PasswordHasher },
): Promise<Account | null> {
  const account = findAccountByEmail(db, { email });
  const right = await hasher.verify(account?.password_hash ?? nobodysPasswordHash, password);
  return account && right ? account : null;
}

/** What a right password is worth: a session, or one that opens nothing before the second factor. */
export function assuranceOfPassword(db: Reader, { userId }: { userId: string }): Assurance {
  return hasAuthenticator(db, { userId }) ? 'password-pending' : 'password';
}

/** Notes in the audit log that somebody who works for the province came in; of members nothing is noted. */
export function recordSignIn(db: Database, { account, assurance, now }: { account: Pick<Account, 'id' | 'role'>; assurance: Assurance; now: Date }): void {
  if (account.role === 'member' || assurance === 'password-pending') return;
  transact(db, (tx) => recordAudit(tx, { actorId: account.id, action: 'officer.signed-in', subjectId: account.id, details: { assurance }, now }));
}

/** Where a person starts after signing in, without its language. */
export function startPage({ role, inCompany }: { role: Account['role']; inCompany: boolean }): string {
  if (role !== 'member') return '/province';
  return inCompany ? '/training' : '/account/settings';
}
