/** Form posts come from the site's own pages only, whatever name the proxy in front calls the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '#tests/support/app.ts';
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
