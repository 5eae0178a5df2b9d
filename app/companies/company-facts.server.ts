import { eq } from 'drizzle-orm';
import { companies, type Reader } from '#db';
import { DomainError } from '../errors.ts';

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
  /** When an officer compared it with the trade register; null is not yet. */
  identityConfirmedAt: Date | null;
}

/** Throws not-found for an unknown company. */
export function findCompany(db: Reader, { companyId }: { companyId: string }): CompanyFacts {
  const row = db.select().from(companies).where(eq(companies.id, companyId)).get();
  if (!row) throw new DomainError('not-found');
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
  };
}
