/**
 * What may leave the server of an attempt. Before it is handed in: stems and options by their place,
 * nothing that tells right from wrong. After it: everything, to the person who made it (rules 3 and 8).
 */
import { eq } from 'drizzle-orm';
import { participants, type Reader } from '#db';
import type { Catalogue, Module, Question, Source } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { findParticipation } from '../missions/participations.server.ts';
import { findAttempt, isCurrent, listQuestions, type AttemptQuestion } from './attempts.server.ts';
import { neededToPass } from './grading.ts';

interface OwnAttempt {
  userId: string;
  attemptId: string;
  catalogue: Catalogue;
}

export interface AttemptPlace {
  /** `outdated`: the module was renewed meanwhile. `closed`: the person no longer takes part, or the enrolment ended. */
  state: 'in_progress' | 'submitted' | 'abandoned' | 'outdated' | 'closed';
  moduleId: string;
  enrolmentId: string;
  total: number;
  /** Numbers of the questions without an answer. */
  open: number[];
}

/** Where an own attempt is, to choose the page by. Throws not-found for anybody else's. */
export function findAttemptPlace(db: Reader, { userId, attemptId, catalogue }: OwnAttempt): AttemptPlace {
  const attempt = findAttempt(db, { userId, attemptId });
  const questions = listQuestions(db, { attemptId });
  const participation = findParticipation(db, { participantId: attempt.participant_id });
  const isOpen = participation?.status === 'open';
  const state = attempt.status !== 'in_progress' ? attempt.status : !isOpen ? 'closed' : isCurrent(attempt, catalogue) ? 'in_progress' : 'outdated';
  return {
    state,
    moduleId: attempt.module,
    enrolmentId: findEnrolmentId(db, attempt.participant_id),
    total: questions.length,
    open: questions.filter(({ chosen }) => chosen === null).map(({ number }) => number),
  };
}

function findEnrolmentId(db: Reader, participantId: string): string {
  const row = db.select({ enrolmentId: participants.enrolment_id }).from(participants).where(eq(participants.id, participantId)).get();
  if (!row) throw new DomainError('not-found');
  return row.enrolmentId;
}

export interface QuestionPage {
  number: number;
  total: number;
  kind: 'single' | 'multiple';
  stem: string;
  /** `value` is the place in the order shown, from 1; the option's id stays on the server. */
  options: { value: string; text: string }[];
  chosen: string[];
}

function findQuestion(catalogue: Catalogue, { moduleId, questionId }: { moduleId: string; questionId: string }): Question | undefined {
  return catalogue.questionBank(moduleId).find(({ id }) => id === questionId);
}

/** A question to be answered. Throws not-found for another number, not-open when the attempt can't be answered. */
export function readQuestion(db: Reader, { number, locale, ...own }: OwnAttempt & { number: number; locale: Locale }): QuestionPage {
  const { state, moduleId, total } = findAttemptPlace(db, own);
  if (state !== 'in_progress') throw new DomainError('not-open');
  const asked = listQuestions(db, own).find((row) => row.number === number);
  const question = asked && findQuestion(own.catalogue, { moduleId, questionId: asked.question });
  if (!asked || !question) throw new DomainError('not-found');
  return {
    number,
    total,
    kind: question.kind,
    stem: question.stem[locale],
    options: asked.option_order.map((id, index) => ({
      value: String(index + 1),
      text: question.options.find((option) => option.id === id)?.text[locale] ?? '',
    })),
    chosen: (asked.chosen ?? []).map((id) => String(asked.option_order.indexOf(id) + 1)),
  };
}

/** The questions of an attempt in progress with whether they are answered. Throws not-open when it can't be answered any more. */
export function readReview(db: Reader, { locale, ...own }: OwnAttempt & { locale: Locale }): { number: number; stem: string; answered: boolean }[] {
  const { state, moduleId } = findAttemptPlace(db, own);
  if (state !== 'in_progress') throw new DomainError('not-open');
  return listQuestions(db, own).map(({ number, question: questionId, chosen }) => ({
    number,
    stem: findQuestion(own.catalogue, { moduleId, questionId })?.stem[locale] ?? '',
    answered: chosen !== null,
  }));
}

export interface ResultQuestion {
  number: number;
  correct: boolean;
  answered: boolean;
  /** Null when the question has left the bank since. */
  text: {
    kind: 'single' | 'multiple';
    stem: string;
    options: { text: string; chosen: boolean; correct: boolean; explanation: string }[];
    source: Source;
    /** The lesson in which the answer can be read. */
    lesson: { moduleId: string; id: string; title: string } | null;
  } | null;
}

export interface AttemptResult {
  score: number;
  total: number;
  /** How many right answers a pass took. */
  needed: number;
  passed: boolean;
  submittedAt: Date;
  /** Whether the module has another version now, so that texts may differ from those that were answered. */
  renewed: boolean;
  questions: ResultQuestion[];
}

/** The result of an own attempt that was handed in. Throws not-open before that. */
export function readResult(db: Reader, { locale, userId, attemptId, catalogue }: OwnAttempt & { locale: Locale }): AttemptResult {
  const attempt = findAttempt(db, { userId, attemptId });
  if (attempt.status !== 'submitted' || !attempt.submitted_at) throw new DomainError('not-open');
  const asked = listQuestions(db, { attemptId });
  return {
    score: attempt.score ?? 0,
    total: asked.length,
    needed: neededToPass({ questions: asked.length, passMark: attempt.pass_mark }),
    passed: attempt.passed ?? false,
    submittedAt: attempt.submitted_at,
    renewed: !isCurrent(attempt, catalogue),
    questions: asked.map((row) =>
      resultOf(row, {
        module: catalogue.module(attempt.module),
        question: findQuestion(catalogue, { moduleId: attempt.module, questionId: row.question }),
        locale,
      }),
    ),
  };
}

function resultOf(
  { number, correct, chosen, option_order: order }: AttemptQuestion,
  { module, question, locale }: { module: Module | undefined; question: Question | undefined; locale: Locale },
): ResultQuestion {
  const lesson = module?.lessons.find(({ id }) => id === question?.lesson);
  const options = order.flatMap((id) => question?.options.find((option) => option.id === id) ?? []);
  return {
    number,
    correct: correct ?? false,
    answered: chosen !== null,
    text: question
      ? {
          kind: question.kind,
          stem: question.stem[locale],
          options: options.map((option) => ({
            text: option.text[locale],
            chosen: chosen?.includes(option.id) ?? false,
            correct: option.correct,
            explanation: option.explanation[locale],
          })),
          source: question.source,
          lesson: lesson ? { moduleId: lesson.moduleId, id: lesson.id, title: lesson.text[locale].title } : null,
        }
      : null,
  };
}
