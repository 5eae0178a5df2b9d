import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { attempt_questions, audit_log, participants, quiz_attempts, transact } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { answerAll, begin, finishTrack, handIn, makeEnrolledCompany, readLessons, rightPlaces, takeQuiz, withVersion } from '#tests/support/learning.ts';
import { refusal } from '#tests/support/refusal.ts';
import { removeParticipant } from '../missions/participants.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { abandonAttempt, answerQuestion, findAttempt, listQuestions, startAttempt } from './attempts.server.ts';

const trackId = 'pre-departure';
const moduleId = 'alpha';

let app: TestApp;
let userId: string;
let enrolmentId: string;
let which: { userId: string; enrolmentId: string; moduleId: string };

beforeEach(() => {
  app = createTestApp();
  const made = makeEnrolledCompany(app, { trackId });
  userId = made.manager.id;
  enrolmentId = made.enrolmentId;
  which = { userId, enrolmentId, moduleId };
});

const later = (minutes: number) => app.setNow(new Date(app.now().getTime() + minutes * 60_000));
const idsOf = (attemptId: string) => listQuestions(app.db, { attemptId }).map(({ question }) => question);
const answer = (attemptId: string, places: number[], number = 1, who = userId) =>
  answerQuestion(app.db, { userId: who, attemptId, number, places, catalogue: app.catalogue, now: app.now() });

/** An attempt with a question of a kind: three draws show the whole bank, as new questions go first. */
function beginWith(kind: 'single' | 'multiple'): { attemptId: string; number: number } {
  const bank = app.catalogue.questionBank(moduleId);
  for (let draw = 0; draw < 3; draw += 1) {
    const attemptId = begin(app, which);
    const found = listQuestions(app.db, { attemptId }).find(({ question }) => bank.find(({ id }) => id === question)?.kind === kind);
    if (found) return { attemptId, number: found.number };
    transact(app.db, (tx) => abandonAttempt(tx, { attemptId, actorId: userId, now: app.now() }));
  }
  throw new Error(`the bank has no ${kind} question`);
}

describe('starting', () => {
  test('draws the number of questions of the track, with the pass mark and version of now', () => {
    const attemptId = begin(app, which);
    expect(idsOf(attemptId)).toHaveLength(4);
    expect(findAttempt(app.db, { userId, attemptId })).toMatchObject({ status: 'in_progress', pass_mark: 80, module_version: '1.0.0', purpose: 'final' });
  });

  test('resumes the attempt in progress, with its questions and answers', () => {
    const attemptId = begin(app, which);
    const before = idsOf(attemptId);
    answer(attemptId, rightPlaces(app, { userId, attemptId, number: 1 }));
    later(24 * 60);
    expect(begin(app, which)).toBe(attemptId);
    expect(idsOf(attemptId)).toEqual(before);
    expect(listQuestions(app.db, { attemptId })[0]?.chosen).not.toBeNull();
  });

  test('is refused to who takes no part, for a module the track does not ask, and for another company’s enrolment', () => {
    const { manager: stranger } = makeCompanyWithManager(app.db);
    expect(refusal(() => begin(app, { ...which, userId: stranger.id }))).toBe('not-found');
    expect(refusal(() => begin(app, { ...which, moduleId: 'unknown' }))).toBe('not-found');
    expect(refusal(() => begin(app, { ...which, enrolmentId: makeEnrolledCompany(app).enrolmentId }))).toBe('not-found');
  });

  test('is refused when the module is finished, the test passed, or the enrolment completed', () => {
    takeQuiz(app, which);
    expect(refusal(() => begin(app, which))).toBe('already-done');
    readLessons(app, { userId, trackId, moduleId });
    expect(refusal(() => begin(app, which))).toBe('already-done');
    readLessons(app, { userId, trackId, moduleId: 'beta' });
    takeQuiz(app, { ...which, moduleId: 'beta' });
    expect(refusal(() => begin(app, which))).toBe('not-open');
  });

  test('is refused without questions', () => {
    const catalogue = { ...app.catalogue, questionPool: () => [] };
    expect(refusal(() => startAttempt(app.db, { ...which, catalogue, now: app.now(), ...wireSteps(app) }))).toBe('not-open');
  });

  test('starts the enrolment, once', () => {
    const steps: string[] = [];
    const start = (wanted: string) =>
      startAttempt(app.db, { userId, enrolmentId, moduleId: wanted, catalogue: app.catalogue, now: app.now(), onStep: (_, { step }) => steps.push(step) });
    start('alpha');
    start('beta');
    expect(steps).toEqual(['started']);
  });
});

describe('the pause after a failed attempt', () => {
  test('refuses with the instant from which it can be repeated, to the minute of the track', () => {
    takeQuiz(app, { ...which, right: 3 });
    later(59);
    try {
      begin(app, which);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'too-soon', details: { until: new Date('2026-06-15T11:00:00Z') } });
    }
    later(1);
    expect(begin(app, which)).toBeTruthy();
  });

  test('does not hold up another module', () => {
    takeQuiz(app, { ...which, right: 0 });
    expect(begin(app, { ...which, moduleId: 'beta' })).toBeTruthy();
  });

  test('ends in an attempt with other questions, as long as the bank has them', () => {
    const drawn = [];
    for (let n = 0; n < 2; n += 1) {
      drawn.push(idsOf(takeQuiz(app, { ...which, right: 0 }).attemptId));
      later(60);
    }
    // Eight questions are about the lesson that this track asks.
    expect(new Set(drawn.flat()).size).toBe(8);
    expect(takeQuiz(app, which).passed).toBe(true);
  });

  test('never asks about a lesson that the track does not ask', () => {
    for (let n = 0; n < 5; n += 1) {
      const asked = idsOf(takeQuiz(app, { ...which, right: 0 }).attemptId);
      const lessons = app.catalogue.questionBank(moduleId).filter(({ id }) => asked.includes(id));
      expect(new Set(lessons.map(({ lesson }) => lesson))).toEqual(new Set(['first-steps']));
      later(60);
    }
  });
});

describe('answering', () => {
  test('keeps option ids, not places, and the latest answer', () => {
    const attemptId = begin(app, which);
    answer(attemptId, [2]);
    const fitting = rightPlaces(app, { userId, attemptId, number: 1 });
    answer(attemptId, fitting);
    const [first] = listQuestions(app.db, { attemptId });
    expect(first?.chosen).toEqual(fitting.map((place) => first?.option_order[place - 1]));
  });

  test('takes exactly one option of a single question, and any of a multiple one', () => {
    const single = beginWith('single');
    for (const places of [[], [0], [5], [-1], [1.5], [Number.NaN], [1, 2]])
      expect(
        refusal(() => answer(single.attemptId, places, single.number)),
        String(places),
      ).toBe('invalid');
    expect(refusal(() => answer(single.attemptId, [3, 3], single.number))).toBeNull();
    handIn(app, { userId, attemptId: single.attemptId });
    later(60);
    const multiple = beginWith('multiple');
    expect(refusal(() => answer(multiple.attemptId, [], multiple.number))).toBe('invalid');
    expect(refusal(() => answer(multiple.attemptId, [1, 5], multiple.number))).toBe('invalid');
    expect(refusal(() => answer(multiple.attemptId, [1, 2, 4], multiple.number))).toBeNull();
  });

  test('is refused for a question that is not there', () => {
    const attemptId = begin(app, which);
    for (const number of [0, 5, -1, 1.5]) expect(refusal(() => answer(attemptId, [1], number))).toBe('not-found');
  });

  test('is refused to everybody else, also to the manager of the same company', () => {
    const { manager, others, enrolmentId: theirs } = makeEnrolledCompany(app, { colleagues: 1 });
    const attemptId = begin(app, { userId: others[0]!.id, enrolmentId: theirs, moduleId });
    for (const who of [manager.id, userId]) {
      expect(refusal(() => answer(attemptId, [1], 1, who))).toBe('not-found');
      expect(refusal(() => handIn(app, { userId: who, attemptId }))).toBe('not-found');
      expect(refusal(() => findAttempt(app.db, { userId: who, attemptId }))).toBe('not-found');
    }
  });
});

describe('handing in', () => {
  test('counts right answers, and passes at the mark', () => {
    expect(takeQuiz(app, { ...which, right: 3 })).toMatchObject({ score: 3, questions: 4, passed: false });
    later(60);
    expect(takeQuiz(app, which)).toMatchObject({ score: 4, questions: 4, passed: true });
  });

  test('counts what is not answered as wrong', () => {
    const attemptId = begin(app, which);
    answer(attemptId, rightPlaces(app, { userId, attemptId, number: 1 }));
    expect(handIn(app, { userId, attemptId })).toEqual({ score: 1, questions: 4, passed: false });
    expect(listQuestions(app.db, { attemptId }).map(({ correct }) => correct)).toEqual([true, false, false, false]);
  });

  test('gives nothing for a multiple question with everything ticked', () => {
    const { attemptId, number } = beginWith('multiple');
    answerAll(app, { userId, attemptId });
    answer(attemptId, [1, 2, 3, 4], number);
    expect(handIn(app, { userId, attemptId })).toEqual({ score: 3, questions: 4, passed: false });
  });

  test('twice gives the same outcome and one submission', () => {
    const first = takeQuiz(app, which);
    later(5);
    expect(handIn(app, { userId, attemptId: first.attemptId })).toEqual({ score: first.score, questions: first.questions, passed: first.passed });
    const attempt = findAttempt(app.db, { userId, attemptId: first.attemptId });
    expect(attempt.submitted_at).toEqual(new Date('2026-06-15T10:00:00Z'));
    const logged = app.db.select().from(audit_log).where(eq(audit_log.subject_id, first.attemptId)).all();
    expect(logged.filter(({ action }) => action === 'attempt.submitted')).toHaveLength(1);
  });

  test('of an attempt without questions never passes', () => {
    const attemptId = begin(app, which);
    app.db.delete(attempt_questions).where(eq(attempt_questions.attempt_id, attemptId)).run();
    app.db.update(quiz_attempts).set({ pass_mark: 0 }).where(eq(quiz_attempts.id, attemptId)).run();
    expect(handIn(app, { userId, attemptId })).toEqual({ score: 0, questions: 0, passed: false });
  });

  test('leaves no score in the audit log', () => {
    takeQuiz(app, which);
    const details = app.db
      .select()
      .from(audit_log)
      .all()
      .map(({ details }) => Object.keys(details))
      .flat();
    expect(details).not.toContain('score');
    expect(details).not.toContain('passed');
  });
});

describe('an attempt that has ended', () => {
  test('takes no answers and can’t be abandoned', () => {
    const { attemptId } = takeQuiz(app, { ...which, right: 0 });
    expect(refusal(() => answer(attemptId, [1]))).toBe('not-open');
    expect(refusal(() => transact(app.db, (tx) => abandonAttempt(tx, { attemptId, actorId: userId, now: app.now() })))).toBe('not-open');
  });

  test('can’t be handed in once abandoned, nor answered, nor abandoned again', () => {
    const attemptId = begin(app, which);
    const abandon = () => transact(app.db, (tx) => abandonAttempt(tx, { attemptId, actorId: userId, now: app.now() }));
    abandon();
    expect(refusal(abandon)).toBe('not-open');
    expect(refusal(() => answer(attemptId, [1]))).toBe('not-open');
    expect(refusal(() => handIn(app, { userId, attemptId }))).toBe('not-open');
    expect(begin(app, which)).not.toBe(attemptId);
  });

  test('is kept from change by the database itself', () => {
    const { attemptId } = takeQuiz(app, { ...which, right: 0 });
    expect(() => app.db.update(quiz_attempts).set({ passed: true, score: 4 }).where(eq(quiz_attempts.id, attemptId)).run()).toThrow(/does not change/);
    expect(() => app.db.update(attempt_questions).set({ correct: true }).where(eq(attempt_questions.attempt_id, attemptId)).run()).toThrow(/does not change/);
  });
});

describe('a module that is renewed during an attempt', () => {
  test('ends the attempt: no answers, no handing in, a new draw without a pause', () => {
    const attemptId = begin(app, which);
    answerAll(app, { userId, attemptId });
    app.catalogue = withVersion(app.catalogue, { moduleId, version: '1.1.0' });
    expect(refusal(() => answer(attemptId, [1]))).toBe('not-open');
    expect(refusal(() => handIn(app, { userId, attemptId }))).toBe('not-open');
    const renewed = begin(app, which);
    expect(renewed).not.toBe(attemptId);
    expect(findAttempt(app.db, { userId, attemptId }).status).toBe('abandoned');
    expect(findAttempt(app.db, { userId, attemptId: renewed }).module_version).toBe('1.1.0');
  });
});

describe('somebody who is removed during an attempt', () => {
  test('can’t go on with it', () => {
    const { company, manager, others, enrolmentId: theirs } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaving = others[0]!.id;
    const attemptId = begin(app, { userId: leaving, enrolmentId: theirs, moduleId });
    const row = app.db.select().from(participants).where(eq(participants.user_id, leaving)).get()!;
    removeParticipant(app.db, {
      companyId: company.id,
      enrolmentId: theirs,
      participantId: row.id,
      reason: 'Stays home',
      actorId: manager.id,
      now: app.now(),
      ...wireSteps(app),
    });
    expect(refusal(() => answer(attemptId, [1], 1, leaving))).toBe('not-open');
    expect(refusal(() => handIn(app, { userId: leaving, attemptId }))).toBe('not-open');
    expect(refusal(() => begin(app, { userId: leaving, enrolmentId: theirs, moduleId }))).toBe('not-found');
  });
});

test('a colleague’s attempt says nothing about one’s own', () => {
  const { company } = makeCompanyWithManager(app.db);
  const { user } = makeMember(app.db, { companyId: company.id });
  finishTrack(app, { userId, enrolmentId, trackId });
  expect(refusal(() => begin(app, { ...which, userId: user.id }))).toBe('not-found');
});
