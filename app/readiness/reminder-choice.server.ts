/** Whether somebody wants reminders of their training: by the link in each of them, or in their settings. */
import { eq } from 'drizzle-orm';
import { hashToken, reminders, transact, users, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';

/** Whose reminders a token stops, and whether they are stopped already; null for an unknown one. */
export function findReminder(db: Reader, { token }: { token: string }): { userId: string; stopped: boolean } | null {
  const found = db
    .select({ userId: users.id, offAt: users.reminders_off_at })
    .from(reminders)
    .innerJoin(users, eq(users.id, reminders.user_id))
    .where(eq(reminders.token_hash, hashToken(token)))
    .get();
  return found ? { userId: found.userId, stopped: found.offAt !== null } : null;
}

/** Stops the reminders of whom the mail was for. Again changes nothing. Throws expired for an unknown token. */
export function stopReminders(db: Database, { token, now }: { token: string; now: Date }): void {
  const found = findReminder(db, { token });
  if (!found) throw new DomainError('expired');
  chooseReminders(db, { userId: found.userId, wanted: false, now });
}

export function readReminderChoice(db: Reader, { userId }: { userId: string }): { wanted: boolean } {
  const row = db.select({ offAt: users.reminders_off_at }).from(users).where(eq(users.id, userId)).get();
  return { wanted: row?.offAt === null };
}

/** What stands already keeps its moment. */
export function chooseReminders(db: Database, { userId, wanted, now }: { userId: string; wanted: boolean; now: Date }): void {
  transact(db, (tx) => {
    if (readReminderChoice(tx, { userId }).wanted === wanted) return;
    tx.update(users)
      .set({ reminders_off_at: wanted ? null : now })
      .where(eq(users.id, userId))
      .run();
    recordAudit(tx, { actorId: userId, action: wanted ? 'account.reminders-on' : 'account.reminders-off', subjectId: userId, now });
  });
}
