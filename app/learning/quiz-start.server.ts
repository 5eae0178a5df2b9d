/** What somebody should know before they start a final attempt. */
import type { Reader } from '#db';
import type { Catalogue, Lesson, Module, Scenario } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { listCurrentParticipations, type Participation } from '../missions/participations.server.ts';
import { neededToPass } from './grading.ts';
import { trackProgress } from './progress.ts';
import { readRecords } from './records.server.ts';
import { requiredModule } from './requirements.ts';

export interface QuizStart {
  module: Module;
  participation: Participation;
  /** The person's other open participations at this company that ask for the module. */
  others: Participation[];
  questions: number;
  /** How many right answers a pass takes. */
  needed: number;
  pauseMinutes: number;
  hasMultiple: boolean;
  unread: Lesson[];
  unplayed: Scenario[];
  /** Attempts that were handed in, the oldest first. */
  tries: { attemptId: string; submittedAt: Date; passed: boolean }[];
  state:
    | { kind: 'ready' }
    | { kind: 'resume'; attemptId: string }
    /** An attempt is in progress on an older version of the module: starting draws new questions. */
    | { kind: 'renewed' }
    | { kind: 'paused'; until: Date }
    | { kind: 'passed' }
    /** No question may be asked. */
    | { kind: 'empty' };
}

/**
 * @param enrolmentId which of several open enrolments; null takes the first in which the test isn't passed
 * Throws not-found when no open participation of this person asks for the module.
 */
export function readQuizStart(
  db: Reader,
  { userId, moduleId, enrolmentId, catalogue, now }: { userId: string; moduleId: string; enrolmentId: string | null; catalogue: Catalogue; now: Date },
): QuizStart {
  const asking = listCurrentParticipations(db, { userId })
    .filter(({ trackId, status }) => status === 'open' && requiredModule(catalogue, { trackId, moduleId }))
    .map((participation) => describe(db, { participation, moduleId, catalogue, now }));
  const chosen =
    enrolmentId === null
      ? (asking.find(({ state }) => state.kind !== 'passed') ?? asking[0])
      : asking.find(({ participation }) => participation.enrolmentId === enrolmentId);
  if (!chosen) throw new DomainError('not-found');
  return { ...chosen, others: asking.filter((other) => other !== chosen).map(({ participation }) => participation) };
}

function describe(
  db: Reader,
  { participation, moduleId, catalogue, now }: { participation: Participation; moduleId: string; catalogue: Catalogue; now: Date },
): Omit<QuizStart, 'others'> {
  const { participantId, trackId, finishedAt } = participation;
  const track = catalogue.track(trackId);
  const records = readRecords(db, { participantId });
  const progress = trackProgress({ catalogue, trackId, records, finished: finishedAt !== null, now });
  const own = progress.modules.find(({ required }) => required.module.id === moduleId);
  if (!track || !own) throw new DomainError('not-found');
  const pool = catalogue.questionPool(trackId, moduleId);
  const questions = Math.min(own.required.questions, pool.length);
  const attempts = records.attempts.filter((attempt) => attempt.moduleId === moduleId);
  return {
    module: own.required.module,
    participation,
    questions,
    needed: neededToPass({ questions, passMark: track.passMark }),
    pauseMinutes: track.retryPauseMinutes,
    hasMultiple: pool.some(({ kind }) => kind === 'multiple'),
    unread: own.required.lessons.filter(({ id }) => !own.read.has(id)),
    unplayed: own.required.scenarios.filter(({ id }) => !own.played.has(id)),
    tries: attempts.flatMap(({ id, submittedAt, passed }) => (submittedAt ? [{ attemptId: id, submittedAt, passed: passed ?? false }] : [])),
    state: own.passed
      ? { kind: 'passed' }
      : own.attemptId
        ? { kind: 'resume', attemptId: own.attemptId }
        : pool.length === 0
          ? { kind: 'empty' }
          : own.pausedUntil
            ? { kind: 'paused', until: own.pausedUntil }
            : { kind: attempts.some(({ status }) => status === 'in_progress') ? 'renewed' : 'ready' },
  };
}
