import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, id, instant } from './columns.ts';
import { users } from './accounts.ts';
import { participants } from './missions.ts';
import { byId, daysAfter, describeTable, through, withPerson, withRecord } from './personal-data.ts';

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

describeTable(lesson_completions, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'gelezen lessen', en: 'lessons read' },
  purpose: {
    nl: 'u verder te helpen waar u was, en te zien of u klaar bent',
    en: 'help you on from where you were, and see whether you have finished',
  },
  person: [through(lesson_completions.participant_id, participants.id)],
  retention: [withRecord(participants)],
  columns: {
    participant_id: 'personal',
    module: 'personal',
    lesson: 'personal',
    module_version: 'personal',
    completed_at: 'personal',
  },
});

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

describeTable(scenario_runs, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'wegen door scenario’s', en: 'ways through scenarios' },
  purpose: {
    nl: 'u te laten verdergaan waar u was',
    en: 'let you go on where you were',
  },
  person: [byId(scenario_runs.user_id)],
  retention: [daysAfter(scenario_runs.ended_at, 730), daysAfter(scenario_runs.abandoned_at, 730), withPerson],
  columns: {
    id: 'none',
    user_id: 'linked',
    module: 'personal',
    scenario: 'personal',
    module_version: 'personal',
    status: 'personal',
    started_at: 'personal',
    ended_at: 'personal',
    abandoned_at: 'personal',
    ending: 'personal',
  },
});

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

describeTable(scenario_choices, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'keuzes in scenario’s', en: 'choices in scenarios' },
  purpose: {
    nl: 'u te laten verdergaan waar u was',
    en: 'let you go on where you were',
  },
  person: [through(scenario_choices.run_id, scenario_runs.id)],
  retention: [withRecord(scenario_runs)],
  columns: {
    run_id: 'personal',
    number: 'personal',
    step: 'personal',
    choice: 'personal',
    chosen_at: 'personal',
  },
});

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

describeTable(scenario_completions, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'gespeelde scenario’s', en: 'scenarios played' },
  purpose: {
    nl: 'te zien of u klaar bent met een module',
    en: 'see whether you have finished a module',
  },
  person: [through(scenario_completions.participant_id, participants.id)],
  retention: [withRecord(participants)],
  columns: {
    participant_id: 'personal',
    module: 'personal',
    scenario: 'personal',
    module_version: 'personal',
    completed_at: 'personal',
  },
});

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

describeTable(quiz_attempts, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'toetsen', en: 'quizzes' },
  purpose: {
    nl: 'uw toets na te kijken en u de uitslag te tonen',
    en: 'mark your quiz and show you the result',
  },
  person: [through(quiz_attempts.participant_id, participants.id)],
  retention: [daysAfter(quiz_attempts.submitted_at, 730), daysAfter(quiz_attempts.abandoned_at, 730), withRecord(participants)],
  columns: {
    id: 'none',
    participant_id: 'personal',
    module: 'personal',
    module_version: 'personal',
    purpose: 'personal',
    status: 'personal',
    pass_mark: 'personal',
    started_at: 'personal',
    submitted_at: 'personal',
    abandoned_at: 'personal',
    score: 'personal',
    passed: 'personal',
  },
});

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

describeTable(attempt_questions, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'vragen en antwoorden van toetsen', en: 'questions and answers of quizzes' },
  purpose: {
    nl: 'uw toets na te kijken en u de uitleg te tonen',
    en: 'mark your quiz and show you the explanations',
  },
  person: [through(attempt_questions.attempt_id, quiz_attempts.id)],
  retention: [withRecord(quiz_attempts)],
  columns: {
    attempt_id: 'personal',
    number: 'personal',
    question: 'personal',
    option_order: 'personal',
    chosen: 'personal',
    answered_at: 'personal',
    correct: 'personal',
  },
});

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

describeTable(module_completions, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'afgeronde modules', en: 'modules finished' },
  purpose: {
    nl: 'vast te leggen waar een certificaat op rust',
    en: 'record what a certificate rests on',
  },
  person: [through(module_completions.participant_id, participants.id)],
  retention: [withRecord(participants)],
  columns: {
    participant_id: 'personal',
    module: 'personal',
    module_version: 'personal',
    finished_at: 'personal',
  },
});
