import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { describeTable, kept } from './personal-data.ts';

/**
 * One row per step that the report counts, written in the transaction of the step itself,
 * with the company as it was then: a later move or rename changes no published figure.
 * Append-only: triggers refuse UPDATE and DELETE.
 */
export const milestones = sqliteTable(
  'milestones',
  {
    step: text('step', { enum: ['registered', 'attended', 'enrolled', 'participant', 'started', 'completed', 'certified'] }).notNull(),
    /** The company, enrolment, participant, certificate or (`attended`) event with company that took the step. */
    subject_id: id('subject_id').notNull(),
    /** No reference: the row outlives the company, so that an erasure changes no published figure. */
    company_id: id('company_id').notNull(),
    at: instant('at').notNull(),
    /** '2026-10': the calendar month in the operator's time zone. */
    month: text('month').notNull(),
    /** Null for the steps 'registered' and 'attended'. */
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

describeTable(milestones, {
  activity: 'reporting',
  basis: 'public-task',
  title: { nl: 'getelde stappen van bedrijven', en: 'counted steps of companies' },
  purpose: {
    nl: 'te tellen wie het programma bereikt en wat het oplevert',
    en: 'count whom the programme reaches and what it brings',
  },
  person: [],
  retention: [
    kept('een gepubliceerd cijfer verandert niet; er staan geen namen van mensen in', 'a published figure does not change; it holds no names of people'),
  ],
  columns: {
    step: 'none',
    subject_id: 'none',
    company_id: 'none',
    at: 'none',
    month: 'none',
    track: 'none',
    sector: 'none',
    municipality: 'none',
    company_kind: 'none',
  },
});

/** The report as it was published, one row per closed quarter. Triggers refuse UPDATE and DELETE. */
export const report_editions = sqliteTable(
  'report_editions',
  {
    /** '2026-q3': January to September 2026. */
    period: text('period').primaryKey(),
    published_at: instant('published_at').notNull(),
    /** Protected tables only (app/reporting/suppress.ts). */
    tables: text('tables', { mode: 'json' }).$type<unknown>().notNull(),
  },
  (t) => [check('report_editions_period_shape', sql`${t.period} glob '[0-9][0-9][0-9][0-9]-q[1-4]'`)],
);

describeTable(report_editions, {
  activity: 'reporting',
  basis: 'public-task',
  title: { nl: 'gepubliceerde rapporten', en: 'published reports' },
  purpose: {
    nl: 'verantwoording af te leggen over het programma',
    en: 'account for the programme',
  },
  person: [],
  retention: [
    kept(
      'wat gepubliceerd is, verandert niet; geen cijfer rust op minder dan vijf bedrijven',
      'what was published does not change; no figure rests on fewer than five companies',
    ),
  ],
  columns: {
    period: 'none',
    published_at: 'none',
    tables: 'none',
  },
});
