import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { certificates, enrolments, lesson_completions, milestones, module_completions, participants } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeCompanyWithManager } from '#tests/support/factories.ts';
import {
  answerAll,
  begin,
  enrol,
  finishTrack,
  handIn,
  makeEnrolledCompany,
  playScenarios,
  readLessons,
  takeQuiz,
  withVersion,
} from '#tests/support/learning.ts';
import { DomainError } from '../errors.ts';
import { wireSteps } from '../wiring.server.ts';
import { markLessonRead, readLessonState, readTraining, settleTraining } from './progress.server.ts';

const trackId = 'pre-departure';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const mark = (userId: string, moduleId: string, lessonId: string) =>
  markLessonRead(app.db, { userId, moduleId, lessonId, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) });
const state = (userId: string, moduleId: string, lessonId: string) => readLessonState(app.db, { userId, moduleId, lessonId, catalogue: app.catalogue });
const finishedModules = () => app.db.select().from(module_completions).all();
const stepsOf = (subjectId: string) =>
  app.db
    .select()
    .from(milestones)
    .where(eq(milestones.subject_id, subjectId))
    .all()
    .map(({ step }) => step);

describe('marking a lesson read', () => {
  test('counts once, with the version of the module', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    expect(mark(manager.id, 'alpha', 'first-steps')).toEqual({ marked: 1 });
    app.setNow('2026-06-16T10:00:00Z');
    expect(mark(manager.id, 'alpha', 'first-steps')).toEqual({ marked: 0 });
    expect(app.db.select().from(lesson_completions).all()).toMatchObject([{ module_version: '1.0.0', completed_at: new Date('2026-06-15T10:00:00Z') }]);
    expect(stepsOf(enrolmentId)).toEqual(['enrolled', 'started']);
  });

  test('counts in every open participation that asks for the lesson', () => {
    const { company, manager } = makeEnrolledCompany(app);
    enrol(app, { companyId: company.id, trackId: 'market-entry', userIds: [manager.id] });
    expect(mark(manager.id, 'alpha', 'first-steps')).toEqual({ marked: 2 });
    expect(mark(manager.id, 'alpha', 'further-on')).toEqual({ marked: 1 });
  });

  test('does nothing for who takes no part, and refuses lessons that are not there', () => {
    const { manager } = makeCompanyWithManager(app.db);
    expect(mark(manager.id, 'alpha', 'first-steps')).toEqual({ marked: 0 });
    expect(() => mark(manager.id, 'alpha', 'unknown')).toThrow(new DomainError('not-found'));
    expect(() => mark(manager.id, 'beta', 'first-steps')).toThrow(new DomainError('not-found'));
  });

  test('shows on the lesson: asked and read, asked, not asked, no part', () => {
    const { manager } = makeEnrolledCompany(app);
    expect(state(manager.id, 'alpha', 'first-steps')).toEqual({ required: true, read: false });
    mark(manager.id, 'alpha', 'first-steps');
    expect(state(manager.id, 'alpha', 'first-steps')).toEqual({ required: true, read: true });
    expect(state(manager.id, 'alpha', 'further-on')).toEqual({ required: false, read: false });
    expect(state(makeCompanyWithManager(app.db).manager.id, 'alpha', 'first-steps')).toBeNull();
  });
});

describe('finishing a module', () => {
  test('takes the lessons and the test, whichever comes last', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    mark(manager.id, 'alpha', 'first-steps');
    expect(finishedModules()).toEqual([]);
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    expect(finishedModules()).toMatchObject([{ module: 'alpha', module_version: '1.0.0' }]);
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'beta' });
    expect(finishedModules()).toHaveLength(1);
    mark(manager.id, 'beta', 'before-you-sign');
    expect(finishedModules()).toHaveLength(2);
  });

  test('takes the scenarios too, where the track asks them', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app, { trackId: 'market-entry' });
    readLessons(app, { userId: manager.id, trackId: 'market-entry', moduleId: 'alpha' });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    expect(finishedModules()).toEqual([]);
    playScenarios(app, { userId: manager.id, trackId: 'market-entry', moduleId: 'alpha' });
    expect(finishedModules()).toMatchObject([{ module: 'alpha' }]);
  });

  test('does not happen on a failed test', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    mark(manager.id, 'alpha', 'first-steps');
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha', right: 3 });
    expect(finishedModules()).toEqual([]);
  });

  test('keeps its version, and stays, when the module is renewed', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    readLessons(app, { userId: manager.id, trackId, moduleId: 'alpha' });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'alpha' });
    app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '2.0.0' });
    readLessons(app, { userId: manager.id, trackId, moduleId: 'beta' });
    takeQuiz(app, { userId: manager.id, enrolmentId, moduleId: 'beta' });
    expect(finishedModules()).toMatchObject([
      { module: 'alpha', module_version: '1.0.0' },
      { module: 'beta', module_version: '1.0.0' },
    ]);
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
  });
});

describe('finishing an enrolment', () => {
  test('happens in the transaction of the last step: certificate, status and report together', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(app.db.select().from(enrolments).get()).toMatchObject({ status: 'completed', completed_at: app.now() });
    expect(app.db.select().from(participants).get()?.finished_at).toEqual(app.now());
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
    expect(stepsOf(enrolmentId)).toEqual(['enrolled', 'started', 'completed']);
  });

  test('waits for the last participant, and happens once when the last two finish at once', () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const people = [manager.id, others[0]!.id];
    let calls = 0;
    const wiring = wireSteps(app);
    const onFinished: typeof wiring.onFinished = (tx, finished) => {
      calls += 1;
      wiring.onFinished(tx, finished);
    };
    // Both have everything but the last lesson, and both then send it twice.
    for (const userId of people) {
      readLessons(app, { userId, trackId, moduleId: 'alpha' });
      for (const moduleId of ['alpha', 'beta']) takeQuiz(app, { userId, enrolmentId, moduleId });
    }
    for (const userId of [...people, ...people]) {
      markLessonRead(app.db, { userId, moduleId: 'beta', lessonId: 'before-you-sign', catalogue: app.catalogue, now: app.now(), ...wiring, onFinished });
    }
    expect(calls).toBe(1);
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
    const certificate = app.db.select().from(certificates).get()!;
    expect(() =>
      app.db
        .insert(certificates)
        .values({ ...certificate, id: 'another' })
        .run(),
    ).toThrow(/UNIQUE/);
  });

  test('leaves nothing behind when the certificate can’t be issued', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    readLessons(app, { userId: manager.id, trackId, moduleId: 'alpha' });
    for (const moduleId of ['alpha', 'beta']) takeQuiz(app, { userId: manager.id, enrolmentId, moduleId });
    const fail = () => {
      throw new Error('no certificate');
    };
    const last = { userId: manager.id, moduleId: 'beta', lessonId: 'before-you-sign', catalogue: app.catalogue, now: app.now() };
    expect(() => markLessonRead(app.db, { ...last, ...wireSteps(app), onFinished: fail })).toThrow('no certificate');
    expect(app.db.select().from(enrolments).get()?.status).toBe('open');
    expect(state(manager.id, 'beta', 'before-you-sign')).toEqual({ required: true, read: false });
    expect(markLessonRead(app.db, { ...last, ...wireSteps(app) })).toEqual({ marked: 1 });
    expect(app.db.select().from(enrolments).get()?.status).toBe('completed');
  });

  test('is logged step by step', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    const actions = listActions(app.db);
    for (const action of ['enrolment.opened', 'attempt.started', 'attempt.submitted', 'module.finished', 'participant.finished', 'enrolment.completed'])
      expect(actions).toContain(action);
  });
});

describe('my training', () => {
  const training = (userId: string) => readTraining(app.db, { userId, catalogue: app.catalogue, now: app.now() });

  test('goes from the first lesson to the certificate, never over the whole', () => {
    const { manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const seen: string[] = [];
    for (let step = 0; step < 10; step += 1) {
      const [open] = training(manager.id).open;
      expect(open!.done).toBeLessThanOrEqual(open!.total);
      seen.push(`${open!.next.kind} ${open!.done}/${open!.total}`);
      if (open!.next.kind === 'lesson') mark(manager.id, open!.next.moduleId, open!.next.lessonId);
      else if (open!.next.kind === 'quiz') begin(app, { userId: manager.id, enrolmentId, moduleId: open!.next.moduleId });
      else if (open!.next.kind === 'resume') {
        answerAll(app, { userId: manager.id, attemptId: open!.next.attemptId });
        handIn(app, { userId: manager.id, attemptId: open!.next.attemptId });
      } else break;
    }
    expect(seen).toEqual(['lesson 0/4', 'quiz 1/4', 'resume 1/4', 'lesson 2/4', 'quiz 3/4', 'resume 3/4', 'finished 4/4']);
    expect(training(manager.id).open[0]!.group).toEqual({ size: 2, finished: 1 });
    finishTrack(app, { userId: others[0]!.id, enrolmentId, trackId });
    expect(training(manager.id)).toMatchObject({ open: [], completed: [{ enrolmentId }] });
  });

  test('has nothing for who takes no part', () => {
    const { manager } = makeCompanyWithManager(app.db);
    expect(training(manager.id)).toEqual({ open: [], completed: [] });
  });

  test('settles what a course that asks less than before left open', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app, { trackId: 'market-entry' });
    for (const moduleId of ['alpha', 'beta']) {
      takeQuiz(app, { userId: manager.id, enrolmentId, moduleId });
      readLessons(app, { userId: manager.id, trackId, moduleId });
      playScenarios(app, { userId: manager.id, trackId: 'market-entry', moduleId });
    }
    expect(training(manager.id).open[0]!.next.kind).toBe('lesson');
    const full = app.catalogue;
    app.catalogue = { ...full, requiredLessons: (_, moduleId) => full.requiredLessons(trackId, moduleId) };
    expect(training(manager.id).open).toMatchObject([{ participation: { enrolmentId }, next: { kind: 'settle' } }]);
    settleTraining(app.db, { userId: manager.id, enrolmentId, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) });
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
  });

  test('settling changes nothing while something is open, and isn’t found for others', () => {
    const { manager, enrolmentId } = makeEnrolledCompany(app);
    const settle = (userId: string) => settleTraining(app.db, { userId, enrolmentId, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) });
    settle(manager.id);
    expect(finishedModules()).toEqual([]);
    expect(() => settle(makeCompanyWithManager(app.db).manager.id)).toThrow(new DomainError('not-found'));
  });
});
