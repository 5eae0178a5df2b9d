import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { findPlace } from '#app/missions/places.server.ts';
import { loader as list } from '../missions/route.tsx';
import { action, loader, type MissionPage } from './route.tsx';

let app: TestApp;
let mission: ReturnType<typeof makeMission>;
beforeEach(() => {
  app = createTestApp();
  mission = makeMission(app.db, {
    capacity: 1,
    contacts: [{ kind: 'emergency', name: 'Consulaat', phone: '+86 20 1234 5678', email: '' }],
    programme: [{ day: '2027-04-12', nl: 'Vlucht', en: 'Flight' }],
  });
});

async function open(cookie?: string, path = `/en/missions/${mission.id}`) {
  const { status, body } = await callRoute(app, loader, { path, params: { mission: mission.id }, cookie });
  return { status, page: body as MissionPage };
}
const post = (cookie: string, form: Record<string, string>) =>
  callRoute(app, action, { path: `/en/missions/${mission.id}`, params: { mission: mission.id }, cookie, form });

describe('a mission’s page', () => {
  test('tells everyone what it is, in their language, and nobody whom to call', async () => {
    const { page } = await open();
    expect(page).toMatchObject({ title: mission.title_en, programme: [{ day: '12 April 2027', text: 'Flight' }], contacts: [], own: null, joinable: true });
    expect(JSON.stringify(page)).not.toContain(mission.join_code);
    for (const user of [makeUser(app.db, { role: 'officer' }), makeCompanyWithManager(app.db).manager]) {
      expect((await open(await signInAs(app, user))).page.contacts).toEqual([]);
    }
  });

  test('gives contacts, travellers and the way out to a company that goes along', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    makePlace(app.db, { missionId: mission.id, companyId: company.id });
    const asManager = (await open(await signInAs(app, manager))).page;
    expect(asManager.contacts).toHaveLength(1);
    expect(asManager.own).toMatchObject({ company: company.name, position: null, canWithdraw: true });
    const asColleague = (await open(await signInAs(app, user))).page;
    expect(asColleague.contacts).toHaveLength(1);
    expect(asColleague.own?.canWithdraw).toBe(false);
  });

  test('tells a company that waits where it stands, and not yet whom to call', async () => {
    makePlace(app.db, { missionId: mission.id, companyId: makeCompanyWithManager(app.db).company.id });
    makePlace(app.db, { missionId: mission.id, companyId: makeCompanyWithManager(app.db).company.id, status: 'waiting' });
    const { company, manager } = makeCompanyWithManager(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: company.id, status: 'waiting', askedAt: new Date('2026-05-11T09:00:00Z') });
    const { page } = await open(await signInAs(app, manager));
    expect(page.own?.position).toBe(2);
    expect(page.contacts).toEqual([]);
    expect(page.facts.left).toBe(0);
  });

  test('of a draft doesn’t exist; of a cancelled one says why', async () => {
    mission = makeMission(app.db, { status: 'draft' });
    expect((await open()).status).toBe(404);
    mission = makeMission(app.db, { status: 'cancelled' });
    expect((await open()).page).toMatchObject({ cancellation: 'Too few companies.', joinable: false });
  });
});

describe('withdrawing', () => {
  test('is for a manager, asked as such, once', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    makePlace(app.db, { missionId: mission.id, companyId: company.id });
    expect((await post(await signInAs(app, user), { intent: 'withdraw' })).status).toBe(403);
    const cookie = await signInAs(app, manager);
    expect((await post(cookie, { intent: 'else' })).status).toBe(400);
    const reply = await post(cookie, { intent: 'withdraw' });
    expect([reply.status, reply.headers.get('Location')]).toEqual([303, `/en/missions/${mission.id}?done=withdrawn`]);
    expect(findPlace(app.db, { missionId: mission.id, companyId: company.id })).toBeNull();
    expect((await post(cookie, { intent: 'withdraw' })).status).toBe(404);
    expect(app.woken).toBe(1);
  });
});

test('the list of missions names one of the reader’s company once, among its own', async () => {
  const { company, manager } = makeCompanyWithManager(app.db);
  const other = makeMission(app.db);
  makePlace(app.db, { missionId: mission.id, companyId: company.id });
  const { body } = await callRoute(app, list, { path: '/en/missions', cookie: await signInAs(app, manager) });
  expect(body).toMatchObject({ own: [{ id: mission.id }], upcoming: [{ id: other.id }] });
});
