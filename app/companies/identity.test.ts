import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, companies, transact } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany, makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { refusal } from '#tests/support/refusal.ts';
import { siteOf } from '../accounts/site.ts';
import { findCompany } from './company-facts.server.ts';
import { confirmIdentity, confirmWithTradeRegister, correctCompany, recordDoubt } from './identity.server.ts';
import { doubtLength } from './identity-fields.ts';
import { confirmProvedCompany } from './proved-identity.server.ts';

const reason = 'Het nummer hoort bij een bakkerij in Zeist.';
let app: TestApp;
let officerId: string;
let companyId: string;
let manager: { id: string; email: string };
beforeEach(() => {
  app = createTestApp();
  officerId = makeUser(app.db, { role: 'officer' }).id;
  const made = makeCompanyWithManager(app.db, { company: { name: 'Kromhof B.V.', kvk_number: '12345678' }, manager: { email: 'baas@kromhof.nl' } });
  companyId = made.company.id;
  manager = made.manager;
});

const by = () => ({ actorId: officerId, site: siteOf(app), now: app.now() });
const confirm = () => confirmWithTradeRegister(app.db, { companyId, ...by() });
const prove = () => transact(app.db, (tx) => confirmIdentity(tx, { companyId, method: 'openid', ...by(), actorId: manager.id }));
const doubt = (given: { reason?: string } = {}) => recordDoubt(app.db, { companyId, reason, ...by(), ...given });
const row = (id = companyId) => app.db.select().from(companies).where(eq(companies.id, id)).get()!;
const subjects = () => readOutbox(app.db).map(({ subject }) => subject);
const logged = () =>
  app.db
    .select()
    .from(audit_log)
    .all()
    .map(({ action, actor_id, subject_id, details }) => ({ action, actor_id, subject_id, details }));

/** The identity of the company: how it stands, since when and by whom. */
function standing(): string {
  const { identity_method: method, identity_confirmed_at: confirmed, identity_confirmed_by, identity_doubt, identity_doubted_at, identity_doubted_by } = row();
  if (confirmed) {
    expect([identity_doubt, identity_doubted_at, identity_doubted_by]).toEqual([null, null, null]);
    expect(identity_confirmed_by).toBe(method === 'openid' ? manager.id : officerId);
    return method!;
  }
  expect([method, identity_confirmed_by]).toEqual([null, null]);
  if (identity_doubt === null) return 'open';
  expect(identity_doubted_by).toBe(officerId);
  return 'doubted';
}

describe('who a company is', () => {
  const steps = { confirm, prove, doubt, correct: () => correctCompany(app.db, { companyId, name: 'Kromhof Pompen', kvkNumber: '12345678', ...by() }) };
  test.each<[string, (keyof typeof steps)[], string, string | null, number]>([
    ['is unknown at first', [], 'open', null, 0],
    ['is confirmed by an officer', ['confirm'], 'trade-register', null, 1],
    ['is confirmed by a business sign-in', ['prove'], 'openid', null, 1],
    ['is confirmed by an officer after a business sign-in', ['prove', 'confirm'], 'trade-register', null, 2],
    ['is not less confirmed by a later business sign-in', ['confirm', 'prove'], 'trade-register', null, 1],
    ['is confirmed once', ['confirm', 'confirm'], 'trade-register', 'already-done', 1],
    ['is doubted', ['doubt'], 'doubted', null, 1],
    ['is doubted after all', ['confirm', 'doubt'], 'doubted', null, 2],
    ['is doubted after all, of who signed in with business means', ['prove', 'doubt'], 'doubted', null, 2],
    ['is doubted for a person to look at, whatever a sign-in says', ['doubt', 'prove'], 'doubted', null, 1],
    ['is confirmed after a doubt', ['doubt', 'confirm'], 'trade-register', null, 2],
    ['is doubted in other words without another mail', ['doubt', 'doubt'], 'doubted', null, 1],
    ['is to be compared again after a correction', ['confirm', 'correct'], 'open', null, 1],
    ['is still doubted after a correction', ['doubt', 'correct'], 'doubted', null, 1],
  ])('%s', (_, path, ends, lastRefusal, mails) => {
    const answers = path.map((step) => refusal(steps[step]));
    expect(answers.at(-1) ?? null).toBe(lastRefusal);
    expect(standing()).toBe(ends);
    expect(subjects()).toHaveLength(mails);
  });

  test('is told to the managers in their own language, with no more than they need', () => {
    makeMember(app.db, { companyId, role: 'manager', email: 'boss@kromhof.nl', locale: 'en' });
    makeMember(app.db, { companyId, email: 'reiziger@kromhof.nl' });
    confirm();
    doubt();
    const to = (address: string) => readOutbox(app.db).filter(({ recipient }) => recipient === address);
    expect(to('baas@kromhof.nl').map(({ subject }) => subject)).toEqual([
      'De naam en het KvK-nummer van Kromhof B.V. zijn bevestigd',
      'Wilt u contact opnemen over Kromhof B.V.?',
    ]);
    expect(to('boss@kromhof.nl').map(({ locale }) => locale)).toEqual(['en', 'en']);
    expect(to('reiziger@kromhof.nl')).toEqual([]);
    for (const mail of readOutbox(app.db)) {
      expect(mail.body_text).toContain('12345678');
      expect(mail.body_text + mail.body_html).not.toContain('bakkerij');
    }
  });

  test('is logged with who and how, without the reason of a doubt', () => {
    confirm();
    doubt();
    expect(logged()).toEqual([
      { action: 'company.identity-confirmed', actor_id: officerId, subject_id: companyId, details: { method: 'trade-register' } },
      { action: 'company.identity-doubted', actor_id: officerId, subject_id: companyId, details: {} },
    ]);
  });

  test('is not asked of a company that isn’t there, or was merged', () => {
    const merged = makeCompany(app.db, { merged_into_id: companyId, merged_at: app.now() });
    for (const id of ['unknown', merged.id]) {
      companyId = id;
      expect(refusal(confirm)).toBe('not-found');
      expect(refusal(() => doubt())).toBe('not-found');
      expect(refusal(steps.correct)).toBe('not-found');
    }
    expect(logged()).toEqual([]);
  });
});

describe('a reason to doubt', () => {
  const { min, max } = doubtLength;
  test.each([
    ['too short', 'x'.repeat(min - 1), 'invalid'],
    ['too short without its spaces', `  ${'x'.repeat(min - 1)}  `, 'invalid'],
    ['just long enough', 'x'.repeat(min), null],
    ['as long as may be', 'x'.repeat(max), null],
    ['too long', 'x'.repeat(max + 1), 'invalid'],
  ])('%s', (_, text, wanted) => {
    expect(refusal(() => doubt({ reason: text }))).toBe(wanted);
    expect(row().identity_doubt).toBe(wanted ? null : text.trim());
  });

  test('is replaced by a later one, and shown to officers only', () => {
    doubt();
    doubt({ reason: 'Op dit adres is niemand bekend.' });
    expect(row().identity_doubt).toBe('Op dit adres is niemand bekend.');
    expect(JSON.stringify(findCompany(app.db, { companyId }))).not.toContain('niemand bekend');
  });
});

describe('a number that a provider of identities vouches for', () => {
  const proved = (userId: string, kvkNumber: string) =>
    transact(app.db, (tx) => confirmProvedCompany(tx, { userId, kvkNumber, site: siteOf(app), now: app.now() }));

  test('confirms the company that has it, for its own people only', () => {
    proved(makeUser(app.db).id, '12345678');
    expect(standing()).toBe('open');
    proved(manager.id, '87654321');
    expect(standing()).toBe('open');
    proved(manager.id, '12345678');
    expect(standing()).toBe('openid');
  });
});

describe('name and number', () => {
  const correct = (given: { name?: string; kvkNumber?: string }) =>
    correctCompany(app.db, { companyId, name: row().name, kvkNumber: row().kvk_number, ...by(), ...given });

  test('are put right, and the log says which', () => {
    correct({ kvkNumber: '12345687' });
    correct({ name: 'Kromhof Pompen B.V.', kvkNumber: '12345678' });
    expect(row()).toMatchObject({ name: 'Kromhof Pompen B.V.', kvk_number: '12345678' });
    expect(logged().map(({ action, details }) => [action, details])).toEqual([
      ['company.corrected', { fields: ['kvk_number'] }],
      ['company.corrected', { fields: ['name', 'kvk_number'] }],
    ]);
  });

  test('that were right already change nothing, also not a confirmation', () => {
    confirm();
    correct({});
    expect(standing()).toBe('trade-register');
    expect(logged()).toHaveLength(1);
  });

  test('can’t be another company’s; the refusal says whose', () => {
    const other = makeCompany(app.db, { kvk_number: '99990000' });
    expect(() => correct({ kvkNumber: '99990000' })).toThrowError(expect.objectContaining({ code: 'already-done', details: { companyId: other.id } }));
    expect(row().kvk_number).toBe('12345678');
    // A registration that was merged holds its number no longer.
    app.db.update(companies).set({ merged_into_id: companyId, merged_at: app.now() }).where(eq(companies.id, other.id)).run();
    correct({ kvkNumber: '99990000' });
    expect(row().kvk_number).toBe('99990000');
  });

  test('on a certificate stay what they were', () => {
    const { id } = makeCertificate(app.db, { companyId });
    correct({ name: 'Iets anders' });
    const issued = app.db.select().from(certificates).where(eq(certificates.id, id)).get();
    expect(issued?.snapshot.company).toEqual({ name: 'Kromhof B.V.', kvk_number: '12345678' });
  });
});

describe('the database itself', () => {
  const write = (values: Partial<typeof companies.$inferInsert>) => () => app.db.update(companies).set(values).where(eq(companies.id, companyId)).run();
  test.each<[string, Partial<typeof companies.$inferInsert>]>([
    ['confirmed and doubted', { identity_confirmed_at: new Date(0), identity_doubt: reason, identity_doubted_at: new Date(0) }],
    ['doubted without a day', { identity_doubt: reason }],
    ['doubted without a reason', { identity_doubted_at: new Date(0) }],
    ['a way of confirming without a confirmation', { identity_method: 'openid' }],
  ])('refuses %s', (_, values) => {
    expect(write(values)).toThrowError(/confirmed or doubted/);
  });

  test('refuses the number of another company', () => {
    makeCompany(app.db, { kvk_number: '99990000' });
    expect(write({ kvk_number: '99990000' })).toThrowError(/UNIQUE/);
  });
});
