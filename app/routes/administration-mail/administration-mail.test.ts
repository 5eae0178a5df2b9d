import { beforeEach, expect, it } from 'vitest';
import { audit_log, outbox_mails } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

const path = '/nl/administration/mail';
let app: TestApp;
let administrator: { id: string };
let cookie: string;

beforeEach(async () => {
  app = createTestApp();
  administrator = makeUser(app.db, { role: 'administrator' });
  cookie = await signInAs(app, administrator);
  const mail = { locale: 'nl', subject: 'Bevestig', body_text: 'geheim', body_html: 'geheim', created_at: app.now(), next_attempt_at: app.now() } as const;
  app.db
    .insert(outbox_mails)
    .values({ ...mail, id: 'dead', recipient: 'zoe@example.nl', attempts: 6, failed_at: app.now(), last_error: '550 refused' })
    .run();
  app.db
    .insert(outbox_mails)
    .values({ ...mail, id: 'waiting', recipient: 'ans@example.nl' })
    .run();
});
const press = (form: Record<string, string>) => callRoute(app, action, { path, cookie, form });
const audited = () => app.db.select().from(audit_log).all();

it('shows what was given up, to administrators alone', async () => {
  const answer = await callRoute(app, loader, { path, cookie });
  expect(answer.body).toMatchObject({ waiting: 1, givenUp: { more: 0, mails: [{ id: 'dead', recipient: 'zoe@example.nl', lastError: '550 refused' }] } });
  expect(JSON.stringify(answer.body)).not.toMatch(/geheim|ans@/);
  const officer = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  expect((await callRoute(app, loader, { path, cookie: officer })).status).toBe(403);
  expect((await callRoute(app, action, { path, cookie: officer, form: { intent: 'drop', mail: 'dead' } })).status).toBe(403);
  expect(readOutbox(app.db)).toHaveLength(2);
});

it('tries again, wakes the worker and writes down who asked for it', async () => {
  const answer = await press({ intent: 'retry', mail: 'dead' });
  expect(answer.headers.get('Location')).toBe('/nl/administration/mail?done=retried');
  expect(readOutbox(app.db)[0]).toMatchObject({ id: 'dead', failed_at: null, next_attempt_at: app.now() });
  expect(app.woken).toBe(1);
  expect(audited()).toMatchObject([{ action: 'mail.retried', actor_id: administrator.id, subject_id: 'dead', details: {} }]);
  expect((await press({ intent: 'retry', mail: 'dead' })).status).toBe(404);
});

it('drops, once', async () => {
  expect((await press({ intent: 'drop', mail: 'dead' })).headers.get('Location')).toBe('/nl/administration/mail?done=dropped');
  expect(readOutbox(app.db).map(({ id }) => id)).toEqual(['waiting']);
  expect(audited()).toMatchObject([{ action: 'mail.dropped', actor_id: administrator.id, subject_id: 'dead' }]);
  expect((await press({ intent: 'drop', mail: 'dead' })).status).toBe(404);
});

it('touches no mail that may still arrive, and refuses what no button sends', async () => {
  expect((await press({ intent: 'drop', mail: 'waiting' })).status).toBe(404);
  expect((await press({ intent: 'read', mail: 'dead' })).status).toBe(400);
  expect((await press({})).status).toBe(400);
  expect(readOutbox(app.db)).toHaveLength(2);
});
