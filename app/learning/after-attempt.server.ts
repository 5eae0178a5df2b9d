import type { Reader } from '#db';
import type { Catalogue, Lesson, Scenario } from '../catalogue/types.ts';
import { listCurrentParticipations } from '../missions/participations.server.ts';
import { trackProgress } from './progress.ts';
import { readRecords } from './records.server.ts';

/** What follows for somebody from an attempt they handed in, as things stand now. */
export interface AfterAttempt {
  /** `closed`: the person no longer takes part. `passed`: lessons or scenarios are still to be done. */
  kind: 'retry' | 'passed' | 'module-done' | 'track-done' | 'certificate' | 'closed';
  /** Required lessons of the module that aren't read yet. */
  unread: Lesson[];
  /** Required scenarios of the module that weren't played to an end yet. */
  unplayed: Scenario[];
  /** Until when the next attempt has to wait. */
  pausedUntil: Date | null;
}

export function readAfterAttempt(
  db: Reader,
  { userId, enrolmentId, moduleId, catalogue, now }: { userId: string; enrolmentId: string; moduleId: string; catalogue: Catalogue; now: Date },
): AfterAttempt {
  const participation = listCurrentParticipations(db, { userId }).find((own) => own.enrolmentId === enrolmentId);
  const nothing = { unread: [], unplayed: [], pausedUntil: null };
  if (!participation) return { kind: 'closed', ...nothing };
  if (participation.status === 'completed') return { kind: 'certificate', ...nothing };
  const { participantId, trackId, finishedAt } = participation;
  const progress = trackProgress({ catalogue, trackId, records: readRecords(db, { participantId }), finished: finishedAt !== null, now });
  const own = progress.modules.find(({ required }) => required.module.id === moduleId);
  if (finishedAt) return { kind: 'track-done', ...nothing };
  if (!own || participation.status !== 'open') return { kind: 'closed', ...nothing };
  const unread = own.required.lessons.filter(({ id }) => !own.read.has(id));
  const unplayed = own.required.scenarios.filter(({ id }) => !own.played.has(id));
  return { kind: own.finished ? 'module-done' : own.passed ? 'passed' : 'retry', unread, unplayed, pausedUntil: own.pausedUntil };
}
