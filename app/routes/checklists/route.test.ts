import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import * as checklists from './route.tsx';

const address = '/nl/modules/alpha/checklists';
const params = { module: 'alpha' };
type Page = {
  company: string | null;
  signedIn: boolean;
  checklists: { id: string; items: { id: string; tick: { by: string | null; on: string } | null }[] }[];
};

let app: TestApp;
let made: ReturnType<typeof makeCompanyWithManager>;
beforeEach(() => {
  app = createTestApp();
  made = makeCompanyWithManager(app.db);
});

const open = async (cookie?: string) => (await callRoute(app, checklists.loader, { path: address, params, cookie })).body as Page;
const send = (form: Record<string, string | string[]>, cookie?: string) => callRoute(app, checklists.action, { path: address, params, form, cookie });
const ticked = (page: Page) => page.checklists.flatMap(({ items }) => items).filter(({ tick }) => tick);

describe('the checklists of a module', () => {
  test('are there for everybody, in both languages', async () => {
    const page = await open();
    expect(page).toMatchObject({ company: null, signedIn: false, checklists: [{ id: 'before-the-trip' }, { id: 'before-signing' }] });
    const english = await callRoute(app, checklists.loader, { path: '/en/modules/alpha/checklists', params });
    expect(JSON.stringify(english.body)).toContain('Take a clean laptop.');
  });

  test('are ticked for the company: a colleague sees by whom, another company nothing', async () => {
    const manager = await signInAs(app, made.manager);
    const { status, headers } = await send({ checklist: 'before-the-trip', ticked: ['clean-laptop', 'tell-bank'] }, manager);
    expect([status, headers.get('Location')]).toEqual([303, `${address}?saved=before-the-trip#before-the-trip`]);
    const colleague = await signInAs(app, makeMember(app.db, { companyId: made.company.id }).user);
    expect(ticked(await open(colleague))).toMatchObject([{ id: 'clean-laptop', tick: { by: made.manager.name, on: '15 juni 2026' } }, { id: 'tell-bank' }]);
    expect(ticked(await open(await signInAs(app, makeCompanyWithManager(app.db).manager)))).toEqual([]);
    expect(ticked(await open())).toEqual([]);
  });

  test('keep what a colleague ticked while the page stood open', async () => {
    const cookie = await signInAs(app, made.manager);
    await send({ checklist: 'before-the-trip', shown: '', ticked: ['clean-laptop', 'tell-bank'] }, cookie);
    await send({ checklist: 'before-the-trip', shown: 'clean-laptop', ticked: 'pack-card' }, cookie);
    expect(ticked(await open(cookie)).map(({ id }) => id)).toEqual(['tell-bank', 'pack-card']);
  });

  test('take no ticks from who has no company', async () => {
    expect((await send({ checklist: 'before-the-trip' })).status).toBe(303);
    expect((await send({ checklist: 'before-the-trip' }, await signInAs(app, makeUser(app.db, { role: 'officer' })))).status).toBe(403);
  });

  test('refuse what is not on them', async () => {
    const cookie = await signInAs(app, made.manager);
    expect((await send({ checklist: 'nope' }, cookie)).status).toBe(404);
    expect((await send({ checklist: 'before-the-trip', ticked: 'check-chop' }, cookie)).status).toBe(400);
    expect(ticked(await open(cookie))).toEqual([]);
  });
});
