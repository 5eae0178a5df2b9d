import type { Transaction } from '#db';

/** What the report counts. */
export type Step = 'registered' | 'enrolled' | 'participant' | 'started' | 'completed' | 'certified';

/**
 * Told of every counted step, inside the transaction of the step, so that the report's row
 * and the step itself are written together or not at all. `subjectId` is the company,
 * enrolment, participant or certificate; `track` is null for a registration only.
 */
export type OnStep = (tx: Transaction, step: { step: Step; subjectId: string; companyId: string; track: string | null; at: Date }) => void;
