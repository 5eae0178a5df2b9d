import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { companies, enrolments, participants } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { finishTrack, makeEnrolledCompany, readLessons, takeQuiz } from '#tests/support/learning.ts';
import * as enrolRoute from '../company-enrol/route.tsx';
import * as enrolmentRoute from '../company-enrolment/route.tsx';
import * as companyRoute from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
type Form = Record<string, string | string[]>;

describe('the company’s page', () => {
  type Page = {
    name: string;
    next: string;
    canEnrol: boolean;
    facts: Record<string, unknown>;
    enrolments: { track: string; size: number; finished: number; people: { name: string; modules: boolean[] }[] }[];
  };
  const open = async (user: { id: string }, lang = 'nl') =>
    (await callRoute(app, companyRoute.loader, { path: `/${lang}/company`, cookie: await signInAs(app, user) })).body as Page;

  test('shows a manager who has finished which module, and never a score or a try', async () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    readLessons(app, { userId: others[0]!.id, trackId: 'pre-departure', moduleId: 'alpha' });
    takeQuiz(app, { userId: others[0]!.id, enrolmentId, moduleId: 'alpha' });
    takeQuiz(app, { userId: others[0]!.id, enrolmentId, moduleId: 'beta', right: 1 });
    const page = await open(manager);
    expect(page.enrolments).toMatchObject([{ track: 'Voor vertrek', size: 2, finished: 0 }]);
    const modules = new Map(page.enrolments[0]!.people.map((person) => [person.name, person.modules]));
    expect([modules.get(manager.name), modules.get(others[0]!.name)]).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(JSON.stringify(page)).not.toMatch(/score|passed|attempt|tries|email/);
  });

  test('shows a participant their own row only, with the colleagues as a number', async () => {
    const { manager, others } = makeEnrolledCompany(app, { colleagues: 2 });
    const page = await open(others[0]!);
    expect(page.enrolments[0]).toMatchObject({ size: 3, people: [{ name: others[0]!.name }] });
    expect(JSON.stringify(page)).not.toContain(manager.name);
    expect(JSON.stringify(page)).not.toContain(others[1]!.name);
  });

  test('names the next thing to do', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    expect(await open(manager)).toMatchObject({ next: 'enrol', canEnrol: true, enrolments: [] });
    const { user: participant } = makeMember(app.db, { companyId: company.id });
    expect(await open(participant)).toMatchObject({ next: 'enrol', canEnrol: false });
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    expect(await open(made.manager)).toMatchObject({ next: 'own' });
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId: 'pre-departure' });
    expect(await open(made.manager)).toMatchObject({ next: 'wait' });
    finishTrack(app, { userId: made.others[0]!.id, enrolmentId: made.enrolmentId, trackId: 'pre-departure' });
    expect(await open(made.manager)).toMatchObject({ next: 'certificate', canEnrol: true });
  });

  test('says whether the details were compared with the trade register', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    expect((await open(manager)).facts).toMatchObject({ municipality: 'Utrecht', kind: 'sme', identityConfirmed: null });
    app.db
      .update(companies)
      .set({ identity_confirmed_at: new Date('2026-05-01T22:30:00Z'), municipality: 'outside' })
      .where(eq(companies.id, company.id))
      .run();
    expect((await open(manager, 'en')).facts).toMatchObject({ municipality: 'Outside the province', identityConfirmed: '2 May 2026' });
  });
});

describe('enrolling', () => {
  const call = async (user: { id: string }, form?: Form) =>
    callRoute(app, form ? enrolRoute.action : enrolRoute.loader, { path: '/nl/company/enrol', cookie: await signInAs(app, user), form });

  test('is for managers', async () => {
    const { company } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    expect((await call(user)).status).toBe(403);
    expect((await call(user, { track: 'pre-departure', participants: user.id })).status).toBe(403);
  });

  test('offers the tracks that are free and the company’s own people, without addresses', async () => {
    const { manager } = makeEnrolledCompany(app, { colleagues: 1 });
    const { body } = await call(manager);
    expect(body).toMatchObject({
      track: 'market-entry',
      tracks: [{ id: 'market-entry', modules: 2, months: 24, minutes: 5 }],
      people: [{ userId: manager.id, isViewer: true }, { isViewer: false }],
    });
    expect(JSON.stringify(body)).not.toContain('@');
  });

  test('enrols and leads to the company’s page', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    const { status, headers } = await call(manager, { track: 'pre-departure', participants: [manager.id, user.id] });
    expect([status, headers.get('Location')]).toEqual([303, '/nl/company?done=enrolled']);
    expect(app.db.select().from(participants).all()).toHaveLength(2);
  });

  test('says what is missing and keeps what was chosen', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    const { manager: stranger } = makeCompanyWithManager(app.db);
    expect(await call(manager, {})).toMatchObject({
      status: 422,
      body: { errors: { track: 'Kies een leerroute.', participants: 'Kies minstens één deelnemer.' } },
    });
    expect(await call(manager, { track: 'pre-departure' })).toMatchObject({
      status: 422,
      body: { values: { track: 'pre-departure' }, errors: { participants: expect.any(String) } },
    });
    expect(await call(manager, { track: 'pre-departure', participants: stranger.id })).toMatchObject({
      status: 422,
      body: { errors: { participants: expect.any(String) } },
    });
    expect(await call(manager, { track: 'constructor', participants: manager.id })).toMatchObject({
      status: 422,
      body: { errors: { track: expect.any(String) } },
    });
    expect(app.db.select().from(enrolments).all()).toEqual([]);
  });

  test('twice gives one enrolment', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    const form = { track: 'pre-departure', participants: manager.id };
    expect((await call(manager, form)).status).toBe(303);
    expect(await call(manager, form)).toMatchObject({ status: 422, body: { errors: { track: 'Uw bedrijf volgt deze leerroute al.' } } });
  });
});

describe('the participants of an enrolment', () => {
  const call = async (user: { id: string }, enrolmentId: string, form?: Form) =>
    callRoute(app, form ? enrolmentRoute.action : enrolmentRoute.loader, {
      path: `/nl/company/enrolments/${enrolmentId}`,
      params: { enrolment: enrolmentId },
      cookie: await signInAs(app, user),
      form,
    });
  const idOf = (userId: string) => app.db.select().from(participants).where(eq(participants.user_id, userId)).get()!.id;

  test('can be added and removed by the manager', async () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    const { user } = makeMember(app.db, { companyId: company.id });
    expect((await call(manager, enrolmentId)).body).toMatchObject({ isOpen: true, participants: [{ name: manager.name }], others: [{ userId: user.id }] });
    expect((await call(manager, enrolmentId, { intent: 'add', user: user.id })).headers.get('Location')).toMatch(/\?done=added$/);
    const removed = await call(manager, enrolmentId, { intent: 'remove', participant: idOf(user.id), reason: 'Gaat niet mee' });
    expect([removed.status, removed.headers.get('Location')]).toEqual([303, `/nl/company/enrolments/${enrolmentId}?done=removed`]);
  });

  test('stay when there is no reason, for the last one, and for who has finished', async () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const remove = (userId: string, reason: string) => call(manager, enrolmentId, { intent: 'remove', participant: idOf(userId), reason });
    expect(await remove(others[0]!.id, ' ')).toMatchObject({ status: 422, body: { intent: 'remove', errors: { reason: 'Schrijf kort waarom.' } } });
    expect(await remove(others[0]!.id, 'x'.repeat(301))).toMatchObject({ status: 422, body: { errors: { reason: expect.any(String) } } });
    expect((await remove(others[0]!.id, 'Gaat niet mee')).status).toBe(303);
    expect(await remove(manager.id, 'Toch niet')).toMatchObject({ status: 422, body: { errors: { participant: expect.stringContaining('enige') } } });
    expect(await call(manager, enrolmentId, { intent: 'add', user: '' })).toMatchObject({ status: 422, body: { intent: 'add' } });
    expect((await call(manager, enrolmentId, { intent: 'other' })).status).toBe(400);
  });

  test('of another company aren’t found, whatever is sent', async () => {
    const { enrolmentId, others } = makeEnrolledCompany(app, { colleagues: 1 });
    const { manager: stranger } = makeCompanyWithManager(app.db);
    expect((await call(stranger, enrolmentId)).status).toBe(404);
    const forms: Form[] = [{ intent: 'add', user: stranger.id }, { intent: 'add' }, { intent: 'remove', participant: idOf(others[0]!.id), reason: 'x' }];
    for (const form of forms) expect((await call(stranger, enrolmentId, form)).status).toBe(404);
    expect(
      app.db
        .select()
        .from(participants)
        .where(eq(participants.enrolment_id, enrolmentId))
        .all()
        .every(({ removed_at: removed }) => removed === null),
    ).toBe(true);
  });
});
