/**
 * Final attempts as a state machine: in_progress → submitted | abandoned. Each transition is one
 * function and one transaction, the server's clock decides, and an attempt that has ended never
 * changes (the database refuses it too). What may be shown of an attempt is in attempt-pages.server.ts.
 */
import { and, asc, count, eq } from 'drizzle-orm';
import { attempt_questions, enrolments, newId, participants, quiz_attempts, transact, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { findMembership } from '../companies/membership.server.ts';
import { DomainError } from '../errors.ts';
import { startEnrolment } from '../missions/enrolments.server.ts';
import { findParticipation, listCurrentParticipations, type Participation } from '../missions/participations.server.ts';
import { drawQuestions, type Random } from './draw.ts';
import { isPassed, isRight } from './grading.ts';
import { settleParticipation, type Following } from './module-completion.server.ts';
import { trackProgress } from './progress.ts';
import { secureRandom } from './random.server.ts';
import { readRecords } from './records.server.ts';

export type Attempt = typeof quiz_attempts.$inferSelect;
export type AttemptQuestion = typeof attempt_questions.$inferSelect;

/**
 * Somebody's own attempt, made for the company they work for now. Throws not-found for anybody else's, also
 * for their manager (rule 8), and for one that was made for a company they have left or switched from.
 */
export function findAttempt(db: Reader, { userId, attemptId }: { userId: string; attemptId: string }): Attempt {
  const row = db
    .select({ attempt: quiz_attempts, companyId: enrolments.company_id })
    .from(quiz_attempts)
    .innerJoin(participants, eq(participants.id, quiz_attempts.participant_id))
    .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
    .where(and(eq(quiz_attempts.id, attemptId), eq(participants.user_id, userId)))
    .get();
  if (!row || findMembership(db, { userId })?.companyId !== row.companyId) throw new DomainError('not-found');
  return row.attempt;
}

export function listQuestions(db: Reader, { attemptId }: { attemptId: string }): AttemptQuestion[] {
  return db.select().from(attempt_questions).where(eq(attempt_questions.attempt_id, attemptId)).orderBy(asc(attempt_questions.number)).all();
}

/** Whether an attempt was drawn from the module as it is now. Another one can't be answered any more, only drawn again. */
export function isCurrent(attempt: Attempt, catalogue: Catalogue): boolean {
  return catalogue.module(attempt.module)?.version === attempt.module_version;
}

/**
 * Starts a final attempt of a module, or resumes the one in progress; one drawn from an older version
 * of the module is abandoned and drawn again, without a pause.
 * Throws not-found (no such participation, module not asked), not-open (enrolment closed, no questions yet),
 * already-done (module finished or attempt passed), too-soon (`details.until`: the pause after a failed attempt).
 */
export function startAttempt(
  db: Database,
  given: { userId: string; enrolmentId: string; moduleId: string; random?: Random } & Omit<Following, 'onFinished'>,
): { attemptId: string; resumed: boolean } {
  const { userId, enrolmentId, moduleId, catalogue, now, onStep, random = secureRandom } = given;
  return transact(db, (tx) => {
    const participation = listCurrentParticipations(tx, { userId }).find((own) => own.enrolmentId === enrolmentId);
    if (!participation) throw new DomainError('not-found');
    if (participation.status !== 'open') throw new DomainError('not-open');
    const { participantId, trackId, finishedAt } = participation;
    const records = readRecords(tx, { participantId });
    const progress = trackProgress({ catalogue, trackId, records, finished: finishedAt !== null, now });
    const module = progress.modules.find(({ required }) => required.module.id === moduleId);
    if (!module) throw new DomainError('not-found');
    if (module.passed) throw new DomainError('already-done');
    if (module.attemptId) return { attemptId: module.attemptId, resumed: true };
    if (catalogue.questionPool(participation.trackId, moduleId).length === 0) throw new DomainError('not-open');
    const stale = records.attempts.find((attempt) => attempt.moduleId === moduleId && attempt.status === 'in_progress');
    if (stale) abandonAttempt(tx, { attemptId: stale.id, actorId: userId, now });
    if (module.pausedUntil) throw new DomainError('too-soon', { until: module.pausedUntil });
    const attemptId = insertAttempt(tx, { participation, moduleId, count: module.required.questions, catalogue, random, now });
    startEnrolment(tx, { enrolmentId, now, onStep });
    return { attemptId, resumed: false };
  });
}

function insertAttempt(
  tx: Transaction,
  given: { participation: Participation; moduleId: string; count: number; catalogue: Catalogue; random: Random; now: Date },
): string {
  const {
    participation: { participantId, userId, trackId },
    moduleId,
    catalogue,
    random,
    now,
  } = given;
  const attemptId = newId();
  const drawn = drawQuestions({
    bank: catalogue.questionPool(trackId, moduleId),
    count: given.count,
    seen: countSeen(tx, { participantId, moduleId }),
    random,
  });
  tx.insert(quiz_attempts)
    .values({
      id: attemptId,
      participant_id: participantId,
      module: moduleId,
      module_version: catalogue.module(moduleId)!.version,
      purpose: 'final',
      pass_mark: catalogue.track(trackId)!.passMark,
      started_at: now,
    })
    .run();
  for (const [index, { question, optionOrder }] of drawn.entries()) {
    tx.insert(attempt_questions)
      .values({ attempt_id: attemptId, number: index + 1, question, option_order: optionOrder })
      .run();
  }
  recordAudit(tx, { actorId: userId, action: 'attempt.started', subjectId: attemptId, details: { module: moduleId }, now });
  return attemptId;
}

/** Question id → in how many of this participant's attempts it was drawn, also the abandoned ones. */
function countSeen(db: Reader, { participantId, moduleId }: { participantId: string; moduleId: string }): Map<string, number> {
  const rows = db
    .select({ question: attempt_questions.question, times: count() })
    .from(attempt_questions)
    .innerJoin(quiz_attempts, eq(quiz_attempts.id, attempt_questions.attempt_id))
    .where(and(eq(quiz_attempts.participant_id, participantId), eq(quiz_attempts.module, moduleId)))
    .groupBy(attempt_questions.question)
    .all();
  return new Map(rows.map(({ question, times }) => [question, times]));
}

/** An own attempt that may be changed now. Throws not-found, or not-open when it ended, its enrolment closed or its module was renewed. */
function requireInProgress(tx: Transaction, { userId, attemptId, catalogue }: { userId: string; attemptId: string; catalogue: Catalogue }) {
  const attempt = findAttempt(tx, { userId, attemptId });
  const participation = findParticipation(tx, { participantId: attempt.participant_id });
  if (attempt.status !== 'in_progress' || participation?.status !== 'open' || !isCurrent(attempt, catalogue)) throw new DomainError('not-open');
  return { attempt, participation };
}

/**
 * Keeps an answer; a later one replaces it. `places` are the chosen options by their place in the
 * order shown, counted from 1: ids of options never leave the server, and ids are what is stored.
 * Throws not-found, not-open, invalid (nothing chosen, no such place, more than one for a single question).
 */
export function answerQuestion(
  db: Database,
  given: { userId: string; attemptId: string; number: number; places: number[]; catalogue: Catalogue; now: Date },
): void {
  const { attemptId, number, catalogue, now } = given;
  transact(db, (tx) => {
    const { attempt } = requireInProgress(tx, given);
    const asked = listQuestions(tx, { attemptId }).find((row) => row.number === number);
    const question = asked && catalogue.questionBank(attempt.module).find(({ id }) => id === asked.question);
    if (!asked || !question) throw new DomainError('not-found');
    const places = [...new Set(given.places)];
    const chosen = places.map((place) => asked.option_order[place - 1]);
    if (chosen.length === 0 || chosen.includes(undefined) || (question.kind === 'single' && chosen.length > 1)) throw new DomainError('invalid');
    tx.update(attempt_questions)
      .set({ chosen: chosen as string[], answered_at: now })
      .where(and(eq(attempt_questions.attempt_id, attemptId), eq(attempt_questions.number, number)))
      .run();
  });
}

export interface AttemptOutcome {
  score: number;
  questions: number;
  passed: boolean;
}

/**
 * in_progress → submitted: grades the whole attempt in one transaction and draws every conclusion there
 * (rule 2). What isn't answered is wrong. Handing in twice gives the first outcome again.
 * Throws not-found, or not-open for an abandoned or outdated attempt.
 */
export function submitAttempt(db: Database, { userId, attemptId, ...following }: { userId: string; attemptId: string } & Following): AttemptOutcome {
  const { catalogue, now } = following;
  return transact(db, (tx) => {
    const questions = listQuestions(tx, { attemptId });
    const before = findAttempt(tx, { userId, attemptId });
    if (before.status === 'submitted') return { score: before.score ?? 0, questions: questions.length, passed: before.passed ?? false };
    const { attempt, participation } = requireInProgress(tx, { userId, attemptId, catalogue });

    const bank = new Map(catalogue.questionBank(attempt.module).map((question) => [question.id, question]));
    let score = 0;
    for (const { number, question: questionId, chosen } of questions) {
      const question = bank.get(questionId);
      const correct = question !== undefined && isRight(question, chosen);
      if (correct) score += 1;
      tx.update(attempt_questions)
        .set({ correct })
        .where(and(eq(attempt_questions.attempt_id, attemptId), eq(attempt_questions.number, number)))
        .run();
    }
    const passed = isPassed({ score, questions: questions.length, passMark: attempt.pass_mark });
    tx.update(quiz_attempts).set({ status: 'submitted', submitted_at: now, score, passed }).where(eq(quiz_attempts.id, attemptId)).run();
    // Scores are the participant's alone, so they stay out of the log (rule 8).
    recordAudit(tx, { actorId: userId, action: 'attempt.submitted', subjectId: attemptId, details: { module: attempt.module }, now });
    if (passed) settleParticipation(tx, participation, following);
    return { score, questions: questions.length, passed };
  });
}

/** in_progress → abandoned: an attempt that nobody can finish any more. Throws not-open when it has ended already. */
export function abandonAttempt(tx: Transaction, { attemptId, actorId, now }: { attemptId: string; actorId: string; now: Date }): void {
  const { changes } = tx
    .update(quiz_attempts)
    .set({ status: 'abandoned', abandoned_at: now })
    .where(and(eq(quiz_attempts.id, attemptId), eq(quiz_attempts.status, 'in_progress')))
    .run();
  if (changes === 0) throw new DomainError('not-open');
  recordAudit(tx, { actorId, action: 'attempt.abandoned', subjectId: attemptId, now });
}
