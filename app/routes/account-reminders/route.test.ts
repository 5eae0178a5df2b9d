import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { hashToken, newId, newToken, reminders, users } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeUser } from '#tests/support/factories.ts';
import { makeTrip } from '#tests/support/travelling.ts';
import * as settings from '../account-settings/route.tsx';
import * as page from './route.tsx';

let app: TestApp;
let user: { id: string };
let token: string;
beforeEach(() => {
  app = createTestApp();
  user = makeUser(app.db);
  token = newToken();
  app.db
    .insert(reminders)
    .values({ id: newId(), user_id: user.id, mission_id: makeTrip(app.db), kind: 'own', token_hash: hashToken(token), sent_at: app.now() })
    .run();
});

const path = (asked = token) => `/nl/account/reminders?token=${asked}`;
const look = (asked?: string, cookie?: string) => callRoute(app, page.loader, { path: path(asked), cookie });
const send = (form: Record<string, string>, asked?: string) => callRoute(app, page.action, { path: path(asked), form });
const offAt = () => app.db.select().from(users).where(eq(users.id, user.id)).get()!.reminders_off_at;

describe('the link that stops reminders', () => {
  test('changes nothing when it is opened', async () => {
    expect(await look()).toMatchObject({ status: 200, body: { state: 'asked' } });
    expect(offAt()).toBeNull();
  });

  test('has a button that does it, and says so from then on', async () => {
    const answer = await send({ intent: 'stop' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, path()]);
    expect(offAt()).toEqual(app.now());
    expect((await look()).body).toEqual({ state: 'stopped' });
  });

  test('takes the one click of a mail program, without a redirect, also twice', async () => {
    for (const _ of [1, 2]) expect(await send({ 'List-Unsubscribe': 'One-Click' })).toMatchObject({ status: 200, body: { state: 'stopped' } });
    expect(offAt()).toEqual(app.now());
  });

  test.each([{}, { intent: 'other' }, { 'List-Unsubscribe': 'Two-Clicks' }, { 'List-Unsubscribe': 'One-Click', more: 'x' }])('refuses %j', async (form) => {
    expect((await send(form as Record<string, string>)).status).toBe(400);
    expect(offAt()).toBeNull();
  });

  test('is dead with an unknown token, whoever is signed in', async () => {
    expect(await look('unknown', await signInAs(app, user))).toMatchObject({ status: 410, body: { state: 'gone' } });
    expect((await send({ intent: 'stop' }, 'unknown')).status).toBe(410);
    expect((await send({ 'List-Unsubscribe': 'One-Click' }, '')).status).toBe(410);
    expect(offAt()).toBeNull();
  });
});

describe('the settings', () => {
  const choose = async (wanted: string) =>
    callRoute(app, settings.action, { path: '/nl/account/settings', cookie: await signInAs(app, user), form: { intent: 'reminders', wanted } });
  const shown = async (of: { id: string }) =>
    ((await callRoute(app, settings.loader, { path: '/nl/account/settings', cookie: await signInAs(app, of) })).body as { reminders: boolean | null })
      .reminders;

  test('turn reminders off and on', async () => {
    expect(await shown(user)).toBe(true);
    expect((await choose('no')).status).toBe(303);
    expect(await shown(user)).toBe(false);
    await choose('yes');
    expect(await shown(user)).toBe(true);
    expect((await choose('perhaps')).status).toBe(400);
  });

  test('don’t speak of them to officers, who get none', async () => {
    expect(await shown(makeUser(app.db, { role: 'officer' }))).toBeNull();
  });
});
