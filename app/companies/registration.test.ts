import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, companies, join_requests, members, one_time_links, transact, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { createLink } from '../accounts/one-time-links.server.ts';
import type { CompanyDetails } from './company-fields.ts';
import { confirmRegistration, readConfirmation, registerCompany, requestRegistration } from './registration.server.ts';
import type { OnStep } from './steps.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
const company: CompanyDetails = {
  name: 'Tulpentechniek B.V.',
  kvkNumber: '12345678',
  municipality: 'utrecht',
  sector: 'high-tech',
  employees: 4,
  kind: 'startup',
};

let db: Database;
let hasher: ReturnType<typeof countingHasher>;
let steps: Parameters<OnStep>[1][];
const onStep: OnStep = (_tx, step) => void steps.push(step);
beforeEach(() => {
  db = createTestDatabase();
  hasher = countingHasher();
  steps = [];
});

const request = (email: string) => requestRegistration(db, { person: { name: 'Zoë Jansen', email }, company, locale: 'nl', site, now });
const confirm = (token: string, given: { password?: string; now?: Date; onStep?: OnStep } = {}) =>
  confirmRegistration(db, { token, password: 'geheim woord', site, now, onStep, hasher, ...given });
const lastToken = () => tokenIn(readOutbox(db).at(-1));

describe('requestRegistration', () => {
  it('creates nothing before the address is confirmed, and keeps no password', () => {
    request('zoe@example.nl');
    expect(db.select().from(users).all()).toEqual([]);
    expect(db.select().from(companies).all()).toEqual([]);
    const [link] = db.select().from(one_time_links).all();
    expect(link!.payload).toEqual({ name: 'Zoë Jansen', locale: 'nl', company });
    expect(readOutbox(db)).toMatchObject([{ recipient: 'zoe@example.nl', locale: 'nl' }]);
    // What a stranger typed is not mailed on: the address may be somebody else's.
    expect(readOutbox(db)[0]!.body_text).not.toMatch(/Zoë|Tulpentechniek/);
  });

  it('writes one mail as well to an address with an account, and tells only that address', () => {
    makeUser(db, { email: 'known@example.nl', locale: 'en' });
    request('known@example.nl');
    request('unknown@example.nl');
    expect(readOutbox(db)).toMatchObject([{ recipient: 'known@example.nl', locale: 'en' }, { recipient: 'unknown@example.nl' }]);
    expect(db.select().from(one_time_links).all()).toMatchObject([{ email: 'unknown@example.nl' }]);
  });
});

describe('a company that nobody belongs to any more', () => {
  it('goes on with who registers its number, unconfirmed: what an officer compared was another name', () => {
    const { company: left, member } = makeCompanyWithManager(db, {
      company: { kvk_number: company.kvkNumber, identity_confirmed_at: now, identity_method: 'trade-register' },
    });
    db.delete(members).where(eq(members.id, member.id)).run();
    const { id: userId } = makeUser(db);
    expect(registerCompany(db, { userId, company, site, now, onStep })).toBe('registered');
    expect(db.select().from(companies).where(eq(companies.id, left.id)).get()).toMatchObject({
      name: company.name,
      identity_confirmed_at: null,
      identity_method: null,
    });
    expect(steps).toEqual([]);
  });
});

describe('confirmRegistration', () => {
  it('creates person, company and membership, tells the step and forgets the form', async () => {
    request('zoe@example.nl');
    const token = lastToken();
    expect(readConfirmation(db, { token, now })).toEqual({ state: 'registration', name: 'Zoë Jansen', email: 'zoe@example.nl', companyName: company.name });
    expect(db.select().from(users).all()).toEqual([]);

    const { account, outcome } = await confirm(token);
    expect(outcome).toBe('registered');
    expect(db.select().from(users).all()).toMatchObject([
      { id: account.id, email: 'zoe@example.nl', name: 'Zoë Jansen', locale: 'nl', role: 'member', password_hash: 'hash of geheim woord' },
    ]);
    expect(hasher.hashed).toBe(1);
    const [made] = db.select().from(companies).all();
    expect(made).toMatchObject({ name: company.name, kvk_number: '12345678', employees: 4, kind: 'startup', registered_at: now, identity_confirmed_at: null });
    expect(db.select().from(members).all()).toMatchObject([{ company_id: made!.id, user_id: account.id, role: 'manager' }]);
    expect(steps).toEqual([{ step: 'registered', subjectId: made!.id, companyId: made!.id, track: null, at: now }]);
    expect(db.select().from(one_time_links).get()).toMatchObject({ used_at: now, payload: {} });
    expect(
      db
        .select()
        .from(audit_log)
        .all()
        .map((row) => row.action),
    ).toEqual(['account.created', 'company.registered', 'member.added']);
  });

  it('makes one company when the button is pressed twice', async () => {
    request('zoe@example.nl');
    const token = lastToken();
    const [first, second] = await Promise.allSettled([confirm(token), confirm(token, { password: 'ander woord' })]);
    expect(first).toMatchObject({ status: 'fulfilled' });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'expired' } });
    await expect(confirm(token)).rejects.toThrow('expired');
    expect(db.select().from(companies).all()).toHaveLength(1);
    expect(db.select().from(users).all()).toMatchObject([{ password_hash: 'hash of geheim woord' }]);
    expect(readConfirmation(db, { token, now })).toEqual({ state: 'gone' });
  });

  it('gives the account of an older link, which still holds a password, the one chosen now', async () => {
    const payload = { name: 'Zoë Jansen', password_hash: 'hash of a stranger’s password', locale: 'nl', company };
    const token = transact(db, (tx) => createLink(tx, { purpose: 'confirm-registration', email: 'zoe@example.nl', payload, now }));
    await confirm(token);
    expect(db.select().from(users).all()).toMatchObject([{ password_hash: 'hash of geheim woord' }]);
  });

  it('refuses an expired or unknown link', async () => {
    request('zoe@example.nl');
    const late = new Date(now.getTime() + 48 * 3_600_000);
    await expect(confirm(lastToken(), { now: late })).rejects.toThrow('expired');
    await expect(confirm('unknown')).rejects.toThrow('expired');
    expect(db.select().from(users).all()).toEqual([]);
  });

  it('undoes everything when the step can’t be recorded', async () => {
    request('zoe@example.nl');
    const token = lastToken();
    const failing: OnStep = () => {
      throw new Error('no report');
    };
    await expect(confirm(token, { onStep: failing })).rejects.toThrow('no report');
    expect(db.select().from(users).all()).toEqual([]);
    expect(readConfirmation(db, { token, now })).toMatchObject({ state: 'registration' });
  });

  it('says so when the address got an account meanwhile', async () => {
    request('zoe@example.nl');
    makeUser(db, { email: 'zoe@example.nl' });
    expect(readConfirmation(db, { token: lastToken(), now })).toEqual({ state: 'has-account' });
    await expect(confirm(lastToken())).rejects.toThrow('already-done');
    expect(db.select().from(companies).all()).toEqual([]);
  });
});

describe('a KvK number that is registered', () => {
  it('gives the person an account without a company, and asks the managers in their language', async () => {
    const { company: existing } = makeCompanyWithManager(db, { company: { kvk_number: '12345678' }, manager: { email: 'boss@example.nl', locale: 'en' } });
    request('zoe@example.nl');
    const { account, outcome } = await confirm(lastToken());
    expect(outcome).toBe('asked');
    expect(db.select().from(companies).all()).toHaveLength(1);
    expect(db.select().from(members).all()).toHaveLength(1);
    expect(db.select().from(join_requests).all()).toMatchObject([{ company_id: existing.id, user_id: account.id, decided_at: null }]);
    expect(steps).toEqual([]);
    const mail = readOutbox(db).at(-1)!;
    expect(mail).toMatchObject({ recipient: 'boss@example.nl', locale: 'en' });
    expect(mail.body_text).toContain('Zoë Jansen (zoe@example.nl)');
    expect(mail.body_text).toContain('https://voorbereid.example/en/company/people');
  });

  it('goes to the first of two who confirm; the second asks', async () => {
    request('first@example.nl');
    const first = lastToken();
    request('second@example.nl');
    const second = lastToken();
    const confirmed = await Promise.all([confirm(second), confirm(first)]);
    expect(confirmed.map(({ outcome }) => outcome)).toEqual(['registered', 'asked']);
    expect(db.select().from(members).all()).toMatchObject([{ user_id: confirmed[0].account.id }]);
    expect(db.select().from(companies).all()).toHaveLength(1);
    expect(db.select().from(join_requests).all()).toHaveLength(1);
    expect(steps).toHaveLength(1);
  });
});

describe('registerCompany', () => {
  it('serves somebody who has an account, also when they have a company; each company once', () => {
    const user = makeUser(db);
    const register = (kvkNumber: string) => registerCompany(db, { userId: user.id, company: { ...company, kvkNumber }, site, now, onStep });
    expect(register('12345678')).toBe('registered');
    expect(() => register('12345678')).toThrow('already-done');
    expect(register('87654321')).toBe('registered');
    const ids = db
      .select()
      .from(companies)
      .all()
      .map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(
      db
        .select()
        .from(members)
        .all()
        .map(({ company_id: companyId }) => companyId)
        .sort(),
    ).toEqual(ids.sort());
    expect(steps).toHaveLength(2);
  });

  it('makes no company for an officer', () => {
    const officer = makeUser(db, { role: 'officer' });
    expect(() => registerCompany(db, { userId: officer.id, company, site, now, onStep })).toThrow('not-allowed');
    expect(db.select().from(companies).all()).toEqual([]);
  });

  it('asks only once while the first request is open', () => {
    makeCompanyWithManager(db, { company: { kvk_number: '12345678' } });
    const user = makeUser(db);
    for (let i = 0; i < 2; i += 1) expect(registerCompany(db, { userId: user.id, company, site, now, onStep })).toBe('asked');
    expect(db.select().from(join_requests).all()).toHaveLength(1);
    expect(readOutbox(db)).toHaveLength(1);
  });
});
