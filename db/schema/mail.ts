import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

/** Mail waiting to be sent, written in the transaction of what it tells about. */
export const outbox_mails = sqliteTable(
  'outbox_mails',
  {
    /** Also the Message-ID, the same at every attempt: a repeat is recognised. */
    id: id().primaryKey(),
    recipient: text('recipient').notNull(),
    locale: text('locale', { enum: ['nl', 'en'] }).notNull(),
    subject: text('subject').notNull(),
    body_text: text('body_text').notNull(),
    body_html: text('body_html').notNull(),
    created_at: instant('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    next_attempt_at: instant('next_attempt_at').notNull(),
    sent_at: instant('sent_at'),
    /** Given up after the last attempt. */
    failed_at: instant('failed_at'),
    last_error: text('last_error'),
    /** Where one click ends this kind of mail (RFC 8058); null for mail that a person can't be without. */
    unsubscribe_url: text('unsubscribe_url'),
  },
  (t) => [index('outbox_mails_due').on(t.sent_at, t.failed_at, t.next_attempt_at)],
);

/** Work that one process does at a time. A lease ends by itself when its holder dies. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  /** Random, made when the process starts. */
  holder: text('holder').notNull(),
  expires_at: instant('expires_at').notNull(),
});
