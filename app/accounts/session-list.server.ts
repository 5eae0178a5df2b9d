/** A person's sessions: where they are signed in, and signing out elsewhere. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import { sessions, transact, type Database, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import { recordAudit } from './audit.server.ts';
import type { Assurance } from './session.server.ts';

export interface ListedSession {
  /** Tells the sessions apart; a session can't be used with it. */
  hash: string;
  device: string;
  assurance: Assurance;
  signedInAt: Date;
  lastUsedAt: Date;
}

/** Without those that still wait for a second factor; last used first. */
export function listSessions(db: Reader, { userId, now }: { userId: string; now: Date }): ListedSession[] {
  return db
    .select({
      hash: sessions.id_hash,
      device: sessions.device,
      assurance: sessions.assurance,
      signedInAt: sessions.created_at,
      lastUsedAt: sessions.last_used_at,
    })
    .from(sessions)
    .where(and(eq(sessions.user_id, userId), ne(sessions.assurance, 'password-pending'), gt(sessions.expires_at, now)))
    .orderBy(desc(sessions.last_used_at), desc(sessions.created_at))
    .all();
}

/** Ends all of a person's sessions but one, with the change that asks for it. Returns how many. */
export function endSessions(tx: Transaction, { userId, except }: { userId: string; except: string }): number {
  return tx
    .delete(sessions)
    .where(and(eq(sessions.user_id, userId), ne(sessions.id_hash, except)))
    .run().changes;
}

/** Signs a person out everywhere else. */
export function signOutElsewhere(db: Database, { userId, except, now }: { userId: string; except: string; now: Date }): void {
  transact(db, (tx) => {
    const ended = endSessions(tx, { userId, except });
    if (ended > 0) recordAudit(tx, { actorId: userId, action: 'session.ended-elsewhere', subjectId: userId, details: { sessions: ended }, now });
  });
}

/** Ends one of a person's sessions. DomainError('not-found') when it isn't theirs or has ended. */
export function signOutSession(db: Database, { userId, hash, now }: { userId: string; hash: string; now: Date }): void {
  transact(db, (tx) => {
    const ended = tx
      .delete(sessions)
      .where(and(eq(sessions.user_id, userId), eq(sessions.id_hash, hash)))
      .run();
    if (ended.changes === 0) throw new DomainError('not-found');
    recordAudit(tx, { actorId: userId, action: 'session.ended-elsewhere', subjectId: userId, details: { sessions: 1 }, now });
  });
}
