import { expect, it } from 'vitest';
import { users } from '#db';
import { inviteOfficer } from '#app/accounts/first-officer.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { callRoute, createTestApp } from '#tests/support/app.ts';
import { action, loader } from './route.tsx';

it('makes the officer by the button, not by opening the page, and leads on to their second factor', async () => {
  const app = createTestApp();
  const href = inviteOfficer(app.db, {
    email: 'o@province.example',
    name: '',
    role: 'officer',
    locale: 'nl',
    site: siteOf(app),
    sendMail: false,
    now: app.now(),
  });
  const path = href.replace(app.config.baseUrl, '');
  const form = { name: 'Jo Vermeer', password: 'vijver-sneeuwbol-kade' };

  expect((await callRoute(app, loader, { path })).body).toEqual({ state: 'open', email: 'o@province.example', name: '' });
  expect((await callRoute(app, action, { path, form: { ...form, password: 'kort' } })).status).toBe(422);
  expect(app.db.select().from(users).all()).toEqual([]);

  const answer = await callRoute(app, action, { path, form });
  expect(answer.headers.get('Location')).toBe('/nl/account/security/authenticator');
  expect(await app.sessions.findUser(answer.headers.get('Set-Cookie'))).toMatchObject({ role: 'officer', name: 'Jo Vermeer' });
  expect((await callRoute(app, action, { path, form })).status).toBe(410);
  expect((await callRoute(app, loader, { path })).status).toBe(410);
});
