import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';
import { byAddress, byId, daysAfter, describeTable, through, withPerson, withRecord } from './personal-data.ts';

export const companies = sqliteTable(
  'companies',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    kvk_number: text('kvk_number').notNull(),
    /** Id of a municipality in operator.yaml, or 'outside'. */
    municipality: text('municipality').notNull(),
    /** Id of a sector in operator.yaml. */
    sector: text('sector').notNull(),
    employees: integer('employees').notNull(),
    kind: text('kind', { enum: ['startup', 'sme'] }).notNull(),
    registered_at: instant('registered_at').notNull(),
    /** Set together when an officer has compared the company with the trade register. */
    identity_confirmed_at: instant('identity_confirmed_at'),
    identity_confirmed_by: id('identity_confirmed_by').references(() => users.id, { onDelete: 'set null' }),
    /** How it was confirmed; null as long as it isn't. */
    identity_method: text('identity_method', { enum: ['trade-register', 'openid'] }),
    /** Why an officer doubts that the company is who it says; a trigger keeps doubt and confirmation apart. */
    identity_doubt: text('identity_doubt'),
    identity_doubted_at: instant('identity_doubted_at'),
    identity_doubted_by: id('identity_doubted_by').references(() => users.id, { onDelete: 'set null' }),
    /** The registration that took this one's place. The row stays: issued certificates and counted steps refer to it. */
    merged_into_id: id('merged_into_id').references((): AnySQLiteColumn => companies.id, { onDelete: 'restrict' }),
    merged_at: instant('merged_at'),
    /** Since when the daily run has found no member; null as long as there is one. */
    without_members_since: instant('without_members_since'),
  },
  (t) => [
    uniqueIndex('companies_kvk_number')
      .on(t.kvk_number)
      .where(sql`${t.merged_into_id} is null`),
    check('companies_kvk_number_shape', sql`length(${t.kvk_number}) = 8 and ${t.kvk_number} not glob '*[^0-9]*'`),
    check('companies_employees', sql`${t.employees} between 0 and 1000000`),
    check('companies_kind', sql`${t.kind} in ('startup', 'sme')`),
  ],
);

export const members = sqliteTable(
  'members',
  {
    id: id().primaryKey(),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['manager', 'participant'] }).notNull(),
    joined_at: instant('joined_at').notNull(),
    /** When the person last switched to this company; of several, the latest is the one they work for now. */
    chosen_at: instant('chosen_at'),
  },
  (t) => [
    uniqueIndex('members_once').on(t.company_id, t.user_id),
    index('members_user').on(t.user_id),
    check('members_role', sql`${t.role} in ('manager', 'participant')`),
  ],
);

describeTable(members, {
  activity: 'companies',
  basis: 'agreement',
  title: { nl: 'lidmaatschappen van bedrijven', en: 'memberships of companies' },
  purpose: {
    nl: 'te weten bij welk bedrijf u hoort en wat u daar mag',
    en: 'know to which company you belong and what you may do there',
  },
  person: [byId(members.user_id)],
  retention: [withPerson, withRecord(companies)],
  columns: {
    id: 'none',
    company_id: 'personal',
    user_id: 'linked',
    role: 'personal',
    joined_at: 'personal',
    chosen_at: 'personal',
  },
});

describeTable(companies, {
  activity: 'companies',
  basis: 'public-task',
  title: { nl: 'bedrijven', en: 'companies' },
  purpose: {
    nl: 'het bedrijf te herkennen en in totalen te tellen',
    en: 'recognise the company and count it in totals',
  },
  person: [through(companies.id, members.company_id)],
  retention: [
    {
      kind: 'by-rule',
      rule: 'empty-companies',
      words: {
        nl: 'zolang het bedrijf leden of een certificaat heeft; een bedrijf zonder beide wissen we na 24 maanden',
        en: 'for as long as the company has members or a certificate; we delete a company without either after 24 months',
      },
    },
  ],
  columns: {
    id: 'none',
    name: 'none',
    kvk_number: 'none',
    municipality: 'none',
    sector: 'none',
    employees: 'none',
    kind: 'none',
    registered_at: 'none',
    identity_confirmed_at: 'none',
    identity_confirmed_by: 'linked',
    identity_method: 'none',
    identity_doubt: 'withheld',
    identity_doubted_at: 'none',
    identity_doubted_by: 'linked',
    merged_into_id: 'none',
    merged_at: 'none',
    without_members_since: 'none',
  },
});

export const invitations = sqliteTable(
  'invitations',
  {
    id: id().primaryKey(),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    role: text('role', { enum: ['manager', 'participant'] }).notNull(),
    token_hash: text('token_hash').notNull(),
    invited_by: id('invited_by').references(() => users.id, { onDelete: 'set null' }),
    created_at: instant('created_at').notNull(),
    expires_at: instant('expires_at').notNull(),
    accepted_at: instant('accepted_at'),
    withdrawn_at: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('invitations_token').on(t.token_hash),
    uniqueIndex('invitations_open')
      .on(t.company_id, t.email)
      .where(sql`${t.accepted_at} is null and ${t.withdrawn_at} is null`),
  ],
);

describeTable(invitations, {
  activity: 'companies',
  basis: 'agreement',
  title: { nl: 'uitnodigingen', en: 'invitations' },
  purpose: {
    nl: 'u door een collega te laten uitnodigen',
    en: 'let a colleague invite you',
  },
  person: [byAddress(invitations.email)],
  retention: [daysAfter(invitations.accepted_at, 90), daysAfter(invitations.withdrawn_at, 90), daysAfter(invitations.expires_at, 90), withRecord(companies)],
  columns: {
    id: 'none',
    company_id: 'personal',
    email: 'personal',
    role: 'personal',
    token_hash: 'withheld',
    invited_by: 'linked',
    created_at: 'personal',
    expires_at: 'personal',
    accepted_at: 'personal',
    withdrawn_at: 'personal',
  },
});

/** Somebody with a confirmed address asks the managers of a registered company to be let in. */
export const join_requests = sqliteTable(
  'join_requests',
  {
    id: id().primaryKey(),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    created_at: instant('created_at').notNull(),
    decided_at: instant('decided_at'),
    decision: text('decision', { enum: ['accepted', 'declined'] }),
  },
  (t) => [
    uniqueIndex('join_requests_open')
      .on(t.company_id, t.user_id)
      .where(sql`${t.decided_at} is null`),
    check('join_requests_decision', sql`(${t.decided_at} is null) = (${t.decision} is null)`),
  ],
);

describeTable(join_requests, {
  activity: 'companies',
  basis: 'agreement',
  title: { nl: 'verzoeken om lid te worden', en: 'requests to become a member' },
  purpose: {
    nl: 'de beheerders van een bedrijf te vragen of u lid mag worden',
    en: 'ask the managers of a company whether you may become a member',
  },
  person: [byId(join_requests.user_id)],
  retention: [daysAfter(join_requests.decided_at, 90), withPerson, withRecord(companies)],
  columns: {
    id: 'none',
    company_id: 'personal',
    user_id: 'linked',
    created_at: 'personal',
    decided_at: 'personal',
    decision: 'personal',
  },
});
