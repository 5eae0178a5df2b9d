import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attempt_questions,
  certificates,
  companies,
  enrolments,
  lesson_completions,
  migrateDatabase,
  milestones,
  module_completions,
  openDatabase,
  outbox_mails,
  participants,
  quiz_attempts,
  users,
  type Database,
} from '#db';
import { findAccountByEmail } from '#app/accounts/accounts.server.ts';
import { argon2 } from '#app/accounts/password.server.ts';
import { openFactorKey } from '#app/accounts/sealing.server.ts';
import { consumeSecondFactor } from '#app/accounts/second-factor.server.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import { searchCompanies } from '#app/companies/registry.server.ts';
import { isRight } from '#app/learning/grading.ts';
import { readCompanyProgress } from '#app/learning/company-progress.server.ts';
import { listMissions } from '#app/missions/missions.server.ts';
import { countPlaces, findPlace } from '#app/missions/places.server.ts';
import { readTraining } from '#app/learning/progress.server.ts';
import { listEvents } from '#app/missions/events.server.ts';
import { listPlans } from '#app/readiness/plan.server.ts';
import { sendReminders } from '#app/readiness/reminders.server.ts';
import { testCatalogue } from '#tests/support/app.ts';
import { demonstrationCode } from './demo-data/authenticator.ts';
import { demonstrationAccounts, fillDemonstration } from './demo-data.ts';

const now = new Date('2026-11-23T15:00:00Z');
const catalogue = testCatalogue(fileURLToPath(new URL('../modules', import.meta.url)));
const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'voorbereid-demonstration-'));
  folders.push(folder);
  return folder;
};
const fill = (folder: string, made = 40) => fillDemonstration(folder, { companies: made, now, print: () => undefined });

let filled: string;
let db: Database;
beforeAll(async () => {
  filled = newFolder();
  await fill(filled);
  db = openDatabase(join(filled, 'voorbereid.sqlite'));
}, 120_000);
afterAll(() => {
  db.$client.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const account = (name: string) => findAccountByEmail(db, { email: `${name}@example.nl` })!;
const membership = (name: string) => findMembership(db, { userId: account(name).id })!;
const companyOf = (name: string) =>
  db
    .select()
    .from(companies)
    .where(eq(companies.id, membership(name).companyId))
    .get()!;
const progressOf = (name: string) => readCompanyProgress(db, { companyId: membership(name).companyId, onlyUserId: null, catalogue });

describe('the accounts', () => {
  it('are those that the console names, with the password of the README', async () => {
    expect(demonstrationAccounts.map(({ email }) => email.split('@')[0])).toEqual([
      'founder',
      'manager',
      'participant',
      'certified',
      'officer',
      'administrator',
    ]);
    const hashes = new Set(demonstrationAccounts.map(({ email }) => findAccountByEmail(db, { email })?.password_hash ?? 'missing'));
    for (const hash of hashes) expect(await argon2.verify(hash, 'demonstratie-2026')).toBe(true);
    expect(account('officer').role).toBe('officer');
    expect(account('administrator').role).toBe('administrator');
  });

  it('of the province ask for the code that `npm run demo:code` prints', () => {
    const factorKey = openFactorKey({ dataDir: filled, given: undefined });
    const site = { baseUrl: 'http://localhost:3000', name: 'Voorbereid' };
    for (const name of ['officer', 'administrator']) {
      const given = { userId: account(name).id, code: demonstrationCode(now).code, factorKey, site, now };
      expect(consumeSecondFactor(db, given)).toBe(true);
    }
  });

  it('founder: halfway through market entry, one lesson into the third module', () => {
    expect(companyOf('founder').kind).toBe('startup');
    expect(membership('founder').role).toBe('manager');
    const { open } = readTraining(db, { userId: account('founder').id, catalogue, now });
    expect(open.map(({ participation }) => participation.trackId)).toEqual(['market-entry']);
    expect(open[0]!.modules.map(({ finished }) => finished)).toEqual([true, true, false, false, false]);
    expect(open[0]!.modules.map(({ read }) => read.size).slice(2)).toEqual([1, 0, 0]);
    expect(open[0]!.next).toMatchObject({ kind: 'lesson', moduleId: catalogue.track('market-entry')!.modules[2]!.module });
  });

  it('manager and participant: only the last module of the participant is left', () => {
    expect(companyOf('manager').kind).toBe('sme');
    expect(membership('manager').role).toBe('manager');
    expect(membership('participant')).toMatchObject({ role: 'participant', companyId: membership('manager').companyId });
    const [enrolment, ...others] = progressOf('manager');
    expect(others).toEqual([]);
    expect(enrolment).toMatchObject({ trackId: 'pre-departure', status: 'open', size: 3, finished: 2 });
    const left = enrolment!.people.flatMap(({ userId, modules }) => modules.filter(({ finished }) => !finished).map(({ id }) => ({ userId, id })));
    expect(left).toEqual([{ userId: account('participant').id, id: catalogue.track('pre-departure')!.modules.at(-1)!.module }]);
    expect(readTraining(db, { userId: account('participant').id, catalogue, now }).open[0]?.next.kind).toBe('lesson');
  });

  it('certified: a certificate that holds, of a company the province knows', () => {
    expect(progressOf('certified')).toMatchObject([{ status: 'completed' }]);
    const certificate = db
      .select()
      .from(certificates)
      .where(eq(certificates.company_id, membership('certified').companyId))
      .get()!;
    expect(certificate.revoked_at).toBeNull();
    expect(certificate.valid_until > now).toBe(true);
    expect(certificate.snapshot.identity?.confirmed_on).toBe('2026-08-21');
  });
});

describe('the preparations', () => {
  const planOf = (name: string) => listPlans(db, { userId: account(name).id, catalogue, now, timeZone: 'Europe/Amsterdam' })[0]!;
  const states = (name: string) => new Set(planOf(name).tasks.map(({ state }) => state));

  it('leave the manager something to do before the departure, and the certified company something after it', () => {
    expect(states('manager')).toEqual(new Set(['done', 'next', 'later']));
    expect(planOf('certified').daysToReturn).toBeLessThan(0);
    expect(planOf('certified').tasks.filter(({ task, state }) => task.phase === 'home' && state === 'done').length).toBeGreaterThan(0);
  });

  it('have sent the reminders of the days before', () => {
    const site = { baseUrl: 'http://localhost:3000', name: 'Voorbereid' };
    expect(sendReminders(db, { catalogue, site, timeZone: 'Europe/Amsterdam', now })).toEqual({ sent: 0 });
  });
});

describe('the missions', () => {
  const byStart = () => listMissions(db).map((mission) => ({ ...mission, ...countPlaces(db, { missionId: mission.id }) }));

  it('are one that is over, one that leaves in some six weeks, and a draft', () => {
    const [past, coming, draft] = byStart();
    expect([past!.status, coming!.status, draft!.status]).toEqual(['published', 'published', 'draft']);
    expect(past!.returnsOn < '2026-11-23').toBe(true);
    expect([coming!.departsOn, coming!.enrolBy]).toEqual(['2027-01-04', '2026-12-07']);
    expect(coming!.programme.map(({ day }) => day)).toEqual(['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-09']);
  });

  it('have companies on them: the manager’s on the next one, the certified one’s on the last, named on its certificate', () => {
    const [past, coming] = byStart();
    expect(coming!.placed).toBeGreaterThan(1);
    expect(findPlace(db, { missionId: coming!.id, companyId: membership('manager').companyId })?.status).toBe('placed');
    const certificate = db
      .select()
      .from(certificates)
      .where(eq(certificates.company_id, membership('certified').companyId))
      .get()!;
    expect(certificate.snapshot.mission).toMatchObject({ id: past!.id, departs_on: past!.departsOn });
  });
});

describe('the queue of the register', () => {
  const found = (filter: 'doubted' | 'duplicates' | 'unanswered') =>
    searchCompanies(db, { query: '', filter, page: 1, now })
      .companies.map(({ name }) => name)
      .sort();

  it('shows one of each kind, and nothing by accident', () => {
    expect(found('doubted')).toEqual(['Stempelhuis Trading']);
    expect(found('duplicates')).toEqual(['Glimworm Fotonica', 'Glimworm Fotonica B.V.']);
    expect(found('unanswered')).toEqual(['Glimworm Fotonica B.V.']);
  });
});

describe('the other companies', () => {
  it('are as many as asked, with people of their own, nowhere reachable', () => {
    expect(db.select().from(companies).all()).toHaveLength(40 + 5);
    const addresses = db
      .select({ email: users.email })
      .from(users)
      .all()
      .map(({ email }) => email);
    expect(addresses.filter((email) => !/@(example\.nl|[a-z0-9-]+\.example)$/.test(email))).toEqual([]);
    expect(
      new Set(
        db
          .select({ name: companies.name })
          .from(companies)
          .all()
          .map(({ name }) => name),
      ).size,
    ).toBe(45);
  });

  it('have done things in the past only', () => {
    const instants = [...db.select({ at: milestones.at }).from(milestones).all(), ...db.select({ at: quiz_attempts.submitted_at }).from(quiz_attempts).all()];
    expect(instants.filter(({ at }) => at !== null && at > now)).toEqual([]);
  });

  it('left no mail waiting, and one that never arrived', () => {
    const unsent = db.select().from(outbox_mails).where(isNull(outbox_mails.sent_at)).all();
    expect(unsent).toMatchObject([{ attempts: 1, failed_at: expect.any(Date), body_text: expect.stringContaining('Gestopt Bedrijf') }]);
    expect(db.select().from(outbox_mails).all().length).toBeGreaterThan(5);
  });
});

describe('events', () => {
  it('are to come and past, and who came counts for their company', () => {
    const all = listEvents(db);
    const past = all.filter(({ endsAt }) => endsAt <= now);
    expect(past.map(({ status, came }) => [status, (came ?? 0) > 0])).toEqual([
      ['published', true],
      ['published', true],
    ]);
    expect(all.filter(({ endsAt, signedUp }) => endsAt > now && signedUp > 0).length).toBeGreaterThan(0);
    const counted = db.select().from(milestones).where(eq(milestones.step, 'attended')).all();
    expect(counted).toHaveLength(past.reduce((sum, { came }) => sum + (came ?? 0), 0));
  });
});

describe('certificates and the report', () => {
  it('have a certificate for each completed enrolment, issued at that moment, and for no other', () => {
    const completed = db.select().from(enrolments).where(eq(enrolments.status, 'completed')).all();
    const issued = db.select().from(certificates).all();
    const moments = (rows: { id: string; at: Date | null }[]) => rows.map(({ id, at }) => `${id} ${at?.toISOString()}`).sort();
    expect(moments(issued.map((row) => ({ id: row.enrolment_id, at: row.issued_at })))).toEqual(
      moments(completed.map((row) => ({ id: row.id, at: row.completed_at }))),
    );
    expect(completed.length).toBeGreaterThan(10);
    expect(issued.filter(({ revoked_at }) => revoked_at !== null)).toHaveLength(1);
  });

  it('count every step once, when it was taken', () => {
    const counted = (step: (typeof milestones.$inferSelect)['step']) =>
      db
        .select()
        .from(milestones)
        .where(eq(milestones.step, step))
        .all()
        .map((row) => `${row.subject_id} ${row.company_id} ${row.at.toISOString()}`)
        .sort();
    const taken = (rows: { id: string; companyId: string; at: Date | null }[]) =>
      rows.map(({ id, companyId, at }) => `${id} ${companyId} ${at!.toISOString()}`).sort();
    const all = db.select().from(enrolments).all();
    const of = (rows: typeof all, at: 'enrolled_at' | 'started_at' | 'completed_at') =>
      taken(rows.map((row) => ({ id: row.id, companyId: row.company_id, at: row[at] })));
    expect(counted('registered')).toEqual(
      taken(
        db
          .select()
          .from(companies)
          .all()
          .map((row) => ({ id: row.id, companyId: row.id, at: row.registered_at })),
      ),
    );
    expect(counted('enrolled')).toEqual(of(all, 'enrolled_at'));
    expect(counted('started')).toEqual(
      of(
        all.filter(({ started_at }) => started_at),
        'started_at',
      ),
    );
    expect(counted('completed')).toEqual(
      of(
        all.filter(({ completed_at }) => completed_at),
        'completed_at',
      ),
    );
    expect(counted('certified')).toEqual(
      taken(
        db
          .select()
          .from(certificates)
          .all()
          .map((row) => ({ id: row.id, companyId: row.company_id, at: row.issued_at })),
      ),
    );
    const people = db
      .select({ id: participants.id, companyId: enrolments.company_id, at: participants.added_at })
      .from(participants)
      .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
      .all();
    expect(counted('participant')).toEqual(taken(people));
  });

  it('rest on lessons that were read and tests that were passed', () => {
    const rows = db
      .select({ participantId: participants.id, trackId: enrolments.track, module: module_completions.module, at: module_completions.finished_at })
      .from(module_completions)
      .innerJoin(participants, eq(participants.id, module_completions.participant_id))
      .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
      .all();
    const unearned = rows.filter(({ participantId, trackId, module, at }) => {
      const read = db
        .select()
        .from(lesson_completions)
        .where(and(eq(lesson_completions.participant_id, participantId), eq(lesson_completions.module, module)))
        .all();
      const passed = db
        .select()
        .from(quiz_attempts)
        .where(and(eq(quiz_attempts.participant_id, participantId), eq(quiz_attempts.module, module), eq(quiz_attempts.passed, true)))
        .all();
      const required = catalogue.requiredLessons(trackId, module).map(({ id }) => id);
      return !(
        required.every((id) => read.some((row) => row.lesson === id && row.completed_at <= at)) &&
        passed.length === 1 &&
        passed[0]!.submitted_at! <= at
      );
    });
    expect(unearned).toEqual([]);
    const finished = db.select().from(participants).where(isNotNull(participants.finished_at)).all();
    const modulesOf = (id: string) => rows.filter(({ participantId }) => participantId === id).length;
    expect(finished.filter(({ id }) => modulesOf(id) !== 5)).toEqual([]);
  });

  it('rest on answers that the key confirms', () => {
    const wrong = db
      .select({ attempt: quiz_attempts, asked: attempt_questions })
      .from(attempt_questions)
      .innerJoin(quiz_attempts, eq(quiz_attempts.id, attempt_questions.attempt_id))
      .all()
      .filter(({ attempt, asked }) => {
        const question = catalogue.questionBank(attempt.module).find(({ id }) => id === asked.question);
        return !question || isRight(question, asked.chosen) !== asked.correct;
      });
    expect(wrong).toEqual([]);
    const scores = db.$client
      .prepare(
        'select count(*) as n from quiz_attempts where score <> (select count(*) from attempt_questions where attempt_id = quiz_attempts.id and correct)',
      )
      .get();
    expect(scores).toEqual({ n: 0 });
  });
});

describe('the folder', () => {
  it('that is filled stays as it is', async () => {
    const { mtimeMs, ino } = statSync(join(filled, 'demonstration'));
    const before = db.select({ id: companies.id }).from(companies).all();
    await fill(filled);
    expect(statSync(join(filled, 'demonstration'))).toMatchObject({ mtimeMs, ino });
    expect(db.select({ id: companies.id }).from(companies).all()).toEqual(before);
  });

  it('that an interrupted start left behind is filled afresh', async () => {
    const folder = newFolder();
    const unfinished = openDatabase(join(folder, 'unfinished.sqlite'));
    migrateDatabase(unfinished);
    unfinished.insert(users).values({ id: 'left', email: 'officer@example.nl', name: 'Left behind', password_hash: '', locale: 'nl', created_at: now }).run();
    unfinished.$client.close();
    writeFileSync(join(folder, 'unfinished.sqlite-wal'), 'half a page');
    // The marker is written just before the database gets its name.
    writeFileSync(join(folder, 'demonstration'), '');
    await fill(folder, 2);
    expect(existsSync(join(folder, 'unfinished.sqlite'))).toBe(false);
    const made = openDatabase(join(folder, 'voorbereid.sqlite'));
    expect(made.select().from(companies).all()).toHaveLength(2 + 5);
    expect(made.select().from(users).where(eq(users.id, 'left')).all()).toEqual([]);
    made.$client.close();
  }, 60_000);

  it('that holds another database is refused and left alone', async () => {
    const folder = newFolder();
    const production = join(folder, 'voorbereid.sqlite');
    writeFileSync(production, 'real companies');
    await expect(fill(folder)).rejects.toThrow(`${folder} holds a database`);
    expect(readFileSync(production, 'utf8')).toBe('real companies');
    expect(existsSync(join(folder, 'demonstration'))).toBe(false);
  });
});
