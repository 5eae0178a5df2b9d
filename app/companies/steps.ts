import type { Transaction } from '#db';

/** What the report counts. */
export type Step = 'registered' | 'attended' | 'enrolled' | 'participant' | 'started' | 'completed' | 'certified';

/**
 * Told of every counted step, inside the transaction of the step, so that the report's row
 * and the step itself are written together or not at all. `subjectId` is the company,
 * enrolment, participant, certificate or event with company; `track` is null for 'registered' and 'attended'.
 */
export type OnStep = (tx: Transaction, step: { step: Step; subjectId: string; companyId: string; track: string | null; at: Date }) => void;

/** Told, inside the transaction that ends a membership, who no longer belongs to which company. */
export type OnLeft = (tx: Transaction, left: { companyId: string; userId: string; actorId: string; now: Date }) => void;

/** Told, inside the transaction that makes one registration of two, which company takes over from which. Its members have moved already. */
export type OnMerged = (tx: Transaction, merged: { fromId: string; intoId: string; actorId: string; now: Date }) => void;
