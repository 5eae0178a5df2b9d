/** How often something may be tried: counted in the database, so a restart forgives nothing. */
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { hashToken, type Database } from '#db';
import { DomainError } from '../errors.ts';

const minute = 60;
const hour = 60 * minute;

/** Every limit of the site: tries per number of seconds. */
export const limits = {
  /** Passwords tried for one e-mail address. */
  'sign-in-account': { tries: 10, seconds: 15 * minute },
  'sign-in-client': { tries: 60, seconds: 15 * minute },
  /** Codes tried as somebody's second factor. At 480 tries a day and three valid codes at a time, a guesser who has the password needs a year or two. */
  'second-factor-account': { tries: 5, seconds: 15 * minute },
  /** Mails that a stranger can have sent to one address. */
  'mail-recipient': { tries: 5, seconds: hour },
  'mail-client': { tries: 30, seconds: hour },
  /** Links with a token that doesn't exist. */
  'token-client': { tries: 30, seconds: hour },
  /** Certificate numbers that don't exist, typed or in an address. */
  'certificate-client': { tries: 30, seconds: hour },
  /** Drawing a certificate's file takes a tenth of a second of the server. */
  'certificate-file-client': { tries: 120, seconds: hour },
  /** Mission codes that don't exist, tried for one company. */
  'join-code-company': { tries: 20, seconds: hour },
  /** A form takes fifty addresses; this leaves room to send some of them again on the same day. */
  'invitation-company': { tries: 100, seconds: 24 * hour },
  /** Mails to a mission's companies, and lists of people to ask, by one officer. */
  'mission-mail-officer': { tries: 20, seconds: 24 * hour },
  'mission-list-officer': { tries: 20, seconds: 24 * hour },
} as const satisfies Record<string, { tries: number; seconds: number }>;

export type Limit = keyof typeof limits;

export interface Throttle {
  /** Counts one try. Over the limit: DomainError('too-many') with `retryAfterSeconds`. */
  count(limit: Limit, subject: string): Promise<void>;
  /** How many tries a subject has left. */
  room(limit: Limit, subject: string): Promise<number>;
  /** Forgets the tries of one subject, after a success. */
  forget(limit: Limit, subject: string): Promise<void>;
  /**
   * Counts misses only: a whole office may follow its links from one address, a guesser may not.
   * Over the limit nothing is looked up any more.
   */
  lookUp<T>(limit: Limit, subject: string, find: () => T | null): Promise<T | null>;
}

/** Counts by the real clock. A subject is an e-mail address, a client's address or an id; only its hash is stored. */
export function createThrottle(db: Database): Throttle {
  const limiters = new Map(
    Object.entries(limits).map(([name, { tries, seconds }]) => [
      name,
      new RateLimiterSQLite({
        storeClient: db.$client,
        storeType: 'better-sqlite3',
        tableName: 'throttle_counts',
        tableCreated: true,
        keyPrefix: name,
        points: tries,
        duration: seconds,
        clearExpiredByTimeout: false,
      }),
    ]),
  );
  const limiterOf = (limit: Limit) => limiters.get(limit)!;
  const tooMany = (state: RateLimiterRes) => new DomainError('too-many', { retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) });

  const count = async (limit: Limit, subject: string) => {
    try {
      await limiterOf(limit).consume(hashToken(subject));
    } catch (reason) {
      throw reason instanceof RateLimiterRes ? tooMany(reason) : reason;
    }
  };
  return {
    count,
    async room(limit, subject) {
      const state = await limiterOf(limit).get(hashToken(subject));
      return Math.max(0, limits[limit].tries - (state?.consumedPoints ?? 0));
    },
    async forget(limit, subject) {
      await limiterOf(limit).delete(hashToken(subject));
    },
    async lookUp(limit, subject, find) {
      const state = await limiterOf(limit).get(hashToken(subject));
      if (state && state.consumedPoints >= limits[limit].tries) throw tooMany(state);
      const found = find();
      if (found === null) await count(limit, subject);
      return found;
    },
  };
}
