import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, passkeys, sign_in_challenges, type Database, type users } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { createSoftAuthenticator } from '#tests/support/passkey.ts';
import { addPasskey, beginPasskey, beginPasskeySignIn, listPasskeys, mostPasskeys, removePasskey, signInWithPasskey } from './passkeys.server.ts';

const site = { baseUrl: 'http://localhost:3000', name: 'Voorbereid' };
const start = new Date('2026-06-15T10:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let db: Database;
let user: typeof users.$inferSelect;
let device: ReturnType<typeof createSoftAuthenticator>;
beforeEach(() => {
  db = createTestDatabase();
  user = makeUser(db);
  device = createSoftAuthenticator({ userId: user.id });
});

type Ceremony = Partial<Parameters<typeof device.make>[0]>;
const register = async ({ now = start, userId = user.id, ...given }: Ceremony & { now?: Date; userId?: string } = {}) => {
  const { challenge } = await beginPasskey(db, { userId: user.id, site, now: start });
  const response = device.make({ challenge, ...given });
  await addPasskey(db, { userId, name: 'Mijn laptop', response, keepSession: '', site, now });
  return response;
};
const signIn = async ({ now = start, ...given }: Ceremony & { now?: Date } = {}) => {
  const { challenge } = await beginPasskeySignIn(db, { site, now: start });
  return signInWithPasskey(db, { response: device.sign({ challenge, ...given }), site, now });
};
const stored = () => db.select().from(passkeys).get()!;

describe('making a passkey', () => {
  it('asks for a discoverable key with verification of the person', async () => {
    const options = await beginPasskey(db, { userId: user.id, site, now: start });
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Voorbereid' },
      user: { name: user.email, displayName: user.name },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  it('is bound to a name, also where the demonstration is configured by number', async () => {
    const options = await beginPasskey(db, { userId: user.id, site: { ...site, baseUrl: 'http://127.0.0.1:4173' }, now: start });
    expect(options.rp.id).toBe('localhost');
  });

  it('keeps it under its name, tells the person, and leaves an audit row', async () => {
    await register();
    expect(listPasskeys(db, { userId: user.id })).toEqual([{ id: device.id, name: 'Mijn laptop', createdAt: start, lastUsedAt: null }]);
    expect(readOutbox(db)).toMatchObject([{ recipient: user.email, subject: expect.stringContaining('nieuwe passkey') }]);
    expect(db.select().from(audit_log).all()).toMatchObject([{ action: 'passkey.added', actor_id: user.id }]);
    expect((await beginPasskey(db, { userId: user.id, site, now: start })).excludeCredentials).toMatchObject([{ id: device.id }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['after five minutes', () => register({ now: minutesLater(5) })],
    ['for another site', () => register({ origin: 'https://evil.example' })],
    ['bound to another name', () => register({ rpId: 'evil.example' })],
    ['without verification of the person', () => register({ userVerified: false })],
    ['with a challenge of nobody', () => register({ challenge: 'bm9ib2R5' })],
    ['with a challenge of another person', () => register({ userId: makeUser(db).id })],
    ['with a proof by its maker', () => register({ format: 'tpm' })],
  ])('%s is refused', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'invalid' });
    expect(db.select().from(passkeys).all()).toEqual([]);
  });

  it('answers a challenge once', async () => {
    const response = await register();
    expect(db.select().from(sign_in_challenges).all()).toEqual([]);
    await expect(addPasskey(db, { userId: user.id, name: 'again', response, keepSession: '', site, now: start })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses a key that somebody has', async () => {
    await register();
    await expect(register()).rejects.toMatchObject({ code: 'already-done' });
  });

  it('stops at the most that a person can have', async () => {
    for (let n = 0; n < mostPasskeys; n += 1) {
      device = createSoftAuthenticator({ userId: user.id });
      await register();
    }
    await expect(beginPasskey(db, { userId: user.id, site, now: start })).rejects.toMatchObject({ code: 'not-open' });
  });
});

describe('signing in with a passkey', () => {
  beforeEach(async () => void (await register()));

  it('finds the person, notes the use and moves the counter', async () => {
    expect(await signIn({ counter: 3, now: minutesLater(1) })).toMatchObject({ id: user.id });
    expect(stored()).toMatchObject({ counter: 3, last_used_at: minutesLater(1) });
  });

  it('works again with a key that doesn’t count', async () => {
    await signIn();
    await expect(signIn()).resolves.toMatchObject({ id: user.id });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['after five minutes', () => signIn({ now: minutesLater(5) })],
    ['from another site', () => signIn({ origin: 'https://evil.example' })],
    ['bound to another name', () => signIn({ rpId: 'evil.example' })],
    ['without verification of the person', () => signIn({ userVerified: false })],
    ['with a challenge that nobody gave', () => signIn({ challenge: 'bm9ib2R5' })],
  ])('%s is refused', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ code: 'invalid' });
    expect(stored().last_used_at).toBeNull();
  });

  it('refuses a counter that goes back: the key was copied', async () => {
    await signIn({ counter: 5 });
    for (const counter of [5, 4, 0]) await expect(signIn({ counter })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('answers a challenge once, and not one that was meant for making a key', async () => {
    const { challenge } = await beginPasskeySignIn(db, { site, now: start });
    const response = device.sign({ challenge, counter: 1 });
    await signInWithPasskey(db, { response, site, now: start });
    await expect(signInWithPasskey(db, { response, site, now: start })).rejects.toMatchObject({ code: 'invalid' });
    const registration = await beginPasskey(db, { userId: user.id, site, now: start });
    await expect(signIn({ challenge: registration.challenge, counter: 2 })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses an unknown key, another key’s signature, and a key that says it is somebody else’s', async () => {
    const stranger = createSoftAuthenticator({ userId: user.id });
    const ask = async () => (await beginPasskeySignIn(db, { site, now: start })).challenge;
    const forged = [
      stranger.sign({ challenge: await ask() }),
      { ...stranger.sign({ challenge: await ask() }), id: device.id, rawId: device.id },
      { ...device.sign({ challenge: await ask() }), response: { ...device.sign({ challenge: await ask() }).response, userHandle: 'c29tZWJvZHk' } },
    ];
    for (const response of forged) await expect(signInWithPasskey(db, { response, site, now: start })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('removing a passkey', () => {
  it('ends its use, for its owner only', async () => {
    await register();
    const given = { passkeyId: device.id, keepSession: '', site, now: start };
    expect(() => removePasskey(db, { ...given, userId: makeUser(db).id })).toThrow('not-found');
    removePasskey(db, { ...given, userId: user.id });
    await expect(signIn()).rejects.toMatchObject({ code: 'invalid' });
    expect(readOutbox(db).at(-1)!.subject).toContain('passkey verwijderd');
  });
});
