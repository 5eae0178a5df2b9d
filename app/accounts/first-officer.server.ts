/** How the first officers come in: with a link made on the server itself (scripts/create-officer.ts). */
import { transact, type Database } from '#db';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { createAccount, findAccountByEmail, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { consumeLink, createLink, findLink, isUsable, linkHours } from './one-time-links.server.ts';
import { argon2, type PasswordHasher } from './password.server.ts';
import type { Site } from './site.ts';

export type OfficerRole = Exclude<Account['role'], 'member'>;

/**
 * Makes the link, mails it when `sendMail`, and returns it. DomainError('already-done') when the
 * address has an account: a role isn't changed from the command line.
 */
export function inviteOfficer(
  db: Database,
  {
    email,
    name,
    role,
    locale,
    site,
    sendMail,
    now,
  }: { email: string; name: string; role: OfficerRole; locale: Locale; site: Site; sendMail: boolean; now: Date },
): string {
  return transact(db, (tx) => {
    if (findAccountByEmail(tx, { email })) throw new DomainError('already-done');
    const token = createLink(tx, { purpose: 'first-officer', email, payload: { name, role, locale }, now });
    const href = `${site.baseUrl}/${locale}/account/first-officer?token=${token}`;
    if (sendMail) {
      const message = messages(locale).account.mails.firstOfficer({ site: site.name, hours: linkHours['first-officer'], href });
      queueMail(tx, { to: email, locale, message, now });
    }
    return href;
  });
}

export interface OfficerInvitation {
  state: 'open';
  email: string;
  /** As the command line gave it; may be empty. */
  name: string;
}

const roleOf = (payload: Record<string, unknown>): OfficerRole => (payload.role === 'administrator' ? 'administrator' : 'officer');

/** Null for an unknown token; 'gone' when the link was used or has expired. */
export function readOfficerInvitation(db: Database, { token, now }: { token: string; now: Date }): OfficerInvitation | { state: 'gone' } | null {
  const link = findLink(db, { token, purposes: ['first-officer'] });
  if (!link) return null;
  return isUsable(link, now) ? { state: 'open', email: link.email, name: String(link.payload.name ?? '') } : { state: 'gone' };
}

/** Uses the link up and creates the officer's account. DomainError('expired') or 'already-done'. */
export async function createOfficer(
  db: Database,
  {
    token,
    name,
    password,
    locale,
    now,
    hasher = argon2,
  }: { token: string; name: string; password: string; locale: Locale; now: Date; hasher?: PasswordHasher },
): Promise<Account> {
  const passwordHash = await hasher.hash(password);
  return transact(db, (tx) => {
    const link = consumeLink(tx, { token, purpose: 'first-officer', now });
    const account = createAccount(tx, { email: link.email, name, passwordHash, role: roleOf(link.payload), locale, now });
    recordAudit(tx, { actorId: account.id, action: 'officer.created', subjectId: account.id, details: { role: account.role }, now });
    return account;
  });
}
