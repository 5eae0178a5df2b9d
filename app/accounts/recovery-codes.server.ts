/** Codes on paper for who has lost their authenticator. Each works once; the database holds hashes only. */
import { and, count, eq, isNull } from 'drizzle-orm';
import { hashToken, newId, recovery_codes, transact, type Database, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import { getAccount } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { hasAuthenticator } from './authenticator.server.ts';
import { queueSecurityNotice } from './security-notices.server.ts';
import type { Site } from './site.ts';

export const recoveryCodeCount = 10;
/** 78 bits, in four groups that can be read aloud. */
const codeLength = 16;
const tidy = (code: string) => code.toLowerCase().replace(/[\s-]/g, '');
/** With the person in it: a code says nothing about another account. */
const hashOf = (userId: string, code: string) => hashToken(`${userId} ${tidy(code)}`);

/** `k7mf-2xqd-9hwe-pnr4` */
function newCode(): string {
  return newId()
    .slice(0, codeLength)
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** Makes ten new codes in place of all earlier ones, and returns them: they can't be shown again. DomainError('not-open') without an authenticator. */
export function renewRecoveryCodes(db: Database, { userId, site, now }: { userId: string; site: Site; now: Date }): string[] {
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  transact(db, (tx) => {
    if (!hasAuthenticator(tx, { userId })) throw new DomainError('not-open');
    const had = tx.delete(recovery_codes).where(eq(recovery_codes.user_id, userId)).run().changes > 0;
    tx.insert(recovery_codes)
      .values(codes.map((code) => ({ code_hash: hashOf(userId, code), user_id: userId, created_at: now })))
      .run();
    recordAudit(tx, { actorId: userId, action: 'recovery-codes.renewed', subjectId: userId, now });
    if (had) queueSecurityNotice(tx, { account: getAccount(tx, { userId }), notice: 'recoveryCodesRenewed', site, now });
  });
  return codes;
}

export function countRecoveryCodes(db: Reader, { userId }: { userId: string }): number {
  const unused = and(eq(recovery_codes.user_id, userId), isNull(recovery_codes.used_at));
  return db.select({ left: count() }).from(recovery_codes).where(unused).get()!.left;
}

/** Uses a code up and tells the person by mail. False, and nothing happens, for a wrong or used one. */
export function consumeRecoveryCode(tx: Transaction, { userId, code, site, now }: { userId: string; code: string; site: Site; now: Date }): boolean {
  const used = tx
    .update(recovery_codes)
    .set({ used_at: now })
    .where(and(eq(recovery_codes.code_hash, hashOf(userId, code)), eq(recovery_codes.user_id, userId), isNull(recovery_codes.used_at)))
    .run();
  if (used.changes !== 1) return false;
  recordAudit(tx, { actorId: userId, action: 'recovery-codes.used', subjectId: userId, details: { left: countRecoveryCodes(tx, { userId }) }, now });
  queueSecurityNotice(tx, { account: getAccount(tx, { userId }), notice: 'recoveryCodeUsed', site, now });
  return true;
}
