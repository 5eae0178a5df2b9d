import { module_completions, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { OnStep } from '../companies/steps.ts';
import { finishParticipant } from '../missions/participants.server.ts';
import type { Participation } from '../missions/participations.server.ts';
import type { OnFinished } from '../missions/steps.ts';
import { trackProgress } from './progress.ts';
import { readRecords } from './records.server.ts';

/** What every learning step needs to know about what may follow from it. */
export interface Following {
  catalogue: Catalogue;
  now: Date;
  onStep: OnStep;
  onFinished: OnFinished;
}

/**
 * Draws the conclusions of a step, in its transaction (rule 2): a module whose required lessons are
 * read, whose required scenarios are played and whose final attempt is passed is finished, with the version it has now; a participant
 * with every required module finished is finished too. Runs after a step and changes nothing twice.
 */
export function settleParticipation(tx: Transaction, participation: Participation, { catalogue, now, onStep, onFinished }: Following): void {
  const { participantId, userId, trackId } = participation;
  const records = readRecords(tx, { participantId });
  const { modules } = trackProgress({ catalogue, trackId, records, finished: false, now });
  let allFinished = modules.length > 0;
  for (const { required, read, played, passed, finished } of modules) {
    if (finished) continue;
    if (!passed || read.size < required.lessons.length || played.size < required.scenarios.length) {
      allFinished = false;
      continue;
    }
    const { id, version } = required.module;
    tx.insert(module_completions).values({ participant_id: participantId, module: id, module_version: version, finished_at: now }).run();
    recordAudit(tx, { actorId: userId, action: 'module.finished', subjectId: participantId, details: { module: id, version }, now });
  }
  if (allFinished) finishParticipant(tx, { participantId, now, onStep, onFinished });
}
