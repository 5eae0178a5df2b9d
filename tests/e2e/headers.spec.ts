/** What the server says around its pages, and how it answers what no browser of a visitor would send. */
import { readFileSync } from 'node:fs';
import { sessionFile } from './support/accounts.ts';
import { send } from './support/http.ts';
import { demonstration } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { expectPlainPage, expectValidHtml } from './support/valid-html.ts';
import { words } from './support/words.ts';

function cookieOf(account: 'manager' | 'founder'): string {
  const { cookies } = JSON.parse(readFileSync(sessionFile(account), 'utf8')) as { cookies: { name: string; value: string }[] };
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const own = { ...form, Origin: demonstration.baseUrl };

for (const path of [
  '/nl',
  '/en/modules/cybersecurity',
  '/nl/account/sign-in',
  '/nl/account/sign-in/x',
  '/en/account/security',
  '/nl/account/passkey/sign-in',
  '/nl/no/such/page',
  '/healthz',
  '/favicon.svg',
  '/robots.txt',
]) {
  test(`${path} has the headers that protect a visitor`, async () => {
    const { headers } = await send(path);
    const policy = String(headers['content-security-policy']);
    const directives = new Map(policy.split(';').map((part) => [part.trim().split(/\s+/)[0]!, part.trim().split(/\s+/).slice(1)]));
    expect(directives.get('default-src')).toEqual(["'none'"]);
    // The two pages that offer passkeys run one script of our own.
    const scripted = /\/account\/(sign-in|security)$/.test(path);
    expect(directives.get('script-src')).toEqual([scripted ? "'self'" : "'none'"]);
    expect(directives.get('connect-src')).toEqual(scripted ? ["'self'"] : undefined);
    expect(directives.get('base-uri')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
    expect(directives.has('upgrade-insecure-requests'), 'plain-http localhost stays reachable').toBe(false);
    for (const source of [...directives.values()].flat()) expect(source).toMatch(/^('none'|'self'|'sha256-[\w+/=]+')$/);

    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['strict-transport-security'], 'no HSTS over http').toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });
}

test('a page without a session can be asked for again by its ETag', async () => {
  const first = await send('/nl/modules');
  const etag = String(first.headers.etag);
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = await send('/nl/modules', { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  expect((await send('/en/modules', { headers: { 'If-None-Match': etag } })).status).toBe(200);
});

test('a page of somebody with a session is never kept', async () => {
  const { headers: anonymous } = await send('/nl/modules');
  const signedIn = await send('/nl/modules', { headers: { Cookie: cookieOf('manager'), 'If-None-Match': String(anonymous.etag) } });
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers.etag).toBeUndefined();
  expect(signedIn.headers['cache-control']).toBe('no-store');
  expect(signedIn.text).toContain(words('nl').site.signOut);
  expect((await send('/nl/modules')).text).not.toContain(words('nl').site.signOut);
});

for (const [origin, headers] of Object.entries({
  'another site': { ...form, Origin: 'https://elsewhere.example' },
  'a page that hides its origin': { ...form, Origin: 'null' },
  nowhere: form,
  'another port': { ...form, Origin: 'http://127.0.0.1:1' },
})) {
  test(`a form from ${origin} is refused in words`, async () => {
    for (const [locale, heading] of [
      ['nl', 'Dit formulier komt van een andere site'],
      ['en', 'This form comes from another site'],
    ] as const) {
      const answer = await send(`/${locale}/account/sign-in`, { method: 'POST', headers, body: 'email=founder%40example.nl&password=demonstratie-2026' });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain(`<html lang="${locale}"`);
      expect(answer.text).toContain(`<h1>${heading}</h1>`);
      expect(answer.headers['set-cookie'], 'nobody is signed in').toBeUndefined();
    }
  });
}

test('the pages that the server sends by itself are valid and in the right language', async () => {
  const refused = [
    await send('/en/%', {}),
    await send('/en/account/sign-in', { method: 'POST', headers: { ...form, Origin: 'null' }, body: 'a=b' }),
    await send('/en/modules', { method: 'PUT', headers: own }),
    await send('/en/account/sign-in', { method: 'POST', headers: own, body: 'a'.repeat(70_000) }),
    await send('/certificates/unknown.pdf?lang=en'),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 403, 405, 413, 404]);
  for (const { status, text } of refused) {
    expectPlainPage(text, { address: `a page with status ${status}`, locale: 'en' });
    await expectValidHtml(text, `a page with status ${status}`);
  }
});

test('more than a form ever needs is refused in words', async () => {
  const answer = await send('/en/account/sign-in', { method: 'POST', headers: own, body: `email=${'a'.repeat(70_000)}` });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('<html lang="en"');
});

test('the one form that takes a file takes more, and not anything', async () => {
  const post = (path: string, bytes: number) => send(path, { method: 'POST', headers: own, body: 'a'.repeat(bytes) });
  const list = '/en/province/missions/unknown/import';
  expect((await post(list, 210_000)).status, 'up to the sign-in page').toBe(303);
  expect((await post(list, 600_000)).status).toBe(413);
  for (const path of ['/en/province/missions/unknown/mail', `${list}/x`, `/x${list}`]) expect((await post(path, 70_000)).status, path).toBe(413);
});

test('methods that no page has are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) expect((await send('/nl/modules', { method, headers: own })).status, method).toBe(405);
});

test('a form post to a page without a form is refused', async () => {
  for (const path of ['/nl', '/nl/modules', '/en/glossary', '/healthz', '/robots.txt']) {
    const { status } = await send(path, { method: 'POST', headers: own, body: 'a=b' });
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(status, path).toBeLessThan(500);
  }
});

test('what is no form is refused', async () => {
  for (const [type, body] of [
    ['application/json', '{"email":"a"}'],
    ['text/plain', 'email=a'],
    ['multipart/form-data; boundary=x', 'no multipart at all'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"; filename="a.txt"\r\n\r\na\r\n--x--\r\n'],
  ] as const) {
    const { status } = await send('/nl/account/sign-in', { method: 'POST', headers: { Origin: demonstration.baseUrl, 'Content-Type': type }, body });
    expect(status, type).toBe(400);
  }
});

const malformed = [
  '/%',
  '/nl/%',
  '/nl/%E0%A4%A',
  '/%c0%ae%c0%ae/',
  '/nl/modules/%00',
  '/nl/modules/%0d%0aSet-Cookie:a=b',
  '/nl\\modules',
  '/nl/%5c%5celsewhere.example',
  '//elsewhere.example',
  '/nl//modules',
  '/nl/../../etc/passwd',
];
for (const path of malformed) {
  test(`${path} is refused without a fault`, async () => {
    const answer = await send(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toMatch(/\bat .*\.(js|ts|mjs):\d+/);
    expect(answer.headers['set-cookie']?.toString() ?? '').not.toContain('a=b');
  });
}

const hostile = [
  '/nl/search?q=%',
  '/nl/search?q=%00',
  '/nl/search?q="',
  '/nl/search?q=AND',
  '/nl/search?q=c%2B%2B',
  '/nl/search?q=a*',
  `/nl/search?q=${'x'.repeat(5000)}`,
  '/nl/search?q=a&q=b',
  '/nl/search?q[]=a',
  '/nl/account/confirm?token=',
  '/nl/account/confirm',
  `/nl/account/sign-in?next=${encodeURIComponent('https://elsewhere.example')}`,
  '/nl/certificates/%F0%9F%98%80',
  '/certificates/.pdf',
  '/certificates/x.pdf',
  '/certificates/x.exe',
  '/certificates/x.pdf?lang=xx',
  '/xx',
  '/xx/modules',
  '/nl/modules/__proto__',
  '/nl/modules/constructor/toString',
  '/nl/tracks/__proto__',
  '/nl/province/report/by-sector.csv',
  '/nl/modules.data',
  '/nl/modules?_routes=routes%2Fmodules',
  '/nl/attempts/1/1',
  '/assets/',
  '/assets/../package.json',
  '/.env',
  '/build/server/index.js',
];
test('addresses with something odd in them never cause a fault', async () => {
  for (const path of hostile) {
    const { status, text } = await send(path);
    expect(status, path).toBeLessThan(500);
    expect(text, path).not.toMatch(/\bat .*\.(js|ts|mjs):\d+/);
  }
});

test('nobody is sent to another site after signing in', async () => {
  const { text } = await send(`/nl/account/sign-in?next=${encodeURIComponent('https://elsewhere.example/')}`);
  expect(text).not.toMatch(/(href|action)="(https?:)?\/\/elsewhere/);
});
