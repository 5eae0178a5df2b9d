import { DomainError } from '#app/errors.ts';

/** The code with which the domain refuses this work; null when it is done. Any other error is a fault of the test. */
export function refusal(work: () => unknown): DomainError['code'] | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
