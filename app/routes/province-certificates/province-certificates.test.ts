import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { loader } from './route.tsx';

let app: TestApp;
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
});
const open = (query = '') => callRoute(app, loader, { path: `/nl/province/certificates${query}`, cookie });

describe('the register', () => {
  test('shows what fits the question', async () => {
    makeCertificate(app.db, { companyId: makeCompany(app.db, { name: 'Alpha' }).id });
    makeCertificate(app.db, { companyId: makeCompany(app.db, { name: 'Beta' }).id, valid_until: new Date('2026-01-01T23:00:00Z') });
    expect(await open()).toMatchObject({ status: 200, body: { total: 2, query: '', status: null } });
    expect(await open('?q=alph')).toMatchObject({ body: { total: 1, certificates: [{ companyName: 'Alpha', status: 'valid' }] } });
    expect(await open('?status=expired')).toMatchObject({ body: { total: 1, certificates: [{ companyName: 'Beta' }] } });
  });

  test.each(['?page=-1', '?page=1e9', '?page=999999', '?page[]=2', '?status=stolen', `?q=${'%25'.repeat(400)}`, '?q=%00', '?page=2&page=3'])(
    'takes %s without a fault',
    async (query) => {
      makeCertificate(app.db, { companyId: makeCompany(app.db).id });
      expect(await open(query)).toMatchObject({ status: 200, body: { page: 1, pages: 1 } });
    },
  );

  test('is for officers only', async () => {
    const { manager } = makeCompanyWithManager(app.db);
    expect((await callRoute(app, loader, { path: '/nl/province/certificates', cookie: await signInAs(app, manager) })).status).toBe(403);
    expect((await callRoute(app, loader, { path: '/nl/province/certificates' })).status).toBe(303);
  });
});
