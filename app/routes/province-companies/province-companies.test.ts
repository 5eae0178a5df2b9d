import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompany, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { siteOf } from '#app/accounts/site.ts';
import { confirmWithTradeRegister } from '#app/companies/identity.server.ts';
import { loader } from './route.tsx';

let app: TestApp;
let officer: { id: string };
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  officer = makeUser(app.db, { role: 'officer' });
  cookie = await signInAs(app, officer);
});

const open = (search = '', lang = 'nl') => callRoute(app, loader, { path: `/${lang}/province/companies${search}`, cookie });
const names = async (search = '') => ((await open(search)).body as { companies: { name: string }[] }).companies.map(({ name }) => name);

describe('the register of companies', () => {
  beforeEach(() => {
    makeCompany(app.db, { name: 'Kromhof Pompen', kvk_number: '90807060', registered_at: new Date('2026-02-01T09:00:00Z') });
    makeCompany(app.db, { name: 'Waterwolf', kvk_number: '50403020', registered_at: new Date('2026-01-01T09:00:00Z') });
    const { id: companyId } = makeCompany(app.db, { name: 'Aalscholver Optiek', kvk_number: '10302050' });
    confirmWithTradeRegister(app.db, { companyId, actorId: officer.id, site: siteOf(app), now: app.now() });
  });

  test('opens with the queue; a question searches everywhere', async () => {
    expect((await open()).body).toMatchObject({
      filter: 'to-check',
      queue: { 'to-check': 2, doubted: 0, duplicates: 0, unanswered: 0 },
      companies: [
        { name: 'Waterwolf', status: 'open', since: '1 januari 2026' },
        { name: 'Kromhof Pompen', status: 'open' },
      ],
    });
    expect(await names('?q=aalscholver')).toEqual(['Aalscholver Optiek']);
    expect(await names('?q=aalscholver&filter=to-check')).toEqual([]);
    expect(await names('?filter=confirmed')).toEqual(['Aalscholver Optiek']);
    expect(await names('?filter=all')).toEqual(['Aalscholver Optiek', 'Kromhof Pompen', 'Waterwolf']);
  });

  test('says of possible duplicates why, in the reader’s language', async () => {
    makeCompany(app.db, { name: 'Waterwolf B.V.', kvk_number: '50403002' });
    const { body } = await open('?filter=duplicates', 'en');
    expect(body).toMatchObject({
      total: 2,
      companies: [{ alike: [{ words: expect.stringContaining('50403002') }] }, { alike: [{ words: expect.stringContaining('50403020') }] }],
    });
  });

  test.each(['?filter=unknown', '?page=-1', '?page=1e9', '?page=999999', `?q=${'x'.repeat(400)}`, '?q=%00', '?filter=all&filter=doubted'])(
    'answers %s',
    async (search) => {
      expect((await open(search)).status).toBe(200);
    },
  );

  test('is closed to companies', async () => {
    cookie = await signInAs(app, makeCompanyWithManager(app.db).manager);
    expect((await open()).status).toBe(403);
  });
});
