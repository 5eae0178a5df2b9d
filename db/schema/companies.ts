import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
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
  },
  (t) => [
    uniqueIndex('companies_kvk_number').on(t.kvk_number),
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
  },
  (t) => [
    // One person, one company, for now: switching between companies comes with its own screens.
    uniqueIndex('members_user').on(t.user_id),
    index('members_company').on(t.company_id),
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
