import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { byAddress, byId, daysAfter, describeTable, kept, withPerson } from './personal-data.ts';

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
    /** The last sign-in or use of a session, to the hour; a trigger on sessions notes it. Null before the first. */
    last_seen_at: instant('last_seen_at'),
    /** When the person was told that their account isn't used and will be erased. */
    inactivity_warned_at: instant('inactivity_warned_at'),
  },
  (t) => [
    uniqueIndex('users_email').on(t.email),
    check('users_email_is_normal', sql`${t.email} = lower(trim(${t.email}))`),
    check('users_role', sql`${t.role} in ('member', 'officer', 'administrator')`),
  ],
);

describeTable(users, {
  activity: 'accounts',
  basis: 'agreement',
  title: { nl: 'accounts', en: 'accounts' },
  purpose: {
    nl: 'u te herkennen, te laten inloggen en te mailen in uw taal',
    en: 'recognise you, let you sign in and write to you in your language',
  },
  person: [byId(users.id)],
  retention: [
    {
      kind: 'by-rule',
      rule: 'inactive-accounts',
      words: {
        nl: 'zolang u een account hebt; na 24 maanden zonder gebruik wissen we het, 30 dagen na een waarschuwing per mail',
        en: 'for as long as you have an account; after 24 months without use we erase it, 30 days after a warning by email',
      },
    },
  ],
  columns: {
    id: 'linked',
    email: 'personal',
    name: 'personal',
    password_hash: 'withheld',
    role: 'personal',
    locale: 'personal',
    created_at: 'personal',
    reminders_off_at: 'personal',
    last_seen_at: 'personal',
    inactivity_warned_at: 'personal',
  },
});

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

describeTable(sessions, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'sessies', en: 'sessions' },
  purpose: {
    nl: 'u ingelogd te houden en u te laten zien waar u bent ingelogd',
    en: 'keep you signed in and show you where you are signed in',
  },
  person: [byId(sessions.user_id)],
  retention: [daysAfter(sessions.expires_at, 0), withPerson],
  columns: {
    id_hash: 'withheld',
    user_id: 'linked',
    created_at: 'personal',
    expires_at: 'personal',
    last_used_at: 'personal',
    device: 'personal',
    assurance: 'personal',
    proved_at: 'personal',
  },
});

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

describeTable(totp_factors, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'authenticator-apps', en: 'authenticator apps' },
  purpose: {
    nl: 'bij het inloggen een tweede bewijs te vragen',
    en: 'ask for a second proof at sign-in',
  },
  person: [byId(totp_factors.user_id)],
  retention: [withPerson],
  columns: {
    user_id: 'linked',
    sealed_secret: 'withheld',
    created_at: 'personal',
    confirmed_at: 'personal',
    last_step: 'withheld',
  },
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

describeTable(recovery_codes, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'herstelcodes', en: 'recovery codes' },
  purpose: {
    nl: 'u te laten inloggen als u uw authenticator-app kwijt bent',
    en: 'let you sign in when you have lost your authenticator app',
  },
  person: [byId(recovery_codes.user_id)],
  retention: [withPerson],
  columns: {
    code_hash: 'withheld',
    user_id: 'linked',
    created_at: 'personal',
    used_at: 'personal',
  },
});

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

describeTable(passkeys, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'passkeys', en: 'passkeys' },
  purpose: {
    nl: 'u te laten inloggen zonder wachtwoord',
    en: 'let you sign in without a password',
  },
  person: [byId(passkeys.user_id)],
  retention: [withPerson],
  columns: {
    id: 'withheld',
    user_id: 'linked',
    public_key: 'withheld',
    counter: 'withheld',
    transports: 'personal',
    name: 'personal',
    created_at: 'personal',
    last_used_at: 'personal',
  },
});

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

describeTable(sign_in_challenges, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'vragen aan uw browser', en: 'questions to your browser' },
  purpose: {
    nl: 'te controleren of het antwoord van een passkey of inlogdienst bij onze vraag hoort',
    en: 'check that the answer of a passkey or sign-in service belongs to our question',
  },
  person: [byId(sign_in_challenges.user_id)],
  retention: [daysAfter(sign_in_challenges.expires_at, 0), withPerson],
  columns: {
    hash: 'withheld',
    purpose: 'personal',
    user_id: 'linked',
    payload: 'withheld',
    expires_at: 'personal',
  },
});

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

describeTable(openid_identities, {
  activity: 'security',
  basis: 'agreement',
  title: { nl: 'inlogdiensten', en: 'sign-in services' },
  purpose: {
    nl: 'u te herkennen als u inlogt met een dienst van uw organisatie',
    en: 'recognise you when you sign in with a service of your organisation',
  },
  person: [byId(openid_identities.user_id)],
  retention: [withPerson],
  columns: {
    issuer: 'personal',
    subject: 'personal',
    user_id: 'linked',
    created_at: 'personal',
  },
});

/** Somebody's calendar address (RFC 5545): who knows it can read the dates, so only its hash is kept. */
export const calendar_feeds = sqliteTable('calendar_feeds', {
  user_id: id('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  token_hash: text('token_hash').notNull().unique(),
  created_at: instant('created_at').notNull(),
});

describeTable(calendar_feeds, {
  activity: 'accounts',
  basis: 'agreement',
  title: { nl: 'agenda-adressen', en: 'calendar addresses' },
  purpose: {
    nl: 'uw data in uw eigen agenda te tonen',
    en: 'show your dates in your own calendar',
  },
  person: [byId(calendar_feeds.user_id)],
  retention: [withPerson],
  columns: {
    user_id: 'linked',
    token_hash: 'withheld',
    created_at: 'personal',
  },
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

describeTable(one_time_links, {
  activity: 'accounts',
  basis: 'agreement',
  title: { nl: 'links per mail', en: 'links by email' },
  purpose: {
    nl: 'te controleren dat een e-mailadres van u is, voordat er iets verandert',
    en: 'check that an email address is yours before anything changes',
  },
  person: [byId(one_time_links.user_id), byAddress(one_time_links.email)],
  retention: [daysAfter(one_time_links.expires_at, 0), withPerson],
  columns: {
    token_hash: 'withheld',
    purpose: 'personal',
    email: 'personal',
    user_id: 'linked',
    payload: 'personal',
    created_at: 'personal',
    expires_at: 'personal',
    used_at: 'personal',
  },
});

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

describeTable(audit_log, {
  activity: 'accountability',
  basis: 'public-task',
  title: { nl: 'logboek', en: 'audit log' },
  purpose: {
    nl: 'te kunnen nagaan wie wat deed en wanneer',
    en: 'be able to trace who did what and when',
  },
  person: [byId(audit_log.actor_id), byId(audit_log.subject_id)],
  retention: [
    kept(
      'het logboek is er om later te kunnen nagaan wat er gebeurde; niemand kan een regel wissen of veranderen. Er staan alleen nummers in. Van een gewist account wijst het nummer naar niemand meer',
      'the log is there to trace later what happened; nobody can delete or change a line. It holds numbers only. The number of an erased account points to nobody',
    ),
  ],
  columns: {
    id: 'none',
    at: 'personal',
    actor_id: 'linked',
    action: 'personal',
    subject_id: 'linked',
    details: 'linked',
  },
});

/** Counted tries, in the shape rate-limiter-flexible asks for. Keys are hashes: no addresses are kept. */
export const throttle_counts = sqliteTable('throttle_counts', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  /** Milliseconds since 1970; until then the tries are added up. */
  expire: integer('expire'),
});

describeTable(throttle_counts, {
  activity: 'security',
  basis: 'public-task',
  title: { nl: 'getelde pogingen', en: 'counted tries' },
  purpose: {
    nl: 'raden en overlast te stoppen',
    en: 'stop guessing and nuisance',
  },
  person: [],
  retention: [daysAfter(throttle_counts.expire, 0)],
  columns: {
    key: 'withheld',
    points: 'none',
    expire: 'none',
  },
});
