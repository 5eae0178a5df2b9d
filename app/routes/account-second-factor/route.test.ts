/** From the password to the code to the page: what signing in is for somebody with a second factor. */
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, hashToken, invitations, newId, sessions, type users } from '#db';
import { renewRecoveryCodes } from '#app/accounts/recovery-codes.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { limits } from '#app/accounts/throttle.server.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import * as forgot from '#app/routes/account-forgot-password/route.tsx';
import * as invitation from '#app/routes/account-invitation/route.tsx';
import * as reset from '#app/routes/account-reset-password/route.tsx';
import * as signInPage from '#app/routes/account-sign-in/route.tsx';
import * as training from '#app/routes/training/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { examplePassword, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { codeAt, giveAuthenticator } from '#tests/support/second-factor.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let manager: typeof users.$inferSelect;
beforeEach(() => {
  app = createTestApp();
  manager = makeCompanyWithManager(app.db).manager;
  giveAuthenticator(app, { userId: manager.id });
});
const path = '/nl/account/second-factor';
const cookieOf = (answer: { headers: Headers }) => answer.headers.get('Set-Cookie')!.split(';')[0]!;
const givePassword = async ({ next = '', email = manager.email } = {}) => {
  const answer = await callRoute(app, signInPage.action, {
    path: `/nl/account/sign-in${next && `?next=${encodeURIComponent(next)}`}`,
    form: { email, password: examplePassword },
  });
  return { answer, cookie: cookieOf(answer) };
};
const giveCode = (cookie: string, code: string, { to = path, to_app = app as Parameters<typeof callRoute>[0] } = {}) =>
  callRoute(to_app, action, { path: to, cookie, form: { code } });

describe('after the right password', () => {
  it('a code is asked, and until then nobody is signed in', async () => {
    const { answer, cookie } = await givePassword();
    expect(answer.headers.get('Location')).toBe(path);
    expect((await callRoute(app, training.loader, { path: '/nl/training', cookie })).headers.get('Location')).toContain('/account/sign-in?next=');
    expect((await callRoute(app, loader, { path, cookie })).status).toBe(200);
  });

  it('the code starts a session of its own and leads on to where the person was going', async () => {
    const { answer, cookie } = await givePassword({ next: '/nl/company/people' });
    const to = answer.headers.get('Location')!;
    const signedIn = await giveCode(cookie, codeAt(app.now()), { to });
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.get('Location')).toBe('/nl/company/people');
    expect(cookieOf(signedIn)).not.toBe(cookie);
    expect(await app.sessions.findUser(cookieOf(signedIn))).toMatchObject({ id: manager.id, assurance: 'second-factor' });
    expect(app.db.select().from(sessions).all()).toHaveLength(1);
  });

  it('leads to no other site', async () => {
    const { cookie } = await givePassword();
    const signedIn = await giveCode(cookie, codeAt(app.now()), { to: `${path}?next=${encodeURIComponent('//evil.example')}` });
    expect(signedIn.headers.get('Location')).toBe('/nl/training');
  });

  it('says the same of every code that doesn’t hold', async () => {
    const { cookie } = await givePassword();
    const used = codeAt(app.now());
    await giveCode((await givePassword()).cookie, used);
    const [recovery] = renewRecoveryCodes(app.db, { userId: manager.id, site: siteOf(app), now: app.now() });
    await giveCode((await givePassword()).cookie, recovery!);
    const errors = [];
    for (const code of [used, '000000', recovery!, 'nonsense']) {
      const answer = await giveCode(cookie, code);
      expect(answer.status).toBe(422);
      errors.push((answer.body as { errors: { code: string } }).errors.code);
      await app.throttle.forget('second-factor-account', manager.id);
    }
    expect(new Set(errors).size).toBe(1);
  });

  it('takes a recovery code, and tells the person', async () => {
    const [code] = renewRecoveryCodes(app.db, { userId: manager.id, site: siteOf(app), now: app.now() });
    const answer = await giveCode((await givePassword()).cookie, code!);
    expect(answer.status).toBe(303);
    expect(readOutbox(app.db).at(-1)!.subject).toContain('herstelcode gebruikt');
  });

  it('stops after a few tries for one account, also from other sessions and with the right code', async () => {
    for (let tries = 0; tries < limits['second-factor-account'].tries; tries += 1) {
      const { cookie } = await givePassword();
      expect((await giveCode(cookie, '000000')).status).toBe(422);
    }
    const refused = await giveCode((await givePassword()).cookie, codeAt(app.now()));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  it('says that the site is at fault when its key doesn’t fit, and notes it', async () => {
    const faults: unknown[] = [];
    const broken = { ...app, factorKey: Buffer.alloc(32, 9), reportFault: (error: unknown) => void faults.push(error) };
    const answer = await giveCode((await givePassword()).cookie, codeAt(app.now()), { to_app: broken });
    expect(answer).toMatchObject({ status: 503, body: { errors: { code: expect.stringContaining('storing') } } });
    expect(faults).toHaveLength(1);
  });
});

describe('the page for the code', () => {
  it('is for who gave a password only', async () => {
    expect((await callRoute(app, loader, { path })).headers.get('Location')).toBe('/nl/account/sign-in');
    expect((await giveCode('session=unknown', codeAt(app.now()))).headers.get('Location')).toBe('/nl/account/sign-in');
    const signedIn = await signInAs(app, manager);
    expect((await callRoute(app, loader, { path, cookie: signedIn })).headers.get('Location')).toBe('/nl/training');
  });

  it('forgets the password after a quarter of an hour', async () => {
    const { cookie } = await givePassword();
    app.setNow(new Date(app.now().getTime() + 15 * 60_000));
    expect((await giveCode(cookie, codeAt(app.now()))).headers.get('Location')).toBe('/nl/account/sign-in');
  });
});

it('a password that was reset by mail goes past no code', async () => {
  await callRoute(app, forgot.action, { path: '/nl/account/forgot-password', form: { email: manager.email } });
  const token = tokenIn(readOutbox(app.db).at(-1));
  await callRoute(app, reset.action, { path: `/nl/account/reset-password?token=${token}`, form: { new_password: 'vijver-sneeuwbol-kade' } });
  const answer = await callRoute(app, signInPage.action, { path: '/nl/account/sign-in', form: { email: manager.email, password: 'vijver-sneeuwbol-kade' } });
  expect(answer.headers.get('Location')).toBe(path);
  expect(await app.sessions.findUser(cookieOf(answer))).toBeNull();
});

it('an invitation waits for the code, and is accepted then', async () => {
  const { company } = makeCompanyWithManager(app.db);
  const invited = makeUser(app.db, { email: 'invited@example.nl' });
  giveAuthenticator(app, { userId: invited.id });
  const token = newId();
  const expires = new Date('2026-07-01T09:00:00Z');
  const row = { company_id: company.id, email: invited.email, role: 'participant', created_at: app.now(), expires_at: expires } as const;
  app.db
    .insert(invitations)
    .values({ id: newId(), token_hash: hashToken(token), ...row })
    .run();
  const page = `/nl/account/invitation?token=${token}`;
  const answer = await callRoute(app, invitation.action, { path: page, form: { password: examplePassword } });
  expect(answer.headers.get('Location')).toBe(`${path}?next=${encodeURIComponent(page)}`);
  expect(findMembership(app.db, { userId: invited.id })).toBeNull();
  const signedIn = await giveCode(cookieOf(answer), codeAt(app.now()), { to: answer.headers.get('Location')! });
  expect(signedIn.headers.get('Location')).toBe(page);
  expect((await callRoute(app, invitation.action, { path: page, cookie: cookieOf(signedIn), form: {} })).status).toBe(303);
  expect(findMembership(app.db, { userId: invited.id })).toMatchObject({ companyId: company.id });
});

it('the audit log says when somebody of the province came in, and nothing of members', async () => {
  const officer = makeUser(app.db, { role: 'officer' });
  giveAuthenticator(app, { userId: officer.id });
  const signIns = () =>
    app.db
      .select()
      .from(audit_log)
      .all()
      .filter(({ action }) => action === 'officer.signed-in');
  await giveCode((await givePassword()).cookie, codeAt(app.now()));
  const { cookie } = await givePassword({ email: officer.email });
  expect(signIns()).toEqual([]);
  await giveCode(cookie, codeAt(app.now()));
  expect(signIns()).toMatchObject([{ actor_id: officer.id, details: { assurance: 'second-factor' } }]);
});
