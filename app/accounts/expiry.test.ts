import { expect, it } from 'vitest';
import { one_time_links, outbox_mails, sessions, throttle_counts, transact } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { deleteExpired } from './expiry.server.ts';
import { createLink } from './one-time-links.server.ts';

const now = new Date('2026-06-15T10:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);

it('deletes what has expired and keeps what has not', () => {
  const db = createTestDatabase();
  const user = makeUser(db);
  const session = (name: string, expires: Date) =>
    db
      .insert(sessions)
      .values({
        id_hash: name,
        user_id: user.id,
        created_at: inDays(-20),
        expires_at: expires,
        last_used_at: inDays(-20),
        proved_at: inDays(-20),
        device: '',
        assurance: 'password',
      })
      .run();
  session('old', now);
  session('current', inDays(1));
  transact(db, (tx) => {
    createLink(tx, { purpose: 'confirm-registration', email: 'old@example.nl', now: inDays(-3) });
    createLink(tx, { purpose: 'confirm-registration', email: 'current@example.nl', now });
    const message = { subject: 's', paragraphs: ['p'] };
    for (const to of ['old@example.nl', 'current@example.nl', 'waiting@example.nl']) queueMail(tx, { to, locale: 'nl', message, now: inDays(-40) });
  });
  for (const mail of db.select().from(outbox_mails).all()) {
    const sent = mail.recipient.startsWith('old') ? inDays(-31) : mail.recipient.startsWith('current') ? inDays(-29) : null;
    db.$client.prepare('update outbox_mails set sent_at = ? where id = ?').run(sent?.getTime() ?? null, mail.id);
  }
  db.insert(throttle_counts)
    .values([
      { key: 'old', points: 1, expire: now.getTime() },
      { key: 'current', points: 1, expire: now.getTime() + 1 },
    ])
    .run();

  deleteExpired(db, { now });

  expect(
    db
      .select()
      .from(sessions)
      .all()
      .map((row) => row.id_hash),
  ).toEqual(['current']);
  expect(
    db
      .select()
      .from(one_time_links)
      .all()
      .map((row) => row.email),
  ).toEqual(['current@example.nl']);
  expect(
    db
      .select()
      .from(outbox_mails)
      .all()
      .map((row) => row.recipient)
      .sort(),
  ).toEqual(['current@example.nl', 'waiting@example.nl']);
  expect(
    db
      .select()
      .from(throttle_counts)
      .all()
      .map((row) => row.key),
  ).toEqual(['current']);
});
