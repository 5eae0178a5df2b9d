/** What people change about their own account: name, language, e-mail address. */
import { eq } from 'drizzle-orm';
import { transact, users, type Database } from '#db';
import { DomainError } from '../errors.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { findAccountByEmail, getAccount } from './accounts.server.ts';
import { recordAudit } from './audit.server.ts';
import { consumeLink, createLink, linkHours, withdrawLinks } from './one-time-links.server.ts';
import type { Site } from './site.ts';

export function changeProfile(db: Database, { userId, name, locale, now }: { userId: string; name: string; locale: Locale; now: Date }): void {
  transact(db, (tx) => {
    tx.update(users).set({ name, locale }).where(eq(users.id, userId)).run();
    recordAudit(tx, { actorId: userId, action: 'account.profile-changed', subjectId: userId, now });
  });
}

/**
 * For who has just proved who they are: mails a link to the new address; nothing changes before it is used.
 * A new address that has an account already gets a mail that says so, and the person who asks sees no difference.
 */
export function requestEmailChange(db: Database, { userId, newEmail, site, now }: { userId: string; newEmail: string; site: Site; now: Date }): void {
  transact(db, (tx) => {
    const account = getAccount(tx, { userId });
    const { mails } = messages(account.locale).account;
    const path = `${site.baseUrl}/${account.locale}/account`;
    const message = findAccountByEmail(tx, { email: newEmail })
      ? mails.haveAccount({ site: site.name, href: `${path}/sign-in`, resetHref: `${path}/forgot-password` })
      : mails.confirmEmail({
          site: site.name,
          hours: linkHours['change-email'],
          href: `${path}/confirm?token=${createLink(tx, { purpose: 'change-email', email: newEmail, userId, now })}`,
        });
    queueMail(tx, { to: newEmail, locale: account.locale, message, now });
  });
}

/**
 * Uses the link up and tells the old address. DomainError('expired') when the link can't be used,
 * 'already-done' when the new address got an account of its own meanwhile.
 */
export function confirmEmailChange(db: Database, { token, site, now }: { token: string; site: Site; now: Date }): void {
  transact(db, (tx) => {
    const link = consumeLink(tx, { token, purpose: 'change-email', now });
    const account = getAccount(tx, { userId: link.user_id! });
    if (findAccountByEmail(tx, { email: link.email })) throw new DomainError('already-done');
    tx.update(users).set({ email: link.email }).where(eq(users.id, account.id)).run();
    // Links that went to the old address must not open the account any more.
    withdrawLinks(tx, { userId: account.id });
    recordAudit(tx, { actorId: account.id, action: 'account.email-changed', subjectId: account.id, now });
    const message = messages(account.locale).account.mails.emailChanged({ site: site.name, contactHref: `${site.baseUrl}/${account.locale}/about` });
    queueMail(tx, { to: account.email, locale: account.locale, message, now });
  });
}
