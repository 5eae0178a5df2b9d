/** Reading lessons, and where somebody is in their tracks. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { enrolments, lesson_completions, members, participants, transact, type Database, type Reader } from '#db';
import type { Catalogue } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { startEnrolment } from '../missions/enrolments.server.ts';
import { listCurrentParticipations, listOpenParticipations, type Participation } from '../missions/participations.server.ts';
import { settleParticipation, type Following } from './module-completion.server.ts';
import { nextInModule, trackProgress, type NextStep, type TrackProgress } from './progress.ts';
import { readRecords } from './records.server.ts';

/**
 * Marks a lesson read in each open participation that asks for it, at every company of this person, with the version of its module (rule 7).
 * Doing it again changes nothing. Throws not-found for an unknown lesson.
 * @returns in how many participations the lesson is now newly read
 */
export function markLessonRead(
  db: Database,
  { userId, moduleId, lessonId, ...following }: { userId: string; moduleId: string; lessonId: string } & Following,
): { marked: number } {
  const { catalogue, now, onStep } = following;
  const module = catalogue.module(moduleId);
  if (!module?.lessons.some((lesson) => lesson.id === lessonId)) throw new DomainError('not-found');
  return transact(db, (tx) => {
    let marked = 0;
    for (const participation of listOpenParticipations(tx, { userId })) {
      if (!isRequired(catalogue, { trackId: participation.trackId, moduleId, lessonId })) continue;
      const { participantId, enrolmentId } = participation;
      const { changes } = tx
        .insert(lesson_completions)
        .values({ participant_id: participantId, module: moduleId, lesson: lessonId, module_version: module.version, completed_at: now })
        .onConflictDoNothing()
        .run();
      if (changes === 0) continue;
      marked += 1;
      startEnrolment(tx, { enrolmentId, now, onStep });
      settleParticipation(tx, participation, following);
    }
    return { marked };
  });
}

function isRequired(catalogue: Catalogue, { trackId, moduleId, lessonId }: { trackId: string; moduleId: string; lessonId: string }): boolean {
  return catalogue.requiredLessons(trackId, moduleId).some((lesson) => lesson.id === lessonId);
}

/** Every lesson page asks this for a signed-in reader, so the statement is prepared once per database. */
const preparedLessonState = new WeakMap<Reader, ReturnType<typeof prepareLessonState>>();
function prepareLessonState(db: Reader) {
  return db
    .select({ trackId: enrolments.track, readAt: lesson_completions.completed_at })
    .from(participants)
    .innerJoin(enrolments, and(eq(enrolments.id, participants.enrolment_id), eq(enrolments.status, 'open')))
    .innerJoin(members, and(eq(members.company_id, enrolments.company_id), eq(members.user_id, participants.user_id)))
    .leftJoin(
      lesson_completions,
      and(
        eq(lesson_completions.participant_id, participants.id),
        eq(lesson_completions.module, sql.placeholder('moduleId')),
        eq(lesson_completions.lesson, sql.placeholder('lessonId')),
      ),
    )
    .where(and(eq(participants.user_id, sql.placeholder('userId')), isNull(participants.removed_at)))
    .prepare();
}

/** Whether a lesson is asked of this person, and read wherever it is asked; null without an open participation. */
export function readLessonState(
  db: Reader,
  { userId, moduleId, lessonId, catalogue }: { userId: string; moduleId: string; lessonId: string; catalogue: Catalogue },
): { required: boolean; read: boolean } | null {
  let statement = preparedLessonState.get(db);
  if (!statement) preparedLessonState.set(db, (statement = prepareLessonState(db)));
  const rows = statement.all({ userId, moduleId, lessonId });
  if (rows.length === 0) return null;
  const asking = rows.filter(({ trackId }) => isRequired(catalogue, { trackId, moduleId, lessonId }));
  return { required: asking.length > 0, read: asking.length > 0 && asking.every(({ readAt }) => readAt !== null) };
}

export interface ParticipationProgress extends TrackProgress {
  participation: Participation;
  /** Everybody in the enrolment, and how many of them have finished. */
  group: { size: number; finished: number };
}

/** Everything somebody takes part in at the company they work for now: open enrolments with their progress, and those that were completed. */
export function readTraining(
  db: Reader,
  { userId, catalogue, now }: { userId: string; catalogue: Catalogue; now: Date },
): { open: ParticipationProgress[]; completed: Participation[] } {
  const all = listCurrentParticipations(db, { userId });
  const open = all.filter(({ status, trackId }) => status === 'open' && catalogue.track(trackId));
  const groups = countGroups(
    db,
    open.map(({ enrolmentId }) => enrolmentId),
  );
  return {
    open: open.map((participation) => {
      const { participantId, trackId, finishedAt, enrolmentId } = participation;
      const records = readRecords(db, { participantId });
      const progress = trackProgress({ catalogue, trackId, records, finished: finishedAt !== null, now });
      return { ...progress, participation, group: groups.get(enrolmentId) ?? { size: 1, finished: 0 } };
    }),
    completed: all.filter(({ status, trackId }) => status === 'completed' && catalogue.track(trackId)),
  };
}

function countGroups(db: Reader, enrolmentIds: string[]): Map<string, { size: number; finished: number }> {
  const rows = db
    .select({
      enrolmentId: participants.enrolment_id,
      size: sql<number>`count(*)`,
      finished: sql<number>`count(${participants.finished_at})`,
    })
    .from(participants)
    .where(and(inArray(participants.enrolment_id, enrolmentIds), isNull(participants.removed_at)))
    .groupBy(participants.enrolment_id)
    .all();
  return new Map(rows.map(({ enrolmentId, size, finished }) => [enrolmentId, { size, finished }]));
}

/**
 * What a participant does next in a module after reading a lesson: the next required lesson that is
 * unread, a required scenario, the test; null when nothing of it is left, or nobody asks for it.
 */
export function findNextInModule(
  db: Reader,
  { userId, moduleId, lessonId, catalogue, now }: { userId: string; moduleId: string; lessonId: string; catalogue: Catalogue; now: Date },
): NextStep | null {
  const asking = readTraining(db, { userId, catalogue, now })
    .open.flatMap(({ modules }) => modules)
    .filter(({ required }) => required.module.id === moduleId);
  return asking.map((module) => nextInModule(module, { after: lessonId })).find((step) => step !== null) ?? null;
}

/** Notes a finish that no step of the person's own can trigger any more, since the track or a module asks less than before. */
export function settleTraining(db: Database, { userId, enrolmentId, ...following }: { userId: string; enrolmentId: string } & Following): void {
  transact(db, (tx) => {
    const participation = listCurrentParticipations(tx, { userId }).find((own) => own.enrolmentId === enrolmentId);
    if (participation?.status !== 'open') throw new DomainError('not-found');
    settleParticipation(tx, participation, following);
  });
}
