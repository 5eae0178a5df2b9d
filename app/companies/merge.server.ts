/**
 * Two registrations of one company become one. The row that goes stays in the database with a pointer to the
 * one that remains, since certificates and counted steps refer to it: both are history, and history keeps its
 * words and numbers. Everything else moves, so that nobody finds the old registration any more.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { companies, invitations, join_requests, members, transact, users, type Database, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { closeJoinRequest } from './joining.server.ts';
import { listManagers } from './members.server.ts';
import type { OnMerged } from './steps.ts';

interface Merging {
  fromId: string;
  intoId: string;
  actorId: string;
  now: Date;
}

/**
 * Merges `fromId` into `intoId`; the managers of both hear of it. Two registrations never have the same KvK
 * number at the same time, so somebody must say that the number of the one that goes was wrong.
 * DomainError('not-found') unless both stand on their own, 'invalid' for a company with itself, or while
 * nobody has said so about the number.
 */
export function mergeCompanies(db: Database, given: Merging & { numberWasWrong: boolean; site: Site; onMerged: OnMerged }): void {
  const { fromId, intoId, actorId, site, now, onMerged } = given;
  if (fromId === intoId) throw new DomainError('invalid');
  transact(db, (tx) => {
    const standing = tx
      .select()
      .from(companies)
      .where(and(inArray(companies.id, [fromId, intoId]), isNull(companies.merged_into_id)))
      .all();
    const into = standing.find(({ id }) => id === intoId);
    const from = standing.find(({ id }) => id === fromId);
    if (!into || !from) throw new DomainError('not-found');
    if (from.kvk_number !== into.kvk_number && !given.numberWasWrong) throw new DomainError('invalid');

    const told = new Map([fromId, intoId].flatMap((companyId) => listManagers(tx, { companyId }).map((person) => [person.userId, person])));
    moveMembers(tx, given);
    moveInvitations(tx, given);
    moveJoinRequests(tx, given);
    onMerged(tx, { fromId, intoId, actorId, now });
    tx.update(companies).set({ merged_into_id: intoId, merged_at: now }).where(eq(companies.id, fromId)).run();
    if (from.without_members_since === null) tx.update(companies).set({ without_members_since: null }).where(eq(companies.id, intoId)).run();
    // What was merged into the one that goes now belongs to the one that remains: one step is always enough.
    tx.update(companies).set({ merged_into_id: intoId }).where(eq(companies.merged_into_id, fromId)).run();
    recordAudit(tx, { actorId, action: 'company.merged', subjectId: fromId, details: { intoId }, now });
    for (const { email, locale } of told.values()) {
      const message = messages(locale).company.mails.merged({ company: into.name, site: site.name, href: `${site.baseUrl}/${locale}/company/people` });
      queueMail(tx, { to: email, locale, message, now });
    }
  });
}

/** Who belongs to both keeps the stronger role, and the earlier beginning. */
function moveMembers(tx: Transaction, { fromId, intoId }: Merging): void {
  const there = new Map(
    tx
      .select()
      .from(members)
      .where(eq(members.company_id, intoId))
      .all()
      .map((member) => [member.user_id, member]),
  );
  for (const member of tx.select().from(members).where(eq(members.company_id, fromId)).all()) {
    const twin = there.get(member.user_id);
    if (!twin) {
      tx.update(members).set({ company_id: intoId }).where(eq(members.id, member.id)).run();
      continue;
    }
    const role = [twin.role, member.role].includes('manager') ? 'manager' : 'participant';
    const [joinedAt] = [twin.joined_at, member.joined_at].sort((a, b) => a.getTime() - b.getTime());
    const chosenAt = Math.max(twin.chosen_at?.getTime() ?? 0, member.chosen_at?.getTime() ?? 0);
    tx.delete(members).where(eq(members.id, member.id)).run();
    tx.update(members)
      .set({ role, joined_at: joinedAt, chosen_at: chosenAt > 0 ? new Date(chosenAt) : null })
      .where(eq(members.id, twin.id))
      .run();
  }
}

/** An open invitation moves with its link, unless its address has one there. Who is in already needs none. */
function moveInvitations(tx: Transaction, { fromId, intoId, now }: Merging): void {
  const openAt = (...companyIds: string[]) =>
    and(inArray(invitations.company_id, companyIds), isNull(invitations.accepted_at), isNull(invitations.withdrawn_at));
  const inside = tx.select({ email: users.email }).from(members).innerJoin(users, eq(users.id, members.user_id)).where(eq(members.company_id, intoId));
  const invited = tx.select({ email: invitations.email }).from(invitations).where(openAt(intoId));
  tx.update(invitations)
    .set({ withdrawn_at: now })
    .where(and(openAt(fromId, intoId), inArray(invitations.email, inside)))
    .run();
  tx.update(invitations)
    .set({ withdrawn_at: now })
    .where(and(openAt(fromId), inArray(invitations.email, invited)))
    .run();
  tx.update(invitations).set({ company_id: intoId }).where(eq(invitations.company_id, fromId)).run();
}

/** A request of somebody who is in by now is granted; one that was made at both is kept once. */
function moveJoinRequests(tx: Transaction, { fromId, intoId, actorId, now }: Merging): void {
  const of = (companyId: string) =>
    tx
      .select()
      .from(join_requests)
      .where(and(eq(join_requests.company_id, companyId), isNull(join_requests.decided_at)))
      .all();
  const kept = of(intoId);
  const inside = new Set(
    tx
      .select({ userId: members.user_id })
      .from(members)
      .where(eq(members.company_id, intoId))
      .all()
      .map(({ userId }) => userId),
  );
  for (const request of [...kept, ...of(fromId)]) {
    if (inside.has(request.user_id)) closeJoinRequest(tx, { id: request.id, decision: 'accepted', actorId, now });
    else if (request.company_id === fromId && kept.some(({ user_id }) => user_id === request.user_id)) {
      tx.delete(join_requests).where(eq(join_requests.id, request.id)).run();
    }
  }
  tx.update(join_requests).set({ company_id: intoId }).where(eq(join_requests.company_id, fromId)).run();
}
