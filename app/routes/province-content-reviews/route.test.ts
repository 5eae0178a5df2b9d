import { expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import * as reviews from './route.tsx';

const path = '/nl/province/content-reviews';

test('an officer sees the most urgent review first, and how late it is', async () => {
  const app = createTestApp({ now: '2027-05-11T10:00:00Z' });
  const modules = app.catalogue.modules.map((module) => (module.id === 'beta' ? { ...module, reviewBy: '2027-04-01' } : module));
  app.catalogue = { ...app.catalogue, modules };
  const { body } = await callRoute(app, reviews.loader, { path, cookie: await signInAs(app, makeUser(app.db, { role: 'officer' })) });
  expect(body).toMatchObject({
    reviews: [
      { id: 'beta', daysLeft: -40, reviewBy: '1 april 2027', version: '1.0.0' },
      { id: 'alpha', daysLeft: -10, checked: 'Op 1 mei 2026 vergeleken met de bron.', lessons: 2, sources: 1 },
    ],
  });
});

test('nobody else does', async () => {
  const app = createTestApp();
  expect((await callRoute(app, reviews.loader, { path, cookie: await signInAs(app, makeCompanyWithManager(app.db).manager) })).status).toBe(403);
});
