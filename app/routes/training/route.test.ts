import { beforeEach, describe, expect, test } from 'vitest';
import { members, newId } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { begin, enrol, finishTrack, makeEnrolledCompany, readLessons, takeQuiz, withVersion } from '#tests/support/learning.ts';
import { makeTravellingCompany, makeTrip } from '#tests/support/travelling.ts';
import * as quizStart from '../quiz-start/route.tsx';
import * as training from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

type Page = {
  role: string;
  open: {
    track: string;
    done: number;
    total: number;
    next: { kind: string; text: string; href: string | null };
    stations: { id: string; state: string; meta?: string; stops: { id: string; state: string; href: string }[] }[];
  }[];
  completed: { track: string }[];
};
async function open(user: { id: string }, lang = 'nl') {
  const { status, body } = await callRoute(app, training.loader, { path: `/${lang}/training`, cookie: await signInAs(app, user) });
  return { status, page: body as Page };
}

describe('my training', () => {
  test('asks a visitor to sign in', async () => {
    const { status, headers } = await callRoute(app, training.loader, { path: '/nl/training' });
    expect([status, headers.get('Location')]).toEqual([303, '/nl/account/sign-in?next=%2Fnl%2Ftraining']);
  });

  test('says to each what is missing', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user: participant } = makeMember(app.db, { companyId: company.id });
    const roles = [];
    for (const user of [manager, participant, makeUser(app.db), makeUser(app.db, { role: 'officer' })]) roles.push((await open(user)).page.role);
    expect(roles).toEqual(['manager', 'participant', 'none', 'officer']);
  });

  test('names one next step, and leads there', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    const nextOf = async () => (await open(manager)).page.open[0]!.next;
    expect(await nextOf()).toEqual({ kind: 'lesson', text: 'Begin met: Eerste stappen', href: '/nl/modules/alpha/first-steps' });
    readLessons(app, { userId: manager.id, trackId: 'pre-departure', moduleId: 'alpha' });
    expect(await nextOf()).toEqual({ kind: 'quiz', text: 'Doe de toets van Alfa', href: '/nl/training/alpha/quiz' });
    const attemptId = begin(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    expect(await nextOf()).toEqual({ kind: 'resume', text: 'Ga verder met de toets van Alfa', href: `/nl/attempts/${attemptId}` });
  });

  test('shows the line with its stations and stops', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    readLessons(app, { userId: manager.id, trackId: 'pre-departure', moduleId: 'alpha' });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    const { stations, done, total } = (await open(manager, 'en')).page.open[0]!;
    expect([done, total]).toEqual([2, 4]);
    expect(stations.map(({ id, state, meta }) => [id, state, meta])).toEqual([
      ['alpha', 'done', undefined],
      ['beta', 'next', 'about 1 minute left'],
    ]);
    expect(stations[1]!.stops.map(({ id, state }) => [id, state])).toEqual([
      ['before-you-sign', 'next'],
      ['quiz', 'todo'],
    ]);
  });

  test('tells until when a test has to wait, in the operator’s time zone', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    for (const moduleId of ['alpha', 'beta']) readLessons(app, { userId: manager.id, trackId: 'pre-departure', moduleId });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'beta' });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha', right: 0 });
    const { next } = (await open(manager)).page.open[0]!;
    // 10:00 UTC and an hour's pause, in summer in Amsterdam.
    expect(next.text).toContain('15 juni 2026 om 13:00');
    expect(next.href).toBeNull();
  });

  test('waits for colleagues, and then shows what is completed', async () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    finishTrack(app, { userId: manager.id, enrolmentId, trackId: 'pre-departure' });
    const { page } = await open(manager);
    expect(page.open[0]).toMatchObject({ done: 4, total: 4, next: { kind: 'finished' } });
    finishTrack(app, { userId: others[0]!.id, enrolmentId, trackId: 'pre-departure' });
    expect((await open(manager)).page).toMatchObject({ open: [], completed: [{ track: 'Voor vertrek' }] });
  });

  test('refuses a post that asks for nothing it knows', async () => {
    const { manager } = makeEnrolledCompany(app);
    const cookie = await signInAs(app, manager);
    const forms: Record<string, string>[] = [{ intent: 'settle' }, { intent: 'other', enrolment: 'x' }];
    for (const form of forms) expect((await callRoute(app, training.action, { path: '/nl/training', cookie, form })).status).toBe(400);
    expect((await callRoute(app, training.action, { path: '/nl/training', cookie, form: { intent: 'settle', enrolment: 'unknown' } })).status).toBe(404);
  });
});

describe('the plan of a mission', () => {
  type Plan = {
    mission: { title: string; href: string };
    count: string;
    trip: string;
    standing: string;
    notes: string[];
    phases: { id: string; state: string; tasks: { id: string; state: string; href: string | null; when: string; text: string | null }[] }[];
  };
  const plansOf = async (user: { id: string }, lang = 'nl') => ((await open(user, lang)).page as unknown as { plans: Plan[] }).plans;

  test('isn’t there without a mission', async () => {
    expect(await plansOf(makeEnrolledCompany(app).manager)).toEqual([]);
  });

  test('says how many days are left, what is due when, and where it is done', async () => {
    const missionId = makeTrip(app.db);
    const { manager, enrolmentId } = makeTravellingCompany(app, { missionId });
    app.setNow('2026-08-12T10:00:00Z');
    const [plan] = await plansOf(manager);
    expect(plan).toMatchObject({
      mission: { title: 'Missie Foshan', href: `/nl/missions/${missionId}` },
      count: 'Nog 20 dagen tot vertrek',
      trip: 'Vertrek 1 september 2026, terug 8 september 2026.',
      standing: '1 taak is te laat. Begin daarmee.',
      notes: [],
      phases: [
        { id: 'before', state: 'next' },
        { id: 'there', state: 'todo' },
        { id: 'home', state: 'todo' },
      ],
    });
    expect(plan!.phases[0]!.tasks.map(({ id, state, href, when }) => [id, state, href, when])).toEqual([
      ['choose-travellers', 'done', `/nl/company/enrolments/${enrolmentId}`, 'uiterlijk 3 juli 2026, voor uw bedrijf'],
      ['finish-alpha', 'overdue', '/nl/modules/alpha', 'uiterlijk 2 augustus 2026'],
      ['finish-beta', 'next', '/nl/modules/beta', 'uiterlijk 18 augustus 2026'],
      ['have-certificate', 'later', '/nl/company/certificates', 'uiterlijk 25 augustus 2026, voor uw bedrijf'],
      ['pack-bags', 'later', '/nl/modules/alpha/checklists#before-the-trip', 'uiterlijk 29 augustus 2026, voor uw bedrijf'],
    ]);
    expect(plan!.phases[2]!.tasks[0]).toMatchObject({ href: `/nl/missions/${missionId}/debrief#devices`, text: null });
  });

  test.each([
    ['2026-08-31T10:00:00Z', '1 day until departure'],
    ['2026-09-01T10:00:00Z', 'Today is the departure'],
    ['2026-09-07T10:00:00Z', 'You are on the trip. 1 day until your return'],
    ['2026-09-08T10:00:00Z', 'Today you return'],
    ['2026-09-11T10:00:00Z', '3 days since your return'],
  ])('counts: %s is “%s”', async (now, words) => {
    const { manager } = makeTravellingCompany(app, { missionId: makeTrip(app.db) });
    app.setNow(now);
    expect((await plansOf(manager, 'en'))[0]!.count).toBe(words);
  });

  test('tells a waiting company that it waits, and leads nobody to another company’s pages', async () => {
    const missionId = makeTrip(app.db);
    const waiting = makeTravellingCompany(app, { missionId, status: 'waiting' });
    expect((await plansOf(waiting.manager))[0]!.notes[0]).toContain('wachtlijst');
    const own = makeTravellingCompany(app, { missionId });
    app.db.insert(members).values({ id: newId(), company_id: own.company.id, user_id: waiting.manager.id, role: 'manager', joined_at: app.now() }).run();
    const both = await plansOf(waiting.manager);
    expect(both).toHaveLength(2);
    const foreign = both.find(({ notes }) => notes.some((note) => note.includes(own.company.name)))!;
    const hrefs = foreign.phases.flatMap(({ tasks }) => tasks.map(({ href }) => href)).filter((href) => href !== null);
    expect(hrefs.every((href) => href.startsWith('/nl/modules/') && !href.includes('checklists'))).toBe(true);
  });
});

describe('the start of a test', () => {
  type Start = {
    state: string;
    pausedUntil: string | null;
    questions: number;
    needed: number;
    unread: { id: string }[];
    tries: { passed: boolean }[];
    track: string;
    others: { track: string }[];
  };
  const call = async (user: { id: string }, given: { module?: string; query?: string; form?: Record<string, string> } = {}) => {
    const { module = 'alpha', query = '', form } = given;
    const path = `/nl/training/${module}/quiz${query}`;
    return callRoute(app, form ? quizStart.action : quizStart.loader, { path, params: { module }, cookie: await signInAs(app, user), form });
  };
  const page = async (user: { id: string }, given = {}) => (await call(user, given)).body as Start;

  test('says what will happen and what is still to read', async () => {
    const { manager } = makeEnrolledCompany(app);
    expect(await page(manager)).toMatchObject({ state: 'ready', questions: 4, needed: 4, tries: [], unread: [{ id: 'first-steps' }] });
  });

  test('leads to the attempt, and to the same one the second time', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    const first = await call(manager, { form: { enrolment: enrolmentId } });
    expect(first.status).toBe(303);
    expect(first.headers.get('Location')).toMatch(/^\/nl\/attempts\/[a-z0-9]{20}$/);
    expect((await call(manager, { form: { enrolment: enrolmentId } })).headers.get('Location')).toBe(first.headers.get('Location'));
    expect(await page(manager)).toMatchObject({ state: 'resume' });
  });

  test('shows the pause instead of starting', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha', right: 1 });
    const answer = await call(manager, { form: { enrolment: enrolmentId } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/nl/training/alpha/quiz?enrolment=${enrolmentId}`]);
    expect(await page(manager)).toMatchObject({ state: 'paused', pausedUntil: '15 juni 2026 om 13:00', tries: [{ passed: false }] });
    app.setNow('2026-06-15T11:00:00Z');
    expect(await page(manager)).toMatchObject({ state: 'ready' });
  });

  test('chooses between two enrolments', async () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    const second = enrol(app, { companyId: company.id, trackId: 'market-entry', userIds: [manager.id] });
    expect(await page(manager, { query: `?enrolment=${second.enrolmentId}` })).toMatchObject({
      track: 'De markt op',
      questions: 5,
      others: [{ track: 'Voor vertrek' }],
    });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    expect(await page(manager)).toMatchObject({ track: 'De markt op' });
    expect(await page(manager, { query: `?enrolment=${enrolmentId}` })).toMatchObject({ state: 'passed' });
  });

  test('says that a module was renewed, and that a bank is empty', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    begin(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '1.1.0' });
    expect(await page(manager)).toMatchObject({ state: 'renewed' });
    app.catalogue = { ...app.catalogue, questionPool: () => [] };
    expect(await page(manager)).toMatchObject({ state: 'empty', questions: 0 });
    expect((await call(manager, { form: { enrolment: enrolmentId } })).status).toBe(409);
  });

  test('isn’t found without a part in it, for an unknown module, or for somebody else’s enrolment', async () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    const { manager: stranger } = makeCompanyWithManager(app.db);
    expect((await call(stranger)).status).toBe(404);
    expect((await call(manager, { module: 'unknown' })).status).toBe(404);
    expect((await call(stranger, { query: `?enrolment=${enrolmentId}` })).status).toBe(404);
    expect((await call(stranger, { form: { enrolment: enrolmentId } })).status).toBe(404);
    expect((await call(manager, { form: {} })).status).toBe(400);
  });
});
