/** The page of a confirmation link. What registering leads to is tested beside its form. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { one_time_links, transact, users } from '#db';
import { createLink } from '#app/accounts/one-time-links.server.ts';
import { LocaleProvider } from '#app/i18n/context.tsx';
import { callRoute, createTestApp } from '#tests/support/app.ts';
import { makeUser } from '#tests/support/factories.ts';
import { FinishRegistration } from './finish-registration.tsx';
import { action, loader } from './route.tsx';

const registration = { name: 'Zoë Jansen', email: 'zoe@example.nl', companyName: 'Tulpen <b>& Zn.' };
const render = (rejected?: { values: Record<string, string>; errors: Record<string, string> }) =>
  renderToStaticMarkup(createElement(LocaleProvider, { locale: 'en', children: createElement(FinishRegistration, { registration, rejected }) }));

it('shows whose registration it is and files the new password under that address', () => {
  const page = render();
  for (const shown of ['<dd>Zoë Jansen</dd>', '<dd>zoe@example.nl</dd>', '<dd>Tulpen &lt;b&gt;&amp; Zn.</dd>']) expect(page).toContain(shown);
  expect(page).toMatch(/<input (?=[^>]*autoComplete="username")(?=[^>]*hidden)(?=[^>]*readonly)[^>]*value="zoe@example.nl"/);
  expect(page).toMatch(/<input (?=[^>]*type="password")(?=[^>]*autoComplete="new-password")(?=[^>]*aria-describedby="password-hint")[^>]*name="password"/);
});

it('keeps all of that, and says what is wrong, when the password is refused', () => {
  const page = render({ values: { username: 'typed@example.nl' }, errors: { password: 'Too short.' } });
  expect(page).toMatch(/^<div class="error-summary"[\s\S]*<a href="#password">Too short.<\/a>[\s\S]*<dd>Zoë Jansen<\/dd>/);
  expect(page).toContain('value="zoe@example.nl"');
  expect(page).not.toContain('typed@example.nl');
});

it('asks no password for a change of address', async () => {
  const app = createTestApp();
  const user = makeUser(app.db, { email: 'old@example.nl' });
  const token = transact(app.db, (tx) => createLink(tx, { purpose: 'change-email', email: 'new@example.nl', userId: user.id, now: app.now() }));
  const path = `/nl/account/confirm?token=${token}`;
  expect((await callRoute(app, loader, { path })).body).toEqual({ state: 'email', email: 'new@example.nl' });
  expect(app.db.select().from(one_time_links).get()!.used_at).toBeNull();
  const answer = await callRoute(app, action, { path, form: {} });
  expect(answer.headers.get('Location')).toBe('/nl/account/sign-in?done=email-changed');
  expect(app.db.select().from(users).all()).toMatchObject([{ id: user.id, email: 'new@example.nl' }]);
  expect((await callRoute(app, action, { path, form: {} })).status).toBe(410);
});
