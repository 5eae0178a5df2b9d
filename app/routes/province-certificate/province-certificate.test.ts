import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { certificates, companies, outbox_mails } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeUser } from '#tests/support/factories.ts';
import { loader as verificationPage } from '../certificate/route.tsx';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
let managerCookie: string;
let id: string;
let companyId: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  const { company, manager } = makeCompanyWithManager(app.db);
  managerCookie = await signInAs(app, manager);
  companyId = company.id;
  id = makeCertificate(app.db, { companyId }).id;
});

const reason = 'Issued to the wrong company.';
const at = (certificate = id) => ({ path: `/nl/province/certificates/${certificate}`, params: { certificate } });
const send = (form: Record<string, string>, given: { certificate?: string; as?: string } = {}) =>
  callRoute(app, action, { ...at(given.certificate), form, cookie: given.as ?? cookie });
const stored = () => app.db.select().from(certificates).where(eq(certificates.id, id)).get()!;

describe('a certificate, for officers', () => {
  test('shows what was issued, and the name of now when it differs', async () => {
    expect(await callRoute(app, loader, { ...at(), cookie })).toMatchObject({
      status: 200,
      body: { certificate: { id, status: 'valid' }, nowCalled: null, done: false },
    });
    app.db.update(companies).set({ name: 'Renamed B.V.' }).where(eq(companies.id, companyId)).run();
    expect(await callRoute(app, loader, { ...at(), cookie })).toMatchObject({ body: { nowCalled: 'Renamed B.V.' } });
    expect((await callRoute(app, loader, { ...at('unknown'), cookie })).status).toBe(404);
  });

  test('asks once more before it revokes', async () => {
    expect(await send({ intent: 'check', reason })).toMatchObject({ status: 200, body: { confirm: reason } });
    expect(stored().revoked_at).toBeNull();
    expect(app.db.select().from(outbox_mails).all()).toEqual([]);

    const answer = await send({ intent: 'revoke', reason });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/nl/province/certificates/${id}?done=revoked`]);
    expect(stored()).toMatchObject({ revoked_at: app.now(), revocation_reason: reason });
    expect(app.db.select().from(outbox_mails).all()).toHaveLength(1);
    expect(app.woken).toBe(1);
    expect(await callRoute(app, verificationPage, { path: `/nl/certificates/${id}`, params: { certificate: id } })).toMatchObject({
      body: { found: { status: 'revoked', revocation: { reason } } },
    });
  });

  test.each(['check', 'revoke'])('refuses a bad reason at %s, and keeps what was typed', async (intent) => {
    expect(await send({ intent, reason: 'too short' })).toMatchObject({
      status: 422,
      body: { values: { reason: 'too short' }, errors: { reason: expect.any(String) } },
    });
    expect(await send({ intent, reason: 'x'.repeat(501) })).toMatchObject({ status: 422 });
    expect(await send({ intent })).toMatchObject({ status: 422 });
    expect(stored().revoked_at).toBeNull();
  });

  test('counts a line break of a browser as one character', async () => {
    const lines = `${'x'.repeat(249)}\r\n${'y'.repeat(250)}`;
    expect((await send({ intent: 'revoke', reason: lines })).status).toBe(303);
    expect(stored().revocation_reason).toHaveLength(500);
  });

  test('is revoked once: a second officer, or a second click, hears that it is done', async () => {
    await send({ intent: 'revoke', reason });
    expect((await send({ intent: 'revoke', reason: 'Another reason altogether' })).status).toBe(409);
    expect((await send({ intent: 'check', reason })).status).toBe(409);
    expect(stored().revocation_reason).toBe(reason);
  });

  test('refuses what the page doesn’t ask', async () => {
    expect((await send({ intent: 'restore', reason })).status).toBe(400);
    expect((await send({ reason })).status).toBe(400);
    expect((await send({ intent: 'revoke', reason }, { certificate: 'unknown' })).status).toBe(404);
  });

  test('is closed to companies, also to the one it belongs to', async () => {
    expect((await callRoute(app, loader, { ...at(), cookie: managerCookie })).status).toBe(403);
    expect((await send({ intent: 'revoke', reason }, { as: managerCookie })).status).toBe(403);
    expect(stored().revoked_at).toBeNull();
  });
});
