/** Thousands of misshapen requests to every route, in every role: always a readable answer, never a fault of ours. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { throttle_counts } from '#db';
import { createTestApp, signInAs } from '#tests/support/app.ts';
import { startSite, type RunningSite } from '#tests/support/http.ts';
import { createRandom } from '#tests/support/random.ts';
import { routeRows } from './matrix.ts';
import { makeTwoCompanies, roles } from './two-companies.ts';

const faults: unknown[] = [];
const app = { ...createTestApp(), reportFault: (error: unknown) => void faults.push(error) };
const world = makeTwoCompanies(app);
const paths = routeRows(world).map((row) => row.path);
let site: RunningSite;

beforeAll(async () => {
  site = await startSite(app);
});
afterAll(() => site.stop());

const segments = [
  '..',
  '%00',
  '%ff',
  '%2e%2e',
  encodeURIComponent('中文💩'),
  'a'.repeat(300),
  '__proto__',
  'constructor',
  '0',
  '-1',
  '1e9',
  '9'.repeat(25),
  'NaN',
  '.data',
  '%3Cscript%3E',
  "'--",
];
const fields = [
  'intent',
  'email',
  'password',
  'name',
  'company_name',
  'kvk_number',
  'employees',
  'municipality',
  'track',
  'people',
  'answer',
  'enrolment',
  'participant',
  'member',
  'company',
  'addresses',
  'token',
  'q',
  'period',
  'reason',
  'number',
  'code',
  'setup',
  'session',
  'passkey',
  '__proto__',
];
const values = [
  '',
  ' ',
  'a@b.nl',
  '<b>',
  "' or 1=1--",
  '\0',
  '🙂'.repeat(50),
  '9'.repeat(40),
  '-1',
  '1',
  'check',
  'revoke',
  'add',
  'remove',
  'invite',
  'null',
  '2026-q1',
  'nl\r\nX: y',
  'a'.repeat(5000),
  world.own.enrolmentId,
  world.other.enrolmentId,
];
const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json',
  'text/plain',
  '',
];

it('answers 3,000 misshapen requests without a fault', async () => {
  const random = createRandom(20261123);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const pairs = (most: number) => Array.from({ length: Math.floor(random() * most) }, () => `${pick(fields)}=${encodeURIComponent(pick(values))}`).join('&');
  const wrong: string[] = [];
  for (let n = 0; n < 3000; n += 1) {
    if (n % 20 === 0) app.db.delete(throttle_counts).run();
    const role = pick(roles);
    const cookie = role === 'nobody' ? pick(['', 'session=', 'session=x; session=y;;=', 'lang=xx']) : await signInAs(app, world.users[role]);
    const [path = ''] = pick(paths).split('?');
    const parts = path.split('/');
    if (random() < 0.3) parts[1 + Math.floor(random() * (parts.length - 1))] = pick(segments);
    const address = `${parts.join('/')}${random() < 0.2 ? '.data' : ''}${random() < 0.5 ? `?${pairs(3)}` : ''}`;
    const method = pick(['GET', 'HEAD', 'POST', 'POST', 'POST', 'PUT']);
    const type = pick(types);
    const reply = await site.ask(address, {
      method,
      headers: {
        Origin: site.origin,
        ...(cookie ? { Cookie: cookie } : {}),
        ...(type ? { 'Content-Type': type } : {}),
        'Accept-Language': pick(['nl', ';;;q=x', '*']),
      },
      ...(method === 'POST' ? { body: random() < 0.05 ? '%'.repeat(99) : pairs(6) } : {}),
    });
    if (reply.status >= 500 || /\bat .+\.(ts|js):\d+/.test(reply.body)) wrong.push(`${method} ${address} as ${role}: ${reply.status}`);
  }
  expect(faults).toEqual([]);
  expect(wrong).toEqual([]);
}, 120_000);
