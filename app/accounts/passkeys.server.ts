/** Passkeys (WebAuthn level 3): keys on a person's devices, with which they sign in instead of with a password. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import { and, asc, eq } from 'drizzle-orm';
import { passkeys, transact, type Database, type Reader } from '#db';
import { DomainError } from '../errors.ts';
import { getAccount, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { queueSecurityNotice } from './security-notices.server.ts';
import { endSessions } from './session-list.server.ts';
import { consumeChallenge, rememberChallenge } from './passkey-challenges.server.ts';
import type { Site } from './site.ts';

/** EdDSA, ES256 and RS256 (IANA COSE): what the devices of today make. */
const algorithms = [-8, -7, -257];
/** More than anybody has devices. */
export const mostPasskeys = 10;

export interface Passkey {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** To whom passkeys are bound: a host name, never a number, so 127.0.0.1 goes by its name `localhost`. */
function relyingParty({ baseUrl }: Pick<Site, 'baseUrl'>): { id: string; origin: string } {
  const url = new URL(baseUrl);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return { id: url.hostname, origin: url.origin };
}

export function listPasskeys(db: Reader, { userId }: { userId: string }): Passkey[] {
  const shown = { id: passkeys.id, name: passkeys.name, createdAt: passkeys.created_at, lastUsedAt: passkeys.last_used_at };
  return db.select(shown).from(passkeys).where(eq(passkeys.user_id, userId)).orderBy(asc(passkeys.created_at), asc(passkeys.id)).all();
}

/** What the browser needs to make a passkey. DomainError('not-open') when the person has as many as they can. */
export async function beginPasskey(db: Database, { userId, site, now }: { userId: string; site: Site; now: Date }) {
  const account = getAccount(db, { userId });
  const existing = listPasskeys(db, { userId });
  if (existing.length >= mostPasskeys) throw new DomainError('not-open');
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: relyingParty(site).id,
    userID: new TextEncoder().encode(userId),
    userName: account.email,
    userDisplayName: account.name,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  rememberChallenge(db, { challenge: options.challenge, purpose: 'passkey-registration', userId, now });
  return options;
}

/**
 * Adds the passkey that a browser made; the person's other sessions end and they are told by mail.
 * DomainError('invalid') for an answer that doesn't hold, 'already-done' for a key that somebody has.
 */
export async function addPasskey(
  db: Database,
  given: { userId: string; name: string; response: RegistrationResponseJSON; keepSession: string; site: Site; now: Date },
): Promise<void> {
  const { userId, name, response, site, now } = given;
  const { id: rpId, origin } = relyingParty(site);
  const { registrationInfo } = await verifyRegistrationResponse({
    response: withoutMakersProof(response),
    expectedChallenge: (challenge) => consumeChallenge(db, { challenge, purpose: 'passkey-registration', userId, now }),
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(asInvalid);
  if (!registrationInfo) throw new DomainError('invalid');
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  transact(db, (tx) => {
    const known = tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.id, id)).get();
    if (known) throw new DomainError('already-done');
    if (listPasskeys(tx, { userId }).length >= mostPasskeys) throw new DomainError('not-open');
    tx.insert(passkeys)
      .values({ id, user_id: userId, public_key: Buffer.from(publicKey).toString('base64url'), counter, transports, name, created_at: now })
      .run();
    endSessions(tx, { userId, except: given.keepSession });
    recordAudit(tx, { actorId: userId, action: 'passkey.added', subjectId: userId, details: { passkey: id }, now });
    queueSecurityNotice(tx, { account: getAccount(tx, { userId }), notice: 'passkeyAdded', site, now });
  });
}

/** DomainError('not-found') when it isn't this person's. */
export function removePasskey(
  db: Database,
  { userId, passkeyId, keepSession, site, now }: { userId: string; passkeyId: string; keepSession: string; site: Site; now: Date },
): void {
  transact(db, (tx) => {
    const removed = tx
      .delete(passkeys)
      .where(and(eq(passkeys.id, passkeyId), eq(passkeys.user_id, userId)))
      .run();
    if (removed.changes === 0) throw new DomainError('not-found');
    endSessions(tx, { userId, except: keepSession });
    recordAudit(tx, { actorId: userId, action: 'passkey.removed', subjectId: userId, details: { passkey: passkeyId }, now });
    queueSecurityNotice(tx, { account: getAccount(tx, { userId }), notice: 'passkeyRemoved', site, now });
  });
}

/** What the browser needs to sign in with any passkey it has for this site: nobody is named. */
export async function beginPasskeySignIn(db: Database, { site, now }: { site: Site; now: Date }) {
  const options = await generateAuthenticationOptions({ rpID: relyingParty(site).id, userVerification: 'required' });
  rememberChallenge(db, { challenge: options.challenge, purpose: 'passkey-sign-in', now });
  return options;
}

/**
 * The account of the passkey that signed the challenge. DomainError('invalid') for whatever doesn't hold, whichever:
 * an unknown key, another site, a challenge that was answered before, a counter that went back (a copied key).
 */
export async function signInWithPasskey(
  db: Database,
  { response, site, now }: { response: AuthenticationResponseJSON; site: Site; now: Date },
): Promise<Account> {
  const known = db.select().from(passkeys).where(eq(passkeys.id, response.id)).get();
  if (!known) throw new DomainError('invalid');
  const { id: rpId, origin } = relyingParty(site);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => consumeChallenge(db, { challenge, purpose: 'passkey-sign-in', now }),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: known.id, publicKey: new Uint8Array(Buffer.from(known.public_key, 'base64url')), counter: known.counter },
    requireUserVerification: true,
  }).catch(asInvalid);
  const { userHandle } = response.response;
  if (!verified || (userHandle && Buffer.from(userHandle, 'base64url').toString() !== known.user_id)) throw new DomainError('invalid');
  return transact(db, (tx) => {
    const moved = tx
      .update(passkeys)
      .set({ counter: authenticationInfo.newCounter, last_used_at: now })
      .where(and(eq(passkeys.id, known.id), eq(passkeys.counter, known.counter)))
      .run();
    if (moved.changes === 0) throw new DomainError('invalid');
    return getAccount(tx, { userId: known.user_id });
  });
}

/**
 * A browser that is asked for no attestation gives none, or the key's own signature (WebAuthn 3, 5.4.7). Proof by the
 * maker of a device is refused unread: to check it, the library would ask other hosts for lists of certificates.
 */
function withoutMakersProof(response: RegistrationResponseJSON): RegistrationResponseJSON {
  let format: string;
  try {
    format = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject)).get('fmt');
  } catch {
    return asInvalid();
  }
  if (format !== 'none' && format !== 'packed') throw new DomainError('invalid');
  return response;
}

/** The library throws an Error of its own for every answer that doesn't hold. */
function asInvalid(): never {
  throw new DomainError('invalid');
}
