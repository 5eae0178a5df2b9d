import { eq } from 'drizzle-orm';
import { companies, milestones, type Transaction } from '#db';
import type { Step } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { monthOf } from '../i18n/format.ts';

/**
 * Notes a counted step with the company as it is at this moment, inside the transaction of the step.
 * The same step of the same subject counts once. Throws not-found for an unknown company.
 * @param given.timeZone decides in which month the step falls
 */
export function recordMilestone(
  tx: Transaction,
  given: { step: Step; subjectId: string; companyId: string; track: string | null; at: Date; timeZone: string },
): void {
  const { step, subjectId, companyId, track, at, timeZone } = given;
  const company = tx
    .select({ sector: companies.sector, municipality: companies.municipality, kind: companies.kind })
    .from(companies)
    .where(eq(companies.id, companyId))
    .get();
  if (!company) throw new DomainError('not-found');
  tx.insert(milestones)
    .values({
      step,
      subject_id: subjectId,
      company_id: companyId,
      at,
      month: monthOf(at, timeZone),
      track,
      sector: company.sector,
      municipality: company.municipality,
      company_kind: company.kind,
    })
    .onConflictDoNothing({ target: [milestones.step, milestones.subject_id] })
    .run();
}
