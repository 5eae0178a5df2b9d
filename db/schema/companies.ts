import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';

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
