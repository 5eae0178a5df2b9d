/** A KvK number that a provider of identities vouches for. */
import { and, eq, isNull } from 'drizzle-orm';
import { companies, members, type Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { confirmIdentity } from './identity.server.ts';

/** Confirms the company with this number when the person belongs to it, whichever company they work for now. */
export function confirmProvedCompany(tx: Transaction, { userId, kvkNumber, site, now }: { userId: string; kvkNumber: string; site: Site; now: Date }): void {
  const company = tx
    .select({ id: companies.id })
    .from(companies)
    .innerJoin(members, eq(members.company_id, companies.id))
    .where(and(eq(companies.kvk_number, kvkNumber), isNull(companies.merged_into_id), eq(members.user_id, userId)))
    .get();
  if (company) confirmIdentity(tx, { companyId: company.id, method: 'openid', actorId: userId, site, now });
}
