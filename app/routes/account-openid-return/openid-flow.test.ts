/** The whole flow, over HTTP: the built site, a real provider of identities, and a browser between them. */
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { companies, openid_identities, sessions, sign_in_challenges, users } from '#db';
import { createOpenIdProviders } from '#app/accounts/openid-provider.server.ts';
import { checkCredentials } from '#app/accounts/sign-in.server.ts';
import { limits } from '#app/accounts/throttle.server.ts';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { startSite, type RunningSite } from '#tests/support/http.ts';
import { startIdentityProvider, strong, TestBrowser, type TestIdentityProvider } from '#tests/support/openid-provider.ts';
import { readOutbox } from '#tests/support/outbox.ts';

vi.setConfig({ testTimeout: 30_000 });

const baseUrl = 'http://localhost:3000';
let provider: TestIdentityProvider;
let app: TestApp;
let site: RunningSite;
let browser: TestBrowser;
let logged: string[];

const configureProviders = (timeoutSeconds?: number) =>
  createOpenIdProviders(
    { officers: provider.settings('officers'), companies: provider.settings('companies') },
    { baseUrl, now: () => app.now(), timeoutSeconds, log: { warn: (fields, message) => void logged.push(`${message} ${JSON.stringify(fields)}`) } },
  );
const isReturn = (address: string) => address.includes('/return?');
const signIn = (name: 'officers' | 'companies', { lang = 'nl', next = '' } = {}) => browser.open(`/${lang}/account/openid/${name}${next && `?next=${next}`}`);
/** Up to the moment at which the provider sends the browser back. */
const signInAtProvider = async (name: 'officers' | 'companies') => (await browser.open(`/nl/account/openid/${name}`, { stopBefore: isReturn })).at;
const actions = () => listActions(app.db);
const viewer = () => app.sessions.findUser([...(browser.cookies.get('localhost:3000') ?? [])].map(([name, value]) => `${name}=${value}`).join('; '));

beforeAll(async () => {
  provider = await startIdentityProvider({ baseUrl });
});
afterAll(() => provider.goDown());

beforeEach(async () => {
  logged = [];
  app = createTestApp({ db: createTestDatabase() });
  app.openIdProviders = configureProviders();
  site = await startSite(app);
  browser = new TestBrowser(site, baseUrl);
  provider.denies = false;
  provider.person = { subject: 'subject-1', email: 'Oscar@Province.nl', name: 'Oscar Officer', acr: strong };
});
afterEach(async () => {
  await site.stop();
  // Whatever happened, the log names no person and holds no token.
  expect(logged.join()).not.toMatch(/@|eyJ|secret-of|code=/i);
});

describe('an officer', () => {
  it('whose account exists signs in with the strength that the province asks for, and lands where they were going', async () => {
    const officer = makeUser(app.db, { email: 'oscar@province.nl', role: 'officer', locale: 'en' });
    const page = await signIn('officers', { next: '/nl/province/certificates' });
    expect(page).toMatchObject({ at: '/nl/province/certificates', status: 200 });
    expect(await viewer()).toMatchObject({ id: officer.id, assurance: 'openid' });
    expect(app.db.select().from(sessions).get()).toMatchObject({ device: 'Firefox, Linux' });
    expect(actions()).toEqual(['account.identity-linked', 'officer.signed-in']);
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'oscar@province.nl', locale: 'en' }]);
    expect(app.db.select().from(sign_in_challenges).all()).toEqual([]);

    const [toProvider] = page.way.filter((address) => address.includes('/auth?'));
    const asked = new URL(toProvider!).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', acr_values: strong, ui_locales: 'nl' });
    for (const secret of ['state', 'nonce', 'code_challenge']) expect(asked.get(secret)).toMatch(/^[\w-]{43}$/);
    const [cookie] = browser.setBySite.filter((line) => line.startsWith('openid='));
    expect(cookie).toMatch(/; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect([...browser.cookies.get('localhost:3000')!.keys()]).toEqual(['lang', 'session']);
  });

  it('is known again by who they are at the provider, also with another address, and without another mail', async () => {
    const officer = makeUser(app.db, { email: 'oscar@province.nl', role: 'administrator' });
    await signIn('officers');
    provider.person = { ...provider.person, email: 'oscar.officer@province.nl' };
    browser = new TestBrowser(site, baseUrl);
    expect((await signIn('officers', { lang: 'en' })).at).toBe('/en/province');
    expect(await viewer()).toMatchObject({ id: officer.id });
    expect(readOutbox(app.db)).toHaveLength(1);
    expect(provider.countOf('/.well-known/openid-configuration')).toBeGreaterThan(0);
  });

  it('without an account gets none, and a member is not made an officer', async () => {
    const { manager } = makeCompanyWithManager(app.db, { manager: { email: 'oscar@province.nl' } });
    expect((await signIn('officers')).status).toBe(403);
    provider.person = { ...provider.person, subject: 'subject-2', email: 'unknown@province.nl' };
    const page = await signIn('officers');
    expect(page.status).toBe(403);
    expect(page.body).toContain('geen account van een medewerker');
    expect(await viewer()).toBeNull();
    expect(app.db.select({ id: users.id, role: users.role }).from(users).all()).toEqual([{ id: manager.id, role: 'member' }]);
    expect(app.db.select().from(openid_identities).all()).toEqual([]);
  });

  it("'s account isn't opened by somebody who got their address later", async () => {
    makeUser(app.db, { email: 'oscar@province.nl', role: 'officer' });
    await signIn('officers');
    provider.person = { ...provider.person, subject: 'the-new-oscar' };
    browser = new TestBrowser(site, baseUrl);
    expect((await signIn('officers')).status).toBe(403);
    expect(await viewer()).toBeNull();
  });

  it.each([
    ['a level that is too low', { acr: 'urn:example:password' }, 'niet veilig genoeg'],
    ['an address that nobody checked', { emailVerified: false }, 'gecontroleerd e-mailadres'],
    ['no address', { email: undefined }, 'gecontroleerd e-mailadres'],
  ])('with %s stays outside', async (_, change, words) => {
    makeUser(app.db, { email: 'oscar@province.nl', role: 'officer' });
    provider.person = { ...provider.person, ...change };
    const page = await signIn('officers');
    expect(page.status).toBe(403);
    expect(page.body).toContain(words);
    expect(page.body).toContain('href="/nl/account/sign-in"');
    expect(await viewer()).toBeNull();
  });

  it('who stops at the provider can begin again', async () => {
    makeUser(app.db, { email: 'oscar@province.nl', role: 'officer' });
    provider.denies = true;
    const page = await signIn('officers', { lang: 'en' });
    expect(page.status).toBe(403);
    expect(page.body).toContain('You stopped signing in');
    expect(page.body).toContain('href="/en/account/openid/officers"');
    provider.denies = false;
    expect((await signIn('officers')).at).toBe('/nl/province');
  });
});

describe('a company', () => {
  beforeEach(() => {
    provider.person = { subject: 'founder', email: 'Fatima@Founder.nl', name: 'Fatima\u202e Founder', kvk: '12345678', acr: strong };
  });

  it('that is new gets an account without a password, and goes on to register', async () => {
    expect(await signIn('companies')).toMatchObject({ at: '/nl/account/register', status: 200 });
    const account = app.db.select().from(users).get()!;
    expect(account).toMatchObject({ email: 'fatima@founder.nl', name: 'Fatima Founder', role: 'member', locale: 'nl' });
    expect(await viewer()).toMatchObject({ id: account.id, assurance: 'openid' });
    expect(actions()).toEqual(['account.created', 'account.identity-linked']);
    for (const password of ['', 'password', account.password_hash]) expect(await checkCredentials(app.db, { email: account.email, password })).toBeNull();
  });

  it.each(['Win at https://evil.example now', 'x'.repeat(101), ' \u202e '])('has its address for a name where the name there is %j', async (name) => {
    provider.person = { ...provider.person, name };
    await signIn('companies');
    expect(app.db.select().from(users).get()).toMatchObject({ name: 'fatima@founder.nl' });
  });

  it('that proves its own KvK number is confirmed, once', async () => {
    const { company, manager } = makeCompanyWithManager(app.db, { company: { kvk_number: '12345678' }, manager: { email: 'fatima@founder.nl' } });
    expect((await signIn('companies')).at).toBe('/nl/training');
    const confirmed = () => app.db.select().from(companies).where(eq(companies.id, company.id)).get();
    expect(confirmed()).toMatchObject({ identity_method: 'openid', identity_confirmed_by: manager.id, identity_confirmed_at: app.now() });
    const before = confirmed();
    app.setNow('2026-06-16T10:00:00Z');
    await signIn('companies');
    expect(confirmed()).toEqual(before);
    expect(actions().filter((action) => action === 'company.identity-confirmed')).toHaveLength(1);
  });

  it('that proves another number signs in and stays unconfirmed', async () => {
    const { company } = makeCompanyWithManager(app.db, { company: { kvk_number: '12345678' } });
    makeCompanyWithManager(app.db, { company: { kvk_number: '87654321' }, manager: { email: 'fatima@founder.nl' } });
    expect((await signIn('companies')).at).toBe('/nl/training');
    expect(app.db.select({ method: companies.identity_method }).from(companies).all()).toEqual([{ method: null }, { method: null }]);
    expect(company.identity_confirmed_at).toBeNull();
  });

  it("'s provider opens no officer's account, known or not", async () => {
    makeUser(app.db, { email: 'fatima@founder.nl', role: 'officer' });
    expect((await signIn('companies')).status).toBe(403);
    await signIn('officers');
    browser = new TestBrowser(site, baseUrl);
    expect((await signIn('companies')).status).toBe(403);
    expect(await viewer()).toBeNull();
  });
});

describe('the return address', () => {
  beforeEach(() => {
    makeUser(app.db, { email: 'oscar@province.nl', role: 'officer' });
  });

  it('works once', async () => {
    const address = await signInAtProvider('officers');
    expect((await browser.open(address)).at).toBe('/nl/province');
    const again = await browser.open(address);
    expect(again.status).toBe(410);
    expect(again.body).toContain('te lang geleden met inloggen, of u bent al klaar');
    expect(app.db.select().from(sessions).all()).toHaveLength(1);
  });

  it('works in the browser that began alone, which can still finish', async () => {
    const address = await signInAtProvider('officers');
    const stranger = new TestBrowser(site, baseUrl);
    const page = await stranger.open(address);
    expect(page.status).toBe(400);
    expect(page.body).toContain('met inloggen in een andere browser');
    await stranger.open('/nl/account/openid/officers', { stopBefore: isReturn });
    expect((await stranger.open(address)).status).toBe(400);
    expect((await browser.open(address)).at).toBe('/nl/province');
  });

  it('belongs to the browser, so that what is begun in two tabs can be finished in the first', async () => {
    const begin = async () => (await browser.open('/nl/account/openid/officers', { stopBefore: (address) => address.includes('/auth?') })).at;
    const [first] = [await begin(), await begin()];
    expect((await browser.open(first)).at).toBe('/nl/province');
  });

  it('works for ten minutes', async () => {
    const address = await signInAtProvider('officers');
    app.setNow('2026-06-15T10:10:00Z');
    expect((await browser.open(address)).status).toBe(410);
  });

  it.each([
    ['a changed state', (address: string) => address.replace('state=', 'state=x'), 410],
    ['no state', (address: string) => address.replace(/state=[^&]*/, ''), 410],
    ['two states', (address: string) => `${address}&state=x`, 502],
    ['a changed code', (address: string) => address.replace('code=', 'code=x'), 502],
    ['no code', (address: string) => address.replace(/code=[^&]*/, ''), 502],
    ['another issuer', (address: string) => address.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example'), 502],
    ['the other provider', (address: string) => address.replace('/officers/', '/companies/'), 410],
    ['an unknown provider', (address: string) => address.replace('/officers/', '/constructor/'), 404],
    ['nothing', (address: string) => address.replace(/\?.*/, ''), 410],
  ])('with %s opens nothing', async (_, change, status) => {
    const page = await browser.open(change(await signInAtProvider('officers')));
    expect(page.status).toBe(status);
    expect(page.body).toContain('<h1');
    expect(await viewer()).toBeNull();
  });

  it("refuses another sign-in's code, which holds another nonce and another key", async () => {
    const [first, second] = [await signInAtProvider('officers'), await signInAtProvider('officers')];
    const code = new URL(second, baseUrl).searchParams.get('code')!;
    expect((await browser.open(first.replace(/code=[^&]*/, `code=${code}`))).status).toBe(502);
    expect(await viewer()).toBeNull();
  });

  it.each(['https://evil.example', '//evil.example', '/nl//evil.example', '/nl/account/sign-out'])('never leads to %s', async (next) => {
    expect((await signIn('officers', { next: encodeURIComponent(next) })).at).toBe('/nl/province');
  });
});

describe('a provider that is down', () => {
  beforeEach(() => {
    makeUser(app.db, { email: 'oscar@province.nl', role: 'officer' });
  });
  afterEach(async () => {
    if (provider.silent) provider.silent = false;
  });

  it('is a readable page, stops nothing else, and is asked again by the next person', async () => {
    await provider.goDown();
    const page = await signIn('officers');
    expect(page.status).toBe(503);
    expect(page.body).toContain('antwoordt niet');
    expect((await browser.open('/nl/account/sign-in')).status).toBe(200);
    await provider.comeUp();
    expect((await signIn('officers')).at).toBe('/nl/province');
  });

  it('when the browser returns is the same page', async () => {
    const address = await signInAtProvider('officers');
    await provider.goDown();
    expect((await browser.open(address)).status).toBe(503);
    await provider.comeUp();
    expect((await signIn('officers')).at).toBe('/nl/province');
  });

  it('or silent is not waited for longer than configured', async () => {
    const patient = app.openIdProviders;
    const hasty = configureProviders(1);
    app.openIdProviders = hasty;
    provider.silent = true;
    expect((await signIn('officers')).status).toBe(503);
    app.openIdProviders = patient;
    provider.silent = false;
    const address = await signInAtProvider('officers');
    app.openIdProviders = hasty;
    provider.silent = true;
    expect((await browser.open(address)).status).toBe(503);
    expect(logged.join()).toContain('OAUTH_TIMEOUT');
  });

  it('is asked for its metadata once an hour', async () => {
    const before = provider.countOf('/.well-known/openid-configuration');
    await signInAtProvider('officers');
    await signInAtProvider('officers');
    expect(provider.countOf('/.well-known/openid-configuration')).toBe(before + 1);
    app.setNow('2026-06-15T11:00:01Z');
    await signInAtProvider('officers');
    expect(provider.countOf('/.well-known/openid-configuration')).toBe(before + 2);
  });
});

describe('the sign-in page', () => {
  it('can be left for a provider as often as a password can be tried, from one address', async () => {
    for (let tried = 0; tried < limits['sign-in-client'].tries; tried += 1) await app.throttle.count('sign-in-client', '127.0.0.1');
    expect((await signIn('officers')).status).toBe(429);
    expect(app.db.select().from(sign_in_challenges).all()).toEqual([]);
  });

  it('names the configured providers, and takes along where the person was going', async () => {
    const { body } = await browser.open('/en/account/sign-in?next=%2Fen%2Fprovince');
    expect(body).toContain('Sign in with the officers service');
    expect(body).toContain('href="/en/account/openid/companies?next=%2Fen%2Fprovince"');
  });
});
