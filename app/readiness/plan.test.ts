import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { mission_places, missions, participants, type Database } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeMember } from '#tests/support/factories.ts';
import { finishTrack, readLessons, takeQuiz } from '#tests/support/learning.ts';
import { makeTravellingCompany, makeTrip } from '#tests/support/travelling.ts';
import { saveChecklist } from './checklists.server.ts';
import { saveDebrief } from './debrief.server.ts';
import { listPlanDates, listPlans } from './plan.server.ts';

const timeZone = 'Europe/Amsterdam';
let app: TestApp;
let missionId: string;
let made: ReturnType<typeof makeTravellingCompany>;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  missionId = makeTrip(app.db);
  made = makeTravellingCompany(app, { missionId, colleagues: 1 });
});

const plansOf = (userId: string, catalogue = app.catalogue) => listPlans(app.db, { userId, catalogue, now: app.now(), timeZone });
const planOf = (userId: string) => plansOf(userId)[0] ?? null;
const states = (userId: string) => Object.fromEntries(planOf(userId)!.tasks.map(({ task, state }) => [task.id, state]));
const days = (userId: string) => Object.fromEntries(planOf(userId)!.tasks.map(({ task, day }) => [task.id, day]));
const change = (db: Database, values: Partial<typeof missions.$inferInsert>) => db.update(missions).set(values).where(eq(missions.id, missionId)).run();
const items = (checklistId: string) =>
  app.catalogue
    .module('alpha')!
    .checklists.find(({ id }) => id === checklistId)!
    .items.map(({ id }) => id);

describe('the days of a plan', () => {
  test('count back from the departure and on from the return', () => {
    expect(days(made.manager.id)).toEqual({
      'choose-travellers': '2026-07-03',
      'finish-alpha': '2026-08-02',
      'finish-beta': '2026-08-18',
      'have-certificate': '2026-08-25',
      'pack-bags': '2026-08-29',
      'every-evening': '2026-09-01',
      'hand-in-devices': '2026-09-15',
      'sort-contacts': '2026-09-22',
      'look-back': '2027-03-07',
    });
  });

  test('follow a mission that moves, also across the change of the clock', () => {
    change(app.db, { departs_on: '2026-10-26', returns_on: '2026-10-30' });
    expect(days(made.manager.id)).toMatchObject({
      'finish-alpha': '2026-09-26',
      'finish-beta': '2026-10-12',
      'pack-bags': '2026-10-23',
      'hand-in-devices': '2026-11-06',
      'look-back': '2027-04-28',
    });
  });

  test('are the mission’s own where an officer chose them, and then stand in their place', () => {
    change(app.db, { countdown: { 'finish-beta': -40, 'sort-contacts': 3 } });
    const plan = planOf(made.manager.id)!;
    expect(days(made.manager.id)).toMatchObject({ 'finish-beta': '2026-07-23', 'sort-contacts': '2026-09-11', 'finish-alpha': '2026-08-02' });
    expect(plan.tasks.map(({ day }) => day)).toEqual(plan.tasks.map(({ day }) => day).sort());
  });

  test('begin at midnight in the operator’s time zone', () => {
    app.setNow('2026-08-31T21:59:00Z');
    expect(planOf(made.manager.id)!.daysToDeparture).toBe(1);
    app.setNow('2026-08-31T22:00:00Z');
    expect(planOf(made.manager.id)).toMatchObject({ daysToDeparture: 0, daysToReturn: 7 });
  });
});

describe('what stands in a plan', () => {
  test('a traveller’s own tasks; a manager’s are the company’s too', () => {
    expect(Object.keys(states(made.others[0]!.id))).toEqual(['finish-alpha', 'finish-beta', 'every-evening', 'hand-in-devices']);
    app.db.update(participants).set({ removed_at: app.now(), removal_reason: 'Stays' }).where(eq(participants.user_id, made.manager.id)).run();
    expect(Object.keys(states(made.manager.id))).toEqual(['choose-travellers', 'have-certificate', 'pack-bags', 'sort-contacts', 'look-back']);
  });

  test('only modules that the mission’s track asks', () => {
    const catalogue = {
      ...app.catalogue,
      track: () => ({
        ...app.catalogue.track('pre-departure')!,
        modules: [{ module: 'beta', lessons: 'core' as const, scenarios: 'none' as const, questions: 4 }],
      }),
    };
    const plan = plansOf(made.manager.id, catalogue)[0]!;
    const ids = plan.tasks.map(({ task }) => task.id);
    expect(ids).toContain('finish-beta');
    expect(ids).not.toContain('finish-alpha');
    expect(ids).not.toContain('pack-bags');
  });

  test('nothing for colleagues who stay home, for other companies, for withdrawn places and cancelled missions', () => {
    expect(planOf(makeMember(app.db, { companyId: made.company.id }).user.id)).toBeNull();
    const theirs = makeTravellingCompany(app, { missionId });
    expect(plansOf(theirs.manager.id).map(({ placeId }) => placeId)).toEqual([theirs.placeId]);
    app.db.update(mission_places).set({ status: 'withdrawn', withdrawn_at: app.now() }).where(eq(mission_places.id, made.placeId)).run();
    expect(planOf(made.manager.id)).toBeNull();
    const other = makeTravellingCompany(app, { missionId });
    const plans = () => plansOf(other.manager.id);
    expect(plans()).toHaveLength(1);
    change(app.db, { status: 'cancelled', cancelled_at: app.now(), cancellation_nl: 'x', cancellation_en: 'x' });
    expect(plans()).toEqual([]);
  });

  test('for a company that waits only what comes before', () => {
    const waiting = makeTravellingCompany(app, { missionId, status: 'waiting' });
    const plan = planOf(waiting.manager.id)!;
    expect(plan.waiting).toBe(true);
    expect(plan.tasks.every(({ task }) => task.phase === 'before')).toBe(true);
  });

  test('ends half a year after the return', () => {
    app.setNow('2027-03-07T10:00:00Z');
    expect(planOf(made.manager.id)).not.toBeNull();
    app.setNow('2027-03-08T10:00:00Z');
    expect(planOf(made.manager.id)).toBeNull();
  });
});

describe('how a task stands', () => {
  test('done, overdue, next within a week, and later', () => {
    const { id: userId } = made.manager;
    app.setNow('2026-08-12T10:00:00Z');
    expect(states(userId)).toMatchObject({
      'choose-travellers': 'done',
      'finish-alpha': 'overdue',
      'finish-beta': 'next',
      'have-certificate': 'later',
      'every-evening': 'later',
    });
    expect(
      planOf(userId)!
        .tasks.filter(({ due }) => due)
        .map(({ task }) => task.id),
    ).toEqual(['finish-alpha', 'finish-beta']);
    readLessons(app, { userId, trackId: 'pre-departure', moduleId: 'alpha' });
    expect(states(userId)['finish-alpha']).toBe('overdue');
    takeQuiz(app, { userId, enrolmentId: made.enrolmentId, moduleId: 'alpha' });
    expect(states(userId)['finish-alpha']).toBe('done');
    expect(states(made.others[0]!.id)['finish-alpha']).toBe('overdue');
  });

  test('the first to come is next, though it isn’t due yet', () => {
    expect(states(made.manager.id)).toMatchObject({ 'choose-travellers': 'done', 'finish-alpha': 'next', 'finish-beta': 'later' });
    expect(planOf(made.manager.id)!.tasks.some(({ due }) => due)).toBe(false);
  });

  test('but nothing of after the return before the return', () => {
    const { id: userId } = made.others[0]!;
    app.setNow('2026-08-30T10:00:00Z');
    expect(states(userId)).toMatchObject({ 'finish-beta': 'overdue', 'hand-in-devices': 'later' });
    finishTrack(app, { userId, enrolmentId: made.enrolmentId, trackId: 'pre-departure' });
    expect(states(userId)).toMatchObject({ 'finish-beta': 'done', 'hand-in-devices': 'later' });
  });

  test('a task is not overdue on its own day', () => {
    app.setNow('2026-08-02T20:00:00Z');
    expect(states(made.manager.id)['finish-alpha']).toBe('next');
    app.setNow('2026-08-02T22:00:00Z');
    expect(states(made.manager.id)['finish-alpha']).toBe('overdue');
  });

  test('a checklist is done when every item is ticked, by whomever', () => {
    const save = (ticked: string[]) =>
      saveChecklist(app.db, {
        userId: made.others[0]!.id,
        companyId: made.company.id,
        moduleId: 'alpha',
        checklistId: 'before-the-trip',
        shown: [],
        ticked,
        catalogue: app.catalogue,
        now: app.now(),
      });
    const [first, ...rest] = items('before-the-trip');
    save(rest);
    expect(states(made.manager.id)['pack-bags']).not.toBe('done');
    save([first!]);
    expect(states(made.manager.id)['pack-bags']).toBe('done');
  });

  test('the certificate when everybody has finished', () => {
    const people = [made.manager, ...made.others];
    for (const { id: userId } of people) finishTrack(app, { userId, enrolmentId: made.enrolmentId, trackId: 'pre-departure' });
    expect(states(made.manager.id)).toMatchObject({ 'finish-alpha': 'done', 'finish-beta': 'done', 'have-certificate': 'done' });
  });

  test('the debrief per section; and what is only for before goes by', () => {
    app.setNow('2026-09-10T10:00:00Z');
    expect(states(made.manager.id)).toMatchObject({ 'finish-alpha': 'overdue', 'pack-bags': 'past', 'every-evening': 'past', 'hand-in-devices': 'next' });
    saveDebrief(app.db, {
      userId: made.manager.id,
      companyId: made.company.id,
      missionId,
      sectionId: 'devices',
      shown: [],
      ticked: ['laptop-checked', 'passwords-changed'],
      catalogue: app.catalogue,
      now: app.now(),
      timeZone,
    });
    expect(states(made.others[0]!.id)['hand-in-devices']).toBe('done');
    expect(states(made.manager.id)).toMatchObject({ 'sort-contacts': 'next', 'look-back': 'later' });
    app.setNow('2026-09-03T10:00:00Z');
    expect(states(made.manager.id)['every-evening']).toBe('next');
  });

  test('looking back waits for its own day, also when nothing else is left to do', () => {
    app.setNow('2026-09-10T10:00:00Z');
    for (const { id: sectionId, items: all } of app.catalogue.countdown.debrief) {
      const given = { missionId, companyId: made.company.id, userId: made.manager.id, catalogue: app.catalogue, now: app.now(), timeZone };
      saveDebrief(app.db, { ...given, sectionId, shown: [], ticked: all.map(({ id }) => id) });
    }
    expect(states(made.manager.id)).toMatchObject({ 'sort-contacts': 'done', 'look-back': 'later' });
    app.setNow('2027-03-05T10:00:00Z');
    expect(states(made.manager.id)['look-back']).toBe('next');
  });
});

test('the dates for a calendar are what is left to do, and keep their uid when they move', () => {
  const dates = () =>
    listPlanDates(app.db, { userId: made.manager.id, catalogue: app.catalogue, locale: 'en', baseUrl: 'https://example.org', now: app.now(), timeZone });
  const before = dates();
  expect(before.map(({ title }) => title)).not.toContain('Choose who travels (Mission to Foshan)');
  expect(before[0]).toEqual({
    day: '2026-08-02',
    title: 'Finish Alpha (Mission to Foshan)',
    href: 'https://example.org/en/training',
    uid: `finish-alpha.${made.placeId}@example.org`,
  });
  change(app.db, { departs_on: '2026-09-02', returns_on: '2026-09-09' });
  expect(dates().map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(dates()[0]!.day).toBe('2026-08-03');
});
