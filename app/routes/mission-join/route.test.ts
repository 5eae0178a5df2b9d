import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '#app/accounts/throttle.server.ts';
import { findPlace } from '#app/missions/places.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeMission, makePlace } from '#tests/support/factories.ts';
import { enrol } from '#tests/support/learning.ts';
import { action as findByCode } from '../missions/route.tsx';
import { action, loader, type JoinPage } from './route.tsx';

let app: TestApp;
let mission: ReturnType<typeof makeMission>;
let joiner: ReturnType<typeof makeCompanyWithManager>;
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  mission = makeMission(app.db, { join_code: 'AB7K29PX' });
  joiner = makeCompanyWithManager(app.db);
  cookie = await signInAs(app, joiner.manager);
});

const open = async (query = '') => {
  const path = `/nl/missions/${mission.id}/join${query}`;
  const { status, body } = await callRoute(app, loader, { path, params: { mission: mission.id }, cookie });
  return { status, page: body as JoinPage };
};
const post = (form: Record<string, string | string[]>) =>
  callRoute(app, action, { path: `/nl/missions/${mission.id}/join`, params: { mission: mission.id }, cookie, form });
const errorsOf = (body: unknown) => (body as { errors: Record<string, string> }).errors;

describe('a code that is typed', () => {
  const type = (code: string) => callRoute(app, findByCode, { path: '/nl/missions', cookie, form: { code } });

  test('leads to its mission, however it is written', async () => {
    const reply = await type(' ab7k 29-px');
    expect([reply.status, reply.headers.get('Location')]).toEqual([303, `/nl/missions/${mission.id}/join?code=AB7K29PX`]);
  });

  test('that nobody gave out is refused, with what was typed, and not endlessly', async () => {
    makeMission(app.db, { status: 'draft', join_code: 'DRAFT222' });
    for (const code of ['', 'DRAFT222', 'x'.repeat(99)]) expect(await type(code)).toMatchObject({ status: 422, body: { values: { code } } });
    for (let tries = 0; tries < limits['join-code-company'].tries; tries += 1) await type('AAAA2222');
    expect((await type('AAAA2222')).status).toBe(429);
    expect((await type('AB7K29PX')).status).toBe(429);
  });
});

describe('the page to join', () => {
  test('asks for the code without a link, keeps a wrong one, and not with the right one', async () => {
    expect((await open()).page).toMatchObject({ code: null, typed: '' });
    expect((await open('?code=wrong')).page).toMatchObject({ code: null, typed: 'wrong' });
    expect((await open('?code=ab7k29px')).page.code).toBe('ab7k29px');
  });

  test('keeps the code of its link for who signs in first', async () => {
    const visit = async (query: string) =>
      (await callRoute(app, loader, { path: `/nl/missions/${mission.id}/join${query}`, params: { mission: mission.id } })).headers.get('Location');
    const signInFirst = (query: string) => `/nl/account/sign-in?next=${encodeURIComponent(`/nl/missions/${mission.id}/join${query}`)}`;
    expect(await visit('?code=AB7K29PX')).toBe(signInFirst('?code=AB7K29PX'));
    expect(await visit('?code=AB7K29PX&done=joined')).toBe(signInFirst('?code=AB7K29PX'));
    for (const wild of ['?code=*', `?code=${'a'.repeat(600)}`]) expect(await visit(wild)).toBe(signInFirst(''));
  });

  test('says why nobody can join any more', async () => {
    app.setNow('2027-03-02T09:00:00Z');
    expect((await open()).page.refusal).toBe('expired');
    expect(errorsOf((await post({ code: 'AB7K29PX', travellers: joiner.manager.id })).body)['']).toContain('voorbij');
  });

  test('starts from who follows the track already', async () => {
    const { user } = makeMember(app.db, { companyId: joiner.company.id });
    enrol(app, { companyId: joiner.company.id, trackId: 'pre-departure', userIds: [user.id] });
    const { page } = await open('?code=AB7K29PX');
    expect(page.adopts).toBe(true);
    expect(page.people.filter(({ chosen }) => chosen).map(({ userId }) => userId)).toEqual([user.id]);
  });

  test('takes the company along, or puts it on the waiting list', async () => {
    mission = makeMission(app.db, { capacity: 1 });
    makePlace(app.db, { missionId: mission.id, companyId: makeCompanyWithManager(app.db).company.id });
    expect((await open()).page.full).toBe(true);
    const reply = await post({ code: mission.join_code, travellers: [joiner.manager.id] });
    expect([reply.status, reply.headers.get('Location')]).toEqual([303, `/nl/missions/${mission.id}?done=waiting`]);
    expect(findPlace(app.db, { missionId: mission.id, companyId: joiner.company.id })?.status).toBe('waiting');
    expect((await open()).status).toBe(303);
    expect((await post({ code: mission.join_code, travellers: [joiner.manager.id] })).status).toBe(409);
  });

  test.each([
    ['nobody travels', { code: 'AB7K29PX' }, 'travellers'],
    ['somebody of another company travels', { code: 'AB7K29PX', travellers: 'somebody' }, 'travellers'],
    ['the code is another', { code: 'CD7K29PX', travellers: 'somebody' }, 'code'],
    ['the code is endless', { code: 'x'.repeat(5000), travellers: 'somebody' }, 'code'],
  ])('refuses at its field when %s', async (_, form, field) => {
    const { status, body } = await post(form);
    expect(status).toBe(422);
    expect(Object.keys(errorsOf(body))).toEqual([field]);
    expect(body).toMatchObject({ values: form });
  });
});
