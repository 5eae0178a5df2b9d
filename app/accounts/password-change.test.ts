import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, one_time_links, sessions, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { changePassword, readPasswordReset, requestPasswordReset, resetPassword } from './password-change.server.ts';
import { createSessions } from './session.server.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

let db: Database;
let user: typeof users.$inferSelect;
const hasher = countingHasher();
beforeEach(() => {
  db = createTestDatabase();
  user = makeUser(db, { email: 'a@example.nl', locale: 'en', password_hash: 'hash of old' });
});
const hashNow = () => db.select().from(users).where(eq(users.id, user.id)).get()!.password_hash;
const ask = () => {
  requestPasswordReset(db, { email: user.email, locale: 'nl', site, now });
  return tokenIn(readOutbox(db).at(-1));
};

describe('a forgotten password', () => {
  it('is replaced with the link, once; sessions end and the person is told', async () => {
    await createSessions(db, { secure: false, now: () => now }).start(user.id, null, { assurance: 'password', device: '' });
    const token = ask();
    expect(readOutbox(db)[0]).toMatchObject({ recipient: user.email, locale: 'en' });
    expect(db.select().from(one_time_links).get()!.token_hash).not.toContain(token);

    expect(readPasswordReset(db, { token, now })).toMatchObject({ state: 'open' });
    await resetPassword(db, { token, password: 'new', site, now, hasher });
    expect(hashNow()).toBe('hash of new');
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(readOutbox(db)).toHaveLength(2);
    expect(db.select().from(audit_log).all()).toMatchObject([{ action: 'account.password-reset', actor_id: user.id }]);

    expect(readPasswordReset(db, { token, now })).toEqual({ state: 'gone' });
    await expect(resetPassword(db, { token, password: 'other', site, now, hasher })).rejects.toMatchObject({ code: 'expired' });
    expect(hashNow()).toBe('hash of new');
  });

  it('is not replaced with an expired, unknown or older link', async () => {
    const expired = ask();
    expect(readPasswordReset(db, { token: expired, now: hoursLater(2) })).toEqual({ state: 'gone' });
    await expect(resetPassword(db, { token: expired, password: 'new', site, now: hoursLater(2), hasher })).rejects.toMatchObject({ code: 'expired' });
    expect(readPasswordReset(db, { token: 'unknown', now })).toBeNull();
    await expect(resetPassword(db, { token: 'unknown', password: 'new', site, now, hasher })).rejects.toMatchObject({ code: 'expired' });

    const newer = ask();
    await resetPassword(db, { token: newer, password: 'new', site, now, hasher });
    await expect(resetPassword(db, { token: expired, password: 'other', site, now, hasher })).rejects.toMatchObject({ code: 'expired' });
    expect(hashNow()).toBe('hash of new');
  });

  it('writes a mail to an address without an account as well, but no link', () => {
    requestPasswordReset(db, { email: 'nobody@example.nl', locale: 'nl', site, now });
    expect(readOutbox(db)).toMatchObject([{ recipient: 'nobody@example.nl', locale: 'nl' }]);
    expect(db.select().from(one_time_links).all()).toEqual([]);
  });
});

describe('a new password in the settings', () => {
  it('ends every session and withdraws the links that were out', async () => {
    await createSessions(db, { secure: false, now: () => now }).start(user.id, null, { assurance: 'password', device: '' });
    const token = ask();
    await changePassword(db, { userId: user.id, newPassword: 'new', site, now, hasher });
    expect(hashNow()).toBe('hash of new');
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(readPasswordReset(db, { token, now })).toBeNull();
  });
});
