/** Becoming a member: the one place where a membership begins. */
import { and, eq, isNull } from 'drizzle-orm';
import { join_requests, members, newId, users, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';
import type { MemberRole } from './members.server.ts';

export type JoinDecision = 'accepted' | 'declined';

/** Gives a join request its one decision. */
export function closeJoinRequest(tx: Transaction, { id, decision, actorId, now }: { id: string; decision: JoinDecision; actorId: string; now: Date }): void {
  tx.update(join_requests).set({ decided_at: now, decision }).where(eq(join_requests.id, id)).run();
  recordAudit(tx, { actorId, action: `join-request.${decision}`, subjectId: id, now });
}

/** Closes every open request of somebody who has just joined a company: one is enough. */
function settleJoinRequests(
  tx: Transaction,
  { userId, joinedCompanyId, actorId, now }: { userId: string; joinedCompanyId: string; actorId: string; now: Date },
): void {
  const open = tx
    .select()
    .from(join_requests)
    .where(and(eq(join_requests.user_id, userId), isNull(join_requests.decided_at)))
    .all();
  for (const { id, company_id } of open) closeJoinRequest(tx, { id, decision: company_id === joinedCompanyId ? 'accepted' : 'declined', actorId, now });
}

/**
 * Makes a person a member, and settles what they had asked of any company.
 * DomainError('already-done') for who belongs to a company, 'not-allowed' for an officer.
 */
export function addMember(
  tx: Transaction,
  { companyId, userId, role, actorId, now }: { companyId: string; userId: string; role: MemberRole; actorId: string; now: Date },
): void {
  const account = tx.select({ role: users.role }).from(users).where(eq(users.id, userId)).get();
  if (!account) throw new DomainError('not-found');
  if (account.role !== 'member') throw new DomainError('not-allowed');
  if (tx.select({ id: members.id }).from(members).where(eq(members.user_id, userId)).get()) throw new DomainError('already-done');
  const member = tx.insert(members).values({ id: newId(), company_id: companyId, user_id: userId, role, joined_at: now }).returning().get();
  recordAudit(tx, { actorId, action: 'member.added', subjectId: member.id, details: { companyId, role }, now });
  settleJoinRequests(tx, { userId, joinedCompanyId: companyId, actorId, now });
}
