/** Mails that tell a person how access to their account changed, so that they notice when it wasn't them. */
import type { Transaction } from '#db';
import { messages, type Messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Account } from './accounts.server.ts';
import type { Site } from './site.ts';

export type SecurityNotice = keyof Messages['security']['mails']['notices'];

export function queueSecurityNotice(
  tx: Transaction,
  { account, notice, site, now }: { account: Pick<Account, 'email' | 'locale'>; notice: SecurityNotice; site: Site; now: Date },
): void {
  const { email, locale } = account;
  const { frame, notices } = messages(locale).security.mails;
  const path = `${site.baseUrl}/${locale}/account`;
  const message = frame({ site: site.name, ...notices[notice], href: `${path}/security`, resetHref: `${path}/forgot-password` });
  queueMail(tx, { to: email, locale, message, now });
}
