import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { byAddress, daysAfter, describeTable, kept } from './personal-data.ts';

/** How long the text of a mail that was given up is kept, so that it can be sent after all. */
export const givenUpBodyDays = 7;

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

describeTable(outbox_mails, {
  activity: 'mail',
  basis: 'agreement',
  title: { nl: 'mails aan u', en: 'emails to you' },
  purpose: {
    nl: 'een mail te bezorgen, en het later nog eens te proberen als dat niet lukt',
    en: 'deliver an email, and try again later if that fails',
  },
  person: [byAddress(outbox_mails.recipient)],
  retention: [
    daysAfter(outbox_mails.failed_at, givenUpBodyDays, { clears: { body_text: '', body_html: '' } }),
    daysAfter(outbox_mails.sent_at, 30),
    daysAfter(outbox_mails.failed_at, 30),
  ],
  columns: {
    id: 'none',
    recipient: 'personal',
    locale: 'personal',
    subject: 'personal',
    body_text: 'withheld',
    body_html: 'withheld',
    created_at: 'personal',
    attempts: 'personal',
    next_attempt_at: 'personal',
    sent_at: 'personal',
    failed_at: 'personal',
    last_error: 'none',
    unsubscribe_url: 'withheld',
  },
});

/** Work that one process does at a time. A lease ends by itself when its holder dies. */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  /** Random, made when the process starts. */
  holder: text('holder').notNull(),
  expires_at: instant('expires_at').notNull(),
});

describeTable(leases, {
  activity: 'mail',
  basis: 'public-task',
  title: { nl: 'lopend werk van de server', en: 'running work of the server' },
  purpose: {
    nl: 'werk door één proces tegelijk te laten doen',
    en: 'have work done by one process at a time',
  },
  person: [],
  retention: [kept('één regel per soort werk, over niemand', 'one line per kind of work, about nobody')],
  columns: {
    name: 'none',
    holder: 'none',
    expires_at: 'none',
  },
});
