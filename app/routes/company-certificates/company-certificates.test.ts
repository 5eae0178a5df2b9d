import { beforeEach, describe, expect, test } from 'vitest';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeEnrolment, makeMember, makeUser } from '#tests/support/factories.ts';
import { finishTrack, makeEnrolledCompany } from '#tests/support/learning.ts';
import { loader } from './route.tsx';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const openAs = async (user: { id: string } | null, lang = 'nl') =>
  callRoute(app, loader, { path: `/${lang}/company/certificates`, ...(user ? { cookie: await signInAs(app, user) } : {}) });

describe('a company’s certificates', () => {
  test('are its own, the newest first, with their status', async () => {
    const ours = makeCompanyWithManager(app.db);
    const theirs = makeCompanyWithManager(app.db);
    const old = makeCertificate(app.db, {
      companyId: ours.company.id,
      issued_at: new Date('2024-05-01T10:00:00Z'),
      valid_until: new Date('2025-05-01T22:00:00Z'),
    });
    const current = makeCertificate(app.db, { companyId: ours.company.id });
    const other = makeCertificate(app.db, { companyId: theirs.company.id });
    const { status, body } = await openAs(ours.manager);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      certificates: [
        { id: current.id, status: 'valid' },
        { id: old.id, status: 'expired' },
      ],
      underway: [],
    });
    expect(JSON.stringify(body)).not.toContain(other.id);
    expect(JSON.stringify(body)).not.toContain(theirs.company.name);
  });

  test('are to be renewed when they have expired and nothing newer is there or on its way', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const expired = { companyId: company.id, issued_at: new Date('2024-05-01T10:00:00Z'), valid_until: new Date('2025-05-01T22:00:00Z') };
    const revoked = { revoked_at: new Date('2026-01-01T10:00:00Z'), revocation_reason: 'Issued by mistake.' };
    makeCertificate(app.db, expired);
    makeCertificate(app.db, { ...expired, ...revoked, issued_at: new Date('2024-04-01T10:00:00Z') });
    const renewable = async () =>
      ((await openAs(manager)).body as { certificates: { renewable: boolean }[] }).certificates.map((certificate) => certificate.renewable);
    expect(await renewable()).toEqual([true, false]);
    makeEnrolment(app.db, { companyId: company.id });
    expect(await renewable()).toEqual([false, false]);
  });

  test('are seen by every member', async () => {
    const { company } = makeCompanyWithManager(app.db);
    makeCertificate(app.db, { companyId: company.id });
    const { user } = makeMember(app.db, { companyId: company.id });
    expect(await openAs(user)).toMatchObject({ status: 200, body: { isManager: false, certificates: [{ status: 'valid' }] } });
  });

  test('say what is still needed; how far the others are is for managers', async () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 2 });
    finishTrack(app, { userId: manager.id, enrolmentId, trackId: 'pre-departure' });
    expect(await openAs(manager)).toMatchObject({
      body: { certificates: [], underway: [{ id: enrolmentId, track: 'Voor vertrek', count: { size: 3, finished: 1 }, isMine: false }] },
    });
    expect(await openAs(others[0]!, 'en')).toMatchObject({ body: { underway: [{ track: 'Pre-departure', count: null, isMine: true }] } });
  });

  test('need a company and an account', async () => {
    const stranger = await openAs(null);
    expect([stranger.status, stranger.headers.get('Location')]).toEqual([303, '/nl/account/sign-in?next=%2Fnl%2Fcompany%2Fcertificates']);
    expect((await openAs(makeUser(app.db))).status).toBe(403);
    expect((await openAs(makeUser(app.db, { role: 'officer' }))).status).toBe(403);
  });
});
