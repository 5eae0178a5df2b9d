import type { Transaction } from '#db';

/** Told, inside the transaction of the last step, that everyone in an enrolment has finished. */
export type OnFinished = (tx: Transaction, finished: { enrolmentId: string; now: Date }) => void;

/** Told, inside the transaction that adds somebody to an enrolment, who was added. */
export type OnAdded = (tx: Transaction, added: { participantId: string; now: Date }) => void;
