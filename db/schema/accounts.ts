import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
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
    /** Since when this person wants no reminders of their training; null is that they get them. */
    reminders_off_at: instant('reminders_off_at'),
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
    /** Noted at most once an hour: enough to recognise a session by. */
    last_used_at: instant('last_used_at').notNull(),
    /** 'Firefox, Windows': what the browser said of itself at sign-in. */
    device: text('device').notNull(),
    /**
     * How the person proved who they are. `password-pending`: the password was right, and the second
     * factor is still to come; such a session opens nothing else.
     */
    assurance: text('assurance', { enum: ['password-pending', 'password', 'second-factor', 'passkey', 'openid'] }).notNull(),
    /** The last proof of identity: what is changed about an account asks for a recent one. */
    proved_at: instant('proved_at').notNull(),
  },
  (t) => [
    index('sessions_user').on(t.user_id),
    check('sessions_assurance', sql`${t.assurance} in ('password-pending', 'password', 'second-factor', 'passkey', 'openid')`),
  ],
);

/** An authenticator app (RFC 6238). One per person; it counts from its confirmation with a first code on. */
export const totp_factors = sqliteTable('totp_factors', {
  user_id: id('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The shared secret, sealed with the installation's key: a read of the database gives no codes. */
  sealed_secret: text('sealed_secret').notNull(),
  created_at: instant('created_at').notNull(),
  confirmed_at: instant('confirmed_at'),
  /** The time step of the last code used, in periods of 30 s since 1970: a code works once. */
  last_step: integer('last_step'),
});

/** Codes on paper for who has lost their authenticator. Each works once. */
export const recovery_codes = sqliteTable(
  'recovery_codes',
  {
    code_hash: text('code_hash').primaryKey(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    created_at: instant('created_at').notNull(),
    used_at: instant('used_at'),
  },
  (t) => [index('recovery_codes_user').on(t.user_id)],
);

/** A key on somebody's device (WebAuthn level 3), to sign in without a password. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    /** The credential id, base64url. */
    id: id().primaryKey(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** COSE key, base64url. */
    public_key: text('public_key').notNull(),
    /** The authenticator's signature counter; many stay at 0. */
    counter: integer('counter').notNull(),
    transports: text('transports', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** As its owner calls it. */
    name: text('name').notNull(),
    created_at: instant('created_at').notNull(),
    last_used_at: instant('last_used_at'),
  },
  (t) => [index('passkeys_user').on(t.user_id)],
);

/** What a browser has been asked to sign or to bring back, once: a WebAuthn challenge, an OpenID Connect request. */
export const sign_in_challenges = sqliteTable(
  'sign_in_challenges',
  {
    /** SHA-256 of the challenge or state. */
    hash: text('hash').primaryKey(),
    purpose: text('purpose', { enum: ['passkey-registration', 'passkey-sign-in', 'openid'] }).notNull(),
    /** Whose passkey is registered. */
    user_id: id('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** For OpenID Connect: provider, PKCE verifier, nonce and where to return to. */
    payload: text('payload', { mode: 'json' }).$type<Record<string, unknown>>().notNull().default({}),
    expires_at: instant('expires_at').notNull(),
  },
  (t) => [
    index('sign_in_challenges_expiry').on(t.expires_at),
    check('sign_in_challenges_purpose', sql`${t.purpose} in ('passkey-registration', 'passkey-sign-in', 'openid')`),
  ],
);

/** Who somebody is at a provider of identities. */
export const openid_identities = sqliteTable(
  'openid_identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    created_at: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('openid_identities_user').on(t.user_id)],
);

/** Somebody's calendar address (RFC 5545): who knows it can read the dates, so only its hash is kept. */
export const calendar_feeds = sqliteTable('calendar_feeds', {
  user_id: id('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  token_hash: text('token_hash').notNull().unique(),
  created_at: instant('created_at').notNull(),
});

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
  (t) => [index('audit_log_subject').on(t.subject_id), index('audit_log_at').on(t.at), index('audit_log_actor').on(t.actor_id)],
);

/** Counted tries, in the shape rate-limiter-flexible asks for. Keys are hashes: no addresses are kept. */
export const throttle_counts = sqliteTable('throttle_counts', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  /** Milliseconds since 1970; until then the tries are added up. */
  expire: integer('expire'),
});
