/** Addresses that exist only once the demonstration runs: ids and one-time links. Found by demonstration.setup.ts. */
import { readFileSync } from 'node:fs';
import { addressFile } from './accounts.ts';

export interface Addresses {
  /** The manager's open enrolment. */
  enrolment: string;
  /** The membership of a colleague of the manager. */
  colleague: string;
  /** Attempts of the founder: one in progress, one failed, one passed. */
  openAttempt: string;
  failedAttempt: string;
  passedAttempt: string;
  /** The module of the founder's failed attempt, whose quiz is paused. */
  pausedModule: string;
  certificate: string;
  /** An event to come for everyone, and one that is over. */
  event: string;
  pastEvent: string;
  /** Missions: the manager's next one, the certified company's last one, and a draft. */
  mission: string;
  pastMission: string;
  draftMission: string;
  /** A company on the next mission. */
  missionCompany: string;
  /** A company that an officer doubts, and the page (`:company/merge?with=`) of two that look alike. */
  doubtedCompany: string;
  twoCompanies: string;
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
