import { eq } from 'drizzle-orm';
import { companies, type Reader } from '#db';
import { DomainError } from '../errors.ts';
import type { IdentityMethod } from './identity.server.ts';

export interface CompanyFacts {
  id: string;
  name: string;
  kvkNumber: string;
  /** Ids in operator.yaml. */
  municipality: string;
  sector: string;
  employees: number;
  kind: 'startup' | 'sme';
  registeredAt: Date;
  /** When and how its identity was confirmed; null is not. */
  identityConfirmedAt: Date | null;
  identityMethod: IdentityMethod | null;
  /** Since when an officer doubts it. The reason is for officers only (readCompanyFile). */
  identityDoubtedAt: Date | null;
}

export function describeCompany(row: typeof companies.$inferSelect): CompanyFacts {
  return {
    id: row.id,
    name: row.name,
    kvkNumber: row.kvk_number,
    municipality: row.municipality,
    sector: row.sector,
    employees: row.employees,
    kind: row.kind,
    registeredAt: row.registered_at,
    identityConfirmedAt: row.identity_confirmed_at,
    identityMethod: row.identity_method,
    identityDoubtedAt: row.identity_doubted_at,
  };
}

/** A company, or the one that took its place. Throws not-found for an unknown company. */
export function findCompany(db: Reader, { companyId }: { companyId: string }): CompanyFacts {
  const row = db.select().from(companies).where(eq(companies.id, companyId)).get();
  if (!row) throw new DomainError('not-found');
  return row.merged_into_id ? findCompany(db, { companyId: row.merged_into_id }) : describeCompany(row);
}
