/** What somebody did before counts again: in an enrolment, on the module as it is now, for twelve months. */
import { and, eq, gte, max, ne } from 'drizzle-orm';
import { enrolments, lesson_completions, module_completions, participants, scenario_completions, scenario_runs, type Transaction } from '#db';
import { findParticipation, type Participation } from '../missions/participations.server.ts';
import { settleParticipation, type Following } from './module-completion.server.ts';
import { asksAtLeast, requiredModules, type RequiredModule } from './requirements.ts';

const monthsKept = 12;

/** Runs in the transaction that adds a participant. A scenario counts from the run itself, which is a person's, in an enrolment or not. The dates stay those of the work itself, so that nothing is carried over twice as long. */
export function carryOverProgress(tx: Transaction, { participantId, ...following }: { participantId: string } & Following): void {
  const participation = findParticipation(tx, { participantId });
  if (!participation) return;
  const since = new Date(following.now);
  since.setUTCMonth(since.getUTCMonth() - monthsKept);
  for (const required of requiredModules(following.catalogue, participation.trackId)) {
    carryLessons(tx, { participation, required, since });
    carryScenarios(tx, { participation, required, since });
    carryModule(tx, { participation, required, since, following });
  }
  settleParticipation(tx, participation, following);
}

interface Carry {
  participation: Participation;
  required: RequiredModule;
  since: Date;
}

function carryLessons(tx: Transaction, { participation: { participantId, userId }, required: { module, lessons }, since }: Carry): void {
  const earlier = tx
    .select({ lesson: lesson_completions.lesson, version: lesson_completions.module_version, at: lesson_completions.completed_at })
    .from(lesson_completions)
    .innerJoin(participants, eq(participants.id, lesson_completions.participant_id))
    .where(
      and(
        eq(participants.user_id, userId),
        ne(participants.id, participantId),
        eq(lesson_completions.module, module.id),
        eq(lesson_completions.module_version, module.version),
        gte(lesson_completions.completed_at, since),
      ),
    )
    .all()
    .filter(({ lesson }) => lessons.some(({ id }) => id === lesson));
  for (const { lesson, version, at } of earlier) {
    tx.insert(lesson_completions)
      .values({ participant_id: participantId, module: module.id, lesson, module_version: version, completed_at: at })
      .onConflictDoNothing()
      .run();
  }
}

function carryScenarios(tx: Transaction, { participation: { participantId, userId }, required: { module, scenarios }, since }: Carry): void {
  const earlier = tx
    .select({ scenario: scenario_runs.scenario, version: scenario_runs.module_version, at: max(scenario_runs.ended_at) })
    .from(scenario_runs)
    .where(
      and(
        eq(scenario_runs.user_id, userId),
        eq(scenario_runs.status, 'ended'),
        eq(scenario_runs.module, module.id),
        eq(scenario_runs.module_version, module.version),
        gte(scenario_runs.ended_at, since),
      ),
    )
    .groupBy(scenario_runs.scenario)
    .all();
  for (const { scenario, version, at } of earlier) {
    if (!at || !scenarios.some(({ id }) => id === scenario)) continue;
    tx.insert(scenario_completions)
      .values({ participant_id: participantId, module: module.id, scenario, module_version: version, completed_at: at })
      .onConflictDoNothing()
      .run();
  }
}

/** A module finished for a track that asks less of it (fewer lessons or questions, a lower mark) doesn't count. */
function carryModule(
  tx: Transaction,
  { participation: { participantId, userId, trackId }, required: { module }, since, following }: Carry & { following: Following },
): void {
  const earlier = tx
    .select({ trackId: enrolments.track, at: module_completions.finished_at })
    .from(module_completions)
    .innerJoin(participants, eq(participants.id, module_completions.participant_id))
    .innerJoin(enrolments, eq(enrolments.id, participants.enrolment_id))
    .where(
      and(
        eq(participants.user_id, userId),
        ne(participants.id, participantId),
        eq(module_completions.module, module.id),
        eq(module_completions.module_version, module.version),
        gte(module_completions.finished_at, since),
      ),
    )
    .all()
    .find((row) => asksAtLeast(following.catalogue, { moduleId: module.id, done: row.trackId, wanted: trackId }));
  if (!earlier) return;
  tx.insert(module_completions)
    .values({ participant_id: participantId, module: module.id, module_version: module.version, finished_at: earlier.at })
    .onConflictDoNothing()
    .run();
}
