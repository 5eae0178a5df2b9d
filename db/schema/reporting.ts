import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { companies } from './companies.ts';

/**
 * One row per step that the report counts, written in the transaction of the step itself,
 * with the company as it was then: a later move or rename changes no published figure.
 */
export const milestones = sqliteTable(
  'milestones',
  {
    step: text('step', { enum: ['registered', 'enrolled', 'participant', 'started', 'completed', 'certified'] }).notNull(),
    /** The company, enrolment, participant or certificate that took the step. */
    subject_id: id('subject_id').notNull(),
    company_id: id('company_id').notNull().references(() => companies.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    /** '2026-10': the calendar month in the operator's time zone. */
    month: text('month').notNull(),
    /** Null for the step 'registered'. */
    track: text('track'),
    sector: text('sector').notNull(),
    municipality: text('municipality').notNull(),
    company_kind: text('company_kind', { enum: ['startup', 'sme'] }).notNull(),
  },
  (t) => [
    uniqueIndex('milestones_once').on(t.step, t.subject_id),
    index('milestones_month').on(t.month, t.step),
    check('milestones_month_shape', sql`${t.month} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'`),
  ],
);
