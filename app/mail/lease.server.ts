/** Work that one process does at a time: a lease in the database, which ends by itself when its holder dies. */
import { and, eq, lte, or } from 'drizzle-orm';
import { leases, transact, type Database } from '#db';

interface Hold {
  /** The work: 'mail', 'reminders' … */
  name: string;
  /** Random (newId), made when the process starts. */
  holder: string;
}
type TimedHold = Hold & { seconds: number; now: Date };

const expiryOf = ({ seconds, now }: TimedHold) => new Date(now.getTime() + seconds * 1000);

/** Takes a lease that is free or has run out, or prolongs one's own. False: another process has it. */
export function takeLease(db: Database, given: TimedHold): boolean {
  const { name, holder, now } = given;
  const expires_at = expiryOf(given);
  const taken = transact(db, (tx) =>
    tx
      .insert(leases)
      .values({ name, holder, expires_at })
      .onConflictDoUpdate({
        target: leases.name,
        set: { holder, expires_at },
        setWhere: or(eq(leases.holder, holder), lte(leases.expires_at, now)),
      })
      .run(),
  );
  return taken.changes === 1;
}

/** Prolongs one's own lease, to be called well before it runs out. False: it is lost, and the work must stop. */
export function renewLease(db: Database, given: TimedHold): boolean {
  const { name, holder } = given;
  const renewed = db
    .update(leases)
    .set({ expires_at: expiryOf(given) })
    .where(and(eq(leases.name, name), eq(leases.holder, holder)))
    .run();
  return renewed.changes === 1;
}

/** Gives one's own lease back, so that another process needn't wait. Does nothing to somebody else's. */
export function releaseLease(db: Database, { name, holder }: Hold): void {
  db.delete(leases)
    .where(and(eq(leases.name, name), eq(leases.holder, holder)))
    .run();
}
