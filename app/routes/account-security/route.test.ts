/** The page about security and the steps that start there: proof, authenticator, recovery codes, passkeys, sessions. */
import { beforeEach, describe, expect, it } from 'vitest';
import { passkeys, recovery_codes, sessions, totp_factors, type users } from '#db';
import * as authenticator from '#app/routes/account-security-authenticator/route.tsx';
import * as passkeyRegister from '#app/routes/account-passkey-register/route.ts';
import * as passkeySignIn from '#app/routes/account-passkey-sign-in/route.ts';
import * as prove from '#app/routes/account-prove/route.tsx';
import * as province from '#app/routes/province/route.tsx';
import * as recoveryCodes from '#app/routes/account-security-recovery-codes/route.tsx';
import { callRoute, createTestApp, signInAs, type Answer, type TestApp } from '#tests/support/app.ts';
import { examplePassword, makeUser } from '#tests/support/factories.ts';
import { createSoftAuthenticator } from '#tests/support/passkey.ts';
import { codeAt, giveAuthenticator } from '#tests/support/second-factor.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let user: typeof users.$inferSelect;
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  user = makeUser(app.db);
  cookie = await signInAs(app, user, { assurance: 'password' });
});
const path = '/nl/account/security';
const cookieOf = (answer: Answer) => answer.headers.get('Set-Cookie')!.split(';')[0]!;
const waitMinutes = (minutes: number) => app.setNow(new Date(app.now().getTime() + minutes * 60_000));
const post = (form: Record<string, string>) => callRoute(app, action, { path, cookie, form });
const read = async () => (await callRoute(app, loader, { path, cookie })).body as Awaited<ReturnType<typeof loader>>;
const proveAt = (next: string) => `/nl/account/prove?next=${encodeURIComponent(next)}`;

describe('an authenticator', () => {
  const at = '/nl/account/security/authenticator';
  type Shown = { setup: { key: string[]; qr: { size: number }; sealed: string } };
  const begin = async () => (await callRoute(app, authenticator.loader, { path: at, cookie })).body as Shown;
  const confirm = (setup: string, code: string) => callRoute(app, authenticator.action, { path: at, cookie, form: { setup, code } });

  it('is set up in three steps; the session gets a new id and is worth more, others end', async () => {
    const elsewhere = await signInAs(app, user, { assurance: 'password' });
    const { setup } = await begin();
    expect(setup.key).toHaveLength(8);
    expect(setup.qr.size).toBeGreaterThan(20);
    const answer = await confirm(setup.sealed, codeAt(app.now(), setup.key.join('')));
    expect(answer.headers.get('Location')).toBe('/nl/account/security/recovery-codes');
    expect(await app.sessions.findUser(cookie)).toBeNull();
    expect(await app.sessions.findUser(elsewhere)).toBeNull();
    cookie = cookieOf(answer);
    expect(await app.sessions.findUser(cookie)).toMatchObject({ assurance: 'second-factor' });
    expect((await read()).factor).toEqual({ since: '15 juni 2026', recoveryCodes: 0 });
  });

  it('shows the same key again after a wrong code: it may have been scanned', async () => {
    const { setup } = await begin();
    for (const code of ['', '000000', 'x'.repeat(99)]) {
      const answer = await confirm(setup.sealed, code);
      expect(answer.status).toBe(422);
      expect((answer.body as Shown).setup.key).toEqual(setup.key);
    }
    expect(app.db.select().from(totp_factors).all()).toEqual([]);
  });

  it('gives a new key when the form is somebody else’s, forged or too old', async () => {
    const { setup } = await begin();
    const code = codeAt(app.now(), setup.key.join(''));
    expect((await confirm('forged', code)).status).toBe(422);
    cookie = await signInAs(app, makeUser(app.db));
    const answer = await confirm(setup.sealed, code);
    expect(answer.status).toBe(422);
    expect((answer.body as Shown).setup.key).not.toEqual(setup.key);
    expect(app.db.select().from(totp_factors).all()).toEqual([]);
  });

  it('and its codes ask for a recent proof, before anything is shown or changed', async () => {
    const { setup } = await begin();
    waitMinutes(10);
    expect((await callRoute(app, authenticator.loader, { path: at, cookie })).headers.get('Location')).toBe(proveAt(at));
    expect((await confirm(setup.sealed, codeAt(app.now(), setup.key.join('')))).headers.get('Location')).toBe(proveAt(at));
    const codes = '/nl/account/security/recovery-codes';
    expect((await callRoute(app, recoveryCodes.action, { path: codes, cookie, form: {} })).headers.get('Location')).toBe(proveAt(codes));
    expect(app.db.select().from(totp_factors).all()).toEqual([]);
  });

  it('can be turned off again by a member; what is left is a password', async () => {
    giveAuthenticator(app, { userId: user.id });
    cookie = await signInAs(app, user);
    const answer = await post({ intent: 'remove-factor' });
    expect(answer.headers.get('Location')).toBe(`${path}?done=factor-removed`);
    cookie = cookieOf(answer);
    expect(await app.sessions.findUser(cookie)).toMatchObject({ assurance: 'password' });
    expect((await post({ intent: 'remove-factor' })).status).toBe(404);
  });
});

describe('recovery codes', () => {
  const at = '/nl/account/security/recovery-codes';
  const make = () => callRoute(app, recoveryCodes.action, { path: at, cookie, form: {} });

  it('are shown once, by the button', async () => {
    giveAuthenticator(app, { userId: user.id });
    cookie = await signInAs(app, user);
    expect((await callRoute(app, recoveryCodes.loader, { path: at, cookie })).body).toEqual({ left: 0 });
    expect((await make()).body).toMatchObject({ codes: { length: 10 }, next: `${path}?done=codes-saved` });
    expect((await callRoute(app, recoveryCodes.loader, { path: at, cookie })).body).toEqual({ left: 10 });
  });

  it('need an authenticator', async () => {
    expect((await callRoute(app, recoveryCodes.loader, { path: at, cookie })).body).toEqual({ left: null });
    expect((await make()).status).toBe(409);
    expect(app.db.select().from(recovery_codes).all()).toEqual([]);
  });
});

describe('who works for the province', () => {
  const at = '/nl/province';
  it.each(['officer', 'administrator'] as const)('sets an authenticator up before anything else, as %s', async (role) => {
    user = makeUser(app.db, { role });
    cookie = await signInAs(app, user, { assurance: 'password' });
    for (const [route, to] of [
      [province.loader, at],
      [loader, path],
      [recoveryCodes.loader, `${path}/recovery-codes`],
    ] as const) {
      expect((await callRoute(app, route, { path: to, cookie })).headers.get('Location')).toBe(`${path}/authenticator`);
    }
    expect((await post({ intent: 'end-others' })).headers.get('Location')).toBe(`${path}/authenticator`);
    expect((await callRoute(app, authenticator.loader, { path: `${path}/authenticator`, cookie })).body).toMatchObject({ required: true });
  });

  it.each(['second-factor', 'passkey', 'openid'] as const)('may go on with %s', async (assurance) => {
    user = makeUser(app.db, { role: 'officer' });
    cookie = await signInAs(app, user, { assurance });
    expect((await callRoute(app, province.loader, { path: at, cookie })).status).toBe(200);
  });

  it('can’t turn it off', async () => {
    user = makeUser(app.db, { role: 'officer' });
    giveAuthenticator(app, { userId: user.id });
    cookie = await signInAs(app, user);
    expect((await post({ intent: 'remove-factor' })).status).toBe(403);
    expect(await read()).toMatchObject({ required: true, factor: { recoveryCodes: 0 } });
  });
});

describe('proving again who you are', () => {
  const answer = (form: Record<string, string>, next = path) => callRoute(app, prove.action, { path: proveAt(next), cookie, form });

  it('asks the password, and lasts ten minutes', async () => {
    waitMinutes(11);
    expect((await post({ intent: 'remove-passkey', passkey: 'x' })).headers.get('Location')).toBe(proveAt(path));
    expect((await answer({ password: 'wrong' })).status).toBe(422);
    expect((await answer({ password: examplePassword }, '/nl/account/security/authenticator')).headers.get('Location')).toBe(
      '/nl/account/security/authenticator',
    );
    expect((await post({ intent: 'remove-passkey', passkey: 'x' })).status).toBe(404);
    waitMinutes(10);
    expect((await post({ intent: 'remove-passkey', passkey: 'x' })).headers.get('Location')).toBe(proveAt(path));
  });

  it('asks a code too where there is an authenticator, and uses none up beside a wrong password', async () => {
    giveAuthenticator(app, { userId: user.id });
    cookie = await signInAs(app, user);
    waitMinutes(11);
    expect((await callRoute(app, prove.loader, { path: proveAt(path), cookie })).body).toMatchObject({ withCode: true });
    const code = codeAt(app.now());
    expect((await answer({ password: examplePassword, code: '' })).status).toBe(422);
    expect((await answer({ password: examplePassword, code: '000000' })).status).toBe(422);
    expect((await answer({ password: 'wrong', code })).status).toBe(422);
    expect((await answer({ password: examplePassword, code })).status).toBe(303);
  });

  it('leads to no other site, and not in a circle', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/nl/account/prove', '/nl/account/sign-out'])
      expect((await answer({ password: examplePassword }, next)).headers.get('Location')).toBe(path);
  });

  it('is throttled like signing in', async () => {
    for (let tries = 0; tries < 10; tries += 1) await answer({ password: 'wrong' });
    expect((await answer({ password: examplePassword })).status).toBe(429);
  });
});

describe('passkeys over JSON', () => {
  const register = (json: unknown) => callRoute(app, passkeyRegister.action, { path: '/nl/account/passkey/register', cookie, json });
  const signIn = (json: unknown, query = '') => callRoute(app, passkeySignIn.action, { path: `/nl/account/passkey/sign-in${query}`, json });
  const json = async (answer: Answer) => (await (answer.body as Response).json()) as { challenge: string; next: string; message: string };
  const addPasskey = async () => {
    const device = createSoftAuthenticator({ userId: user.id });
    const { challenge } = await json(await register({ step: 'options', name: 'Laptop' }));
    const answer = await register({ step: 'answer', name: 'Laptop', response: device.make({ challenge }) });
    return { device, answer };
  };

  it('are made and then used to sign in, to where the person was going', async () => {
    const { device, answer } = await addPasskey();
    expect(await json(answer)).toEqual({ next: `${path}?done=passkey-added` });
    cookie = cookieOf(answer);
    expect((await read()).passkeys).toMatchObject([{ id: device.id, name: 'Laptop', lastUsed: null }]);

    const { challenge } = await json(await signIn({ step: 'options' }));
    const signedIn = await signIn({ step: 'answer', response: device.sign({ challenge }) }, '?next=%2Fnl%2Fglossary');
    expect(await json(signedIn)).toEqual({ next: '/nl/glossary' });
    expect(await app.sessions.findUser(cookieOf(signedIn))).toMatchObject({ id: user.id, assurance: 'passkey' });
  });

  it('are removed on the page', async () => {
    const { device, answer } = await addPasskey();
    cookie = cookieOf(answer);
    expect((await post({ intent: 'remove-passkey', passkey: device.id })).headers.get('Location')).toBe(`${path}?done=passkey-removed`);
    expect(app.db.select().from(passkeys).all()).toEqual([]);
  });

  it('ask for a name, and for a recent proof', async () => {
    const nameless = await register({ step: 'options', name: '  ' });
    expect(nameless.status).toBe(422);
    expect((await json(nameless)).message).toBe('Geef de passkey een naam.');
    waitMinutes(10);
    expect((await register({ step: 'options', name: 'Laptop' })).headers.get('Location')).toBe(proveAt(path));
  });

  const long = 'a'.repeat(50_000);
  const answered = (response: unknown) => ({ step: 'answer', name: 'x', response });
  const empty = { id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a', attestationObject: 'a' } };
  it.each([
    ['nothing', null],
    ['a number', 7],
    ['a list', [[]]],
    ['another step', { step: 'erase' }],
    ['no answer', answered(undefined)],
    ['an answer of another kind', answered('x')],
    ['an empty answer', answered({})],
    ['bytes that mean nothing', answered(empty)],
    ['an id that is no text', answered({ ...empty, id: { $gt: '' } })],
    ['far too much', answered({ ...empty, id: long, rawId: long })],
    ['client data that is no JSON', answered({ ...empty, response: { ...empty.response, clientDataJSON: 'bm90IGpzb24' } })],
  ])('answer %s with 400 and a sentence', async (_, body) => {
    for (const answer of [await register(body), await signIn(body)]) {
      expect(answer.status).toBe(400);
      expect((await json(answer)).message).toMatch(/\w+\.$/);
    }
  });

  it('say nothing different of an unknown key', async () => {
    await addPasskey();
    const { challenge } = await json(await signIn({ step: 'options' }));
    const stranger = createSoftAuthenticator({ userId: user.id });
    const answer = await signIn({ step: 'answer', response: stranger.sign({ challenge }) });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  });
});

describe('sessions', () => {
  it('are listed with what is known of them, this one marked', async () => {
    await signInAs(app, user, { assurance: 'passkey' });
    const { sessions: shown } = await read();
    expect(shown).toHaveLength(2);
    expect(shown.filter(({ here }) => here)).toMatchObject([{ device: 'Firefox, Linux', assurance: 'password', signedInAt: '15 juni 2026 om 12:00' }]);
  });

  it('end one by one or all at once, but for this one', async () => {
    const [one, two] = [await signInAs(app, user), await signInAs(app, user)];
    const { sessionHash } = (await app.sessions.findUser(one))!;
    expect((await post({ intent: 'end-session', session: sessionHash })).headers.get('Location')).toBe(`${path}?done=session-ended`);
    expect(await app.sessions.findUser(one)).toBeNull();
    expect(await app.sessions.findUser(two)).not.toBeNull();
    await post({ intent: 'end-others' });
    expect(app.db.select().from(sessions).all()).toHaveLength(1);
    expect(await app.sessions.findUser(cookie)).not.toBeNull();
  });

  it('of another person aren’t found', async () => {
    const theirs = await signInAs(app, makeUser(app.db));
    const { sessionHash } = (await app.sessions.findUser(theirs))!;
    expect((await post({ intent: 'end-session', session: sessionHash })).status).toBe(404);
    expect(await app.sessions.findUser(theirs)).not.toBeNull();
  });
});
