/** Becoming a member: the one place where a membership begins. */
import { and, eq, isNull } from 'drizzle-orm';
import { join_requests, members, newId, users, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';
import { isMember } from './membership.server.ts';
import type { MemberRole } from './members.server.ts';

export type JoinDecision = 'accepted' | 'declined';

/** Gives a join request its one decision. */
export function closeJoinRequest(tx: Transaction, { id, decision, actorId, now }: { id: string; decision: JoinDecision; actorId: string; now: Date }): void {
  tx.update(join_requests).set({ decided_at: now, decision }).where(eq(join_requests.id, id)).run();
  recordAudit(tx, { actorId, action: `join-request.${decision}`, subjectId: id, now });
}

/**
 * Makes a person a member, and accepts what they had asked of this company. Who joins by a step of their
 * own works for this company from now on; who is let in by somebody else stays where they were, so that
 * no form of theirs is suddenly another company's.
 * DomainError('already-done') for a member of this company, 'not-allowed' for an officer.
 */
export function addMember(
  tx: Transaction,
  { companyId, userId, role, actorId, now }: { companyId: string; userId: string; role: MemberRole; actorId: string; now: Date },
): void {
  const account = tx.select({ role: users.role }).from(users).where(eq(users.id, userId)).get();
  if (!account) throw new DomainError('not-found');
  if (account.role !== 'member') throw new DomainError('not-allowed');
  if (isMember(tx, { userId, companyId })) throw new DomainError('already-done');
  const member = { id: newId(), company_id: companyId, user_id: userId, role, joined_at: now, chosen_at: actorId === userId ? now : null };
  tx.insert(members).values(member).run();
  recordAudit(tx, { actorId, action: 'member.added', subjectId: member.id, details: { companyId, role }, now });
  const asked = tx
    .select({ id: join_requests.id })
    .from(join_requests)
    .where(and(eq(join_requests.company_id, companyId), eq(join_requests.user_id, userId), isNull(join_requests.decided_at)))
    .get();
  if (asked) closeJoinRequest(tx, { id: asked.id, decision: 'accepted', actorId, now });
}
