/** What is tidied away every day. */
import { lt, lte, or } from 'drizzle-orm';
import { one_time_links, outbox_mails, sessions, transact, type Database } from '#db';
import { deleteExpiredCounts } from './throttle.server.ts';

const day = 24 * 3_600_000;
/** How long it can be seen that a mail was sent, and to whom. */
const mailMemory = 30 * day;

export function deleteExpired(db: Database, { now }: { now: Date }): void {
  const forgotten = new Date(now.getTime() - mailMemory);
  transact(db, (tx) => {
    tx.delete(sessions).where(lte(sessions.expires_at, now)).run();
    tx.delete(one_time_links).where(lte(one_time_links.expires_at, now)).run();
    tx.delete(outbox_mails)
      .where(or(lt(outbox_mails.sent_at, forgotten), lt(outbox_mails.failed_at, forgotten)))
      .run();
  });
  deleteExpiredCounts(db, { now });
}
