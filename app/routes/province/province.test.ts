import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { siteOf } from '#app/accounts/site.ts';
import { recordDoubt } from '#app/companies/identity.server.ts';
import { makeCompany, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { loader } from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
});
const openAs = async (user: { id: string }, lang = 'nl') => callRoute(app, loader, { path: `/${lang}/province`, cookie: await signInAs(app, user) });

describe('the officers’ start page', () => {
  test('lists the modules whose review is overdue, from the day after', async () => {
    const officer = makeUser(app.db, { role: 'officer' });
    expect(await openAs(officer)).toMatchObject({ status: 200, body: { overdue: [] } });
    const { reviewBy } = app.catalogue.modules[0]!;
    app.setNow(`${reviewBy}T12:00:00Z`);
    expect(await openAs(officer)).toMatchObject({ body: { overdue: [] } });
    app.setNow(new Date(Date.parse(`${reviewBy}T12:00:00Z`) + 86_400_000));
    expect(await openAs(officer, 'en')).toMatchObject({
      body: { overdue: expect.arrayContaining([expect.objectContaining({ id: 'alpha', title: 'Alpha' })]) },
    });
  });

  test('says how many companies ask for an officer’s look, and of which kind', async () => {
    const officer = makeUser(app.db, { role: 'officer' });
    expect(await openAs(officer)).toMatchObject({ body: { companies: [] } });
    const [company] = [makeCompany(app.db, { name: 'Kromhof', kvk_number: '12345678' }), makeCompany(app.db, { name: 'Kromhof B.V.', kvk_number: '87651234' })];
    expect(await openAs(officer)).toMatchObject({
      body: {
        companies: [
          { filter: 'to-check', size: 2 },
          { filter: 'duplicates', size: 2 },
        ],
      },
    });
    recordDoubt(app.db, { companyId: company.id, reason: 'Niemand neemt op.', actorId: officer.id, site: siteOf(app), now: app.now() });
    expect(await openAs(officer)).toMatchObject({
      body: { companies: [{ filter: 'to-check', size: 1 }, { filter: 'doubted', size: 1 }, { filter: 'duplicates' }] },
    });
  });

  test('is closed to companies', async () => {
    expect((await openAs(makeCompanyWithManager(app.db).manager)).status).toBe(403);
  });
});
