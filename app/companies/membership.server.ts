import { eq } from 'drizzle-orm';
import { companies, members, type Reader } from '#db';

/** Which company a person belongs to, and as what. */
export interface Membership {
  memberId: string;
  companyId: string;
  companyName: string;
  role: 'manager' | 'participant';
}

export function findMembership(db: Reader, { userId }: { userId: string }): Membership | null {
  const row = db
    .select({ memberId: members.id, companyId: companies.id, companyName: companies.name, role: members.role })
    .from(members)
    .innerJoin(companies, eq(companies.id, members.company_id))
    .where(eq(members.user_id, userId))
    .get();
  return row ?? null;
}
