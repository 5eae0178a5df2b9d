/** The demonstration accounts, each signed in once per run by demonstration.setup.ts. */
import { root } from './sites.ts';

export const accounts = {
  founder: 'founder@example.nl',
  manager: 'manager@example.nl',
  participant: 'participant@example.nl',
  certified: 'certified@example.nl',
  officer: 'officer@example.nl',
  administrator: 'administrator@example.nl',
} as const;

export type Account = keyof typeof accounts;
export type Role = 'anonymous' | Account;

export const password = 'demonstratie-2026';

const folder = `${root}test-results/e2e-state`;
/** Where the session of an account is kept between the set-up and the tests. */
export const sessionFile = (account: Account) => `${folder}/${account}.json`;
export const addressFile = `${folder}/addresses.json`;

/** What `storageState` of a context takes: the account's cookies, or none. */
export const storageOf = (role: Role) => (role === 'anonymous' ? { cookies: [], origins: [] } : sessionFile(role));
