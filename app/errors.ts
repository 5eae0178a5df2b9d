/** Why the domain refuses. `app/http/respond.server.ts` gives each code its status, once. */
export type DomainErrorCode =
  'not-found' | 'not-allowed' | 'already-done' | 'not-open' | 'too-soon' | 'too-many' | 'expired' | 'invalid' | 'last-manager' | 'other-company';

/** Thrown by the rooms for a refusal that a person can cause. Anything else thrown is a fault of ours. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: DomainErrorCode, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }

  /** The running server and the built routes each load this file; a refusal from either is the same refusal. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DomainError';
  }
}
