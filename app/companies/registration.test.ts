import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, companies, join_requests, members, one_time_links, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import type { CompanyDetails } from './company-fields.ts';
import { confirmRegistration, readConfirmation, registerCompany, requestRegistration } from './registration.server.ts';
import type { OnStep } from './steps.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
const company: CompanyDetails = { name: 'Tulpentechniek B.V.', kvkNumber: '12345678', municipality: 'utrecht', sector: 'high-tech', employees: 4, kind: 'startup' };

let db: Database;
let hasher: ReturnType<typeof countingHasher>;
let steps: Parameters<OnStep>[1][];
const onStep: OnStep = (_tx, step) => void steps.push(step);
beforeEach(() => {
  db = createTestDatabase();
  hasher = countingHasher();
  steps = [];
});

const request = (email: string, name = 'Zoë Jansen') => requestRegistration(db, { person: { name, email, password: 'geheim woord' }, company, locale: 'nl', site, now, hasher });
const confirm = (token: string) => confirmRegistration(db, { token, site, now, onStep });
const lastToken = () => tokenIn(readOutbox(db).at(-1));

describe('requestRegistration', () => {
  it('creates nothing before the address is confirmed, and keeps no password', async () => {
    await request('zoe@example.nl');
    expect(db.select().from(users).all()).toEqual([]);
    expect(db.select().from(companies).all()).toEqual([]);
    const [link] = db.select().from(one_time_links).all();
    expect(link!.payload).toMatchObject({ name: 'Zoë Jansen', password_hash: 'hash of geheim woord' });
    expect(readOutbox(db)).toMatchObject([{ recipient: 'zoe@example.nl', locale: 'nl' }]);
    // What a stranger typed is not mailed on: the address may be somebody else's.
    expect(readOutbox(db)[0]!.body_text).not.toMatch(/Zoë|Tulpentechniek/);
  });

  it('does the same work for an address with an account, and tells only that address', async () => {
    makeUser(db, { email: 'known@example.nl', locale: 'en' });
    await request('known@example.nl');
    const known = { ...hasher };
    await request('unknown@example.nl');
    expect(known).toMatchObject({ hashed: 1, verified: 0 });
    expect(hasher).toMatchObject({ hashed: 2, verified: 0 });
    expect(readOutbox(db)).toMatchObject([{ recipient: 'known@example.nl', locale: 'en' }, { recipient: 'unknown@example.nl' }]);
    expect(db.select().from(one_time_links).all()).toMatchObject([{ email: 'unknown@example.nl' }]);
  });
});

describe('confirmRegistration', () => {
  it('creates person, company and membership, tells the step and forgets the form', async () => {
    await request('zoe@example.nl');
    const token = lastToken();
    expect(readConfirmation(db, { token, now })).toEqual({ state: 'registration', name: 'Zoë Jansen', companyName: company.name });
    expect(db.select().from(users).all()).toEqual([]);

    const { account, outcome } = confirm(token);
    expect(outcome).toBe('registered');
    const [made] = db.select().from(companies).all();
    expect(made).toMatchObject({ name: company.name, kvk_number: '12345678', employees: 4, kind: 'startup', registered_at: now, identity_confirmed_at: null });
    expect(db.select().from(members).all()).toMatchObject([{ company_id: made!.id, user_id: account.id, role: 'manager' }]);
    expect(steps).toEqual([{ step: 'registered', subjectId: made!.id, companyId: made!.id, track: null, at: now }]);
    expect(db.select().from(one_time_links).get()).toMatchObject({ used_at: now, payload: {} });
    expect(db.select().from(audit_log).all().map((row) => row.action)).toEqual(['account.created', 'company.registered', 'member.added']);
  });

  it('makes one company when the button is pressed twice', async () => {
    await request('zoe@example.nl');
    const token = lastToken();
    confirm(token);
    expect(() => confirm(token)).toThrow('expired');
    expect(db.select().from(companies).all()).toHaveLength(1);
    expect(readConfirmation(db, { token, now })).toEqual({ state: 'gone' });
  });

  it('refuses an expired or unknown link', async () => {
    await request('zoe@example.nl');
    const late = new Date(now.getTime() + 48 * 3_600_000);
    expect(() => confirmRegistration(db, { token: lastToken(), site, now: late, onStep })).toThrow('expired');
    expect(() => confirm('unknown')).toThrow('expired');
    expect(db.select().from(users).all()).toEqual([]);
  });

  it('undoes everything when the step can’t be recorded', async () => {
    await request('zoe@example.nl');
    const token = lastToken();
    const failing: OnStep = () => {
      throw new Error('no report');
    };
    expect(() => confirmRegistration(db, { token, site, now, onStep: failing })).toThrow('no report');
    expect(db.select().from(users).all()).toEqual([]);
    expect(readConfirmation(db, { token, now })).toMatchObject({ state: 'registration' });
  });

  it('says so when the address got an account meanwhile', async () => {
    await request('zoe@example.nl');
    makeUser(db, { email: 'zoe@example.nl' });
    expect(readConfirmation(db, { token: lastToken(), now })).toEqual({ state: 'has-account' });
    expect(() => confirm(lastToken())).toThrow('already-done');
    expect(db.select().from(companies).all()).toEqual([]);
  });
});

describe('a KvK number that is registered', () => {
  it('gives the person an account without a company, and asks the managers in their language', async () => {
    const { company: existing } = makeCompanyWithManager(db, { company: { kvk_number: '12345678' }, manager: { email: 'boss@example.nl', locale: 'en' } });
    await request('zoe@example.nl');
    const { account, outcome } = confirm(lastToken());
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
    await request('first@example.nl');
    const first = lastToken();
    await request('second@example.nl');
    const second = lastToken();
    expect([confirm(second).outcome, confirm(first).outcome]).toEqual(['registered', 'asked']);
    expect(db.select().from(companies).all()).toHaveLength(1);
    expect(db.select().from(join_requests).all()).toHaveLength(1);
    expect(steps).toHaveLength(1);
  });
});

describe('registerCompany', () => {
  it('serves somebody who has an account but no company, once', () => {
    const user = makeUser(db);
    const register = (kvkNumber: string) => registerCompany(db, { userId: user.id, company: { ...company, kvkNumber }, site, now, onStep });
    expect(register('12345678')).toBe('registered');
    expect(() => register('87654321')).toThrow('already-done');
    expect(db.select().from(companies).all()).toHaveLength(1);
  });

  it('asks only once while the first request is open', () => {
    makeCompanyWithManager(db, { company: { kvk_number: '12345678' } });
    const user = makeUser(db);
    for (let i = 0; i < 2; i += 1) expect(registerCompany(db, { userId: user.id, company, site, now, onStep })).toBe('asked');
    expect(db.select().from(join_requests).all()).toHaveLength(1);
    expect(readOutbox(db)).toHaveLength(1);
  });
});
