/** What a company sees of its enrolments: who has finished which module. Never answers, scores or tries (rule 8). */
import type { Reader } from '#db';
import type { Catalogue } from '../catalogue/types.ts';
import { listEnrolments, type Enrolment } from '../missions/enrolments.server.ts';
import { listParticipants } from '../missions/participants.server.ts';
import { readFinishedModules } from './records.server.ts';
import { requiredModules } from './requirements.ts';

export interface CompanyEnrolment extends Enrolment {
  /** Ids of the modules the track asks, in its order. */
  modules: string[];
  /** Everybody who takes part, and how many have finished; a number, not names. */
  size: number;
  finished: number;
  /** `name` is null for a former colleague, who finished before leaving. */
  people: { participantId: string; userId: string; name: string | null; finished: boolean; modules: { id: string; finished: boolean }[] }[];
}

/** @param onlyUserId a participant sees their own row only; null shows everybody, to a manager */
export function readCompanyProgress(
  db: Reader,
  { companyId, onlyUserId, catalogue }: { companyId: string; onlyUserId: string | null; catalogue: Catalogue },
): CompanyEnrolment[] {
  return listEnrolments(db, { companyId }).map((enrolment) => {
    const all = listParticipants(db, { companyId, enrolmentId: enrolment.id });
    const shown = onlyUserId === null ? all : all.filter(({ userId }) => userId === onlyUserId);
    const finishedModules = readFinishedModules(db, { participantIds: shown.map(({ id }) => id) });
    const modules = requiredModules(catalogue, enrolment.trackId).map(({ module }) => module.id);
    return {
      ...enrolment,
      modules,
      size: all.length,
      finished: all.filter(({ finishedAt }) => finishedAt).length,
      people: shown.map(({ id, userId, name, finishedAt }) => ({
        participantId: id,
        userId,
        name,
        finished: finishedAt !== null,
        // Who finished the track has finished its modules, also one that was added to it later.
        modules: modules.map((module) => ({ id: module, finished: finishedAt !== null || (finishedModules.get(id)?.has(module) ?? false) })),
      })),
    };
  });
}
