/**
 * Scenario runs as a state machine: in_progress → ended | abandoned. Every choice is kept with its
 * moment, an ending counts at once for each track that asks the scenario, and playing again is a new run.
 */
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { newId, scenario_choices, scenario_completions, scenario_runs, transact, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue, Module, Scenario } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { startEnrolment } from '../missions/enrolments.server.ts';
import { listOpenParticipations } from '../missions/participations.server.ts';
import { settleParticipation, type Following } from './module-completion.server.ts';
import { followPath } from './scenario-path.ts';

interface Which {
  userId: string;
  moduleId: string;
  scenarioId: string;
}

type Run = typeof scenario_runs.$inferSelect;

/** A scenario of the course. Throws not-found. */
export function findScenario(catalogue: Catalogue, { moduleId, scenarioId }: { moduleId: string; scenarioId: string }): { module: Module; scenario: Scenario } {
  const module = catalogue.module(moduleId);
  const scenario = module?.scenarios.find(({ id }) => id === scenarioId);
  if (!module || !scenario) throw new DomainError('not-found');
  return { module, scenario };
}

export interface ScenarioMemory {
  /** Ids of the choices of the latest run, in order; none when there is no run on the module as it is now. */
  path: string[];
  /** Ids of the endings that this person has reached, each once. */
  endingsSeen: string[];
}

/** What a person did in a scenario before. */
export function readScenarioMemory(db: Reader, { catalogue, ...which }: Which & { catalogue: Catalogue }): ScenarioMemory {
  const { module, scenario } = findScenario(catalogue, which);
  const latest = findLatestRun(db, which);
  const path = latest?.module_version === module.version ? listChoices(db, latest.id) : [];
  const ended = db
    .selectDistinct({ ending: scenario_runs.ending })
    .from(scenario_runs)
    .where(and(ofScenario(which), eq(scenario_runs.status, 'ended')))
    .all();
  return {
    path: followPath(scenario, path) ? path : [],
    endingsSeen: scenario.endings.map(({ id }) => id).filter((id) => ended.some(({ ending }) => ending === id)),
  };
}

/**
 * Keeps the last choice of `path`, which must go one choice beyond what is kept, and draws every
 * conclusion of an ending in the same transaction. Sending the same path twice changes nothing.
 * Throws not-found for an unknown scenario, invalid for a way that it doesn't have.
 * @returns whether `path` is now what is kept; false when this person is elsewhere meanwhile (another window)
 */
export function takeChoice(db: Database, { path, ...given }: Which & { path: string[] } & Following): { kept: boolean } {
  const { userId, moduleId, scenarioId, catalogue, now } = given;
  const { module, scenario } = findScenario(catalogue, given);
  const place = followPath(scenario, path);
  const last = place?.taken.at(-1);
  if (!place || !last) throw new DomainError('invalid');
  return transact(db, (tx) => {
    const latest = findLatestRun(tx, given);
    const current = latest?.module_version === module.version ? latest : undefined;
    const kept = current ? listChoices(tx, current.id) : [];
    if (isSame(kept, path)) return { kept: true };
    if (!isSame(kept, path.slice(0, -1))) return { kept: false };
    if (latest && !current && latest.status === 'in_progress') abandonRun(tx, { runId: latest.id, userId, now });
    const runId = current?.id ?? insertRun(tx, { userId, moduleId, scenarioId, version: module.version, now });
    tx.insert(scenario_choices).values({ run_id: runId, number: path.length, step: last.step.id, choice: last.choice.id, chosen_at: now }).run();
    if (place.ending) endRun(tx, { runId, ending: place.ending.id, module, ...given });
    return { kept: true };
  });
}

/** Begins the scenario afresh; a run in progress is abandoned. Throws not-found for an unknown scenario. */
export function restartScenario(db: Database, { catalogue, now, ...which }: Which & { catalogue: Catalogue; now: Date }): void {
  const { module } = findScenario(catalogue, which);
  transact(db, (tx) => {
    const latest = findLatestRun(tx, which);
    if (latest?.status === 'in_progress') {
      // Nothing was chosen yet: that is afresh already.
      if (latest.module_version === module.version && listChoices(tx, latest.id).length === 0) return;
      abandonRun(tx, { runId: latest.id, userId: which.userId, now });
    }
    insertRun(tx, { ...which, version: module.version, now });
  });
}

function ofScenario({ userId, moduleId, scenarioId }: Which) {
  return and(eq(scenario_runs.user_id, userId), eq(scenario_runs.module, moduleId), eq(scenario_runs.scenario, scenarioId));
}

function findLatestRun(db: Reader, which: Which): Run | undefined {
  return (
    db
      .select()
      .from(scenario_runs)
      .where(and(ofScenario(which), ne(scenario_runs.status, 'abandoned')))
      // Where a clock stood still between two runs, the one written last.
      .orderBy(desc(scenario_runs.started_at), desc(sql`rowid`))
      .limit(1)
      .get()
  );
}

function listChoices(db: Reader, runId: string): string[] {
  return db
    .select({ choice: scenario_choices.choice })
    .from(scenario_choices)
    .where(eq(scenario_choices.run_id, runId))
    .orderBy(asc(scenario_choices.number))
    .all()
    .map(({ choice }) => choice);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

function insertRun(tx: Transaction, { userId, moduleId, scenarioId, version, now }: Which & { version: string; now: Date }): string {
  const runId = newId();
  tx.insert(scenario_runs).values({ id: runId, user_id: userId, module: moduleId, scenario: scenarioId, module_version: version, started_at: now }).run();
  recordAudit(tx, { actorId: userId, action: 'scenario.started', subjectId: runId, details: { module: moduleId, scenario: scenarioId }, now });
  return runId;
}

function abandonRun(tx: Transaction, { runId, userId, now }: { runId: string; userId: string; now: Date }): void {
  tx.update(scenario_runs).set({ status: 'abandoned', abandoned_at: now }).where(eq(scenario_runs.id, runId)).run();
  recordAudit(tx, { actorId: userId, action: 'scenario.abandoned', subjectId: runId, now });
}

/** What somebody chose, and where it led, stays out of the log (rule 8). */
function endRun(tx: Transaction, { runId, ending, module, ...given }: Which & { runId: string; ending: string; module: Module } & Following): void {
  const { userId, moduleId, scenarioId, catalogue, now, onStep } = given;
  tx.update(scenario_runs).set({ status: 'ended', ended_at: now, ending }).where(eq(scenario_runs.id, runId)).run();
  recordAudit(tx, { actorId: userId, action: 'scenario.ended', subjectId: runId, details: { module: moduleId, scenario: scenarioId }, now });
  for (const participation of listOpenParticipations(tx, { userId })) {
    const { participantId, enrolmentId, trackId } = participation;
    if (!catalogue.requiredScenarios(trackId, moduleId).some(({ id }) => id === scenarioId)) continue;
    const { changes } = tx
      .insert(scenario_completions)
      .values({ participant_id: participantId, module: moduleId, scenario: scenarioId, module_version: module.version, completed_at: now })
      .onConflictDoNothing()
      .run();
    if (changes === 0) continue;
    startEnrolment(tx, { enrolmentId, now, onStep });
    settleParticipation(tx, participation, given);
  }
}
