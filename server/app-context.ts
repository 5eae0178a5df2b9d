/** What every loader and action gets, made once at start from the parts of the process. */
import type { Logger } from 'pino';
import { createOpenIdProviders } from '../app/accounts/openid-provider.server.ts';
import { createSessions } from '../app/accounts/session.server.ts';
import { createThrottle } from '../app/accounts/throttle.server.ts';
import type { AppContext } from '../app/http/context.server.ts';
import type { Database } from '../db/index.ts';
import { loggablePath } from './loggable-path.ts';

/** @param given.wakeMail tells the mail worker that the outbox has something */
export function createAppContext({
  log,
  ...given
}: Pick<AppContext, 'catalogue' | 'operator' | 'config' | 'factorKey' | 'now' | 'wakeMail'> & { db: Database; log: Logger }): AppContext {
  const { db, config } = given;
  return {
    ...given,
    sessions: createSessions(db, { secure: config.baseUrl.startsWith('https:'), now: given.now }),
    throttle: createThrottle(db),
    openIdProviders: createOpenIdProviders(config.openId, { baseUrl: config.baseUrl, log, now: given.now }),
    answersFromDatabase() {
      try {
        return db.$client.prepare('select 1').get() !== undefined;
      } catch {
        return false;
      }
    },
    reportFault: (error, path) =>
      log.error({ path: loggablePath(path), fault: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, 'fault'),
  };
}
