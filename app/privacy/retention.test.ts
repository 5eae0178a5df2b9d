import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  attempt_questions,
  audit_log,
  certificates,
  companies,
  event_sign_ups,
  invitations,
  join_requests,
  listDescriptions,
  members,
  mission_invitees,
  missions,
  newId,
  one_time_links,
  outbox_mails,
  quiz_attempts,
  reminders,
  scenario_choices,
  scenario_runs,
  sessions,
  sign_in_challenges,
  throttle_counts,
  transact,
  users,
} from '#db';
import { createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import {
  makeCertificate,
  makeCompany,
  makeCompanyWithManager,
  makeEnrolment,
  makeEvent,
  makeMember,
  makeMission,
  makeParticipant,
  makeUser,
} from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { createLink } from '../accounts/one-time-links.server.ts';
import { siteOf } from '../accounts/site.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { inactiveDays, runRetention, warningDays } from './retention.server.ts';

let app: TestApp;
const now = new Date('2026-06-15T10:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);
beforeEach(() => {
  app = createTestApp({ now: now.toISOString() });
});
const run = ({ at = now, dryRun = false } = {}) =>
  runRetention(app.db, { site: siteOf(app), timeZone: 'Europe/Amsterdam', now: at, onLeft: wireSteps(app).onLeft, dryRun });
const dump = () => listDescriptions().map(({ name }) => app.db.$client.prepare(`select * from "${name}"`).all());

/** One row on either side of each limit: `old` is the first moment that is too long ago. */
describe('what is kept too long', () => {
  test('sessions, links, challenges and counts go when they expire', () => {
    const user = makeUser(app.db);
    const session = { user_id: user.id, created_at: now, last_used_at: now, proved_at: now, device: '', assurance: 'password' as const };
    app.db
      .insert(sessions)
      .values([
        { ...session, id_hash: 'old', expires_at: now },
        { ...session, id_hash: 'current', expires_at: inDays(1) },
      ])
      .run();
    transact(app.db, (tx) => {
      createLink(tx, { purpose: 'confirm-registration', email: 'old@example.nl', now: inDays(-3) });
      createLink(tx, { purpose: 'confirm-registration', email: 'current@example.nl', now });
    });
    app.db
      .insert(sign_in_challenges)
      .values([
        { hash: 'old', purpose: 'openid', expires_at: now },
        { hash: 'current', purpose: 'openid', expires_at: inDays(1) },
      ])
      .run();
    app.db
      .insert(throttle_counts)
      .values([
        { key: 'old', points: 1, expire: now.getTime() },
        { key: 'current', points: 1, expire: now.getTime() + 1 },
      ])
      .run();
    run();
    expect(app.db.select({ at: sessions.id_hash }).from(sessions).all()).toEqual([{ at: 'current' }]);
    expect(app.db.select({ at: one_time_links.email }).from(one_time_links).all()).toEqual([{ at: 'current@example.nl' }]);
    expect(app.db.select({ at: sign_in_challenges.hash }).from(sign_in_challenges).all()).toEqual([{ at: 'current' }]);
    expect(app.db.select({ at: throttle_counts.key }).from(throttle_counts).all()).toEqual([{ at: 'current' }]);
  });

  test('mails go 30 days after they were sent or given up; the text of one given up after 7; one that waits stays', () => {
    const mail = (subject: string, given: { sent_at?: Date; failed_at?: Date }) => {
      transact(app.db, (tx) => queueMail(tx, { to: 'a@example.nl', locale: 'nl', message: { subject, paragraphs: ['text'] }, now: inDays(-40) }));
      if (given.sent_at ?? given.failed_at) app.db.update(outbox_mails).set(given).where(eq(outbox_mails.subject, subject)).run();
    };
    mail('sent 30', { sent_at: inDays(-30) });
    mail('sent 29', { sent_at: inDays(-29) });
    mail('failed 30', { failed_at: inDays(-30) });
    mail('failed 7', { failed_at: inDays(-7) });
    mail('failed 6', { failed_at: inDays(-6) });
    mail('waiting', {});
    const lines = run();
    expect(readOutbox(app.db).map(({ subject, body_text }) => [subject, body_text !== ''])).toEqual([
      ['sent 29', true],
      ['failed 7', false],
      ['failed 6', true],
      ['waiting', true],
    ]);
    expect(lines).toContainEqual({ table: 'outbox_mails', rows: 2, what: 'cleared', why: 'body_text, body_html: 7 days after failed_at' });
    // What was emptied isn't emptied again.
    expect(run()).toEqual([]);
  });

  test('invitations and requests that are over go after 90 days', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const invite = (email: string, given: Partial<typeof invitations.$inferInsert>) =>
      app.db
        .insert(invitations)
        .values({
          id: newId(),
          company_id: company.id,
          email,
          role: 'participant',
          token_hash: email,
          created_at: inDays(-100),
          expires_at: inDays(1),
          ...given,
        })
        .run();
    invite('accepted-90@x.nl', { accepted_at: inDays(-90) });
    invite('accepted-89@x.nl', { accepted_at: inDays(-89) });
    invite('withdrawn-90@x.nl', { withdrawn_at: inDays(-90) });
    invite('expired-90@x.nl', { expires_at: inDays(-90) });
    invite('expired-89@x.nl', { expires_at: inDays(-89) });
    for (const [days, decision] of [
      [-90, 'declined'],
      [-89, 'accepted'],
      [null, null],
    ] as const) {
      app.db
        .insert(join_requests)
        .values({ id: newId(), company_id: company.id, user_id: manager.id, created_at: inDays(-400), decided_at: days && inDays(days), decision })
        .run();
    }
    run();
    expect(
      app.db
        .select({ email: invitations.email })
        .from(invitations)
        .all()
        .map(({ email }) => email),
    ).toEqual(['accepted-89@x.nl', 'expired-89@x.nl']);
    expect(app.db.select({ decision: join_requests.decision }).from(join_requests).all()).toEqual([{ decision: 'accepted' }, { decision: null }]);
  });

  test('a mission’s list and contacts go 30 days after the return, also of a cancelled one', () => {
    const contacts = [{ kind: 'local' as const, name: 'Li', phone: '1', email: '' }];
    const mission = (returns_on: string, status: 'published' | 'cancelled' = 'published') => {
      const row = makeMission(app.db, { departs_on: '2026-05-01', enrol_by: '2026-04-01', returns_on, status, contacts });
      const invitee = { mission_id: row.id, company_name: 'C', kvk_number: '12345678', person_name: 'P', email: 'p@x.nl', invited_at: now };
      app.db
        .insert(mission_invitees)
        .values({ id: newId(), ...invitee })
        .run();
      return row.id;
    };
    const over = [mission('2026-05-16'), mission('2026-05-16', 'cancelled')];
    const recent = mission('2026-05-17');
    run();
    expect(app.db.select({ id: mission_invitees.mission_id }).from(mission_invitees).all()).toEqual([{ id: recent }]);
    expect(
      app.db
        .select()
        .from(missions)
        .all()
        .map(({ id, contacts: left }) => [id, left.length]),
    ).toEqual([...over.map((id) => [id, 0]), [recent, 1]]);
  });

  test('who came to an event is forgotten after a year, and so is that somebody was reminded', () => {
    const user = makeUser(app.db);
    const mission = makeMission(app.db);
    for (const days of [365, 364]) {
      const event = makeEvent(app.db, { starts_at: inDays(-days - 1), ends_at: inDays(-days) });
      app.db
        .insert(event_sign_ups)
        .values({ event_id: event.id, user_id: user.id, status: 'signed-up', signed_up_at: inDays(-400) })
        .run();
      app.db
        .insert(reminders)
        .values({ id: newId(), user_id: user.id, mission_id: mission.id, kind: 'own', token_hash: `t${days}`, sent_at: inDays(-days) })
        .run();
    }
    run();
    expect(app.db.select().from(event_sign_ups).all()).toHaveLength(1);
    expect(app.db.select().from(reminders).all()).toMatchObject([{ token_hash: 't364' }]);
  });

  test('answers and choices go after two years; one that is still busy stays', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    app.db.update(users).set({ last_seen_at: now }).run();
    const participant = makeParticipant(app.db, { enrolmentId: makeEnrolment(app.db, { companyId: company.id }).id, userId: manager.id });
    for (const [id, days] of [
      ['old', 730],
      ['recent', 729],
      ['busy', null],
    ] as const) {
      const submitted = days === null ? {} : { status: 'submitted' as const, submitted_at: inDays(-days), score: 1, passed: true };
      app.db
        .insert(quiz_attempts)
        .values({
          id,
          participant_id: participant.id,
          module: 'alpha',
          module_version: '1',
          purpose: 'final',
          pass_mark: 80,
          started_at: inDays(-800),
          ...submitted,
        })
        .run();
      app.db
        .insert(attempt_questions)
        .values({ attempt_id: id, number: 1, question: 'q', option_order: [], chosen: ['a'] })
        .run();
      app.db
        .insert(scenario_runs)
        .values({ id, user_id: manager.id, module: 'alpha', scenario: 's', module_version: '1', started_at: inDays(-800) })
        .run();
      app.db
        .insert(scenario_choices)
        .values({ run_id: id, number: 1, step: 's', choice: 'c', chosen_at: inDays(-800) })
        .run();
      if (days !== null)
        app.db
          .update(scenario_runs)
          .set({ status: 'ended', ended_at: inDays(-days), ending: 'e' })
          .where(eq(scenario_runs.id, id))
          .run();
    }
    const lines = run();
    for (const table of [quiz_attempts, scenario_runs])
      expect(app.db.select({ id: table.id }).from(table).orderBy(table.id).all()).toEqual([{ id: 'busy' }, { id: 'recent' }]);
    expect(app.db.select().from(attempt_questions).all()).toHaveLength(2);
    expect(lines).toContainEqual({ table: 'attempt_questions', rows: 1, what: 'along', why: 'with the row they belong to' });
  });
});

describe('accounts that nobody uses', () => {
  const created = inDays(-inactiveDays + warningDays);

  test('are warned once, 30 days before they are erased, and erased then', () => {
    const user = makeUser(app.db, { created_at: created, locale: 'en' });
    run({ at: inDays(-1) });
    expect(readOutbox(app.db)).toEqual([]);
    run();
    run({ at: inDays(1) });
    expect(readOutbox(app.db)).toMatchObject([
      { recipient: user.email, locale: 'en', subject: expect.stringContaining('keep your account'), body_text: expect.stringContaining('15 July 2026') },
    ]);
    run({ at: inDays(warningDays - 1) });
    expect(app.db.select().from(users).all()).toHaveLength(1);
    expect(run({ at: inDays(warningDays) })).toContainEqual(expect.objectContaining({ table: 'users', rows: 1, what: 'deleted' }));
    expect(app.db.select().from(users).all()).toEqual([]);
    expect(app.db.select().from(audit_log).where(eq(audit_log.action, 'privacy.erased')).all()).toMatchObject([
      { actor_id: null, subject_id: user.id, details: { why: 'inactive' } },
    ]);
  });

  test('are in use again by signing in, and get the full time once more', async () => {
    const user = makeUser(app.db, { created_at: created });
    run();
    app.setNow(inDays(10));
    await signInAs(app, user, { assurance: 'password-pending' });
    expect(app.db.select().from(users).get()!.last_seen_at).toBeNull();
    const cookie = await signInAs(app, user);
    expect(app.db.select().from(users).get()!.last_seen_at).toEqual(inDays(10));
    app.setNow(inDays(12));
    await app.sessions.findUser(cookie);
    expect(app.db.select().from(users).get()!.last_seen_at).toEqual(inDays(12));
    run({ at: inDays(warningDays) });
    expect(app.db.select().from(users).all()).toHaveLength(1);
    run({ at: inDays(12 + inactiveDays - warningDays) });
    expect(readOutbox(app.db).filter(({ sent_at }) => !sent_at).length).toBe(2);
  });

  test('stay for now when colleagues would lose their only manager', () => {
    const { company } = makeCompanyWithManager(app.db, { manager: { created_at: created } });
    makeMember(app.db, { companyId: company.id, created_at: now });
    run();
    expect(run({ at: inDays(warningDays) })).toContainEqual(expect.objectContaining({ table: 'users', rows: 1, what: 'held' }));
    expect(app.db.select().from(members).all()).toHaveLength(2);
  });
});

describe('companies without anybody', () => {
  test('go two years after that was first seen, unless a certificate refers to them or somebody came', () => {
    const [empty, certified, revived] = [makeCompany(app.db), makeCompany(app.db), makeCompany(app.db)];
    makeEnrolment(app.db, { companyId: empty.id });
    makeCertificate(app.db, { companyId: certified.id });
    const { company: merged } = makeCompanyWithManager(app.db);
    app.db.update(companies).set({ merged_into_id: merged.id, merged_at: now }).where(eq(companies.id, revived.id)).run();
    app.db
      .update(users)
      .set({ last_seen_at: inDays(800) })
      .run();
    run();
    run({ at: inDays(729) });
    expect(app.db.select().from(companies).all()).toHaveLength(4);
    makeMember(app.db, { companyId: revived.id, created_at: inDays(729) });
    expect(run({ at: inDays(730) })).toContainEqual(expect.objectContaining({ table: 'companies', rows: 1, what: 'deleted' }));
    expect(
      app.db
        .select({ id: companies.id })
        .from(companies)
        .all()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([certified.id, revived.id, merged.id].sort());
    expect(app.db.select().from(companies).where(eq(companies.id, revived.id)).get()!.without_members_since).toBeNull();
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
  });
});

describe('a dry run', () => {
  test('says what the real one then does, and changes nothing', () => {
    makeUser(app.db, { created_at: inDays(-800) });
    app.db
      .update(users)
      .set({ inactivity_warned_at: inDays(-31) })
      .run();
    makeUser(app.db, { created_at: inDays(-710) });
    app.db.insert(throttle_counts).values({ key: 'old', points: 1, expire: 1 }).run();
    const before = dump();
    const foretold = run({ dryRun: true });
    expect(dump()).toEqual(before);
    expect(foretold).toHaveLength(3);
    expect(run()).toEqual(foretold);
    expect(app.db.select().from(audit_log).where(eq(audit_log.action, 'retention.ran')).all()).toMatchObject([
      { actor_id: null, subject_id: '2026-06-15', details: { tables: { users: 1, throttle_counts: 1 } } },
    ]);
    expect(run()).toEqual([]);
  });
});
