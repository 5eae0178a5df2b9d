import { eq } from 'drizzle-orm';
import { certificates, transact, type Database } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { findCertificate } from './certificates.server.ts';
import { mailCertificate } from './mails.server.ts';
import { isReason } from './revocation.ts';

/**
 * Revokes a certificate, for good; its managers get a mail and the public page shows date and reason at once.
 * Throws not-found, already-done (it was revoked before), invalid (a reason of another length than `reasonLength`).
 */
export function revokeCertificate(
  db: Database,
  given: { certificateId: string; officerId: string; reason: string; site: Site; timeZone: string; now: Date },
): void {
  const { certificateId, officerId, site, timeZone, now } = given;
  const reason = given.reason.trim();
  if (!isReason(reason)) throw new DomainError('invalid');
  transact(db, (tx) => {
    const certificate = findCertificate(tx, { certificateId });
    if (!certificate) throw new DomainError('not-found');
    if (certificate.revokedAt) throw new DomainError('already-done');
    tx.update(certificates).set({ revoked_at: now, revoked_by: officerId, revocation_reason: reason }).where(eq(certificates.id, certificateId)).run();
    recordAudit(tx, { actorId: officerId, action: 'certificate.revoked', subjectId: certificateId, details: { companyId: certificate.companyId }, now });
    mailCertificate(tx, { certificate: { ...certificate, revokedAt: now, revocationReason: reason }, kind: 'revoked', site, timeZone, now });
  });
}
