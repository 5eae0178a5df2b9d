/**
 * Two sessions that aren't what they seem, at every address over real HTTP: a right password that still owes its
 * code is nobody; an officer or administrator on a password alone gets their set-up, and what anybody may read.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { throttle_counts } from '#db';
import { createTestApp, signInAs } from '#tests/support/app.ts';
import { startSite, type RunningSite } from '#tests/support/http.ts';
import { routeRows } from './matrix.ts';
import { makeTwoCompanies } from './two-companies.ts';

const app = createTestApp();
const world = makeTwoCompanies(app);
const rows = routeRows(world);
let site: RunningSite;
beforeAll(async () => {
  site = await startSite(app);
});
beforeEach(() => {
  app.db.delete(throttle_counts).run();
});
afterAll(() => site.stop());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const both = async (path: string, cookie: string) => [
  await site.ask(path, { headers: { Cookie: cookie } }),
  await site.ask(path, { method: 'POST', headers: { ...form, Cookie: cookie, Origin: site.origin }, body: 'intent=nothing-of-ours' }),
];
/** Where somebody sets up and proves; and what signs out, which anybody may. */
const settingUp = /\/account\/(security\/authenticator|prove)$/;

describe.each(rows.filter((row) => row.get.nobody === 'sign-in'))('$id at $path', ({ path, post }) => {
  it('is closed to a password that waits for its code', async () => {
    for (const user of [world.users.manager, world.users.officer]) {
      const [get, posted] = await both(path, await signInAs(app, user, { assurance: 'password-pending' }));
      for (const reply of post ? [get, posted] : [get]) {
        expect(reply!.status).toBe(303);
        expect(reply!.headers.location).toContain('/account/sign-in?next=');
      }
    }
  });

  it('is closed to who works for the province with a password alone', async () => {
    if (settingUp.test(path)) return;
    for (const user of [world.users.officer, world.users.administrator]) {
      const [get, posted] = await both(path, await signInAs(app, user, { assurance: 'password' }));
      for (const reply of post ? [get, posted] : [get]) {
        expect(reply!.status).toBe(303);
        expect(reply!.headers.location).toMatch(/^\/(nl|en)\/account\/security\/authenticator$/);
      }
    }
  });
});

describe.each(rows.filter((row) => row.get.nobody === 200))('$id at $path', ({ path, get }) => {
  it('can still be read', async () => {
    expect((await both(path, await signInAs(app, world.users.manager, { assurance: 'password-pending' })))[0]!.status).toBe(get.nobody);
    expect((await both(path, await signInAs(app, world.users.officer, { assurance: 'password' })))[0]!.status).toBe(get.officer);
  });
});
