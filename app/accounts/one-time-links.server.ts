/** Links sent by mail. The token is in the mail alone; opening a link changes nothing, a button uses it up. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { hashToken, newToken, one_time_links, type Reader, type Transaction } from '#db';
import { DomainError } from '../errors.ts';

export type LinkPurpose = (typeof one_time_links.$inferSelect)['purpose'];
export type OneTimeLink = typeof one_time_links.$inferSelect;

const hour = 3_600_000;
/** How long a link of each purpose can be used, in hours. The mails say the same. */
export const linkHours: Record<LinkPurpose, number> = {
  'confirm-registration': 48,
  'reset-password': 2,
  'change-email': 24,
  'first-officer': 72,
};

/** Makes a link and returns its token, which is stored nowhere. */
export function createLink(
  tx: Transaction,
  {
    purpose,
    email,
    userId = null,
    payload = {},
    now,
  }: { purpose: LinkPurpose; email: string; userId?: string | null; payload?: Record<string, unknown>; now: Date },
): string {
  const token = newToken();
  tx.insert(one_time_links)
    .values({
      token_hash: hashToken(token),
      purpose,
      email,
      user_id: userId,
      payload,
      created_at: now,
      expires_at: new Date(now.getTime() + linkHours[purpose] * hour),
    })
    .run();
  return token;
}

/** The link of a token, used or not; null when there never was one (or it was tidied away). */
export function findLink(db: Reader, { token, purposes }: { token: string; purposes: LinkPurpose[] }): OneTimeLink | null {
  const link = db
    .select()
    .from(one_time_links)
    .where(eq(one_time_links.token_hash, hashToken(token)))
    .get();
  return link && purposes.includes(link.purpose) ? link : null;
}

export function isUsable(link: OneTimeLink | null, now: Date): link is OneTimeLink {
  return link !== null && link.used_at === null && link.expires_at > now;
}

/**
 * Uses a link up, in the transaction of what it allows, and forgets what was waiting in it.
 * DomainError('expired') when it was used, has expired or doesn't exist.
 */
export function consumeLink(tx: Transaction, { token, purpose, now }: { token: string; purpose: LinkPurpose; now: Date }): OneTimeLink {
  const link = findLink(tx, { token, purposes: [purpose] });
  const used = tx
    .update(one_time_links)
    .set({ used_at: now, payload: {} })
    .where(
      and(
        eq(one_time_links.token_hash, hashToken(token)),
        eq(one_time_links.purpose, purpose),
        isNull(one_time_links.used_at),
        gt(one_time_links.expires_at, now),
      ),
    )
    .run();
  if (!link || used.changes !== 1) throw new DomainError('expired');
  return link;
}

/** Withdraws what was mailed to a person: after a change of password or address, older links open nothing. */
export function withdrawLinks(tx: Transaction, { userId }: { userId: string }): void {
  tx.delete(one_time_links)
    .where(and(eq(one_time_links.user_id, userId), isNull(one_time_links.used_at)))
    .run();
}
