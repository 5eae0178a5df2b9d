import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  audit_log,
  certificates,
  checklist_ticks,
  companies,
  event_sign_ups,
  invitations,
  join_requests,
  members,
  migrateDatabase,
  mission_places,
  missions,
  newId,
  openDatabase,
  outbox_mails,
  transact,
  users,
  type Database,
} from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import {
  makeCertificate,
  makeCompanyWithManager,
  makeEnrolment,
  makeEvent,
  makeMember,
  makeMilestone,
  makeMission,
  makeParticipant,
  makePlace,
  makeUser,
} from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { makePersonEverywhere, makeSharedRecords } from '#tests/support/personal-data.ts';
import { siteOf } from '../accounts/site.ts';
import { registerCompany } from '../companies/registration.server.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { eraseAccount, findObstacles, foreseeErasure } from './erasure.server.ts';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});
const erase = (userId: string, why: 'asked' | 'inactive' = 'asked') =>
  eraseAccount(app.db, { userId, why, site: siteOf(app), timeZone: 'Europe/Amsterdam', now: app.now(), onLeft: wireSteps(app).onLeft });

/** Where in the whole database file a text stands: every column of every table. */
function findText(db: Database, text: string): string[] {
  const tables = db.$client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  return tables.flatMap((table) =>
    (db.$client.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) => (String(value).includes(text) ? [`${table}.${column}`] : [])),
    ),
  );
}
const dump = (table: string) => JSON.stringify(app.db.$client.prepare(`select * from ${table} order by rowid`).all());

describe('an erasure', () => {
  test('leaves nothing of the person in any column of any table, but the mail on its way', () => {
    const shared = makeSharedRecords(app.db);
    const bob = makePersonEverywhere(app.db, { shared, mark: 'bob', role: 'manager' });
    const anna = makePersonEverywhere(app.db, { shared, mark: 'anna', role: 'participant', colleagueId: bob.user.id });
    // What a colleague did stays, without who did it: these rows hold the mark of the shared checklist only to find them by.
    app.db.$client.prepare("update checklist_ticks set item = 'item-1' where item = 'item-anna'").run();
    app.db.$client.prepare("update debrief_ticks set item = 'item-1' where item = 'item-anna'").run();
    transact(app.db, (tx) =>
      queueMail(tx, { to: 'bob@example.nl', locale: 'nl', message: { subject: 'Name of anna nodigt u uit', paragraphs: ['x'] }, now: app.now() }),
    );
    app.db.update(outbox_mails).set({ sent_at: app.now() }).where(isNull(outbox_mails.sent_at)).run();
    expect(findText(app.db, 'anna').length).toBeGreaterThan(30);
    const bobs = findText(app.db, 'bob');

    erase(anna.user.id);
    expect([...new Set(findText(app.db, 'anna'))]).toEqual(['outbox_mails.recipient']);
    // Everything of the colleague stays.
    expect([...new Set(findText(app.db, 'bob'))]).toEqual([...new Set(bobs)]);
    expect(app.db.select().from(checklist_ticks).where(isNull(checklist_ticks.ticked_by)).all()).toHaveLength(1);
    expect(findText(app.db, anna.user.id).filter((place) => !place.startsWith('audit_log.'))).toEqual([]);
    expect(app.db.select().from(audit_log).where(eq(audit_log.action, 'privacy.erased')).all()).toMatchObject([
      { actor_id: anna.user.id, subject_id: anna.user.id, details: { why: 'asked', companies: 1 } },
    ]);
    expect(readOutbox(app.db).filter((mail) => !mail.sent_at)).toMatchObject([
      { recipient: 'anna@example.nl', locale: 'nl', subject: expect.stringContaining('is gewist') },
    ]);
  });

  test('leaves nothing in the bytes of the file either', () => {
    const folder = mkdtempSync(join(tmpdir(), 'voorbereid-erasure-'));
    try {
      const file = join(folder, 'db.sqlite');
      const db = openDatabase(file);
      migrateDatabase(db);
      app = createTestApp({ db });
      const shared = makeSharedRecords(db);
      makePersonEverywhere(db, { shared, mark: 'bob', role: 'manager' });
      const anna = makePersonEverywhere(db, { shared, mark: 'anna', role: 'participant' });
      db.$client.pragma('wal_checkpoint(TRUNCATE)');
      expect(readFileSync(file).includes('Name of anna')).toBe(true);
      erase(anna.user.id);
      db.$client.pragma('wal_checkpoint(TRUNCATE)');
      const bytes = readFileSync(file);
      expect(['Name of anna', 'device-anna', 'option-anna', 'payload-anna'].filter((text) => bytes.includes(text))).toEqual([]);
      expect(bytes.includes('Name of bob')).toBe(true);
      db.$client.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('changes no certificate, counted step or published figure', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    makeCertificate(app.db, { companyId: company.id });
    makeMilestone(app.db, { companyId: company.id, at: app.now() });
    app.db.$client.prepare("insert into report_editions values ('2026-q1', 1, '[]')").run();
    const officer = makeUser(app.db, { role: 'officer' });
    const revoked = makeCertificate(app.db, { companyId: company.id, revoked_at: app.now(), revocation_reason: 'wrong', revoked_by: null });
    const before = ['certificates', 'milestones', 'report_editions'].map(dump);
    erase(user.id);
    erase(officer.id);
    erase(manager.id);
    expect(['certificates', 'milestones', 'report_editions'].map(dump)).toEqual(before);
    expect(app.db.select().from(certificates).where(eq(certificates.id, revoked.id)).get()).toMatchObject({ revocation_reason: 'wrong' });
  });

  test('of an officer takes their name off what they made, also off a cancelled mission', () => {
    const officer = makeUser(app.db, { role: 'officer' });
    const mission = makeMission(app.db, { status: 'cancelled', created_by: officer.id });
    makeEvent(app.db, { status: 'cancelled', created_by: officer.id });
    erase(officer.id);
    expect(findText(app.db, officer.id).filter((place) => !place.startsWith('audit_log.'))).toEqual([]);
    expect(() => app.db.update(missions).set({ title_nl: 'Anders' }).where(eq(missions.id, mission.id)).run()).toThrow('a cancelled mission does not change');
  });

  test('ends what was unfinished, so that colleagues who are done get their certificate', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    const enrolment = makeEnrolment(app.db, { companyId: company.id });
    makeParticipant(app.db, { enrolmentId: enrolment.id, userId: manager.id, finished_at: app.now() });
    makeParticipant(app.db, { enrolmentId: enrolment.id, userId: user.id });
    erase(user.id);
    expect(app.db.select().from(certificates).where(eq(certificates.enrolment_id, enrolment.id)).get()).toMatchObject({ snapshot: { participants: 1 } });
  });

  test('gives a place at an event to who waits', () => {
    const [leaving, waiting] = [makeUser(app.db), makeUser(app.db)];
    const event = makeEvent(app.db, { capacity: 1 });
    for (const [user, status] of [
      [leaving, 'signed-up'],
      [waiting, 'waiting'],
    ] as const) {
      app.db.insert(event_sign_ups).values({ event_id: event.id, user_id: user.id, status, signed_up_at: app.now() }).run();
    }
    erase(leaving.id);
    expect(app.db.select().from(event_sign_ups).all()).toMatchObject([{ user_id: waiting.id, status: 'signed-up' }]);
  });

  test('keeps mails that only look like the name', () => {
    const jo = makeUser(app.db, { name: 'Jo' });
    transact(app.db, (tx) => {
      for (const subject of ['Jong talent', 'Jo nodigt u uit'])
        queueMail(tx, { to: 'x@example.nl', locale: 'nl', message: { subject, paragraphs: [] }, now: app.now() });
    });
    app.db.update(outbox_mails).set({ sent_at: app.now() }).run();
    erase(jo.id);
    expect(readOutbox(app.db).map(({ subject }) => subject)).toEqual(['Jong talent', expect.stringContaining('gewist')]);
  });
});

describe('who must do something first', () => {
  test('the only manager of colleagues, at whichever of their companies', () => {
    const { manager } = makeCompanyWithManager(app.db);
    const second = makeCompanyWithManager(app.db, { company: { name: 'Second B.V.' } });
    app.db.update(members).set({ role: 'participant' }).where(eq(members.user_id, second.manager.id)).run();
    app.db.insert(members).values({ id: newId(), company_id: second.company.id, user_id: manager.id, role: 'manager', joined_at: app.now() }).run();
    expect(findObstacles(app.db, { userId: manager.id })).toEqual([{ kind: 'last-manager', companyName: 'Second B.V.' }]);
    expect(() => erase(manager.id)).toThrow('last-manager');
    expect(app.db.select().from(members).where(eq(members.user_id, manager.id)).all()).toHaveLength(2);
  });

  test('the last administrator, but not one of two', () => {
    const [first, last] = [makeUser(app.db, { role: 'administrator' }), makeUser(app.db, { role: 'administrator' })];
    erase(first.id);
    expect(() => erase(last.id)).toThrow('not-allowed');
    expect(app.db.select({ id: users.id }).from(users).all()).toEqual([{ id: last.id }]);
  });

  test('not a sole member: the company stays for its certificates, without what only its people needed', () => {
    const { company, manager } = makeCompanyWithManager(app.db, { company: { identity_confirmed_at: app.now(), identity_method: 'trade-register' } });
    const mission = makeMission(app.db, { capacity: 1 });
    makePlace(app.db, { missionId: mission.id, companyId: company.id });
    const next = makeCompanyWithManager(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: next.company.id, status: 'waiting' });
    const asking = makeUser(app.db);
    app.db.insert(join_requests).values({ id: newId(), company_id: company.id, user_id: asking.id, created_at: app.now() }).run();
    app.db.insert(checklist_ticks).values({ company_id: company.id, module: 'alpha', item: 'x', ticked_at: app.now() }).run();
    app.db
      .insert(invitations)
      .values({
        id: newId(),
        company_id: company.id,
        email: 'new@example.nl',
        role: 'participant',
        token_hash: 'h',
        created_at: app.now(),
        expires_at: new Date('2027-01-01'),
      })
      .run();
    expect(foreseeErasure(app.db, { userId: manager.id })).toMatchObject({ obstacles: [], emptied: [company.name], certificates: 0 });

    erase(manager.id);
    expect(app.db.select().from(companies).where(eq(companies.id, company.id)).get()).toMatchObject({
      name: company.name,
      identity_confirmed_at: null,
      without_members_since: app.now(),
    });
    expect(app.db.select().from(checklist_ticks).all()).toEqual([]);
    expect(app.db.select().from(invitations).all()).toMatchObject([{ withdrawn_at: app.now() }]);
    expect(app.db.select().from(join_requests).all()).toMatchObject([{ decision: 'declined' }]);
    const placed = and(eq(mission_places.mission_id, mission.id), eq(mission_places.status, 'placed'));
    expect(app.db.select().from(mission_places).where(placed).all()).toMatchObject([{ company_id: next.company.id }]);

    // Nobody is left to ask: who registers the number goes on with the company.
    const details = { name: 'New name B.V.', kvkNumber: company.kvk_number, municipality: 'utrecht', sector: 'high-tech', employees: 3, kind: 'sme' as const };
    expect(registerCompany(app.db, { userId: asking.id, company: details, site: siteOf(app), now: app.now(), onStep: wireSteps(app).onStep })).toBe(
      'registered',
    );
    expect(app.db.select().from(members).where(eq(members.company_id, company.id)).all()).toMatchObject([{ user_id: asking.id, role: 'manager' }]);
    expect(app.db.select().from(companies).where(eq(companies.id, company.id)).get()).toMatchObject({ name: 'New name B.V.', without_members_since: null });
  });
});
