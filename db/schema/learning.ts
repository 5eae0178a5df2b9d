import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, id, instant } from './columns.ts';
import { users } from './accounts.ts';
import { participants } from './missions.ts';

export const lesson_completions = sqliteTable(
  'lesson_completions',
  {
    participant_id: id('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    lesson: text('lesson').notNull(),
    module_version: text('module_version').notNull(),
    completed_at: instant('completed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.participant_id, t.module, t.lesson] })],
);

/** One way through a scenario, as somebody took it: theirs alone, whatever company they belong to. */
export const scenario_runs = sqliteTable(
  'scenario_runs',
  {
    id: id().primaryKey(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    scenario: text('scenario').notNull(),
    module_version: text('module_version').notNull(),
    status: text('status', { enum: ['in_progress', 'ended', 'abandoned'] })
      .notNull()
      .default('in_progress'),
    started_at: instant('started_at').notNull(),
    ended_at: instant('ended_at'),
    abandoned_at: instant('abandoned_at'),
    ending: text('ending'),
  },
  (t) => [
    uniqueIndex('scenario_runs_one_in_progress')
      .on(t.user_id, t.module, t.scenario)
      .where(sql`${t.status} = 'in_progress'`),
    index('scenario_runs_user').on(t.user_id, t.module, t.scenario),
    check('scenario_runs_status', sql`${t.status} in ('in_progress', 'ended', 'abandoned')`),
    check('scenario_runs_ended', sql`(${t.status} = 'ended') = (${t.ended_at} is not null) and (${t.status} = 'ended') = (${t.ending} is not null)`),
    check('scenario_runs_abandoned', sql`(${t.status} = 'abandoned') = (${t.abandoned_at} is not null)`),
  ],
);

export const scenario_choices = sqliteTable(
  'scenario_choices',
  {
    run_id: id('run_id')
      .notNull()
      .references(() => scenario_runs.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … in the order taken. */
    number: integer('number').notNull(),
    step: text('step').notNull(),
    choice: text('choice').notNull(),
    chosen_at: instant('chosen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.run_id, t.number] })],
);

/** A participant has played a scenario to an end, whichever. */
export const scenario_completions = sqliteTable(
  'scenario_completions',
  {
    participant_id: id('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    scenario: text('scenario').notNull(),
    module_version: text('module_version').notNull(),
    completed_at: instant('completed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.participant_id, t.module, t.scenario] })],
);

export const quiz_attempts = sqliteTable(
  'quiz_attempts',
  {
    id: id().primaryKey(),
    participant_id: id('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    module_version: text('module_version').notNull(),
    purpose: text('purpose', { enum: ['pretest', 'final', 'refresher'] }).notNull(),
    status: text('status', { enum: ['in_progress', 'submitted', 'abandoned'] })
      .notNull()
      .default('in_progress'),
    pass_mark: integer('pass_mark').notNull(),
    started_at: instant('started_at').notNull(),
    submitted_at: instant('submitted_at'),
    abandoned_at: instant('abandoned_at'),
    /** Number of questions answered right; set at submission. */
    score: integer('score'),
    passed: flag('passed'),
  },
  (t) => [
    uniqueIndex('quiz_attempts_one_in_progress')
      .on(t.participant_id, t.module, t.purpose)
      .where(sql`${t.status} = 'in_progress'`),
    index('quiz_attempts_participant').on(t.participant_id, t.module),
    check('quiz_attempts_status', sql`${t.status} in ('in_progress', 'submitted', 'abandoned')`),
    check(
      'quiz_attempts_submitted',
      sql`(${t.status} = 'submitted') = (${t.submitted_at} is not null) and (${t.status} = 'submitted') = (${t.score} is not null) and (${t.status} = 'submitted') = (${t.passed} is not null)`,
    ),
    check('quiz_attempts_abandoned', sql`(${t.status} = 'abandoned') = (${t.abandoned_at} is not null)`),
  ],
);

/** The questions drawn for an attempt, in the order shown, with the options in the order shown. */
export const attempt_questions = sqliteTable(
  'attempt_questions',
  {
    attempt_id: id('attempt_id')
      .notNull()
      .references(() => quiz_attempts.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … as in the address. */
    number: integer('number').notNull(),
    question: text('question').notNull(),
    option_order: text('option_order', { mode: 'json' }).$type<string[]>().notNull(),
    /** Ids of the chosen options; null is not answered yet. */
    chosen: text('chosen', { mode: 'json' }).$type<string[]>(),
    answered_at: instant('answered_at'),
    correct: flag('correct'),
  },
  (t) => [primaryKey({ columns: [t.attempt_id, t.number] }), uniqueIndex('attempt_questions_once').on(t.attempt_id, t.question)],
);

/** A participant has finished a module: the facts a certificate rests on. Never taken away by an edit. */
export const module_completions = sqliteTable(
  'module_completions',
  {
    participant_id: id('participant_id')
      .notNull()
      .references(() => participants.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    module_version: text('module_version').notNull(),
    finished_at: instant('finished_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.participant_id, t.module] })],
);
