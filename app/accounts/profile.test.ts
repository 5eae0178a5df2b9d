import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { readPasswordReset, requestPasswordReset } from './password-change.server.ts';
import { changeProfile, confirmEmailChange, requestEmailChange } from './profile.server.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
let db: Database;
let user: typeof users.$inferSelect;
beforeEach(() => {
  db = createTestDatabase();
  user = makeUser(db, { email: 'old@example.nl' });
});
const stored = () => db.select().from(users).where(eq(users.id, user.id)).get()!;
const ask = (newEmail: string) => requestEmailChange(db, { userId: user.id, newEmail, site, now });

it('changes name and language, with an audit row that holds neither', () => {
  changeProfile(db, { userId: user.id, name: 'Nieuwe Naam', locale: 'en', now });
  expect(stored()).toMatchObject({ name: 'Nieuwe Naam', locale: 'en' });
  const rows = db.select().from(audit_log).all();
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Nieuwe');
});

describe('another e-mail address', () => {
  it('is used once its link is, and the old address is told', () => {
    ask('new@example.nl');
    expect(stored().email).toBe('old@example.nl');
    const token = tokenIn(readOutbox(db)[0]);
    confirmEmailChange(db, { token, site, now });
    expect(stored().email).toBe('new@example.nl');
    expect(
      readOutbox(db)
        .map((mail) => mail.recipient)
        .sort(),
    ).toEqual(['new@example.nl', 'old@example.nl']);
    expect(() => confirmEmailChange(db, { token, site, now })).toThrow('expired');
  });

  it('answers the same when the new address has an account, and changes nothing', () => {
    makeUser(db, { email: 'taken@example.nl' });
    ask('taken@example.nl');
    const [mail] = readOutbox(db);
    expect(mail).toMatchObject({ recipient: 'taken@example.nl' });
    expect(() => tokenIn(mail)).toThrow();
  });

  it('stays the old one when somebody registered the new one meanwhile', () => {
    ask('new@example.nl');
    const token = tokenIn(readOutbox(db)[0]);
    makeUser(db, { email: 'new@example.nl' });
    expect(() => confirmEmailChange(db, { token, site, now })).toThrow('already-done');
    expect(stored().email).toBe('old@example.nl');
  });

  it('makes a reset link that went to the old address useless', () => {
    ask('new@example.nl');
    const token = tokenIn(readOutbox(db)[0]);
    requestPasswordReset(db, { email: 'old@example.nl', locale: 'nl', site, now: new Date(now.getTime() + 1) });
    const reset = tokenIn(readOutbox(db)[1]);
    confirmEmailChange(db, { token, site, now });
    expect(readPasswordReset(db, { token: reset, now })).toBeNull();
  });
});
