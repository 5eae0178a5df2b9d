/** What the database holds of somebody's learning: read in one go, judged in progress.ts. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { lesson_completions, module_completions, quiz_attempts, scenario_completions, type Reader } from '#db';

export interface AttemptRecord {
  id: string;
  moduleId: string;
  moduleVersion: string;
  status: 'in_progress' | 'submitted' | 'abandoned';
  submittedAt: Date | null;
  passed: boolean | null;
}

export interface LearningRecords {
  lessonsRead: { moduleId: string; lessonId: string }[];
  /** Scenarios played to an end. */
  scenariosPlayed: { moduleId: string; scenarioId: string }[];
  /** Final attempts, the oldest first. */
  attempts: AttemptRecord[];
  /** Ids of the finished modules. */
  finishedModules: string[];
}

/** The records of one participant. */
export function readRecords(db: Reader, { participantId }: { participantId: string }): LearningRecords {
  return {
    lessonsRead: db
      .select({ moduleId: lesson_completions.module, lessonId: lesson_completions.lesson })
      .from(lesson_completions)
      .where(eq(lesson_completions.participant_id, participantId))
      .all(),
    scenariosPlayed: db
      .select({ moduleId: scenario_completions.module, scenarioId: scenario_completions.scenario })
      .from(scenario_completions)
      .where(eq(scenario_completions.participant_id, participantId))
      .all(),
    attempts: db
      .select({
        id: quiz_attempts.id,
        moduleId: quiz_attempts.module,
        moduleVersion: quiz_attempts.module_version,
        status: quiz_attempts.status,
        submittedAt: quiz_attempts.submitted_at,
        passed: quiz_attempts.passed,
      })
      .from(quiz_attempts)
      .where(and(eq(quiz_attempts.participant_id, participantId), eq(quiz_attempts.purpose, 'final')))
      .orderBy(asc(quiz_attempts.started_at), quiz_attempts.id)
      .all(),
    finishedModules: db
      .select({ moduleId: module_completions.module })
      .from(module_completions)
      .where(eq(module_completions.participant_id, participantId))
      .all()
      .map(({ moduleId }) => moduleId),
  };
}

/** Participant → ids of the modules they finished: all that a manager may know. */
export function readFinishedModules(db: Reader, { participantIds }: { participantIds: string[] }): Map<string, Set<string>> {
  const finished = new Map(participantIds.map((id) => [id, new Set<string>()]));
  const rows = db
    .select({ participantId: module_completions.participant_id, moduleId: module_completions.module })
    .from(module_completions)
    .where(inArray(module_completions.participant_id, participantIds))
    .all();
  for (const { participantId, moduleId } of rows) finished.get(participantId)?.add(moduleId);
  return finished;
}
