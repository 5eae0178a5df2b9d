/** The outbox of the demonstration: a year of mail that arrived, and one that didn't. */
import { eq, sql } from 'drizzle-orm';
import { siteOf } from '../../app/accounts/site.ts';
import { messages } from '../../app/i18n/messages.ts';
import { queueMail } from '../../app/mail/outbox.server.ts';
import { outbox_mails, transact } from '../../db/index.ts';
import { hour } from './chance.ts';
import type { Setting } from './register.ts';

const lost = 'info@gestopt-bedrijf.example';

/** The mails of the past year have long been sent; left waiting, the worker would send them all at the first start. */
export function closeOutbox({ db, operator, config }: Setting, { today }: { today: Date }): void {
  transact(db, (tx) => {
    tx.update(outbox_mails)
      .set({ sent_at: sql`${outbox_mails.created_at}`, attempts: 1, body_text: '', body_html: '' })
      .run();
    const { baseUrl, name } = siteOf({ config, operator });
    const written = new Date(today.getTime() - 40 * hour);
    const facts = { inviter: 'Joris Bakker', company: 'Gestopt Bedrijf B.V.', site: name, days: 14, href: `${baseUrl}/nl/account/invitation?token=over` };
    queueMail(tx, { to: lost, locale: 'nl', message: messages('nl').company.mails.invitation(facts), now: written });
    tx.update(outbox_mails)
      .set({
        attempts: 1,
        failed_at: new Date(written.getTime() + 1000),
        last_error: "Can't send mail - all recipients were rejected: 550 5.1.1 Mailbox unavailable",
      })
      .where(eq(outbox_mails.recipient, lost))
      .run();
  });
}
