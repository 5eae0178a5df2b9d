/** How far somebody is in a track, and what comes next: judged from the records, without a database. */
import type { Catalogue } from '../catalogue/types.ts';
import type { AttemptRecord, LearningRecords } from './records.server.ts';
import { requiredModules, type RequiredModule } from './requirements.ts';

export type NextStep =
  | { kind: 'resume'; moduleId: string; attemptId: string }
  | { kind: 'lesson'; moduleId: string; lessonId: string }
  | { kind: 'scenario'; moduleId: string; scenarioId: string }
  | { kind: 'quiz'; moduleId: string }
  /** Only a failed final attempt is left; it may be repeated from `until`. */
  | { kind: 'pause'; moduleId: string; until: Date }
  /** All is done but not yet noted, for instance since a module asks less than before. */
  | { kind: 'settle' }
  | { kind: 'finished' };

export interface ModuleProgress {
  required: RequiredModule;
  /** Ids of the required lessons that are read. */
  read: Set<string>;
  /** Ids of the required scenarios that were played to an end. */
  played: Set<string>;
  passed: boolean;
  finished: boolean;
  /** How many final attempts were handed in. */
  tries: number;
  /** The attempt that can be resumed: one in progress on the module as it is now. */
  attemptId: string | null;
  /** Until when a new attempt has to wait; null when it needn't. */
  pausedUntil: Date | null;
}

export interface TrackProgress {
  modules: ModuleProgress[];
  /** Lessons, scenarios and final attempts done, of all that the track asks. `done` is never more than `total`. */
  done: number;
  total: number;
  next: NextStep;
}

/** The instant until which a failed attempt holds up the next one; null when that is past, or the last one passed. */
export function pauseAfter(attempts: AttemptRecord[], { pauseMinutes, now }: { pauseMinutes: number; now: Date }): Date | null {
  const last = attempts.findLast((attempt) => attempt.status === 'submitted');
  if (!last?.submittedAt || last.passed) return null;
  const until = new Date(last.submittedAt.getTime() + pauseMinutes * 60_000);
  return until > now ? until : null;
}

function moduleProgress(required: RequiredModule, records: LearningRecords, given: { pauseMinutes: number; now: Date }): ModuleProgress {
  const { module, lessons, scenarios } = required;
  const attempts = records.attempts.filter((attempt) => attempt.moduleId === module.id);
  const finished = records.finishedModules.includes(module.id);
  const read = records.lessonsRead.filter(({ moduleId }) => moduleId === module.id).map(({ lessonId }) => lessonId);
  const played = records.scenariosPlayed.filter(({ moduleId }) => moduleId === module.id).map(({ scenarioId }) => scenarioId);
  const current = attempts.find((attempt) => attempt.status === 'in_progress' && attempt.moduleVersion === module.version);
  return {
    required,
    // A finished module stays finished, also when lessons were added to it later (rule 7).
    read: new Set(lessons.map((lesson) => lesson.id).filter((id) => finished || read.includes(id))),
    played: new Set(scenarios.map((scenario) => scenario.id).filter((id) => finished || played.includes(id))),
    passed: finished || attempts.some((attempt) => attempt.passed === true),
    finished,
    tries: attempts.filter((attempt) => attempt.status === 'submitted').length,
    attemptId: current?.id ?? null,
    pausedUntil: finished ? null : pauseAfter(attempts, given),
  };
}

/** What is left of a module: lessons in their order, first those after a given one, then scenarios, then the test. Null when nothing is. */
export function nextInModule({ required, read, played, passed }: ModuleProgress, { after = null }: { after?: string | null } = {}): NextStep | null {
  const moduleId = required.module.id;
  const place = required.lessons.findIndex((lesson) => lesson.id === after) + 1;
  const unread = [...required.lessons.slice(place), ...required.lessons.slice(0, place)].find((lesson) => !read.has(lesson.id));
  if (unread) return { kind: 'lesson', moduleId, lessonId: unread.id };
  const unplayed = required.scenarios.find((scenario) => !played.has(scenario.id));
  if (unplayed) return { kind: 'scenario', moduleId, scenarioId: unplayed.id };
  return passed ? null : { kind: 'quiz', moduleId };
}

function findNext(modules: ModuleProgress[]): NextStep {
  const open = modules.filter((module) => !module.finished);
  const begun = open.find((module) => module.attemptId !== null && !module.passed);
  if (begun?.attemptId) return { kind: 'resume', moduleId: begun.required.module.id, attemptId: begun.attemptId };
  let pause: { kind: 'pause'; moduleId: string; until: Date } | null = null;
  for (const module of open) {
    const { pausedUntil } = module;
    const step = nextInModule(module);
    if (step && (step.kind !== 'quiz' || !pausedUntil)) return step;
    // While one module waits, another can go on.
    if (step?.kind === 'quiz' && pausedUntil && (!pause || pausedUntil < pause.until)) pause = { kind: 'pause', moduleId: step.moduleId, until: pausedUntil };
  }
  return pause ?? { kind: 'settle' };
}

/** @param finished whether the participant's finish was noted; nothing that changes later takes it away. */
export function trackProgress(given: { catalogue: Catalogue; trackId: string; records: LearningRecords; finished: boolean; now: Date }): TrackProgress {
  const { catalogue, trackId, records, finished, now } = given;
  const pauseMinutes = catalogue.track(trackId)?.retryPauseMinutes ?? 0;
  const modules = requiredModules(catalogue, trackId).map((required) => moduleProgress(required, records, { pauseMinutes, now }));
  const total = modules.reduce((sum, { required }) => sum + required.lessons.length + required.scenarios.length + 1, 0);
  const done = modules.reduce((sum, { read, played, passed }) => sum + read.size + played.size + (passed ? 1 : 0), 0);
  return { modules, done: finished ? total : done, total, next: finished ? { kind: 'finished' } : findNext(modules) };
}
