import { beforeEach, describe, expect, it } from 'vitest';
import { sessions } from '#db';
import { limits } from '#app/accounts/throttle.server.ts';
import { safeReturnPath } from '#app/http/respond.server.ts';
import * as forgot from '#app/routes/account-forgot-password/route.tsx';
import * as reset from '#app/routes/account-reset-password/route.tsx';
import * as settings from '#app/routes/account-settings/route.tsx';
import * as signOut from '#app/routes/account-sign-out/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { examplePassword, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
const signIn = (form: Record<string, string>, { path = '/nl/account/sign-in', cookie }: { path?: string; cookie?: string } = {}) =>
  callRoute(app, action, { path, form, cookie });
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('Set-Cookie')!.split(';')[0]!;

describe('signing in', () => {
  it('starts a session of its own and leads to where there is something to do', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    const officer = makeUser(app.db, { role: 'officer' });
    const alone = makeUser(app.db);
    for (const [user, start] of [
      [manager, '/nl/training'],
      [officer, '/nl/province'],
      [alone, '/nl/account/settings'],
    ] as const) {
      const answer = await signIn({ email: user.email.toUpperCase(), password: examplePassword });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('Location')).toBe(start);
      expect(await app.sessions.findUser(cookieOf(answer))).toMatchObject({ id: user.id });
    }
  });

  it('replaces the session that was there', async () => {
    const user = makeUser(app.db);
    const before = await signInAs(app, user);
    const answer = await signIn({ email: user.email, password: examplePassword }, { cookie: before });
    expect(cookieOf(answer)).not.toBe(before);
    expect(await app.sessions.findUser(before)).toBeNull();
    expect(app.db.select().from(sessions).all()).toHaveLength(1);
  });

  it('answers the same for an unknown address and a wrong password', async () => {
    const user = makeUser(app.db);
    const [known, unknown] = [await signIn({ email: user.email, password: 'wrong' }), await signIn({ email: 'nobody@example.nl', password: 'wrong' })];
    expect(known.status).toBe(422);
    expect([...known.headers]).toEqual([...unknown.headers]);
    const withoutAddress = ({ body }: typeof known) => ({ ...(body as object), values: {} });
    expect(withoutAddress(known)).toEqual(withoutAddress(unknown));
  });

  it('returns to the page that asked for it, but never to another site', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    const to = async (next: string) =>
      (await signIn({ email: manager.email, password: examplePassword }, { path: `/nl/account/sign-in?next=${encodeURIComponent(next)}` })).headers.get(
        'Location',
      );
    expect(await to('/nl/company/people')).toBe('/nl/company/people');
    for (const next of ['https://evil.example', '//evil.example', '/nl//evil.example', '/\\evil.example', 'javascript:alert(1)'])
      expect(await to(next)).toBe('/nl/training');
  });

  it('stops after ten tries for one account, right or wrong, until the time is over', async () => {
    const user = makeUser(app.db);
    for (let i = 0; i < limits['sign-in-account'].tries; i += 1) expect((await signIn({ email: user.email, password: 'wrong' })).status).toBe(422);
    const refused = await signIn({ email: user.email, password: examplePassword });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(15 * 60);
    expect(app.db.select().from(sessions).all()).toEqual([]);
  });

  it('refuses what is no form, readably', async () => {
    const forms: Record<string, string>[] = [{}, { email: 'x'.repeat(5000), password: 'y' }, { email: 'a@example.nl', password: 'z'.repeat(5000) }];
    for (const form of forms) expect((await signIn(form)).status).toBe(422);
  });

  it('is no page for who is signed in', async () => {
    const user = makeUser(app.db);
    const answer = await callRoute(app, loader, { path: '/nl/account/sign-in', cookie: await signInAs(app, user) });
    expect(answer.headers.get('Location')).toBe('/nl/account/settings');
  });
});

describe('signing out', () => {
  it('is done by the button, not by opening the page', async () => {
    const cookie = await signInAs(app, makeUser(app.db));
    expect((await callRoute(app, signOut.loader, { path: '/nl/account/sign-out', cookie })).body).toEqual({ signedIn: true });
    expect(await app.sessions.findUser(cookie)).not.toBeNull();
    await callRoute(app, signOut.action, { path: '/nl/account/sign-out', cookie, form: {} });
    expect(await app.sessions.findUser(cookie)).toBeNull();
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) => callRoute(app, forgot.action, { path: '/nl/account/forgot-password', form: { email } });
  const newPassword = (token: string, password: string) =>
    callRoute(app, reset.action, { path: `/nl/account/reset-password?token=${token}`, form: { new_password: password } });

  it('gives no sign whether the address has an account', async () => {
    const user = makeUser(app.db);
    const answers = [await ask(user.email), await ask('nobody@example.nl')];
    const seen = await Promise.all(
      answers.map(async ({ status, headers, body }) => ({ status, headers: [...headers], text: await (body as Response).text() })),
    );
    expect(seen[0]).toEqual(seen[1]);
    expect(readOutbox(app.db)).toHaveLength(2);
  });

  it('is replaced by the button; the old one and every session end', async () => {
    const user = makeUser(app.db, { name: 'Zoë Jansen' });
    const cookie = await signInAs(app, user);
    await ask(user.email);
    const token = tokenIn(readOutbox(app.db)[0]);
    expect((await callRoute(app, reset.loader, { path: `/nl/account/reset-password?token=${token}` })).status).toBe(200);
    expect((await newPassword(token, 'jansen-jansen-zoë')).status).toBe(422);
    expect((await newPassword(token, 'vijver-sneeuwbol-kade')).headers.get('Location')).toBe('/nl/account/sign-in?done=password-changed');
    expect(await app.sessions.findUser(cookie)).toBeNull();
    expect((await signIn({ email: user.email, password: examplePassword })).status).toBe(422);
    expect((await signIn({ email: user.email, password: 'vijver-sneeuwbol-kade' })).status).toBe(303);
    expect((await newPassword(token, 'vijver-sneeuwbol-kade')).status).toBe(410);
  });
});

describe('settings', () => {
  const change = (cookie: string, form: Record<string, string>) => callRoute(app, settings.action, { path: '/nl/account/settings', form, cookie });

  it('change password and address after a recent proof, and stay signed in here', async () => {
    const user = makeUser(app.db);
    const cookie = await signInAs(app, user);
    const elsewhere = await signInAs(app, user);
    const refused = await change(cookie, { intent: 'password', new_password: 'kort' });
    expect(refused).toMatchObject({ status: 422, body: { intent: 'password', errors: { new_password: expect.any(String) }, values: { intent: 'password' } } });
    expect((await change(cookie, { intent: 'email', email: 'no address' })).status).toBe(422);
    expect((await change(cookie, { intent: 'email', email: 'new@example.nl' })).headers.get('Location')).toBe('/nl/account/settings?done=email-asked');
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'new@example.nl' }]);

    const changed = await change(cookie, { intent: 'password', new_password: 'vijver-sneeuwbol-kade' });
    expect(changed.status).toBe(303);
    expect(await app.sessions.findUser(elsewhere)).toBeNull();
    expect(await app.sessions.findUser(cookie)).toBeNull();
    expect(await app.sessions.findUser(cookieOf(changed))).toMatchObject({ id: user.id });
  });

  it('ask who you are before they show or take a new address or password, and keep the address that was typed', async () => {
    const cookie = await signInAs(app, makeUser(app.db));
    app.setNow(new Date(app.now().getTime() + 10 * 60_000));
    const shown = (query = '') => callRoute(app, settings.loader, { path: `/nl/account/settings${query}`, cookie });
    expect((await shown()).body).toMatchObject({ proved: false });
    const settingsPage = '/nl/account/settings';
    const password = await change(cookie, { intent: 'password', new_password: 'vijver-sneeuwbol-kade' });
    expect(password.headers.get('Location')).toBe(`/nl/account/prove?next=${encodeURIComponent(settingsPage)}`);
    const email = await change(cookie, { intent: 'email', email: "o'brien+nl@example.nl" });
    const next = new URL(email.headers.get('Location')!, app.config.baseUrl).searchParams.get('next')!;
    expect(safeReturnPath(next, '')).toBe(next);
    expect((await shown(new URL(next, app.config.baseUrl).search)).body).toMatchObject({ newEmail: "o'brien+nl@example.nl" });
    expect(readOutbox(app.db)).toEqual([]);
  });

  it('save name and language, and refuse an unknown button', async () => {
    const user = makeUser(app.db);
    const cookie = await signInAs(app, user);
    expect((await change(cookie, { intent: 'profile', name: ' Nieuwe\r\nNaam ', locale: 'en' })).status).toBe(303);
    expect(await app.sessions.findUser(cookie)).toMatchObject({ name: 'Nieuwe Naam', locale: 'en' });
    expect((await change(cookie, { intent: 'profile', name: 'Naam', locale: 'zh' })).status).toBe(422);
    expect((await change(cookie, { intent: 'become-officer' })).status).toBe(400);
  });

  it('need an account', async () => {
    const answer = await callRoute(app, settings.loader, { path: '/nl/account/settings' });
    expect(answer.headers.get('Location')).toBe('/nl/account/sign-in?next=%2Fnl%2Faccount%2Fsettings');
  });
});
