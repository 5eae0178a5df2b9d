/** Form posts come from the site's own pages only, whatever name the proxy in front calls the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { hashToken, newId, newToken, reminders, users } from '#db';
import { createTestApp } from '#tests/support/app.ts';
import { makeMission, makeUser } from '#tests/support/factories.ts';
import { startSite, type RunningSite } from '#tests/support/http.ts';

const app = createTestApp();
let site: RunningSite;
beforeAll(async () => {
  site = await startSite({ ...app, config: { ...app.config, mode: 'production', baseUrl: 'https://voorbereid.example' } });
});
afterAll(() => site.stop());

const post = (headers: Record<string, string>, path = '/nl/account/sign-in') =>
  site.ask(path, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body: 'email=&password=' });

describe('a form post', () => {
  it('from the site itself is answered, also when Host names the machine behind the proxy', async () => {
    expect((await post({ Origin: 'https://voorbereid.example', Host: 'backend:3000' })).status).toBe(422);
  });

  it('without Origin is answered when the browser says that it is from here', async () => {
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(422);
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['a page without an origin', { Origin: 'null' }],
    ['the same host without https', { Origin: 'http://voorbereid.example' }],
    ['nowhere', {}],
    ['another site, said by the browser', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another name that Host agrees with', { Origin: 'http://evil.example', Host: 'evil.example' }],
  ])('from %s is refused in words', async (_, headers) => {
    const dutch = await post(headers as Record<string, string>);
    expect(dutch.status).toBe(403);
    expect(dutch.body).toContain('lang="nl"');
    expect(dutch.body).toContain('Dit formulier komt van een andere site');
    expect((await post(headers as Record<string, string>, '/en/account/sign-in')).body).toContain('This form comes from another site');
  });
});

describe('one click in a mail program', () => {
  const token = newToken();
  const path = `/nl/account/reminders?token=${token}`;
  const stopped = () => app.db.select().from(users).where(eq(users.id, userId)).get()!.reminders_off_at !== null;
  let userId = '';
  beforeAll(() => {
    userId = makeUser(app.db).id;
    app.db
      .insert(reminders)
      .values({ id: newId(), user_id: userId, mission_id: makeMission(app.db).id, kind: 'own', token_hash: hashToken(token), sent_at: app.now() })
      .run();
  });
  const click = (address: string, headers: Record<string, string> = {}, body = 'List-Unsubscribe=One-Click') =>
    site.ask(address, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }, body });

  it.each([
    ['from another site', path, { Origin: 'https://evil.example' }],
    ['from a page without an origin', path, { Origin: 'null' }],
    ['that a browser says comes from elsewhere', path, { 'Sec-Fetch-Site': 'cross-site' }],
    ['that a browser says was typed', path, { 'Sec-Fetch-Site': 'none' }],
    ['with a session', path, { Cookie: 'session=x' }],
    ['without a token', '/nl/account/reminders', {}],
    ['with what can’t be a token', '/nl/account/reminders?token=short', {}],
    ['with two tokens', `${path}&token=${token}`, {}],
    ['on another page', `/nl/account/settings?token=${token}`, {}],
    ['on a page below it', `/nl/account/reminders/more?token=${token}`, {}],
    ['on its data', `/nl/account/reminders.data?token=${token}`, {}],
    ['in another language', `/de/account/reminders?token=${token}`, {}],
  ])('%s is refused', async (_, address, headers) => {
    expect((await click(address, headers as Record<string, string>)).status).toBe(403);
    expect(stopped()).toBe(false);
  });

  it('with another body changes nothing', async () => {
    for (const body of ['', 'intent=other', 'List-Unsubscribe=Yes']) expect((await click(path, {}, body)).status).toBe(400);
    expect(stopped()).toBe(false);
  });

  it('without anything of a browser stops the reminders, and answers without a redirect', async () => {
    const answer = await click(path);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('De herinneringen staan uit');
    expect(stopped()).toBe(true);
  });
});
