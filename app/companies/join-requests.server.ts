/** Somebody whose company is registered already asks its managers to be let in. Nothing about the company is revealed. */
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { join_requests, newId, transact, users, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { getAccount, type Account } from '../accounts/accounts.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { addMember, closeJoinRequest, type JoinDecision } from './joining.server.ts';
import { mailManagers } from './manager-mails.server.ts';
import { findMembership, isMember } from './membership.server.ts';

/** Stores the request and mails the managers. A second request while one is open changes nothing. DomainError('already-done') for a member. */
export function askToJoin(tx: Transaction, { companyId, account, site, now }: { companyId: string; account: Account; site: Site; now: Date }): void {
  if (isMember(tx, { userId: account.id, companyId })) throw new DomainError('already-done');
  const open = tx
    .select({ id: join_requests.id })
    .from(join_requests)
    .where(and(eq(join_requests.company_id, companyId), eq(join_requests.user_id, account.id), isNull(join_requests.decided_at)))
    .get();
  if (open) return;
  const request = tx.insert(join_requests).values({ id: newId(), company_id: companyId, user_id: account.id, created_at: now }).returning().get();
  recordAudit(tx, { actorId: account.id, action: 'join-request.made', subjectId: request.id, details: { companyId }, now });
  const { name, email } = account;
  const write = (locale: Locale) =>
    messages(locale).company.mails.joinRequest({ name, email, site: site.name, href: `${site.baseUrl}/${locale}/company/people` });
  mailManagers(tx, { companyId, write, now });
}

export interface OpenJoinRequest {
  id: string;
  name: string;
  email: string;
  createdAt: Date;
}

export function listJoinRequests(db: Reader, { companyId }: { companyId: string }): OpenJoinRequest[] {
  return db
    .select({ id: join_requests.id, name: users.name, email: users.email, createdAt: join_requests.created_at })
    .from(join_requests)
    .innerJoin(users, eq(users.id, join_requests.user_id))
    .where(and(eq(join_requests.company_id, companyId), isNull(join_requests.decided_at)))
    .orderBy(asc(join_requests.created_at))
    .all();
}

/** How a person's last request stands, for who doesn't belong to a company yet. */
export function readOwnJoinRequest(db: Reader, { userId }: { userId: string }): 'open' | JoinDecision | null {
  const request = db
    .select({ decision: join_requests.decision })
    .from(join_requests)
    .where(eq(join_requests.user_id, userId))
    .orderBy(desc(join_requests.created_at))
    .limit(1)
    .get();
  return request ? (request.decision ?? 'open') : null;
}

/** How many companies a person has asked and got no answer from. */
export function countOwnJoinRequests(db: Reader, { userId }: { userId: string }): number {
  const open = and(eq(join_requests.user_id, userId), isNull(join_requests.decided_at));
  return db.select({ open: count() }).from(join_requests).where(open).get()?.open ?? 0;
}

/** Takes back everything that a person has asked and that nobody has decided, for instance after a mistyped number. */
export function withdrawOwnJoinRequests(db: Database, { userId, now }: { userId: string; now: Date }): void {
  transact(db, (tx) => {
    const open = and(eq(join_requests.user_id, userId), isNull(join_requests.decided_at));
    for (const { id } of tx.delete(join_requests).where(open).returning({ id: join_requests.id }).all()) {
      recordAudit(tx, { actorId: userId, action: 'join-request.withdrawn', subjectId: id, now });
    }
  });
}

/**
 * A manager's answer; the person gets it by mail. Accepted, they become a participant.
 * DomainError('not-found') for a request that isn't open at this company.
 */
export function decideJoinRequest(
  db: Database,
  {
    companyId,
    requestId,
    decision,
    actorId,
    site,
    now,
  }: { companyId: string; requestId: string; decision: JoinDecision; actorId: string; site: Site; now: Date },
): void {
  transact(db, (tx) => {
    const request = tx
      .select()
      .from(join_requests)
      .where(and(eq(join_requests.id, requestId), eq(join_requests.company_id, companyId), isNull(join_requests.decided_at)))
      .get();
    if (!request) throw new DomainError('not-found');
    if (decision === 'accepted') addMember(tx, { companyId, userId: request.user_id, role: 'participant', actorId, now });
    else closeJoinRequest(tx, { id: requestId, decision, actorId, now });
    const account = getAccount(tx, { userId: request.user_id });
    const { mails } = messages(account.locale).company;
    const path = `${site.baseUrl}/${account.locale}`;
    // Who works for another company chooses for which one to go on.
    const start = findMembership(tx, { userId: account.id })?.isOneOfSeveral ? 'company/switch' : 'training';
    const message =
      decision === 'accepted'
        ? mails.joinAccepted({ site: site.name, href: `${path}/${start}` })
        : mails.joinDeclined({ site: site.name, href: `${path}/account/settings` });
    queueMail(tx, { to: account.email, locale: account.locale, message, now });
  });
}
