import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

export const users = sqliteTable(
  'users',
  {
    id: id().primaryKey(),
    /** Trimmed and lower-cased: one address, one account. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    password_hash: text('password_hash').notNull(),
    role: text('role', { enum: ['member', 'officer', 'administrator'] })
      .notNull()
      .default('member'),
    locale: text('locale', { enum: ['nl', 'en'] }).notNull(),
    created_at: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('users_email').on(t.email),
    check('users_email_is_normal', sql`${t.email} = lower(trim(${t.email}))`),
    check('users_role', sql`${t.role} in ('member', 'officer', 'administrator')`),
  ],
);

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the session id: a read of the database gives no one a session. */
    id_hash: text('id_hash').primaryKey(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    created_at: instant('created_at').notNull(),
    expires_at: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.user_id)],
);

/** Links sent by mail. The token itself is only in the mail; a button consumes it. */
export const one_time_links = sqliteTable(
  'one_time_links',
  {
    token_hash: text('token_hash').primaryKey(),
    purpose: text('purpose', { enum: ['confirm-registration', 'reset-password', 'change-email', 'first-officer'] }).notNull(),
    email: text('email').notNull(),
    user_id: id('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** What waits for the confirmation, for instance a registration; nothing else is created before it. */
    payload: text('payload', { mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    created_at: instant('created_at').notNull(),
    expires_at: instant('expires_at').notNull(),
    used_at: instant('used_at'),
  },
  (t) => [index('one_time_links_expiry').on(t.expires_at)],
);

/** Who did what when. Append-only: triggers refuse UPDATE and DELETE. Holds ids, never names or addresses. */
export const audit_log = sqliteTable(
  'audit_log',
  {
    id: id().primaryKey(),
    at: instant('at').notNull(),
    /** No reference: the row outlives the account. Null is the system itself. */
    actor_id: id('actor_id'),
    action: text('action').notNull(),
    subject_id: id('subject_id').notNull(),
    details: text('details', { mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index('audit_log_subject').on(t.subject_id), index('audit_log_at').on(t.at)],
);

/** Counted tries, in the shape rate-limiter-flexible asks for. Keys are hashes: no addresses are kept. */
export const throttle_counts = sqliteTable('throttle_counts', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  /** Milliseconds since 1970; until then the tries are added up. */
  expire: integer('expire'),
});
