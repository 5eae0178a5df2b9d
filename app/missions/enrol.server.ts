import { and, eq, inArray } from 'drizzle-orm';
import { enrolments, members, newId, participants, transact, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import type { OnAdded } from './steps.ts';

/** The given people as members of the company, each once. Throws not-found when one isn't. */
function requireMembers(db: Reader, { companyId, userIds }: { companyId: string; userIds: string[] }): string[] {
  const wanted = [...new Set(userIds)];
  const found = db
    .select({ userId: members.user_id })
    .from(members)
    .where(and(eq(members.company_id, companyId), inArray(members.user_id, wanted)))
    .all();
  if (found.length !== wanted.length) throw new DomainError('not-found');
  return wanted;
}

/**
 * Enrols a company in a track with the people who must finish it (rule 6).
 * Throws not-found for an unknown track or somebody who isn't a member, invalid without people,
 * already-done when the company has an open enrolment in this track.
 */
export function enrolCompany(
  db: Database,
  given: { companyId: string; trackId: string; userIds: string[]; actorId: string; catalogue: Catalogue; now: Date; onStep: OnStep; onAdded: OnAdded },
): { enrolmentId: string } {
  const { companyId, trackId, actorId, now, onStep, onAdded } = given;
  if (!given.catalogue.track(trackId)) throw new DomainError('not-found');
  if (given.userIds.length === 0) throw new DomainError('invalid');
  return transact(db, (tx) => {
    const userIds = requireMembers(tx, { companyId, userIds: given.userIds });
    const open = tx
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.company_id, companyId), eq(enrolments.track, trackId), eq(enrolments.status, 'open')))
      .get();
    if (open) throw new DomainError('already-done', { enrolmentId: open.id });

    const enrolmentId = newId();
    tx.insert(enrolments).values({ id: enrolmentId, company_id: companyId, track: trackId, enrolled_at: now, enrolled_by: actorId }).run();
    recordAudit(tx, { actorId, action: 'enrolment.opened', subjectId: enrolmentId, details: { companyId, track: trackId, participants: userIds.length }, now });
    onStep(tx, { step: 'enrolled', subjectId: enrolmentId, companyId, track: trackId, at: now });

    const added = userIds.map((userId) => ({ id: newId(), enrolment_id: enrolmentId, user_id: userId, added_at: now }));
    tx.insert(participants).values(added).run();
    for (const { id } of added) onStep(tx, { step: 'participant', subjectId: id, companyId, track: trackId, at: now });
    // Only when everybody is in: somebody who brings finished modules along may not finish the enrolment for the others.
    for (const { id } of added) onAdded(tx, { participantId: id, now });
    return { enrolmentId };
  });
}
