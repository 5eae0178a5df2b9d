/** The register of certificates, as officers search it. */
import { and, count, desc, eq, gt, isNotNull, isNull, like, lte, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { certificates, companies, type Reader } from '#db';
import { certificateColumns, type Certificate } from './certificates.server.ts';
import { squeezeNumber } from './number.ts';
import type { CertificateStatus } from './validity.ts';

/** Certificates on one page of the register. */
export const pageSize = 25;

export interface RegistryPage {
  certificates: Certificate[];
  total: number;
  /** 1-based, and never past the last page. */
  page: number;
  pages: number;
}

/** The company a certificate was issued to, or the one that took its place. */
const standing = alias(companies, 'standing');
const nameAsIssued = sql<string>`json_extract(${certificates.snapshot}, '$.company.name')`;
const kvkNumberAsIssued = sql<string>`json_extract(${certificates.snapshot}, '$.company.kvk_number')`;
const contains = (column: SQL | typeof standing.name, text: string) => sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;

/** A name as issued or as it is now, the beginning of a KvK number, or the beginning of a certificate's number. */
function matching(query: string): SQL | undefined {
  const text = query.trim();
  if (!text) return undefined;
  const squeezed = squeezeNumber(text);
  return or(
    contains(nameAsIssued, text),
    contains(standing.name, text),
    /^\d{3,8}$/.test(squeezed) ? like(kvkNumberAsIssued, `${squeezed}%`) : undefined,
    /^[a-z0-9]{4,20}$/.test(squeezed) ? like(certificates.id, `${squeezed}%`) : undefined,
  );
}

function havingStatus(status: CertificateStatus | null, now: Date): SQL | undefined {
  switch (status) {
    case 'revoked':
      return isNotNull(certificates.revoked_at);
    case 'valid':
      return and(isNull(certificates.revoked_at), gt(certificates.valid_until, now));
    case 'expired':
      return and(isNull(certificates.revoked_at), lte(certificates.valid_until, now));
    case null:
      return undefined;
  }
}

/** One page of the certificates that fit, the newest first. */
export function searchCertificates(
  db: Reader,
  { query, status, page, now }: { query: string; status: CertificateStatus | null; page: number; now: Date },
): RegistryPage {
  const fitting = and(matching(query), havingStatus(status, now));
  const ofCompany = eq(companies.id, certificates.company_id);
  const ofStanding = eq(standing.id, sql`coalesce(${companies.merged_into_id}, ${companies.id})`);
  const { total } = db.select({ total: count() }).from(certificates).innerJoin(companies, ofCompany).innerJoin(standing, ofStanding).where(fitting).get()!;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(Math.max(1, page), pages);
  const found = db
    .select(certificateColumns)
    .from(certificates)
    .innerJoin(companies, ofCompany)
    .innerJoin(standing, ofStanding)
    .where(fitting)
    .orderBy(desc(certificates.issued_at), certificates.id)
    .limit(pageSize)
    .offset((shown - 1) * pageSize)
    .all();
  return { certificates: found, total, page: shown, pages };
}
