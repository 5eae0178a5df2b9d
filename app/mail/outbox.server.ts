import { newId, outbox_mails, type Transaction } from '#db';
import type { Locale } from '../i18n/locale.ts';
import type { MailMessage } from './message.ts';
import { renderMail } from './rendering.ts';

/**
 * Puts a mail in the outbox, in the transaction of what it tells about: it goes out when that is
 * committed, or not at all. `to` is one bare address, already checked; a list or a name with an
 * address in it is a fault of the caller.
 */
export function queueMail(tx: Transaction, { to, locale, message, now }: { to: string; locale: Locale; message: MailMessage; now: Date }): void {
  if (!/^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+$/.test(to)) throw new Error('A mail goes to one plain address.');
  const { subject, text, html } = renderMail({ message, locale });
  tx.insert(outbox_mails)
    .values({ id: newId(), recipient: to, locale, subject, body_text: text, body_html: html, created_at: now, next_attempt_at: now })
    .run();
}
