/**
 * Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). The secret that a person scans
 * isn't stored before a first code confirms it: until then it travels in the form, sealed.
 */
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { totp_factors, transact, type Database, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import { getAccount } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { queueSecurityNotice } from './security-notices.server.ts';
import { seal, SealError, unseal } from './sealing.server.ts';
import { endSessions } from './session-list.server.ts';
import type { Site } from './site.ts';

/** RFC 4226, 4 (R6) recommends 160 bits. */
const secretBytes = 20;
const setupMinutes = 30;
const purposeOf = (userId: string) => `authenticator of ${userId}`;
const setupPurposeOf = (userId: string) => `authenticator to be set up by ${userId}`;

const codesOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });

/** The time step (periods of 30 s since 1970) that a code belongs to, at most one step before or after now; null for a wrong code. */
function findStep(secret: string, { code, now }: { code: string; now: Date }): number | null {
  const codes = codesOf(secret);
  const timestamp = now.getTime();
  const drift = codes.validate({ token: code, timestamp, window: 1 });
  return drift === null ? null : codes.counter({ timestamp }) + drift;
}

/** Whether codes are asked of this person. */
export function hasAuthenticator(db: Reader, { userId }: { userId: string }): boolean {
  return findAuthenticator(db, { userId }) !== null;
}

export function findAuthenticator(db: Reader, { userId }: { userId: string }): { since: Date; sealedSecret: string } | null {
  const row = db
    .select()
    .from(totp_factors)
    .where(and(eq(totp_factors.user_id, userId), isNotNull(totp_factors.confirmed_at)))
    .get();
  return row?.confirmed_at ? { since: row.confirmed_at, sealedSecret: row.sealed_secret } : null;
}

/** What a person needs to set their app up, and what the form brings back with the first code. */
export interface AuthenticatorSetup {
  /** Base32 (RFC 4648), for who can't scan. */
  secret: string;
  /** The `otpauth://` address that the app reads from the QR code. */
  address: string;
  /** Sealed for this person, for half an hour. */
  sealed: string;
}

export function beginAuthenticator({
  userId,
  email,
  factorKey,
  site,
  now,
  secret = new Secret({ size: secretBytes }).base32,
}: {
  userId: string;
  email: string;
  factorKey: Buffer;
  site: Site;
  now: Date;
  secret?: string;
}): AuthenticatorSetup {
  const address = new TOTP({ issuer: site.name, label: email, secret: Secret.fromBase32(secret) }).toString();
  return { secret, address, sealed: seal(factorKey, `${now.getTime()} ${secret}`, setupPurposeOf(userId)) };
}

/** The secret that a form brought back. DomainError('expired') when it is somebody else's, too old, or none. */
export function readSetup({ userId, sealed, factorKey, now }: { userId: string; sealed: string; factorKey: Buffer; now: Date }): string {
  try {
    const [begun = '', secret = ''] = unseal(factorKey, sealed, setupPurposeOf(userId)).split(' ');
    if (now.getTime() - Number(begun) < setupMinutes * 60_000) return secret;
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
  }
  throw new DomainError('expired');
}

/**
 * Stores the secret once its first code is right, in place of an earlier one, ends the person's other
 * sessions and tells them by mail. Returns false, and changes nothing, for a wrong code.
 */
export function confirmAuthenticator(
  db: Database,
  given: { userId: string; secret: string; code: string; keepSession: string; factorKey: Buffer; site: Site; now: Date },
): boolean {
  const { userId, secret, code, factorKey, site, now } = given;
  const step = findStep(secret, { code, now });
  if (step === null) return false;
  transact(db, (tx) => {
    const replaces = hasAuthenticator(tx, { userId });
    const row = { sealed_secret: seal(factorKey, secret, purposeOf(userId)), created_at: now, confirmed_at: now, last_step: step };
    tx.insert(totp_factors)
      .values({ user_id: userId, ...row })
      .onConflictDoUpdate({ target: totp_factors.user_id, set: row })
      .run();
    endSessions(tx, { userId, except: given.keepSession });
    recordAudit(tx, { actorId: userId, action: replaces ? 'factor.replaced' : 'factor.added', subjectId: userId, now });
    queueSecurityNotice(tx, { account: getAccount(tx, { userId }), notice: replaces ? 'factorReplaced' : 'factorAdded', site, now });
  });
  return true;
}

/** Uses a code up: each works once, and none of an earlier step after it. Throws SealError when the secret doesn't open. */
export function consumeAuthenticatorCode(
  tx: Transaction,
  { userId, code, factorKey, now }: { userId: string; code: string; factorKey: Buffer; now: Date },
): boolean {
  const factor = findAuthenticator(tx, { userId });
  if (!factor) return false;
  const step = findStep(unseal(factorKey, factor.sealedSecret, purposeOf(userId)), { code, now });
  if (step === null) return false;
  const used = tx
    .update(totp_factors)
    .set({ last_step: step })
    .where(and(eq(totp_factors.user_id, userId), or(isNull(totp_factors.last_step), lt(totp_factors.last_step, step))))
    .run();
  return used.changes === 1;
}
