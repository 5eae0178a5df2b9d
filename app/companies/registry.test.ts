import { beforeEach, describe, expect, test } from 'vitest';
import { join_requests, newId } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany, makeCompanyWithManager, makeMember, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { siteOf } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { confirmWithTradeRegister, recordDoubt } from './identity.server.ts';
import type { RegistryFilter } from './registry-filters.ts';
import { countQueue, findLikeCompanies, pageSize, readCompanyFile, searchCompanies, unansweredDays } from './registry.server.ts';

const day = 24 * 3_600_000;
let app: TestApp;
let officerId: string;
/** Registered so many days ago, with a name and number that look like no other's. */
let registered = 0;
beforeEach(() => {
  app = createTestApp();
  officerId = makeUser(app.db, { role: 'officer' }).id;
  registered = 0;
});

const daysAgo = (days: number) => new Date(app.now().getTime() - days * day);
/** Companies that look like no other. */
function make(given: Parameters<typeof makeCompany>[1] = {}) {
  registered += 1;
  const letter = String.fromCharCode(96 + (registered % 26 || 26));
  return makeCompany(app.db, { name: `${letter.repeat(7)} ${registered}`, kvk_number: String(10_203_040 + registered * 1_111_100), ...given });
}
const by = () => ({ actorId: officerId, site: siteOf(app), now: app.now() });
const confirm = ({ id }: { id: string }) => confirmWithTradeRegister(app.db, { companyId: id, ...by() });
const doubt = ({ id }: { id: string }) => recordDoubt(app.db, { companyId: id, reason: 'Op dit adres is niemand bekend.', ...by() });
const ask = ({ id }: { id: string }, days: number, given: Partial<typeof join_requests.$inferInsert> = {}) =>
  app.db
    .insert(join_requests)
    .values({ id: newId(), company_id: id, user_id: makeUser(app.db, { email: `${newId()}@gmail.com` }).id, created_at: daysAgo(days), ...given })
    .run();
const search = (given: Partial<Parameters<typeof searchCompanies>[1]> = {}) =>
  searchCompanies(app.db, { query: '', filter: 'all', page: 1, now: app.now(), ...given });
const names = (filter: RegistryFilter, query = '') => search({ filter, query }).companies.map(({ name }) => name);

describe('the queue of officers', () => {
  test('starts with who travels or shows a certificate, and goes on with who waits longest', () => {
    make({ name: 'Oudste', registered_at: daysAgo(300) });
    make({ name: 'Nieuwste', registered_at: daysAgo(1) });
    const travels = make({ name: 'Reist', registered_at: daysAgo(10) });
    const waits = make({ name: 'Wacht', registered_at: daysAgo(20) });
    const certified = make({ name: 'Gecertificeerd', registered_at: daysAgo(5) });
    const withdrawn = make({ name: 'Afgemeld', registered_at: daysAgo(200) });
    const mission = makeMission(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: travels.id });
    makePlace(app.db, { missionId: mission.id, companyId: waits.id, status: 'waiting' });
    makePlace(app.db, { missionId: mission.id, companyId: withdrawn.id, status: 'withdrawn' });
    makeCertificate(app.db, { companyId: certified.id });
    expect(names('to-check')).toEqual(['Wacht', 'Reist', 'Gecertificeerd', 'Oudste', 'Afgemeld', 'Nieuwste']);
    expect(search({ filter: 'to-check' }).companies.map(({ isUrgent }) => isUrgent)).toEqual([true, true, true, false, false, false]);
  });

  test('counts each kind, and lets go of what an officer has looked at', () => {
    const [one, other, third] = [make({ name: 'Eerste' }), make({ name: 'Tweede' }), make({ name: 'Derde' })];
    expect(countQueue(app.db, { now: app.now() })).toEqual({ 'to-check': 3, doubted: 0, duplicates: 0, unanswered: 0 });
    confirm(one);
    doubt(other);
    expect(countQueue(app.db, { now: app.now() })).toEqual({ 'to-check': 1, doubted: 1, duplicates: 0, unanswered: 0 });
    expect([names('to-check'), names('doubted'), names('confirmed')]).toEqual([['Derde'], ['Tweede'], ['Eerste']]);
    confirm(other);
    doubt(third);
    expect([names('to-check'), names('doubted'), names('confirmed')]).toEqual([[], ['Derde'], ['Eerste', 'Tweede']]);
  });

  test('has a company in it whose managers let a request lie, from the fourteenth day on', () => {
    const [company, quick] = [make({ name: 'Zwijgt' }), make({ name: 'Antwoordt' })];
    ask(company, unansweredDays - 1);
    ask(quick, 100, { decided_at: daysAgo(90), decision: 'declined' });
    expect(names('unanswered')).toEqual([]);
    app.setNow(new Date(app.now().getTime() + day - 1));
    expect(names('unanswered')).toEqual([]);
    app.setNow(new Date(app.now().getTime() + 1));
    expect(names('unanswered')).toEqual(['Zwijgt']);
    expect(countQueue(app.db, { now: app.now() }).unanswered).toBe(1);
    expect(readCompanyFile(app.db, { companyId: company.id }).unansweredSince).toEqual(daysAgo(unansweredDays));
    expect(readCompanyFile(app.db, { companyId: quick.id }).unansweredSince).toBeNull();
  });

  test('has possible duplicates in it, with why, until both stand in the trade register', () => {
    const one = makeCompanyWithManager(app.db, { company: { name: 'Kromhof Pompen', kvk_number: '90807060' }, manager: { email: 'a@kromhof.nl' } });
    const other = makeCompanyWithManager(app.db, { company: { name: 'Kromhof-Pompen B.V.', kvk_number: '90807600' }, manager: { email: 'b@kromhof.nl' } });
    makeMember(app.db, { companyId: make({ name: 'Anders' }).id, email: 'c@kromhof.nl' });
    expect(names('duplicates').sort()).toEqual(['Kromhof Pompen', 'Kromhof-Pompen B.V.']);
    const alike = () => findLikeCompanies(app.db, { companyIds: [one.company.id] });
    expect([...alike()]).toEqual([
      [one.company.id, [{ id: other.company.id, name: 'Kromhof-Pompen B.V.', kvkNumber: '90807600', why: ['same-name', 'near-number', 'same-domain'] }]],
    ]);
    confirm(one.company);
    expect(names('duplicates')).toHaveLength(2);
    confirm(other.company);
    expect(names('duplicates')).toEqual([]);
    expect(alike().size).toBe(0);
    // A doubt opens the question again.
    doubt(other.company);
    expect(names('duplicates')).toHaveLength(2);
  });
});

describe('a search', () => {
  test.each([
    ['kromhof', ['Kromhof Pompen']],
    ['  POMPEN ', ['Kromhof Pompen']],
    ['908', ['Kromhof Pompen']],
    ['90 80 70 60', ['Kromhof Pompen']],
    ['90.80.70.60', ['Kromhof Pompen']],
    ['060', []],
    ['%', ['100% Water']],
    ['_', []],
    ["' or 1=1--", []],
    ['', ['100% Water', 'Kromhof Pompen']],
  ])('for “%s”', (query, found) => {
    make({ name: 'Kromhof Pompen', kvk_number: '90807060' });
    make({ name: '100% Water', kvk_number: '50403020' });
    expect(names('all', query)).toEqual(found);
  });

  test('goes through its pages without missing or repeating a company', () => {
    for (let n = 0; n < pageSize * 2 + 1; n += 1) make({ registered_at: daysAgo(1) });
    const first = search({ filter: 'to-check' });
    expect(first).toMatchObject({ total: pageSize * 2 + 1, page: 1, pages: 3 });
    const seen = [1, 2, 3].flatMap((page) => search({ filter: 'to-check', page }).companies.map(({ id }) => id));
    expect(new Set(seen).size).toBe(pageSize * 2 + 1);
    expect(search({ page: 99 }).page).toBe(3);
    expect(search({ page: 0 }).page).toBe(1);
    expect(search({ query: 'niemand' })).toMatchObject({ companies: [], total: 0, page: 1, pages: 1 });
  });

  test('finds no registration that was merged, whatever is asked', () => {
    const into = make({ name: 'Blijft' });
    const merged = make({ name: 'Weg', merged_into_id: into.id, merged_at: app.now() });
    ask(merged, 30);
    for (const filter of ['to-check', 'doubted', 'duplicates', 'unanswered', 'confirmed', 'all'] as const) expect(names(filter)).not.toContain('Weg');
    expect(countQueue(app.db, { now: app.now() })).toEqual({ 'to-check': 1, doubted: 0, duplicates: 0, unanswered: 0 });
    expect(() => readCompanyFile(app.db, { companyId: merged.id })).toThrowError(DomainError);
  });
});

describe('a company’s file', () => {
  test('names its managers and only counts the others', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id, name: 'Piet Deelnemer', email: 'piet@deelnemer.nl' });
    doubt(company);
    const file = readCompanyFile(app.db, { companyId: company.id });
    expect(file).toMatchObject({ managers: [{ name: manager.name, email: manager.email }], participants: 1, doubt: 'Op dit adres is niemand bekend.' });
    for (const secret of [user.name, user.email, user.id]) expect(JSON.stringify(file)).not.toContain(secret);
  });
});
