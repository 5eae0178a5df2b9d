import { sql } from 'drizzle-orm';
import { outbox_mails, type Database } from '#db';

/** Every mail in the outbox, in the order in which they were written. */
export function readOutbox(db: Database) {
  return db
    .select()
    .from(outbox_mails)
    .orderBy(sql`rowid`)
    .all();
}

/** The token of the first link in a mail. */
export function tokenIn(mail: { body_text: string } | undefined): string {
  const token = /[?&]token=([\w-]+)/.exec(mail?.body_text ?? '')?.[1];
  if (!token) throw new Error('There is no link with a token in this mail.');
  return token;
}
