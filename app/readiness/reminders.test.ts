import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, members, missions, participants, reminders, users } from '#db';
import { siteOf } from '#app/accounts/site.ts';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeMember } from '#tests/support/factories.ts';
import { finishTrack } from '#tests/support/learning.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { createRandom } from '#tests/support/random.ts';
import { makeTravellingCompany, makeTrip } from '#tests/support/travelling.ts';
import { saveDebrief } from './debrief.server.ts';
import { chooseReminders, findReminder, stopReminders } from './reminder-choice.server.ts';
import { isDecentHour, sendReminders } from './reminders.server.ts';
import { addDays, daysBetween } from '../i18n/days.ts';

const timeZone = 'Europe/Amsterdam';
const trackId = 'pre-departure';
let app: TestApp;
let missionId: string;
let made: ReturnType<typeof makeTravellingCompany>;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  missionId = makeTrip(app.db, { reminder_days: [-30, -14, -7, 7] });
  made = makeTravellingCompany(app, { missionId, colleagues: 1 });
});

const run = (now: string) => {
  app.setNow(now);
  return sendReminders(app.db, { catalogue: app.catalogue, site: siteOf(app), timeZone, now: app.now() }).sent;
};
/** The mails of a run, by who gets them. */
const mailsOf = (now: string) => {
  const before = readOutbox(app.db).length;
  run(now);
  return new Map(
    readOutbox(app.db)
      .slice(before)
      .map((mail) => [mail.recipient, mail]),
  );
};
const recipients = (now: string) => [...mailsOf(now).keys()].sort();
const everyone = () => [made.manager.email, made.others[0]!.email].sort();
const change = (values: Partial<typeof missions.$inferInsert>) => app.db.update(missions).set(values).where(eq(missions.id, missionId)).run();

describe('who is reminded, and when', () => {
  test('those who are behind, on the days of the mission', () => {
    expect(recipients('2026-08-01T08:00:00Z')).toEqual([]);
    expect(recipients('2026-08-02T08:00:00Z')).toEqual(everyone());
    expect(recipients('2026-08-03T08:00:00Z')).toEqual([]);
  });

  test('once, however often it runs, and with one line in the audit', () => {
    expect(run('2026-08-02T08:00:00Z')).toBe(2);
    expect(run('2026-08-02T08:15:00Z')).toBe(0);
    expect(run('2026-08-02T15:00:00Z')).toBe(0);
    const rows = app.db.select().from(audit_log).where(eq(audit_log.action, 'reminders.sent')).all();
    expect(rows.map(({ details }) => details)).toEqual([{ own: 1, digest: 1 }]);
  });

  test('of what a server that stood still missed, only the latest', () => {
    run('2026-08-01T08:00:00Z');
    expect(recipients('2026-08-27T08:00:00Z')).toEqual(everyone());
    expect(app.db.select().from(reminders).all()).toHaveLength(2);
  });

  test('never for days before the mission was published', () => {
    change({ published_at: new Date('2026-08-03T09:00:00Z') });
    expect(recipients('2026-08-04T08:00:00Z')).toEqual([]);
    expect(recipients('2026-08-18T08:00:00Z')).toEqual(everyone());
  });

  test('again on the new days when the mission moves', () => {
    run('2026-08-02T08:00:00Z');
    change({ departs_on: '2026-10-01', returns_on: '2026-10-08' });
    expect(recipients('2026-08-18T08:00:00Z')).toEqual([]);
    expect(recipients('2026-09-01T08:00:00Z')).toEqual(everyone());
  });

  test('nobody on the way, and before the departure nobody of what comes after', () => {
    change({ reminder_days: [0] });
    run('2026-08-31T08:00:00Z');
    expect(recipients('2026-09-03T08:00:00Z')).toEqual([]);
  });

  test('who has finished gets none; a manager hears how many are behind', () => {
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    const mails = mailsOf('2026-08-02T08:00:00Z');
    expect(mails.get(made.manager.email)!.body_text).toContain('Van uw 2 reizigers loopt er 1 achter.');
    expect(mails.get(made.manager.email)!.body_text).not.toContain('voor u open');
    expect(mails.get(made.others[0]!.email)!.body_text).toContain('Er staat nog 1 taak voor u open.');
    finishTrack(app, { userId: made.others[0]!.id, enrolmentId: made.enrolmentId, trackId });
    expect(recipients('2026-08-18T08:00:00Z')).toEqual([]);
  });

  test('a manager who travels gets one mail with both parts', () => {
    const mail = mailsOf('2026-08-18T08:00:00Z').get(made.manager.email)!;
    expect(mail.subject).toBe('Nog te doen: Missie Foshan');
    expect(mail.body_text).toContain('Er staan nog 2 taken voor u open. De eerste moest klaar zijn op 2 augustus 2026.');
    expect(mail.body_text).toContain('Van uw 2 reizigers lopen er 2 achter.');
    expect(mail.body_text).toContain('Er staat nog 1 taak voor uw bedrijf open. Die moet klaar zijn op 25 augustus 2026.');
    // What is open stands behind the link, for who signs in.
    for (const secret of ['Alfa', 'certificaat', made.others[0]!.name]) expect(mail.body_text).not.toContain(secret);
    expect(mail.body_text).toContain('http://localhost:3000/nl/training');
  });

  test('a manager who is the only one behind isn’t counted to themself', () => {
    finishTrack(app, { userId: made.others[0]!.id, enrolmentId: made.enrolmentId, trackId });
    const mail = mailsOf('2026-08-02T08:00:00Z').get(made.manager.email)!;
    expect(mail.body_text).toContain('Er staat nog 1 taak voor u open.');
    expect(mail.body_text).not.toContain('reiziger');
    expect(app.db.select().from(reminders).all()).toMatchObject([{ kind: 'own' }]);
  });

  test('in the person’s own language', () => {
    app.db.update(users).set({ locale: 'en' }).where(eq(users.id, made.others[0]!.id)).run();
    const mail = mailsOf('2026-08-02T08:00:00Z').get(made.others[0]!.email)!;
    expect(mail.subject).toBe('Still to do: Mission to Foshan');
    expect(mail.body_text).toContain('1 task is still open for you. It is due on 2 August 2026.');
    expect(mail.unsubscribe_url).toContain('/en/account/reminders?token=');
  });

  test('nobody whose company waits or has withdrawn, who was taken off or left, or whose mission is cancelled', () => {
    makeTravellingCompany(app, { missionId, status: 'waiting' });
    makeTravellingCompany(app, { missionId, status: 'withdrawn' });
    makeMember(app.db, { companyId: made.company.id });
    app.db.update(participants).set({ removed_at: app.now(), removal_reason: 'Stays' }).where(eq(participants.user_id, made.others[0]!.id)).run();
    expect(recipients('2026-08-02T08:00:00Z')).toEqual([made.manager.email]);
    app.db.delete(members).where(eq(members.user_id, made.manager.id)).run();
    expect(recipients('2026-08-18T08:00:00Z')).toEqual([]);
    makeTravellingCompany(app, { missionId });
    change({ status: 'cancelled', cancelled_at: app.now(), cancellation_nl: 'x', cancellation_en: 'x' });
    expect(recipients('2026-08-25T08:00:00Z')).toEqual([]);
  });

  test('after the return those whose company has not debriefed', () => {
    const debrief = (sectionId: string, ticked: string[]) =>
      saveDebrief(app.db, {
        userId: made.manager.id,
        companyId: made.company.id,
        missionId,
        sectionId,
        shown: [],
        ticked,
        catalogue: app.catalogue,
        now: app.now(),
        timeZone,
      });
    change({ reminder_days: [7, 14] });
    const first = mailsOf('2026-09-15T08:00:00Z');
    expect([...first.keys()].sort()).toEqual(everyone());
    // What was for before the trip is no longer asked.
    expect(first.get(made.others[0]!.email)!.body_text).toContain('U bent terug van de missie ‘Missie Foshan’.');
    expect(first.get(made.others[0]!.email)!.body_text).toContain('Er staat nog 1 taak voor u open. Die moet klaar zijn op 15 september 2026.');
    debrief('devices', ['laptop-checked', 'passwords-changed']);
    expect(recipients('2026-09-22T08:00:00Z')).toEqual([made.manager.email]);
  });
});

describe('at most one a week', () => {
  test('over all missions, in one mail where they fall together', () => {
    const second = makeTrip(app.db, { reminder_days: [-30, -28], title_nl: 'Missie Zhuhai' });
    const consultant = makeTravellingCompany(app, { missionId: second });
    app.db.insert(members).values({ id: 'both', company_id: made.company.id, user_id: consultant.manager.id, role: 'manager', joined_at: app.now() }).run();
    const mails = mailsOf('2026-08-02T08:00:00Z');
    expect(mails.get(consultant.manager.email)!.subject).toBe('Nog te doen voor uw missies');
    expect(mails.get(consultant.manager.email)!.body_text).toMatch(/Missie Foshan[\s\S]*Missie Zhuhai|Missie Zhuhai[\s\S]*Missie Foshan/);
    expect(recipients('2026-08-04T08:00:00Z')).not.toContain(consultant.manager.email);
  });

  test('two days exactly a week apart are both kept, at whatever minute, over the change of the clock', () => {
    change({ departs_on: '2026-10-30', returns_on: '2026-11-02', reminder_days: [-8, -1] });
    expect(recipients('2026-10-22T15:59:00Z')).toEqual(everyone());
    expect(recipients('2026-10-29T08:00:00Z')).toEqual(everyone());
  });

  test('over whole missions, with a server that stands still now and then', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = createRandom(seed);
      const day = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
      app = createTestApp({ now: '2026-06-15T10:00:00Z' });
      for (let index = 0; index < 3; index += 1) {
        const departs = addDays('2026-08-20', day(0, 40));
        const trip = makeTrip(app.db, {
          departs_on: departs,
          returns_on: addDays(departs, day(2, 10)),
          reminder_days: Array.from({ length: day(1, 9) }, () => day(-60, 40)),
        });
        const { manager } = makeTravellingCompany(app, { missionId: trip, colleagues: day(0, 2) });
        const other = makeTravellingCompany(app, { missionId: trip });
        app.db
          .insert(members)
          .values({ id: `both-${index}`, company_id: other.company.id, user_id: manager.id, role: 'manager', joined_at: app.now() })
          .run();
      }
      for (let at = 0; at < 150; at += 1) {
        if (random() < 0.3) continue;
        run(`${addDays('2026-06-16', at)}T${String(day(8, 15)).padStart(2, '0')}:30:00Z`);
      }
      const sent = app.db.select().from(reminders).all();
      expect(sent.length).toBeGreaterThan(3);
      for (const person of new Set(sent.map(({ user_id }) => user_id))) {
        const mails = sent.filter(({ user_id }) => user_id === person);
        const dates = mails.map(({ sent_at }) => sent_at.toISOString().slice(0, 10)).sort();
        for (const [index, date] of dates.slice(1).entries()) expect(daysBetween(dates[index]!, date)).toBeGreaterThanOrEqual(7);
      }
    }
  });
});

describe('who wants no reminders', () => {
  test('gets none, and gets them again when they change their mind', () => {
    const choose = (wanted: boolean) => chooseReminders(app.db, { userId: made.manager.id, wanted, now: app.now() });
    choose(false);
    expect(recipients('2026-08-02T08:00:00Z')).toEqual([made.others[0]!.email]);
    choose(true);
    expect(recipients('2026-08-18T08:00:00Z')).toEqual(everyone());
    expect(listActions(app.db)).toEqual(expect.arrayContaining(['account.reminders-off', 'account.reminders-on']));
  });

  test('stops them by the link in the mail, which says whose they are and no one else’s', () => {
    const mail = mailsOf('2026-08-02T08:00:00Z').get(made.manager.email)!;
    const token = tokenIn({ body_text: mail.unsubscribe_url! });
    expect(mail.unsubscribe_url).toBe(`http://localhost:3000/nl/account/reminders?token=${token}`);
    expect(findReminder(app.db, { token })).toEqual({ userId: made.manager.id, stopped: false });
    stopReminders(app.db, { token, now: app.now() });
    stopReminders(app.db, { token, now: new Date('2026-08-05T08:00:00Z') });
    expect(app.db.select().from(users).where(eq(users.id, made.manager.id)).get()!.reminders_off_at).toEqual(app.now());
    expect(app.db.select().from(users).where(eq(users.id, made.others[0]!.id)).get()!.reminders_off_at).toBeNull();
    expect(() => stopReminders(app.db, { token: 'unknown', now: app.now() })).toThrow('expired');
  });

  test('and the token itself is stored nowhere but in the mail', () => {
    const token = tokenIn({ body_text: mailsOf('2026-08-02T08:00:00Z').get(made.manager.email)!.unsubscribe_url! });
    expect(JSON.stringify(app.db.select().from(reminders).all())).not.toContain(token);
  });
});

test('a decent hour is one of the operator’s day', () => {
  const at = (instant: string) => isDecentHour(new Date(instant), timeZone);
  expect([at('2026-07-01T06:59:00Z'), at('2026-07-01T07:00:00Z'), at('2026-12-01T07:59:00Z'), at('2026-12-01T08:00:00Z'), at('2026-12-01T17:00:00Z')]).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
});
