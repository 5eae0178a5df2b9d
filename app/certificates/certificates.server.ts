import { desc, eq, or } from 'drizzle-orm';
import { certificates, companies, type CertificateSnapshot, type Reader } from '#db';

export interface Certificate {
  /** Random and public. */
  id: string;
  enrolmentId: string;
  companyId: string;
  issuedAt: Date;
  /** First instant at which it is no longer valid. */
  validUntil: Date;
  snapshot: CertificateSnapshot;
  revokedAt: Date | null;
  revocationReason: string | null;
}

export const certificateColumns = {
  id: certificates.id,
  enrolmentId: certificates.enrolment_id,
  companyId: certificates.company_id,
  issuedAt: certificates.issued_at,
  validUntil: certificates.valid_until,
  snapshot: certificates.snapshot,
  revokedAt: certificates.revoked_at,
  revocationReason: certificates.revocation_reason,
};

/** Any certificate by its public id, or null: whoever has the number may see what was issued. */
export function findCertificate(db: Reader, { certificateId }: { certificateId: string }): Certificate | null {
  return db.select(certificateColumns).from(certificates).where(eq(certificates.id, certificateId)).get() ?? null;
}

/** The certificate of an enrolment, or null. */
export function findCertificateOf(db: Reader, { enrolmentId }: { enrolmentId: string }): Certificate | null {
  return db.select(certificateColumns).from(certificates).where(eq(certificates.enrolment_id, enrolmentId)).get() ?? null;
}

/** A company's certificates, the newest first, whatever their status; also those of registrations that were merged into it. */
export function listCertificates(db: Reader, { companyId }: { companyId: string }): Certificate[] {
  return db
    .select(certificateColumns)
    .from(certificates)
    .innerJoin(companies, eq(companies.id, certificates.company_id))
    .where(or(eq(companies.id, companyId), eq(companies.merged_into_id, companyId)))
    .orderBy(desc(certificates.issued_at), certificates.id)
    .all();
}
