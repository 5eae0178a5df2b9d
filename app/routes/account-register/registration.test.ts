/** From the form to the company: registering, checking the mail, confirming. */
import { beforeEach, describe, expect, it } from 'vitest';
import { companies, join_requests, members, one_time_links, outbox_mails, sessions, users } from '#db';
import { checkCredentials } from '#app/accounts/sign-in.server.ts';
import { limits } from '#app/accounts/throttle.server.ts';
import * as confirmRoute from '#app/routes/account-confirm/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

const filled = {
  name: 'Zoë Jansen',
  email: ' Zoe@Example.nl ',
  company_name: 'Tulpentechniek B.V.',
  kvk_number: '12.34 56.78',
  municipality: 'utrecht',
  sector: 'high-tech',
  employees: '1.200',
  kind: 'startup',
};
const password = 'tafel-roeibootje-mos';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
const register = (form: Record<string, string> = filled, cookie?: string) => callRoute(app, action, { path: '/nl/account/register', form, cookie });
const confirmPath = (token: string) => `/nl/account/confirm?token=${token}`;
const openLink = (token: string) => callRoute(app, confirmRoute.loader, { path: confirmPath(token) });
const pressButton = (token: string, { form = { password }, cookie }: { form?: Record<string, string>; cookie?: string } = {}) =>
  callRoute(app, confirmRoute.action, { path: confirmPath(token), form, cookie });
/** Nothing was created, and the link still holds what it held. */
const expectUntouched = () => {
  expect(app.db.select().from(users).all()).toEqual([]);
  expect(app.db.select().from(companies).all()).toEqual([]);
  expect(app.db.select().from(sessions).all()).toEqual([]);
  expect(app.db.select().from(one_time_links).get()).toMatchObject({ used_at: null, payload: { name: 'Zoë Jansen' } });
};

describe('the form', () => {
  it('leads to a company of which the person is the manager, signed in', async () => {
    const answer = await register();
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/nl/account/check-mail?for=registration');
    expect(app.woken).toBe(1);
    expect(readOutbox(app.db)[0]).toMatchObject({ recipient: 'zoe@example.nl' });

    const token = tokenIn(readOutbox(app.db)[0]);
    expect((await openLink(token)).body).toEqual({ state: 'registration', name: 'Zoë Jansen', email: 'zoe@example.nl', companyName: 'Tulpentechniek B.V.' });
    const confirmed = await pressButton(token);
    expect(confirmed.headers.get('Location')).toBe('/nl/company?done=registered');
    expect(app.db.select().from(companies).all()).toMatchObject([{ kvk_number: '12345678', employees: 1200, municipality: 'utrecht' }]);
    const user = await app.sessions.findUser(confirmed.headers.get('Set-Cookie'));
    expect(user).toMatchObject({ email: 'zoe@example.nl', name: 'Zoë Jansen' });
    expect(await checkCredentials(app.db, { email: 'zoe@example.nl', password })).toMatchObject({ id: user!.id });
  });

  it.each([
    ['name', ''],
    ['name', 'www.winst.example'],
    ['email', 'zoe'],
    ['email', 'zoe@example.nl, b@example.nl'],
    ['company_name', '   '],
    ['kvk_number', '1234567'],
    ['kvk_number', '1234567a'],
    ['municipality', 'guangzhou'],
    ['sector', ''],
    ['employees', '-1'],
    ['employees', 'veel'],
    ['kind', 'multinational'],
  ])('names the field when %s is %j, keeps what was typed, and sends nothing', async (field, value) => {
    const answer = await register({ ...filled, [field]: value });
    expect(answer.status).toBe(422);
    const { errors, values } = answer.body as { errors: Record<string, string>; values: Record<string, string> };
    expect(Object.keys(errors)).toEqual([field]);
    if (field !== 'sector') expect(values.sector).toBe('high-tech');
    expect(app.db.select().from(outbox_mails).all()).toEqual([]);
  });

  it('names every field of an empty form at once', async () => {
    const { body } = await register({});
    expect(Object.keys((body as { errors: object }).errors)).toEqual([
      'name',
      'email',
      'company_name',
      'kvk_number',
      'municipality',
      'sector',
      'employees',
      'kind',
    ]);
  });

  it('takes no password, so that nobody chooses one for another’s address', async () => {
    await register({ ...filled, password: 'a-stranger-picks-this' });
    expect(JSON.stringify(app.db.select().from(one_time_links).all())).not.toMatch(/password|argon2|stranger/);
    await pressButton(tokenIn(readOutbox(app.db)[0]));
    expect(await checkCredentials(app.db, { email: 'zoe@example.nl', password: 'a-stranger-picks-this' })).toBeNull();
  });

  it('answers the same, byte for byte, for an address that has an account and for a KvK number that is registered', async () => {
    makeUser(app.db, { email: 'known@example.nl' });
    makeCompanyWithManager(app.db, { company: { kvk_number: '12345678' } });
    const answers = [];
    for (const form of [{ ...filled, kvk_number: '87654321' }, filled, { ...filled, email: 'known@example.nl' }]) {
      const { status, headers, body } = await register(form);
      answers.push({ status, headers: [...headers], text: await (body as Response).text() });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(readOutbox(app.db)).toHaveLength(3);
  });

  it('sends an address no more than its share of mails, and says when to come back', async () => {
    for (let i = 0; i < limits['mail-recipient'].tries; i += 1) expect((await register()).status).toBe(303);
    const refused = await register();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(readOutbox(app.db)).toHaveLength(limits['mail-recipient'].tries);
  });

  it('sends who has a company on to the training', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    const cookie = await signInAs(app, manager);
    for (const route of [loader, action]) {
      const answer = await callRoute(app, route, { path: '/nl/account/register', cookie, form: route === action ? filled : undefined });
      expect(answer.headers.get('Location')).toBe('/nl/training');
    }
  });

  it('asks only the company of somebody with an account but without a company', async () => {
    const user = makeUser(app.db);
    const cookie = await signInAs(app, user);
    const answer = await register({ ...filled, name: '', email: '' }, cookie);
    expect(answer.headers.get('Location')).toBe('/nl/company?done=registered');
    expect(app.db.select().from(members).all()).toMatchObject([{ user_id: user.id, role: 'manager' }]);
  });
});

describe('the link', () => {
  it('changes nothing by being opened, however often', async () => {
    await register();
    const token = tokenIn(readOutbox(app.db)[0]);
    for (let i = 0; i < 3; i += 1) expect((await openLink(token)).status).toBe(200);
    expectUntouched();
  });

  it.each([[''], ['kort'], ['jansen-tuin1'], ['zoe@example.nl'], ['tulpentechniek1'], ['voorbereid-tuin'], ['x'.repeat(201)]])(
    'can still be used after the password %j is refused',
    async (refused) => {
      await register();
      const token = tokenIn(readOutbox(app.db)[0]);
      const answer = await pressButton(token, { form: { username: 'zoe@example.nl', password: refused } });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(answer.body).toEqual({ values: { username: 'zoe@example.nl' }, errors: { password: expect.any(String) } });
      expectUntouched();
      expect((await openLink(token)).status).toBe(200);
      expect((await pressButton(token)).headers.get('Location')).toBe('/nl/company?done=registered');
    },
  );

  it('takes the person’s details from itself: what is posted besides the password is ignored', async () => {
    await register();
    await pressButton(tokenIn(readOutbox(app.db)[0]), { form: { password, username: 'b@example.nl', email: 'b@example.nl', name: 'B', company_name: 'B' } });
    expect(app.db.select().from(users).all()).toMatchObject([{ email: 'zoe@example.nl', name: 'Zoë Jansen' }]);
    expect(app.db.select().from(companies).all()).toMatchObject([{ name: 'Tulpentechniek B.V.' }]);
  });

  it('survives a post that is no form', async () => {
    await register();
    expect((await callRoute(app, confirmRoute.action, { path: confirmPath(tokenIn(readOutbox(app.db)[0])), method: 'POST' })).status).toBe(400);
    expectUntouched();
  });

  it('makes one company from a double click', async () => {
    await register();
    const token = tokenIn(readOutbox(app.db)[0]);
    const answers = await Promise.all([pressButton(token), pressButton(token)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 410]);
    expect(app.db.select().from(companies).all()).toHaveLength(1);
    expect(app.db.select().from(users).all()).toHaveLength(1);
    expect((await openLink(token)).status).toBe(410);
    expect((await pressButton(token)).status).toBe(410);
  });

  it('makes one account for who registered twice and confirms both', async () => {
    await register();
    await register({ ...filled, kvk_number: '87654321' });
    const answers = await Promise.all(readOutbox(app.db).map((mail) => pressButton(tokenIn(mail))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409]);
    expect(app.db.select().from(users).all()).toHaveLength(1);
    expect(app.db.select().from(companies).all()).toHaveLength(1);
  });

  it('of two people with one KvK number gives the company to one; the other asks', async () => {
    await register();
    await register({ ...filled, email: 'b@example.nl' });
    const answers = await Promise.all(readOutbox(app.db).map((mail) => pressButton(tokenIn(mail))));
    expect(answers.map((answer) => answer.headers.get('Location')).sort()).toEqual(['/nl/account/settings', '/nl/company?done=registered']);
    expect(app.db.select().from(companies).all()).toHaveLength(1);
    expect(app.db.select().from(members).all()).toHaveLength(1);
    expect(app.db.select().from(join_requests).all()).toHaveLength(1);
  });

  it('ends the session that was there: the new one has another id', async () => {
    const other = makeUser(app.db);
    const cookie = await signInAs(app, other);
    await register({ ...filled });
    await pressButton(tokenIn(readOutbox(app.db)[0]), { cookie });
    expect(await app.sessions.findUser(cookie)).toBeNull();
    expect(app.db.select().from(sessions).all()).toHaveLength(1);
  });

  it('tells who asks for a registered company nothing about it', async () => {
    const { company, manager } = makeCompanyWithManager(app.db, { company: { kvk_number: '12345678', name: 'Geheim B.V.' } });
    await register();
    const answer = await pressButton(tokenIn(readOutbox(app.db)[0]));
    expect(answer.headers.get('Location')).toBe('/nl/account/settings');
    const settings = await import('#app/routes/account-settings/route.tsx');
    const page = await callRoute(app, settings.loader, { path: '/nl/account/settings', cookie: answer.headers.get('Set-Cookie')!.split(';')[0] });
    expect(page.body).toMatchObject({ noCompany: 'open' });
    for (const secret of [company.name, company.id, manager.name, manager.email]) expect(JSON.stringify(page.body)).not.toContain(secret);
  });

  it('that nobody sent is gone as well; guessing on is refused', async () => {
    for (let i = 0; i < limits['token-client'].tries; i += 1) expect((await openLink(`guess${i}`)).status).toBe(410);
    const refused = await openLink('one-more');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/);
  });

  it('without a token, or with a broken one, is gone and no fault', async () => {
    for (const path of [
      '/nl/account/confirm',
      '/nl/account/confirm?token=',
      '/nl/account/confirm?token=%00%F0%9F',
      `/nl/account/confirm?token=${'x'.repeat(5000)}`,
    ]) {
      expect((await callRoute(app, confirmRoute.loader, { path })).status).toBe(410);
      expect((await callRoute(app, confirmRoute.action, { path, form: {} })).status).toBe(410);
    }
  });
});
