import type { Transaction } from '#db';
import type { Locale } from '../i18n/locale.ts';
import type { MailMessage } from '../mail/message.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { listManagers } from './members.server.ts';

/** Mails what a company must hear to each of its managers, in their own language. */
export function mailManagers(tx: Transaction, { companyId, write, now }: { companyId: string; write: (locale: Locale) => MailMessage; now: Date }): void {
  for (const { email, locale } of listManagers(tx, { companyId })) queueMail(tx, { to: email, locale, message: write(locale), now });
}
