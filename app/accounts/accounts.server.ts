import { eq } from 'drizzle-orm';
import { newId, users, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { recordAudit } from './audit.server.ts';

export type Account = typeof users.$inferSelect;

/** `email` as it is stored: trimmed and in lower case. */
export function findAccountByEmail(db: Reader, { email }: { email: string }): Account | null {
  return db.select().from(users).where(eq(users.email, email)).get() ?? null;
}

/** DomainError('not-found') for an account that was erased meanwhile. */
export function getAccount(db: Reader, { userId }: { userId: string }): Account {
  const account = db.select().from(users).where(eq(users.id, userId)).get();
  if (!account) throw new DomainError('not-found');
  return account;
}

/** Creates an account for an address that has been confirmed. DomainError('already-done') when the address has one. */
export function createAccount(
  tx: Transaction,
  {
    email,
    name,
    passwordHash,
    role = 'member',
    locale,
    now,
  }: { email: string; name: string; passwordHash: string; role?: Account['role']; locale: Locale; now: Date },
): Account {
  if (findAccountByEmail(tx, { email })) throw new DomainError('already-done');
  const account = tx.insert(users).values({ id: newId(), email, name, password_hash: passwordHash, role, locale, created_at: now }).returning().get();
  recordAudit(tx, { actorId: account.id, action: 'account.created', subjectId: account.id, details: { role }, now });
  return account;
}
