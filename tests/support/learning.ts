/** Steps of learning as a person takes them, for tests and for the demonstration data. */
import type { Catalogue, Module } from '#app/catalogue/types.ts';
import type { AppContext } from '#app/http/context.server.ts';
import { answerQuestion, findAttempt, listQuestions, startAttempt, submitAttempt, type AttemptOutcome } from '#app/learning/attempts.server.ts';
import { markLessonRead } from '#app/learning/progress.server.ts';
import { enrolCompany } from '#app/missions/enrol.server.ts';
import { followPath } from '#app/learning/scenario-path.ts';
import { takeChoice } from '#app/learning/scenario-runs.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { makeCompanyWithManager, makeMember } from './factories.ts';

type Site = Pick<AppContext, 'db' | 'catalogue' | 'operator' | 'config' | 'now'>;

/** A company with a manager and colleagues, all of them participants of a track. */
export function makeEnrolledCompany(app: Site, { trackId = 'pre-departure', colleagues = 0 }: { trackId?: string; colleagues?: number } = {}) {
  const { company, manager } = makeCompanyWithManager(app.db);
  const others = Array.from({ length: colleagues }, () => makeMember(app.db, { companyId: company.id }).user);
  const userIds = [manager, ...others].map(({ id }) => id);
  return { company, manager, others, ...enrol(app, { companyId: company.id, trackId, userIds }) };
}

/** Enrols a company in a track; the first of the people does it. */
export function enrol(app: Site, { companyId, trackId, userIds }: { companyId: string; trackId: string; userIds: string[] }): { enrolmentId: string } {
  const { db, catalogue } = app;
  const { onStep, onAdded } = wireSteps(app);
  return enrolCompany(db, { companyId, trackId, userIds, actorId: userIds[0] ?? '', catalogue, now: app.now(), onStep, onAdded });
}

/** Marks every lesson read that the track asks of the module. */
export function readLessons(app: Site, { userId, trackId, moduleId }: { userId: string; trackId: string; moduleId: string }): void {
  const { db, catalogue } = app;
  for (const lesson of catalogue.requiredLessons(trackId, moduleId)) {
    markLessonRead(db, { userId, moduleId, lessonId: lesson.id, catalogue, now: app.now(), ...wireSteps(app) });
  }
}

export function begin(app: Site, { random, ...which }: { userId: string; enrolmentId: string; moduleId: string; random?: () => number }): string {
  return startAttempt(app.db, { ...which, random, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) }).attemptId;
}

/** The places of the right options of a question, as this attempt shows them. */
export function rightPlaces(app: Site, { userId, attemptId, number }: { userId: string; attemptId: string; number: number }): number[] {
  const { module } = findAttempt(app.db, { userId, attemptId });
  const asked = listQuestions(app.db, { attemptId }).find((row) => row.number === number);
  const question = app.catalogue.questionBank(module).find(({ id }) => id === asked?.question);
  const right = (question?.options ?? []).filter(({ correct }) => correct).map(({ id }) => id);
  return (asked?.option_order ?? []).flatMap((id, index) => (right.includes(id) ? [index + 1] : []));
}

/** Answers every question: the first `right` of them as they should be, the others with one wrong option. */
export function answerAll(app: Site, { userId, attemptId, right = Infinity }: { userId: string; attemptId: string; right?: number }): void {
  const { db, catalogue } = app;
  for (const { number, option_order: order } of listQuestions(db, { attemptId })) {
    const fitting = rightPlaces(app, { userId, attemptId, number });
    const wrong = order.map((_, index) => index + 1).filter((place) => !fitting.includes(place));
    answerQuestion(db, { userId, attemptId, number, places: number <= right ? fitting : wrong.slice(0, 1), catalogue, now: app.now() });
  }
}

export function handIn(app: Site, { userId, attemptId }: { userId: string; attemptId: string }): AttemptOutcome {
  return submitAttempt(app.db, { userId, attemptId, catalogue: app.catalogue, now: app.now(), ...wireSteps(app) });
}

/** A whole final attempt. `right`: how many questions are answered as they should be; all of them unless said otherwise. */
export function takeQuiz(
  app: Site,
  { right, ...which }: { userId: string; enrolmentId: string; moduleId: string; right?: number },
): AttemptOutcome & { attemptId: string } {
  const attemptId = begin(app, which);
  answerAll(app, { userId: which.userId, attemptId, right });
  return { ...handIn(app, { userId: which.userId, attemptId }), attemptId };
}

/** Plays every scenario to an end that the track asks of the module, each time by the first choice. */
export function playScenarios(app: Site, { userId, trackId, moduleId }: { userId: string; trackId: string; moduleId: string }): void {
  const { db, catalogue } = app;
  for (const scenario of catalogue.requiredScenarios(trackId, moduleId)) {
    const path: string[] = [];
    for (let step = followPath(scenario, path)?.step; step; step = followPath(scenario, path)?.step) {
      path.push(step.choices[0]!.id);
      takeChoice(db, { userId, moduleId, scenarioId: scenario.id, path, catalogue, now: app.now(), ...wireSteps(app) });
    }
  }
}

/** Everything that a track asks of one person. */
export function finishTrack(app: Site, { userId, enrolmentId, trackId }: { userId: string; enrolmentId: string; trackId: string }): void {
  for (const { module: moduleId } of app.catalogue.track(trackId)?.modules ?? []) {
    readLessons(app, { userId, trackId, moduleId });
    playScenarios(app, { userId, trackId, moduleId });
    takeQuiz(app, { userId, enrolmentId, moduleId });
  }
}

/** The same course after an edit: one module has another version. */
export function withVersion(catalogue: Catalogue, { moduleId, version }: { moduleId: string; version: string }): Catalogue {
  const renew = (module: Module): Module => (module.id === moduleId ? { ...module, version } : module);
  return {
    ...catalogue,
    modules: catalogue.modules.map(renew),
    module: (id) => {
      const module = catalogue.module(id);
      return module && renew(module);
    },
  };
}
