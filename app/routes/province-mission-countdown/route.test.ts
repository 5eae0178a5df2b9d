import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, missions } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeUser } from '#tests/support/factories.ts';
import { makeTrip } from '#tests/support/travelling.ts';
import * as countdown from './route.tsx';

let app: TestApp;
let missionId: string;
let officer: { id: string };
beforeEach(() => {
  app = createTestApp();
  missionId = makeTrip(app.db, { reminder_days: [-30, -7, 7], countdown: { 'finish-beta': -20 } });
  officer = makeUser(app.db, { role: 'officer' });
});

const call = async (form?: Record<string, string>, mission = missionId) =>
  callRoute(app, form ? countdown.action : countdown.loader, {
    path: `/nl/province/missions/${mission}/countdown`,
    params: { mission },
    cookie: await signInAs(app, officer),
    form,
  });
/** The form as the page shows it. */
const asShown = {
  'choose-travellers': '60',
  'finish-alpha': '30',
  'finish-beta': '20',
  'have-certificate': '7',
  'pack-bags': '3',
  'hand-in-devices': '7',
  'sort-contacts': '14',
  'look-back': '180',
  reminders_before: '30, 7',
  reminders_home: '7',
};
const stored = () => app.db.select().from(missions).where(eq(missions.id, missionId)).get()!;
const audited = () => app.db.select().from(audit_log).where(eq(audit_log.action, 'mission.countdown-changed')).all();

describe('the days of a mission', () => {
  test('are shown as the mission has them, without what stands on the day of departure', async () => {
    const page = (await call()).body as { tasks: { id: string; days: number; usual: number }[]; reminders: object };
    expect(page.tasks.map(({ id }) => id)).not.toContain('every-evening');
    expect(page.tasks.find(({ id }) => id === 'finish-beta')).toMatchObject({ days: 20, usual: 14 });
    expect(page.reminders).toEqual({ before: '30, 7', home: '7' });
  });

  test('are kept where they differ from the task’s own, and audited', async () => {
    const answer = await call({
      ...asShown,
      'finish-alpha': '35',
      'finish-beta': '14',
      'sort-contacts': ' 21 ',
      reminders_before: '40; 10 3,3',
      reminders_home: '',
    });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/nl/province/missions/${missionId}/countdown?done=saved`]);
    expect(stored().countdown).toEqual({ 'finish-alpha': -35, 'sort-contacts': 21 });
    expect(stored().reminder_days).toEqual([-40, -10, -3]);
    expect(audited()).toMatchObject([
      { actor_id: officer.id, subject_id: missionId, details: { countdown: { 'finish-alpha': -35, 'sort-contacts': 21 }, reminderDays: [-40, -10, -3] } },
    ]);
  });

  test('take the day of departure itself', async () => {
    await call({ ...asShown, 'pack-bags': '0', reminders_before: '0' });
    expect(stored()).toMatchObject({ countdown: { 'finish-beta': -20, 'pack-bags': 0 }, reminder_days: [0, 7] });
  });

  test.each([
    ['finish-alpha', ''],
    ['finish-alpha', '-30'],
    ['finish-alpha', '3.5'],
    ['finish-alpha', '366'],
    ['finish-alpha', 'dertig'],
    ['finish-alpha', '1e2'],
    ['sort-contacts', '0'],
    ['reminders_before', '30, x'],
    ['reminders_before', '400'],
    ['reminders_home', '0'],
    ['reminders_before', '1,2,3,4,5,6,7,8,9,10,11,12'],
  ])('refuse %s = %j in words, and keep what was typed', async (field, typed) => {
    const { status, body } = await call({ ...asShown, [field]: typed });
    expect(status).toBe(422);
    expect(body).toMatchObject({ values: { ...asShown, [field]: typed }, errors: { [field]: expect.stringContaining(' ') } });
    expect(stored().countdown).toEqual({ 'finish-beta': -20 });
    expect(audited()).toEqual([]);
  });

  test('of a cancelled mission stay, and an unknown mission isn’t found', async () => {
    app.db
      .update(missions)
      .set({ status: 'cancelled', cancelled_at: app.now(), cancellation_nl: 'x', cancellation_en: 'x' })
      .where(eq(missions.id, missionId))
      .run();
    expect((await call(asShown)).status).toBe(409);
    expect((await call(undefined, 'unknown')).status).toBe(404);
    expect((await call(asShown, 'unknown')).status).toBe(404);
  });
});
