/** The second factor as a whole: the authenticator and the codes on paper for when it is lost. */
import { eq } from 'drizzle-orm';
import { recovery_codes, totp_factors, transact, type Database, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import { findAccountByEmail, getAccount, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { consumeAuthenticatorCode, findAuthenticator } from './authenticator.server.ts';
import { consumeRecoveryCode, countRecoveryCodes } from './recovery-codes.server.ts';
import { queueSecurityNotice } from './security-notices.server.ts';
import { endSessions } from './session-list.server.ts';
import type { Site } from './site.ts';

/** How it stands with somebody's second factor; null when none is set up. */
export function readSecondFactor(db: Reader, { userId }: { userId: string }): { since: Date; recoveryCodes: number } | null {
  const authenticator = findAuthenticator(db, { userId });
  return authenticator && { since: authenticator.since, recoveryCodes: countRecoveryCodes(db, { userId }) };
}

/**
 * Uses up what was typed: six digits are a code of the authenticator, anything else a recovery code.
 * False for a wrong, used or too old one, whichever. Throws SealError when the site's key doesn't open the secret.
 */
export function consumeSecondFactor(db: Database, given: { userId: string; code: string; factorKey: Buffer; site: Site; now: Date }): boolean {
  const digits = given.code.replace(/\s/g, '');
  return transact(db, (tx) => (/^\d{6}$/.test(digits) ? consumeAuthenticatorCode(tx, { ...given, code: digits }) : consumeRecoveryCode(tx, given)));
}

/**
 * Takes the second factor away, with its recovery codes; the person's other sessions end. DomainError('not-allowed')
 * for who works for the province: they replace it. DomainError('not-found') when there is none.
 */
export function removeSecondFactor(db: Database, { userId, keepSession, site, now }: { userId: string; keepSession: string; site: Site; now: Date }): void {
  transact(db, (tx) => {
    const account = getAccount(tx, { userId });
    if (account.role !== 'member') throw new DomainError('not-allowed');
    takeAway(tx, { account, actorId: userId, keepSession, site, now });
  });
}

/**
 * For somebody who has lost the app and the codes, by whoever runs the server (scripts/remove-factor.ts): whoever
 * works for the province sets a new one up at the next sign-in. DomainError('not-found') for an unknown
 * address, or when there is no second factor.
 */
export function resetSecondFactor(db: Database, { email, site, now }: { email: string; site: Site; now: Date }): void {
  transact(db, (tx) => {
    const account = findAccountByEmail(tx, { email });
    if (!account) throw new DomainError('not-found');
    takeAway(tx, { account, actorId: null, keepSession: '', site, now });
  });
}

function takeAway(
  tx: Transaction,
  { account, actorId, keepSession, site, now }: { account: Account; actorId: string | null; keepSession: string; site: Site; now: Date },
): void {
  const userId = account.id;
  const removed = tx.delete(totp_factors).where(eq(totp_factors.user_id, userId)).run();
  if (removed.changes === 0) throw new DomainError('not-found');
  tx.delete(recovery_codes).where(eq(recovery_codes.user_id, userId)).run();
  endSessions(tx, { userId, except: keepSession });
  recordAudit(tx, { actorId, action: 'factor.removed', subjectId: userId, now });
  queueSecurityNotice(tx, { account, notice: 'factorRemoved', site, now });
}
