/** What administrators see of the outbox, and what they can do about mail that was given up. Never shows a body. */
import { and, asc, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { outbox_mails, transact, type Database, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';

/** More of either kind is a number; an administrator then has another problem than single mails. */
const shownAtMost = 100;

export interface DelayedMail {
  id: string;
  createdAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  /** What the mail server said, without addresses. */
  lastError: string;
}

export interface GivenUpMail {
  id: string;
  createdAt: Date;
  failedAt: Date;
  attempts: number;
  recipient: string;
  subject: string;
  locale: Locale;
  lastError: string;
  /** Its text is still there. */
  canRetry: boolean;
}

export interface OutboxState {
  /** Mails that were not tried yet, or are being sent this moment for the first time. */
  waiting: number;
  delayed: { total: number; first: DelayedMail[] };
  givenUp: { total: number; first: GivenUpMail[] };
}

const unfinished = and(isNull(outbox_mails.sent_at), isNull(outbox_mails.failed_at));
const isDelayed = and(unfinished, isNotNull(outbox_mails.last_error));
const isGivenUp = isNotNull(outbox_mails.failed_at);

/** The next to be tried, and the last given up, first. Only mail that was given up says to whom it went. */
export function readOutboxState(db: Reader): OutboxState {
  const total = (where: typeof unfinished) => db.select({ n: count() }).from(outbox_mails).where(where).get()!.n;
  const { id, created_at, failed_at, attempts, next_attempt_at, recipient, subject, locale, last_error, body_text } = outbox_mails;
  const delayed = db
    .select({ id, createdAt: created_at, attempts, nextAttemptAt: next_attempt_at, lastError: last_error })
    .from(outbox_mails)
    .where(isDelayed)
    .orderBy(asc(next_attempt_at))
    .limit(shownAtMost)
    .all();
  const givenUp = db
    .select({ id, createdAt: created_at, failedAt: failed_at, attempts, recipient, subject, locale, lastError: last_error, body: body_text })
    .from(outbox_mails)
    .where(isGivenUp)
    .orderBy(desc(failed_at), asc(id))
    .limit(shownAtMost)
    .all();
  return {
    waiting: total(and(unfinished, isNull(last_error))),
    delayed: { total: total(isDelayed), first: delayed.map((mail) => ({ ...mail, lastError: mail.lastError ?? '' })) },
    givenUp: {
      total: total(isGivenUp),
      first: givenUp.map(({ body, ...mail }) => ({ ...mail, failedAt: mail.failedAt!, lastError: mail.lastError ?? '', canRetry: body !== '' })),
    },
  };
}

/** For the administrators' attention. */
export function countGivenUpMails(db: Reader): number {
  return db.select({ n: count() }).from(outbox_mails).where(isGivenUp).get()!.n;
}

/** Told of every decision, in its transaction. */
export type OnMailDecision = (tx: Transaction, decision: { decided: 'retried' | 'dropped'; mailId: string; actorId: string; now: Date }) => void;

interface Decision {
  mailId: string;
  actorId: string;
  now: Date;
  onMailDecision: OnMailDecision;
}

function findGivenUp(tx: Transaction, { mailId }: { mailId: string }) {
  const mail = tx
    .select()
    .from(outbox_mails)
    .where(and(eq(outbox_mails.id, mailId), isGivenUp))
    .get();
  if (!mail) throw new DomainError('not-found');
  return mail;
}

/**
 * Lets a mail that was given up begin anew, with its own Message-ID and all its attempts.
 * DomainError('not-found') for any other mail, 'expired' when its text has been erased.
 */
export function retryMail(db: Database, { mailId, actorId, now, onMailDecision }: Decision): void {
  transact(db, (tx) => {
    const mail = findGivenUp(tx, { mailId });
    if (mail.body_text === '') throw new DomainError('expired');
    tx.update(outbox_mails).set({ failed_at: null, last_error: null, attempts: 0, next_attempt_at: now }).where(eq(outbox_mails.id, mailId)).run();
    onMailDecision(tx, { decided: 'retried', mailId, actorId, now });
  });
}

/** Deletes a mail that was given up. DomainError('not-found') for any other. */
export function dropMail(db: Database, { mailId, actorId, now, onMailDecision }: Decision): void {
  transact(db, (tx) => {
    findGivenUp(tx, { mailId });
    tx.delete(outbox_mails).where(eq(outbox_mails.id, mailId)).run();
    onMailDecision(tx, { decided: 'dropped', mailId, actorId, now });
  });
}
