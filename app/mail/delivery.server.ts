/** The worker that empties the outbox: one process at a time, one mail at a time. */
import { and, asc, eq, isNull, lte, min } from 'drizzle-orm';
import { newId, outbox_mails, transact, type Database } from '#db';
import { releaseLease, renewLease, takeLease } from './lease.server.ts';
import { PermanentRefusal, type MailTransport } from './transport.server.ts';

const minute = 60_000;
/** How long to wait after the first, second … failed attempt; after the last one the mail is given up. */
export const retryAfter = [1, 5, 30, 2 * 60, 12 * 60].map((minutes) => minutes * minute);
/** How long a mail that is being sent stays claimed: longer than every timeout of the transport. */
export const claim = 5 * minute;
/** Seconds after which another process may deliver when this one has died; prolonged three times as often. */
export const leaseSeconds = 60;
/** Looks again by itself, for mails that another process put in the outbox. */
const pollEvery = 30_000;

/** As pino's logger. Gets ids and codes, never addresses. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

type OutboxMail = typeof outbox_mails.$inferSelect;
const waiting = and(isNull(outbox_mails.sent_at), isNull(outbox_mails.failed_at));
/** Bodies hold links with secrets: they go once the mail is sent. Of a mail given up they stay a while, for another try. */
const withoutBody = { body_text: '', body_html: '' };
/** What a mail server said, without the address that it often repeats. */
const withoutAddresses = (words: string) => words.replace(/[^\s<>]+@[^\s<>]+/g, '…').slice(0, 500);

/** Takes the mail that has waited longest. The claim holds even where a lease was lost meanwhile, and ends by itself after a crash. */
function claimNext(db: Database, now: Date): OutboxMail | undefined {
  return transact(db, (tx) => {
    const mail = tx
      .select()
      .from(outbox_mails)
      .where(and(waiting, lte(outbox_mails.next_attempt_at, now)))
      .orderBy(asc(outbox_mails.next_attempt_at))
      .limit(1)
      .get();
    if (!mail) return undefined;
    return tx
      .update(outbox_mails)
      .set({ attempts: mail.attempts + 1, next_attempt_at: new Date(now.getTime() + claim) })
      .where(eq(outbox_mails.id, mail.id))
      .returning()
      .get();
  });
}

function recordFailure(db: Database, mail: OutboxMail, { error, now, log }: { error: unknown; now: Date; log: Log }): void {
  const delay = error instanceof PermanentRefusal ? undefined : retryAfter[mail.attempts - 1];
  const { code, responseCode } = (error instanceof PermanentRefusal ? error.cause : error) as { code?: string; responseCode?: number };
  const fields = { mail: mail.id, attempts: mail.attempts, code, responseCode };
  db.update(outbox_mails)
    .set({
      last_error: withoutAddresses(error instanceof Error ? error.message : String(error)),
      ...(delay === undefined ? { failed_at: now } : { next_attempt_at: new Date(now.getTime() + delay) }),
    })
    // While this process was held up, another may have sent the mail after all.
    .where(and(eq(outbox_mails.id, mail.id), eq(outbox_mails.attempts, mail.attempts), waiting))
    .run();
  if (delay === undefined) log.error(fields, 'mail given up');
  else log.warn(fields, 'mail delayed');
}

/** Sends what is due, oldest first. Returns how many mails were tried. */
export async function deliverDueMails(
  db: Database,
  { transport, now, log, stopped = () => false }: { transport: MailTransport; now: () => Date; log: Log; stopped?: () => boolean },
): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    const mail = stopped() ? undefined : claimNext(db, now());
    if (!mail) return tried;
    try {
      await transport.send({
        id: mail.id,
        to: mail.recipient,
        locale: mail.locale,
        subject: mail.subject,
        text: mail.body_text,
        html: mail.body_html,
        unsubscribeUrl: mail.unsubscribe_url,
        date: mail.created_at,
      });
      db.update(outbox_mails)
        .set({ sent_at: now(), failed_at: null, last_error: null, ...withoutBody })
        .where(eq(outbox_mails.id, mail.id))
        .run();
      log.info({ mail: mail.id, attempts: mail.attempts }, 'mail sent');
    } catch (error) {
      recordFailure(db, mail, { error, now: now(), log });
    }
  }
}

export interface MailWorker {
  /** Says that the outbox has something. */
  wake(): void;
  /** Lets the mail that is being sent finish, then closes the transport. */
  stop(): Promise<void>;
}

/** Sends what is due while this process has the lease, and gives it back. False: another process has it. */
async function deliverUnderLease(
  db: Database,
  { holder, stopped, ...given }: { holder: string; transport: MailTransport; now: () => Date; log: Log; stopped: () => boolean },
): Promise<boolean> {
  const hold = () => ({ name: 'mail', holder, seconds: leaseSeconds, now: given.now() });
  if (!takeLease(db, hold())) return false;
  let held = true;
  const renew = () => {
    try {
      held &&= renewLease(db, hold());
    } catch {
      // A database that doesn't answer grants no lease; the next mail would find out, and say so.
      held = false;
    }
    return held;
  };
  // A slow mail server can keep one mail longer than the lease lasts.
  const renewing = setInterval(renew, (leaseSeconds * 1000) / 3);
  try {
    await deliverDueMails(db, { ...given, stopped: () => stopped() || !renew() });
    return true;
  } finally {
    clearInterval(renewing);
    releaseLease(db, hold());
  }
}

export function startMailWorker({ db, transport, now, log }: { db: Database; transport: MailTransport; now: () => Date; log: Log }): MailWorker {
  const holder = newId();
  let stopped = false;
  let wokenMeanwhile = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  /** Milliseconds until the next mail is due, at most one polling interval. */
  const untilNext = () => {
    const next = db
      .select({ at: min(outbox_mails.next_attempt_at) })
      .from(outbox_mails)
      .where(waiting)
      .get()?.at;
    return next ? Math.min(Math.max(next.getTime() - now().getTime(), 0), pollEvery) : pollEvery;
  };
  const round = async () => {
    let mine = true;
    do {
      wokenMeanwhile = false;
      mine = await deliverUnderLease(db, { holder, transport, now, log, stopped: () => stopped });
    } while (mine && wokenMeanwhile && !stopped);
    // What is due is being sent by another process: its lease ends, or it is done, by the next look.
    return mine ? untilNext() : pollEvery;
  };
  const wake = () => {
    if (stopped) return;
    wokenMeanwhile = true;
    if (running) return;
    clearTimeout(timer);
    running = round()
      .catch((error: unknown) => {
        log.error({ fault: error instanceof Error ? error.message : String(error) }, 'mail worker');
        return pollEvery;
      })
      .then((wait) => {
        running = undefined;
        if (!stopped) timer = setTimeout(wake, wait).unref();
      });
  };

  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      transport.close();
    },
  };
}
