import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';
import { companies } from './companies.ts';

/** One company in one track. */
export const enrolments = sqliteTable(
  'enrolments',
  {
    id: id().primaryKey(),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    track: text('track').notNull(),
    status: text('status', { enum: ['open', 'completed', 'withdrawn'] })
      .notNull()
      .default('open'),
    enrolled_at: instant('enrolled_at').notNull(),
    enrolled_by: id('enrolled_by').references(() => users.id, { onDelete: 'set null' }),
    /** When a participant took the first step. */
    started_at: instant('started_at'),
    completed_at: instant('completed_at'),
  },
  (t) => [
    uniqueIndex('enrolments_one_open')
      .on(t.company_id, t.track)
      .where(sql`${t.status} = 'open'`),
    index('enrolments_company').on(t.company_id),
    check('enrolments_status', sql`${t.status} in ('open', 'completed', 'withdrawn')`),
    check('enrolments_completed', sql`(${t.status} = 'completed') = (${t.completed_at} is not null)`),
  ],
);

/** A member who must finish an enrolment. */
export const participants = sqliteTable(
  'participants',
  {
    id: id().primaryKey(),
    enrolment_id: id('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    added_at: instant('added_at').notNull(),
    finished_at: instant('finished_at'),
    removed_at: instant('removed_at'),
    removal_reason: text('removal_reason'),
  },
  (t) => [
    uniqueIndex('participants_once').on(t.enrolment_id, t.user_id),
    index('participants_user').on(t.user_id),
    check('participants_removal', sql`(${t.removed_at} is null) = (${t.removal_reason} is null)`),
    check('participants_finished_stay', sql`${t.finished_at} is null or ${t.removed_at} is null`),
  ],
);
