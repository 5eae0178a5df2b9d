import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, sessions, users } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { loader as fileLoader } from '../account-data-file/route.ts';
import { action as eraseAction, loader as eraseLoader } from '../account-erase/route.tsx';
import { loader } from './route.tsx';

let app: TestApp;
let manager: typeof users.$inferSelect;
let colleague: typeof users.$inferSelect;
beforeEach(() => {
  app = createTestApp();
  const made = makeCompanyWithManager(app.db, { manager: { name: 'Mia Manager', email: 'mia@example.nl' } });
  manager = made.manager;
  colleague = makeMember(app.db, { companyId: made.company.id, name: 'Col League', email: 'col@example.nl' }).user;
});
const file = (cookie: string, name = 'data.json', lang = 'nl') =>
  callRoute(app, fileLoader, { path: `/${lang}/account/data/${name}`, params: { file: name }, cookie });
const wait = (minutes: number) => app.setNow(new Date(app.now().getTime() + minutes * 60_000));
const logged = (action: string) => app.db.select().from(audit_log).where(eq(audit_log.action, action)).all();

describe('what is held about somebody', () => {
  test('is listed with what it is for and how long it stays', async () => {
    const { body } = await callRoute(app, loader, { path: '/en/account/data', cookie: await signInAs(app, manager) });
    expect(body).toMatchObject({
      held: expect.arrayContaining([
        expect.objectContaining({ table: 'users', count: 1, purpose: expect.stringContaining('recognise you'), until: expect.stringContaining('24 months') }),
      ]),
    });
    expect(JSON.stringify(body)).not.toContain('Col League');
  });

  test.each(['data.json', 'data.html'])('comes as %s, of this person alone, and is logged', async (name) => {
    const answer = await file(await signInAs(app, manager), name);
    const text = await (answer.body as Response).text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="mijn-gegevens\.(json|html)"$/);
    expect(text).toContain('mia@example.nl');
    expect(text).not.toContain('col@example.nl');
    expect(text).not.toContain(manager.password_hash);
    expect(logged('privacy.exported')).toMatchObject([{ actor_id: manager.id, subject_id: manager.id }]);
  });

  test('asks for a new proof of identity first, and comes back to the page', async () => {
    const cookie = await signInAs(app, manager);
    wait(10);
    const answer = await file(cookie);
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/nl/account/prove?next=%2Fnl%2Faccount%2Fdata']);
    expect(logged('privacy.exported')).toEqual([]);
  });

  test('comes under no other name', async () => {
    expect((await file(await signInAs(app, manager), 'data.exe')).status).toBe(404);
  });
});

describe('erasing an account', () => {
  const post = (cookie: string, form: Record<string, string>) => callRoute(app, eraseAction, { path: '/nl/account/data/erase', form, cookie });
  const exists = (user: { id: string }) => app.db.select().from(users).where(eq(users.id, user.id)).get() !== undefined;

  test('says first what goes and what stays, and changes nothing', async () => {
    const answer = await callRoute(app, eraseLoader, { path: '/nl/account/data/erase', cookie: await signInAs(app, colleague) });
    expect(answer.body).toMatchObject({
      obstacles: [],
      emptied: [],
      certificates: 0,
      inCompany: true,
      goes: expect.arrayContaining([
        { title: 'accounts', count: 1 },
        { title: 'sessies', count: 1 },
      ]),
    });
    expect(exists(colleague)).toBe(true);
  });

  test('takes a tick and a button; then the session is over and a mail is on its way', async () => {
    const cookie = await signInAs(app, colleague);
    expect(await post(cookie, {})).toMatchObject({ status: 422, body: { errors: { erase: expect.any(String) } } });
    expect(await post(cookie, { erase: 'maybe' })).toMatchObject({ status: 422 });
    expect(exists(colleague)).toBe(true);

    const answer = await post(cookie, { erase: 'yes' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/nl/account/erased']);
    expect(answer.headers.get('Set-Cookie')).toMatch(/^session=;/);
    expect(exists(colleague)).toBe(false);
    expect(app.db.select().from(sessions).all()).toEqual([]);
    expect(await app.sessions.findUser(cookie)).toBeNull();
    expect(app.woken).toBe(1);
    // A second click finds nobody.
    expect(await post(cookie, { erase: 'yes' })).toMatchObject({ status: 303 });
  });

  test('asks for a new proof of identity, and comes back to the page', async () => {
    const cookie = await signInAs(app, colleague);
    wait(10);
    const answer = await post(cookie, { erase: 'yes' });
    expect(answer.headers.get('Location')).toBe('/nl/account/prove?next=%2Fnl%2Faccount%2Fdata%2Ferase');
    expect(exists(colleague)).toBe(true);
  });

  test('sends the only manager of colleagues back to the page that says what to do', async () => {
    const cookie = await signInAs(app, manager);
    expect((await post(cookie, { erase: 'yes' })).headers.get('Location')).toBe('/nl/account/data/erase');
    expect(exists(manager)).toBe(true);
    const page = await callRoute(app, eraseLoader, { path: '/nl/account/data/erase', cookie });
    expect(page.body).toMatchObject({ obstacles: [{ kind: 'last-manager' }] });
  });

  test('ends every session of the person, on other devices too', async () => {
    const [here, there] = [await signInAs(app, colleague), await signInAs(app, colleague)];
    await post(here, { erase: 'yes' });
    expect(await app.sessions.findUser(there)).toBeNull();
  });
});
