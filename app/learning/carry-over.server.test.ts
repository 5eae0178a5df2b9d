import { beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { certificates, enrolments, lesson_completions, milestones, module_completions, participants, scenario_completions } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeMember } from '#tests/support/factories.ts';
import { enrol, finishTrack, makeEnrolledCompany, readLessons, playScenarios, takeQuiz, withVersion } from '#tests/support/learning.ts';
import { addParticipant } from '../missions/participants.server.ts';
import { wireSteps } from '../wiring.server.ts';

let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

/** What a participant of an enrolment has: lessons and finished modules. */
function recordsIn(enrolmentId: string) {
  const of = eq(participants.enrolment_id, enrolmentId);
  const lessons = app.db
    .select({ lesson: lesson_completions.lesson, at: lesson_completions.completed_at })
    .from(lesson_completions)
    .innerJoin(participants, eq(participants.id, lesson_completions.participant_id))
    .where(of)
    .all();
  const modules = app.db
    .select({ module: module_completions.module })
    .from(module_completions)
    .innerJoin(participants, eq(participants.id, module_completions.participant_id))
    .where(of)
    .all();
  return { lessons: lessons.map(({ lesson }) => lesson).sort(), modules: modules.map(({ module }) => module).sort(), dates: lessons.map(({ at }) => at) };
}
const statusOf = (enrolmentId: string) => app.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)).get()?.status;

/** A manager who finished pre-departure. */
function finished() {
  const made = makeEnrolledCompany(app, { trackId: 'pre-departure' });
  finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId: 'pre-departure' });
  return made;
}
const again = (made: ReturnType<typeof finished>, trackId: string) =>
  enrol(app, { companyId: made.company.id, trackId, userIds: [made.manager.id] }).enrolmentId;

test('lessons that were read count in a track that asks more; its tests have to be taken', () => {
  const made = finished();
  app.setNow('2026-09-01T08:00:00Z');
  const enrolmentId = again(made, 'market-entry');
  expect(recordsIn(enrolmentId)).toMatchObject({ lessons: ['before-you-sign', 'first-steps'], modules: [] });
  expect(statusOf(enrolmentId)).toBe('open');
});

test('a finished module counts where at least as much was asked', () => {
  const made = makeEnrolledCompany(app, { trackId: 'market-entry' });
  readLessons(app, { userId: made.manager.id, trackId: 'market-entry', moduleId: 'alpha' });
  playScenarios(app, { userId: made.manager.id, trackId: 'market-entry', moduleId: 'alpha' });
  takeQuiz(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, moduleId: 'alpha' });
  expect(recordsIn(again(made, 'pre-departure'))).toMatchObject({ lessons: ['first-steps'], modules: ['alpha'] });
});

test('a scenario played to an end counts, also one that was played in no enrolment', () => {
  const made = makeEnrolledCompany(app, { trackId: 'pre-departure' });
  const { requiredScenarios } = app.catalogue;
  const played = () => app.db.select({ scenario: scenario_completions.scenario, at: scenario_completions.completed_at }).from(scenario_completions).all();
  playScenarios(app, { userId: made.manager.id, trackId: 'market-entry', moduleId: 'alpha' });
  expect(requiredScenarios('pre-departure', 'alpha')).toEqual([]);
  expect(played()).toEqual([]);
  app.setNow('2026-09-01T08:00:00Z');
  again(made, 'market-entry');
  expect(played()).toEqual([{ scenario: 'the-request', at: new Date('2026-06-15T10:00:00Z') }]);
});

test('the dates stay those of the work itself', () => {
  const made = finished();
  app.setNow('2026-09-01T08:00:00Z');
  expect(recordsIn(again(made, 'market-entry')).dates).toEqual([new Date('2026-06-15T10:00:00Z'), new Date('2026-06-15T10:00:00Z')]);
});

test('nothing counts after twelve months, or on another version of the module', () => {
  const made = finished();
  app.setNow('2027-06-15T10:00:00.001Z');
  expect(recordsIn(again(made, 'market-entry'))).toMatchObject({ lessons: [], modules: [] });
  app.setNow('2026-09-01T08:00:00Z');
  app.catalogue = withVersion(app.catalogue, { moduleId: 'alpha', version: '1.1.0' });
  expect(recordsIn(again(made, 'pre-departure'))).toMatchObject({ lessons: ['before-you-sign'], modules: ['beta'] });
});

test('who brings everything along finishes at once, with every step of the report in its place', () => {
  const enrolmentId = again(finished(), 'pre-departure');
  expect(statusOf(enrolmentId)).toBe('completed');
  const steps = app.db
    .select()
    .from(milestones)
    .where(eq(milestones.subject_id, enrolmentId))
    .all()
    .map(({ step }) => step);
  expect(steps.sort()).toEqual(['completed', 'enrolled', 'started']);
});

test('somebody who brings everything along does not finish it for colleagues who don’t', () => {
  const made = finished();
  const { user } = makeMember(app.db, { companyId: made.company.id });
  const { enrolmentId } = enrol(app, { companyId: made.company.id, trackId: 'pre-departure', userIds: [made.manager.id, user.id] });
  expect(statusOf(enrolmentId)).toBe('open');
  finishTrack(app, { userId: user.id, enrolmentId, trackId: 'pre-departure' });
  expect(statusOf(enrolmentId)).toBe('completed');
  expect(app.db.select().from(certificates).all()).toHaveLength(2);
});

test('it holds for somebody who is added later, and takes nothing from other people', () => {
  const made = makeEnrolledCompany(app, { trackId: 'market-entry' });
  const { user } = makeMember(app.db, { companyId: made.company.id });
  readLessons(app, { userId: made.manager.id, trackId: 'market-entry', moduleId: 'alpha' });
  const { enrolmentId } = enrol(app, { companyId: made.company.id, trackId: 'pre-departure', userIds: [user.id] });
  expect(recordsIn(enrolmentId).lessons).toEqual([]);
  addParticipant(app.db, { companyId: made.company.id, enrolmentId, userId: made.manager.id, actorId: made.manager.id, now: app.now(), ...wireSteps(app) });
  expect(recordsIn(enrolmentId).lessons).toEqual(['first-steps']);
});
