import { newId, outbox_mails, type Transaction } from '#db';
import type { Locale } from '../i18n/locale.ts';
import type { MailMessage } from './message.ts';
import { renderMail } from './rendering.ts';

export { givenUpBodyDays } from '#db';

/**
 * Puts a mail in the outbox, in the transaction of what it tells about: it goes out when that is
 * committed, or not at all. `to` is one bare address, already checked; a list or a name with an
 * address in it is a fault of the caller. `unsubscribeUrl` is for mail that a person can do without:
 * an address of this site where one POST ends this kind of mail (RFC 8058).
 */
export function queueMail(
  tx: Transaction,
  { to, locale, message, unsubscribeUrl = null, now }: { to: string; locale: Locale; message: MailMessage; unsubscribeUrl?: string | null; now: Date },
): void {
  if (!/^[^\s@,;:<>()"]+@[^\s@,;:<>()"]+$/.test(to)) throw new Error('A mail goes to one plain address.');
  const { subject, text, html } = renderMail({ message, locale, unsubscribeUrl });
  tx.insert(outbox_mails)
    .values({
      id: newId(),
      recipient: to,
      locale,
      subject,
      body_text: text,
      body_html: html,
      unsubscribe_url: unsubscribeUrl,
      created_at: now,
      next_attempt_at: now,
    })
    .run();
}
