import type { Reader } from '#db';
import { findAccountByEmail, type Account } from './accounts.server.ts';
import { argon2, nobodysPasswordHash, type PasswordHasher } from './password.server.ts';

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

/** Where a person starts after signing in, without its language. */
export function startPage({ role, inCompany }: { role: Account['role']; inCompany: boolean }): string {
  if (role !== 'member') return '/province';
  return inCompany ? '/training' : '/account/settings';
}
