/** Addresses that exist only once the demonstration runs: ids and one-time links. Found by demonstration.setup.ts. */
import { readFileSync } from 'node:fs';
import { addressFile } from './accounts.ts';

export interface Addresses {
  /** The manager's open enrolment. */
  enrolment: string;
  /** Attempts of the founder: one in progress, one failed, one passed. */
  openAttempt: string;
  failedAttempt: string;
  passedAttempt: string;
  /** The module of the founder's failed attempt, whose quiz is paused. */
  pausedModule: string;
  certificate: string;
  /** Tokens of mailed links that nobody has used. */
  confirmToken: string;
  resetToken: string;
  invitationToken: string;
  officerToken: string;
}

let known: Addresses | undefined;
export function addresses(): Addresses {
  return (known ??= JSON.parse(readFileSync(addressFile, 'utf8')) as Addresses);
}
