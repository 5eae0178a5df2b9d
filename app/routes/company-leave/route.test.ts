/** Leaving a company: the page that asks, and what can be read afterwards. */
import { beforeEach, describe, expect, it } from 'vitest';
import { members, newId } from '#db';
import * as attempt from '#app/routes/attempt/route.tsx';
import * as checklists from '#app/routes/checklists/route.tsx';
import * as company from '#app/routes/company/route.tsx';
import * as enrolmentPage from '#app/routes/company-enrolment/route.tsx';
import * as people from '#app/routes/company-people/route.tsx';
import * as quizStart from '#app/routes/quiz-start/route.tsx';
import * as training from '#app/routes/training/route.tsx';
import { readTicks, saveChecklist } from '#app/readiness/checklists.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { begin, finishTrack, makeEnrolledCompany } from '#tests/support/learning.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

const path = '/nl/company/leave';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
const open = (cookie: string) => callRoute(app, loader, { path, cookie });
const leave = (cookie: string, companyId: string) => callRoute(app, action, { path, cookie, form: { intent: 'leave', for_company: companyId } });
/** The person belongs to a company again, which is another one. */
const makeMembership = (user: { id: string }) => {
  const { company: other } = makeCompanyWithManager(app.db);
  app.db.insert(members).values({ id: newId(), company_id: other.id, user_id: user.id, role: 'participant', joined_at: app.now() }).run();
};
const see = (route: { loader: unknown }, { at, cookie, params }: { at: string; cookie: string; params?: Record<string, string> }) =>
  callRoute(app, route.loader, { path: at, cookie, params });

describe('the page', () => {
  it('says what stops and what stays, and leaves nothing of the company behind', async () => {
    const { company: ours, manager } = makeCompanyWithManager(app.db, { company: { name: 'Ons bedrijf' } });
    const { user } = makeMember(app.db, { companyId: ours.id });
    const cookie = await signInAs(app, user);
    expect((await open(cookie)).body).toEqual({ company: 'Ons bedrijf', departure: 'free' });
    expect((await leave(cookie, ours.id)).headers.get('Location')).toBe('/nl/account/settings?done=left');
    expect(app.woken).toBe(1);
    // The session goes on, without a company.
    expect(await app.sessions.findUser(cookie)).toMatchObject({ id: user.id });
    for (const [at, route] of [
      ['/nl/company', company],
      ['/nl/company/people', people],
    ] as const)
      expect((await see(route, { at, cookie })).status).toBe(403);
    expect((await leave(cookie, ours.id)).status).toBe(403);
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual([manager.email]);
  });

  it('tells the last manager and the only member why they can’t', async () => {
    const { company: ours, manager } = makeCompanyWithManager(app.db);
    const cookie = await signInAs(app, manager);
    for (const departure of ['alone', 'last-manager']) {
      expect((await open(cookie)).body).toMatchObject({ departure });
      expect(await leave(cookie, ours.id)).toMatchObject({ status: 422, body: { errors: { '': expect.any(String) } } });
      makeMember(app.db, { companyId: ours.id });
    }
    expect(app.db.select().from(members).all()).toHaveLength(3);
  });

  it('leaves the company that it named, not the one that was switched to in another window', async () => {
    const ours = makeCompanyWithManager(app.db);
    const theirs = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: ours.company.id });
    const cookie = await signInAs(app, user);
    for (const other of [theirs.company.id, '', 'unknown']) expect((await leave(cookie, other)).status).toBe(409);
    expect(app.db.select().from(members).all()).toHaveLength(3);
  });
});

describe('after leaving', () => {
  it('nothing that was done for the company can be read any more', async () => {
    const { company: ours, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const user = others[0]!;
    const attemptId = begin(app, { userId: user.id, enrolmentId, moduleId: 'alpha' });
    const cookie = await signInAs(app, user);
    const places: { route: { loader: unknown }; at: string; params?: Record<string, string> }[] = [
      { route: attempt, at: `/nl/attempts/${attemptId}`, params: { attempt: attemptId } },
      { route: quizStart, at: '/nl/training/alpha/quiz', params: { module: 'alpha' } },
      { route: company, at: '/nl/company' },
    ];
    const statuses = () => Promise.all(places.map(async ({ route, ...place }) => (await see(route, { ...place, cookie })).status));
    expect(await statuses()).toEqual([303, 200, 200]);
    const ticks = async () => JSON.stringify((await see(checklists, { at: '/nl/modules/alpha/checklists', params: { module: 'alpha' }, cookie })).body);
    expect(await ticks()).toContain(ours.name);
    await leave(cookie, ours.id);
    expect(await statuses()).toEqual([403, 403, 403]);
    // Nor by who finds another company: the attempt was made for the one that was left.
    makeMembership(user);
    expect(await statuses()).toEqual([404, 404, 200]);
    expect((await see(training, { at: '/nl/training', cookie })).body).toMatchObject({ role: 'participant', open: [], completed: [] });
    expect(await ticks()).not.toContain(ours.name);
  });

  it('who had finished counts on, as a former colleague', async () => {
    const { company: ours, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaver = others[0]!;
    finishTrack(app, { userId: leaver.id, enrolmentId, trackId: 'pre-departure' });
    const { id: checklistId, items } = app.catalogue.module('alpha')!.checklists[0]!;
    const ticks = { shown: [], ticked: [items[0]!.id], checklistId, moduleId: 'alpha', catalogue: app.catalogue, now: app.now() };
    saveChecklist(app.db, { userId: leaver.id, companyId: ours.id, ...ticks });
    await leave(await signInAs(app, leaver), ours.id);
    const cookie = await signInAs(app, manager);
    expect(readTicks(app.db, { companyId: ours.id, moduleId: 'alpha' })).toMatchObject([{ item: items[0]!.id, by: null }]);
    const shown = await see(company, { at: '/nl/company', cookie });
    expect(shown.body).toMatchObject({ enrolments: [{ size: 2, finished: 1 }] });
    expect((shown.body as { enrolments: { people: { name: string }[] }[] }).enrolments[0]!.people.map(({ name }) => name)).toEqual([
      manager.name,
      'Oud-collega',
    ]);
    const listed = await see(enrolmentPage, { at: `/nl/company/enrolments/${enrolmentId}`, params: { enrolment: enrolmentId }, cookie });
    expect(listed.body).toMatchObject({ participants: [{ name: manager.name }, { name: 'Oud-collega', finished: true }] });
    for (const { body } of [shown, listed]) expect(JSON.stringify(body)).not.toContain(leaver.name);
  });
});
