/** A new password: after a recent proof of identity, or with a link sent to the person's address. */
import { eq } from 'drizzle-orm';
import { sessions, transact, users, type Database, type Transaction } from '#db';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { findAccountByEmail, getAccount, type Account } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { consumeLink, createLink, findLink, isUsable, linkHours, withdrawLinks } from './one-time-links.server.ts';
import { argon2, type PasswordHasher } from './password.server.ts';
import type { Site } from './site.ts';

/**
 * Mails a link to choose a new password. An address without an account gets a mail that says so:
 * whoever asks sees no difference, and the mail's reader learns why no link came.
 */
export function requestPasswordReset(db: Database, { email, locale, site, now }: { email: string; locale: Locale; site: Site; now: Date }): void {
  transact(db, (tx) => {
    const account = findAccountByEmail(tx, { email });
    const language = account?.locale ?? locale;
    const { mails } = messages(language).account;
    const path = `${site.baseUrl}/${language}/account`;
    const message = account
      ? mails.resetPassword({
          site: site.name,
          hours: linkHours['reset-password'],
          href: `${path}/reset-password?token=${createLink(tx, { purpose: 'reset-password', email, userId: account.id, now })}`,
        })
      : mails.noAccount({ site: site.name, href: `${path}/register` });
    queueMail(tx, { to: email, locale: language, message, now });
  });
}

/** Whose password a reset link changes. Null for an unknown token; 'gone' when the link was used or has expired. */
export function readPasswordReset(db: Database, { token, now }: { token: string; now: Date }): { state: 'open'; account: Account } | { state: 'gone' } | null {
  const link = findLink(db, { token, purposes: ['reset-password'] });
  if (!link) return null;
  return isUsable(link, now) ? { state: 'open', account: getAccount(db, { userId: link.user_id! }) } : { state: 'gone' };
}

/** Ends every session and withdraws every link that was out, and tells the person. */
function replacePassword(
  tx: Transaction,
  { account, passwordHash, action, site, now }: { account: Account; passwordHash: string; action: string; site: Site; now: Date },
): void {
  tx.update(users).set({ password_hash: passwordHash }).where(eq(users.id, account.id)).run();
  tx.delete(sessions).where(eq(sessions.user_id, account.id)).run();
  withdrawLinks(tx, { userId: account.id });
  recordAudit(tx, { actorId: account.id, action, subjectId: account.id, now });
  const message = messages(account.locale).account.mails.passwordChanged({
    site: site.name,
    href: `${site.baseUrl}/${account.locale}/account/forgot-password`,
  });
  queueMail(tx, { to: account.email, locale: account.locale, message, now });
}

/** Uses a reset link up. DomainError('expired') when it can't be used. Returns the account. */
export async function resetPassword(
  db: Database,
  { token, password, site, now, hasher = argon2 }: { token: string; password: string; site: Site; now: Date; hasher?: PasswordHasher },
): Promise<Account> {
  const passwordHash = await hasher.hash(password);
  return transact(db, (tx) => {
    const link = consumeLink(tx, { token, purpose: 'reset-password', now });
    const account = getAccount(tx, { userId: link.user_id! });
    replacePassword(tx, { account, passwordHash, action: 'account.password-reset', site, now });
    return account;
  });
}

/** For who has just proved who they are. Every session ends, this one too: the caller starts a new one. */
export async function changePassword(
  db: Database,
  { userId, newPassword, site, now, hasher = argon2 }: { userId: string; newPassword: string; site: Site; now: Date; hasher?: PasswordHasher },
): Promise<void> {
  const passwordHash = await hasher.hash(newPassword);
  transact(db, (tx) => replacePassword(tx, { account: getAccount(tx, { userId }), passwordHash, action: 'account.password-changed', site, now }));
}
