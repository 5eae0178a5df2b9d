import { and, eq, inArray, isNull } from 'drizzle-orm';
import { enrolments, members, newId, transact, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { enterParticipant } from './participants.server.ts';
import type { OnAdded } from './steps.ts';

/** The given people as members of the company, each once. Throws invalid without people, not-found when one isn't a member. */
export function requireMembers(db: Reader, { companyId, userIds }: { companyId: string; userIds: string[] }): string[] {
  const wanted = [...new Set(userIds)];
  if (wanted.length === 0) throw new DomainError('invalid');
  const found = db
    .select({ userId: members.user_id })
    .from(members)
    .where(and(eq(members.company_id, companyId), inArray(members.user_id, wanted)))
    .all();
  if (found.length !== wanted.length) throw new DomainError('not-found');
  return wanted;
}

/** Opens an enrolment, still without people. The database refuses a second open one per company, track and mission-or-none. */
export function openEnrolment(
  tx: Transaction,
  given: { companyId: string; trackId: string; missionId: string | null; actorId: string; now: Date; onStep: OnStep },
): string {
  const { companyId, trackId, missionId, actorId, now, onStep } = given;
  const enrolmentId = newId();
  tx.insert(enrolments).values({ id: enrolmentId, company_id: companyId, track: trackId, mission_id: missionId, enrolled_at: now, enrolled_by: actorId }).run();
  recordAudit(tx, { actorId, action: 'enrolment.opened', subjectId: enrolmentId, details: { companyId, track: trackId, missionId }, now });
  onStep(tx, { step: 'enrolled', subjectId: enrolmentId, companyId, track: trackId, at: now });
  return enrolmentId;
}

/** The id of the company's open enrolment in a track for a mission, or for none; null without one. */
export function findOpenEnrolment(
  db: Reader,
  { companyId, trackId, missionId }: { companyId: string; trackId: string; missionId: string | null },
): string | null {
  const open = db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.company_id, companyId),
        eq(enrolments.track, trackId),
        eq(enrolments.status, 'open'),
        missionId === null ? isNull(enrolments.mission_id) : eq(enrolments.mission_id, missionId),
      ),
    )
    .get();
  return open?.id ?? null;
}

/**
 * Enrols a company in a track, for no mission, with the people who must finish it (rule 6).
 * Throws not-found for an unknown track or somebody who isn't a member, invalid without people,
 * already-done when the company has an open enrolment of this kind.
 */
export function enrolCompany(
  db: Database,
  given: { companyId: string; trackId: string; userIds: string[]; actorId: string; catalogue: Catalogue; now: Date; onStep: OnStep; onAdded: OnAdded },
): { enrolmentId: string } {
  const { companyId, trackId, actorId, now, onStep, onAdded } = given;
  if (!given.catalogue.track(trackId)) throw new DomainError('not-found');
  return transact(db, (tx) => {
    const userIds = requireMembers(tx, { companyId, userIds: given.userIds });
    const open = findOpenEnrolment(tx, { companyId, trackId, missionId: null });
    if (open) throw new DomainError('already-done', { enrolmentId: open });
    const enrolmentId = openEnrolment(tx, { companyId, trackId, missionId: null, actorId, now, onStep });
    const added = userIds.map((userId) => enterParticipant(tx, { enrolment: { id: enrolmentId, companyId, trackId }, userId, actorId, now, onStep }));
    // Only when everybody is in: somebody who brings finished modules along may not finish the enrolment for the others.
    for (const participantId of added) onAdded(tx, { participantId, now });
    return { enrolmentId };
  });
}
