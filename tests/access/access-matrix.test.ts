/**
 * Every route × every role × GET, HEAD, .data and POST, over real HTTP on the built site. The rows are
 * compared with the route list, so that a route without a row fails. Whatever the status, nothing that
 * belongs to the other company may stand in a body.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { throttle_counts } from '#db';
import { publicRoutes } from '#app/http/public-routes.ts';
import { createTestApp, signInAs } from '#tests/support/app.ts';
import { loadBuild, startSite, type RunningSite } from '#tests/support/http.ts';
import { routeRows } from './matrix.ts';
import { makeTwoCompanies, roles, type Role, type World } from './two-companies.ts';

const app = createTestApp();
const world: World = makeTwoCompanies(app);
const build = await loadBuild();
const leafIds = Object.values(build.routes)
  .map((route) => route!.id)
  .filter((id) => id !== 'root');
let site: RunningSite;

beforeAll(async () => {
  site = await startSite(app);
});
// All of these requests come from one address; how often is another test's subject.
beforeEach(() => {
  app.db.delete(throttle_counts).run();
});
afterAll(() => site.stop());

/** A session of its own for every request: signing out is one of the requests. */
const headersFor = async (role: Role): Promise<Record<string, string>> => (role === 'nobody' ? {} : { Cookie: await signInAs(app, world.users[role]) });

it('has a row for every route, and no other', () => {
  expect([...new Set(routeRows(world).map((row) => row.id))].sort()).toEqual(leafIds.sort());
});

it('opens without an account exactly what the public list names', () => {
  const open = routeRows(world).filter((row) => row.get.nobody !== 'sign-in');
  expect([...new Set(open.map((row) => row.id))].sort()).toEqual([...publicRoutes].sort());
});

/** What a refusal to look at somebody's page is: to the sign-in page, and nothing more. */
function expectOutcome(reply: { status: number; headers: Record<string, unknown>; body: string }, wanted: number | 'sign-in', kind: 'page' | 'data') {
  if (wanted !== 'sign-in') return expect(reply.status).toBe(wanted);
  if (kind === 'data') {
    expect(reply.status).toBe(202);
    return expect(reply.body).toContain('/account/sign-in?next=');
  }
  expect(reply.status).toBe(303);
  return expect(reply.headers.location).toContain('/account/sign-in?next=');
}

describe.each(routeRows(world))('$id at $path', (row) => {
  it.each(roles)('GET and HEAD as %s', async (role) => {
    const reply = await site.ask(row.path, { headers: await headersFor(role) });
    expectOutcome(reply, row.get[role], 'page');
    for (const secret of world.secretsFrom(role, row.path)) expect(reply.body).not.toContain(secret);
    const head = await site.ask(row.path, { method: 'HEAD', headers: await headersFor(role) });
    expect(head.status).toBe(reply.status);
    expect(head.body).toBe('');
  });

  it.each(roles)('.data as %s', async (role) => {
    const reply = await site.ask(row.path.replace(/(\?.*)?$/, '.data$1'), { headers: await headersFor(role) });
    const wanted = row.get[role];
    if (wanted === 302 || wanted === 303) expect(reply.status).toBe(202);
    else expectOutcome(reply, wanted, 'data');
    for (const secret of world.secretsFrom(role, row.path)) expect(reply.body).not.toContain(secret);
  });

  it.each(roles)('POST as %s', async (role) => {
    const reply = await site.ask(row.path, {
      method: 'POST',
      headers: { ...(await headersFor(role)), Origin: site.origin, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'intent=nothing-of-ours',
    });
    const wanted = row.post?.[role] ?? 405;
    expectOutcome(reply, wanted, 'page');
    for (const secret of world.secretsFrom(role, row.path)) expect(reply.body).not.toContain(secret);
  });
});
