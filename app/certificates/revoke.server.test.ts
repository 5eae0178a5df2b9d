import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, outbox_mails } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { siteOf } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { findCertificate } from './certificates.server.ts';
import { revokeCertificate } from './revoke.server.ts';

let app: TestApp;
let officerId: string;
let certificateId: string;
let companyId: string;
beforeEach(() => {
  app = createTestApp();
  officerId = makeUser(app.db, { role: 'officer' }).id;
  const { company } = makeCompanyWithManager(app.db, { manager: { email: 'manager@ours.nl' } });
  companyId = company.id;
  certificateId = makeCertificate(app.db, { companyId }).id;
});

const reason = 'Issued to the wrong company.';
const revoke = (given: Partial<{ certificateId: string; reason: string }> = {}) =>
  revokeCertificate(app.db, { certificateId, officerId, reason, site: siteOf(app), timeZone: app.operator.time_zone, now: app.now(), ...given });

describe('revoking', () => {
  test('keeps date, officer and reason, in one audit row', () => {
    revoke({ reason: `  ${reason}\n` });
    expect(findCertificate(app.db, { certificateId })).toMatchObject({ revokedAt: app.now(), revocationReason: reason });
    expect(app.db.select().from(certificates).get()).toMatchObject({ revoked_by: officerId });
    const log = app.db.select().from(audit_log).where(eq(audit_log.subject_id, certificateId)).all();
    expect(log).toMatchObject([{ action: 'certificate.revoked', actor_id: officerId }]);
    expect(JSON.stringify(log)).not.toContain('wrong company');
  });

  test('mails the managers with the reason', () => {
    makeMember(app.db, { companyId, email: 'participant@ours.nl' });
    revoke();
    const mails = app.db.select().from(outbox_mails).all();
    expect(mails.map(({ recipient }) => recipient)).toEqual(['manager@ours.nl']);
    expect(mails[0]!.body_text).toContain(reason);
    expect(mails[0]!.body_text).toContain(`/nl/certificates/${certificateId}`);
  });

  test('is final: not twice, not undone, not reworded', () => {
    revoke();
    expect(() => revoke({ reason: 'Another reason altogether' })).toThrow(new DomainError('already-done'));
    expect(app.db.select().from(outbox_mails).all()).toHaveLength(1);
    expect(() => app.db.update(certificates).set({ revoked_at: null, revocation_reason: null }).run()).toThrow('a revocation is final');
    expect(() => app.db.update(certificates).set({ revocation_reason: 'Softer words here' }).run()).toThrow('a revocation is final');
  });

  test.each([
    ['empty', ''],
    ['white space', ' '.repeat(40)],
    ['nine characters', 'too short'],
    ['501 characters', 'x'.repeat(501)],
  ])('needs a reason: %s', (_, wrong) => {
    expect(() => revoke({ reason: wrong })).toThrow(new DomainError('invalid'));
    expect(findCertificate(app.db, { certificateId })!.revokedAt).toBeNull();
  });

  test.each(['x'.repeat(10), 'x'.repeat(500)])('accepts the shortest and the longest reason', (fitting) => {
    revoke({ reason: fitting });
    expect(findCertificate(app.db, { certificateId })!.revocationReason).toBe(fitting);
  });

  test('does not find what was never issued', () => {
    expect(() => revoke({ certificateId: 'unknown' })).toThrow(new DomainError('not-found'));
  });

  test('does nothing by halves: a mail that can’t be queued leaves the certificate valid', () => {
    makeMember(app.db, { companyId, role: 'manager', email: 'no address' });
    expect(() => revoke()).toThrow('one plain address');
    expect(findCertificate(app.db, { certificateId })!.revokedAt).toBeNull();
    expect(app.db.select().from(outbox_mails).all()).toEqual([]);
  });
});
