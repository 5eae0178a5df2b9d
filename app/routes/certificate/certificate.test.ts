import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { certificates, companies } from '#db';
import { limits } from '#app/accounts/throttle.server.ts';
import { callRoute, createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany } from '#tests/support/factories.ts';
import { loader } from './route.tsx';

let app: TestApp;
let id: string;
let companyId: string;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  companyId = makeCompany(app.db, { name: 'Green Water B.V.', kvk_number: '12345678' }).id;
  id = makeCertificate(app.db, { companyId }).id;
});

const open = (lang = 'nl', certificate = id, query = '') =>
  callRoute(app, loader, { path: `/${lang}/certificates/${certificate}${query}`, params: { certificate } });
const found = async (...args: Parameters<typeof open>) => (await open(...args)).body as { found: unknown };

describe('the verification page', () => {
  test('shows everything that was issued to anyone, in the language of the page', async () => {
    expect(await open('nl')).toMatchObject({
      status: 200,
      body: {
        found: {
          status: 'valid',
          companyName: 'Green Water B.V.',
          kvkNumber: '12345678',
          identity: null,
          track: 'Voor vertrek',
          modules: [
            { title: 'Alfa', versions: ['1.0.0'] },
            { title: 'Bèta', versions: ['1.0.0', '1.1.0'] },
          ],
          participants: 3,
          issuedOn: '1 mei 2026',
          validThrough: '1 mei 2027',
          issuer: 'Provincie Voorbeeld',
          revocation: null,
        },
      },
    });
    expect(await open('en')).toMatchObject({ body: { found: { track: 'Pre-departure', issuedOn: '1 May 2026', issuer: 'Province of Example' } } });
  });

  test('names the mission that the company had a place on, and none on a certificate from before', async () => {
    const mission = { id: 'm', title: { nl: 'Naar Shenzhen', en: 'To Shenzhen' }, departs_on: '2027-03-28', returns_on: '2027-04-03' };
    const certificate = makeCertificate(app.db, { companyId, snapshot: { mission } });
    expect(await found('en', certificate.id)).toMatchObject({ found: { mission: { title: 'To Shenzhen', dates: '28 March – 3 April 2027' } } });
    expect(await found()).toMatchObject({ found: { mission: null } });
  });

  test('says so when it has expired, to the millisecond', async () => {
    app.setNow('2027-05-01T21:59:59.999Z');
    expect(await found()).toMatchObject({ found: { status: 'valid' } });
    app.setNow('2027-05-01T22:00:00.000Z');
    expect(await found()).toMatchObject({ found: { status: 'expired', validThrough: '1 mei 2027' } });
  });

  test('says so at once when it is revoked, with date and reason', async () => {
    app.db.update(certificates).set({ revoked_at: app.now(), revocation_reason: 'Issued to the wrong company.' }).run();
    expect(await found()).toMatchObject({ found: { status: 'revoked', revocation: { on: '15 juni 2026', reason: 'Issued to the wrong company.' } } });
  });

  test('keeps to the database: neither a later name nor the address changes what it says', async () => {
    app.db.update(companies).set({ name: 'Renamed B.V.' }).where(eq(companies.id, companyId)).run();
    const page = await found('nl', id, '?companyName=Forged&status=valid&issuedOn=1999');
    expect(page).toMatchObject({ found: { companyName: 'Green Water B.V.', issuedOn: '1 mei 2026' } });
  });

  test('holds nothing but what is public', async () => {
    const { found: shown } = await found();
    expect(Object.keys(shown as object).sort()).toEqual(
      [
        'companyName',
        'id',
        'identity',
        'issuedOn',
        'issuer',
        'kvkNumber',
        'mission',
        'modules',
        'number',
        'participants',
        'revocation',
        'status',
        'track',
        'validThrough',
      ].sort(),
    );
  });

  test.each(['unknown', 'aaaaaaaaaaaaaaaaaaaa', "x' or '1'='1", '%', ''])('does not know %j', async (other) => {
    expect(await open('nl', other)).toMatchObject({ status: 404, body: { found: null } });
  });

  test('stops who guesses numbers in the address, and leaves who has one alone', async () => {
    const { tries } = limits['certificate-client'];
    for (let i = 0; i < tries + 5; i += 1) expect((await open()).status).toBe(200);
    for (let i = 0; i < tries; i += 1) expect((await open('nl', `guess${i}`)).status).toBe(404);
    const refused = await open('nl', 'guess-again');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  });

  test('answers 404 for a language it doesn’t have', async () => {
    expect(await open('de')).toMatchObject({ status: 404 });
  });
});
