import { beforeEach, expect, it } from 'vitest';
import { users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { createOfficer, inviteOfficer, readOfficerInvitation } from './first-officer.server.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
const hasher = countingHasher();
let db: Database;
beforeEach(() => {
  db = createTestDatabase();
});
const invite = (sendMail = false) => inviteOfficer(db, { email: 'o@province.example', name: 'Jo', role: 'administrator', locale: 'nl', site, sendMail, now });
const tokenOf = (href: string) => new URL(href).searchParams.get('token')!;

it('creates the officer with the role of the link, once', async () => {
  const token = tokenOf(invite());
  expect(readOutbox(db)).toEqual([]);
  expect(readOfficerInvitation(db, { token, now })).toEqual({ state: 'open', email: 'o@province.example', name: 'Jo' });
  await createOfficer(db, { token, name: 'Jo Vermeer', password: 'p', locale: 'nl', now, hasher });
  expect(db.select().from(users).all()).toMatchObject([{ email: 'o@province.example', name: 'Jo Vermeer', role: 'administrator', password_hash: 'hash of p' }]);
  await expect(createOfficer(db, { token, name: 'Eve', password: 'q', locale: 'nl', now, hasher })).rejects.toMatchObject({ code: 'expired' });
  expect(readOfficerInvitation(db, { token, now })).toEqual({ state: 'gone' });
});

it('mails the link where mail can be sent', () => {
  const href = invite(true);
  expect(tokenIn(readOutbox(db)[0])).toBe(tokenOf(href));
});

it('lets a link expire, and changes no account that exists', async () => {
  const token = tokenOf(invite());
  const late = new Date(now.getTime() + 72 * 3_600_000);
  await expect(createOfficer(db, { token, name: 'Jo', password: 'p', locale: 'nl', now: late, hasher })).rejects.toMatchObject({ code: 'expired' });
  makeUser(db, { email: 'o@province.example' });
  expect(() => invite()).toThrow('already-done');
  await expect(createOfficer(db, { token, name: 'Jo', password: 'p', locale: 'nl', now, hasher })).rejects.toMatchObject({ code: 'already-done' });
  expect(db.select().from(users).all()).toMatchObject([{ role: 'member' }]);
});
