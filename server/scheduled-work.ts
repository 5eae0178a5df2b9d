/** Work that returns by itself, and that one process at a time does. */
import { releaseLease, takeLease } from '../app/mail/lease.server.ts';
import type { Log } from '../app/mail/delivery.server.ts';
import type { AppContext } from '../app/http/context.server.ts';
import { siteOf } from '../app/accounts/site.ts';
import { runRetention } from '../app/privacy/retention.server.ts';
import { isDecentHour, sendReminders } from '../app/readiness/reminders.server.ts';
import { wireSteps } from '../app/wiring.server.ts';
import { newId } from '../db/index.ts';

const minute = 60_000;
/** Longer than any of this work takes, so that a process that dies in it holds nobody up for long. */
const leaseSeconds = 600;

interface Scheduled {
  name: string;
  /** Milliseconds between two looks. */
  every: number;
  work(now: Date): void;
}

/** What returns: reminders are looked for every quarter of an hour by day, what may not be kept longer goes once a day. */
function listWork(app: AppContext, log: Log): Scheduled[] {
  const { db, catalogue, operator } = app;
  const timeZone = operator.time_zone;
  return [
    {
      name: 'retention',
      every: 24 * 60 * minute,
      work(now) {
        const lines = runRetention(db, { site: siteOf(app), timeZone, now, onLeft: wireSteps(app).onLeft });
        for (const { table, what, rows } of lines) log.info({ table, what, rows }, 'retention');
        if (lines.length > 0) app.wakeMail();
      },
    },
    {
      name: 'reminders',
      every: 15 * minute,
      work(now) {
        if (!isDecentHour(now, timeZone)) return;
        const { sent } = sendReminders(db, { catalogue, site: siteOf(app), timeZone, now });
        if (sent > 0) app.wakeMail();
      },
    },
  ];
}

/** Begins at once, and again at each interval. A fault is logged, and the site goes on. */
export function startScheduledWork(app: AppContext, { log }: { log: Log }): { stop(): void } {
  const holder = newId();
  const timers = listWork(app, log).map(({ name, every, work }) => {
    const run = () => {
      const now = app.now();
      try {
        if (!takeLease(app.db, { name, holder, seconds: leaseSeconds, now })) return;
        work(now);
        releaseLease(app.db, { name, holder });
      } catch (error) {
        log.error({ fault: error instanceof Error ? error.message : String(error) }, name);
      }
    };
    run();
    return setInterval(run, every).unref();
  });
  return { stop: () => timers.forEach((timer) => clearInterval(timer)) };
}
