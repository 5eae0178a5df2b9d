import { beforeEach, describe, expect, it } from 'vitest';
import { sessions, type Database, type users } from '#db';
import { listActions } from '#tests/support/audit.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { createSessions, isProofRecent, type Assurance, type Sessions } from './session.server.ts';
import { listSessions, signOutElsewhere, signOutSession } from './session-list.server.ts';

const start = new Date('2026-06-15T10:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let now = start;
let db: Database;
let user: typeof users.$inferSelect;
let own: Sessions;
beforeEach(() => {
  db = createTestDatabase();
  user = makeUser(db);
  now = start;
  own = createSessions(db, { secure: false, now: () => now });
});
const begin = (assurance: Assurance = 'password', device = 'Firefox, Linux', userId = user.id) => own.start(userId, null, { assurance, device });

describe('a session', () => {
  it('keeps only the hash of its id', async () => {
    const cookie = await begin();
    expect(JSON.stringify(db.select().from(sessions).all())).not.toContain(/session=([^;]+)/.exec(cookie)![1]);
  });

  it('that waits for the second factor is nobody’s, but on the page that asks for it, for a quarter of an hour', async () => {
    const cookie = await begin('password-pending');
    expect(await own.findUser(cookie)).toBeNull();
    expect(await own.findPendingUser(cookie)).toMatchObject({ id: user.id });
    now = minutesLater(15);
    expect(await own.findPendingUser(cookie)).toBeNull();
  });

  it('that is complete isn’t pending', async () => {
    expect(await own.findPendingUser(await begin('second-factor'))).toBeNull();
  });

  it('gets a new id at every start, and the old one ends', async () => {
    const before = await own.start(user.id, null, { assurance: 'password-pending', device: '' });
    const after = await own.start(user.id, before, { assurance: 'second-factor', device: '' });
    expect(after).not.toBe(before);
    expect(await own.findPendingUser(before)).toBeNull();
    expect(await own.findUser(after)).toMatchObject({ assurance: 'second-factor' });
  });

  it('notes its last use at most once an hour', async () => {
    const cookie = await begin();
    const lastUse = () => db.select().from(sessions).get()!.last_used_at;
    now = minutesLater(59);
    await own.findUser(cookie);
    expect(lastUse()).toEqual(start);
    now = minutesLater(60);
    await own.findUser(cookie);
    expect(lastUse()).toEqual(minutesLater(60));
  });

  it('remembers for ten minutes that its person proved who they are', async () => {
    const cookie = await begin();
    const found = (await own.findUser(cookie))!;
    expect(isProofRecent(found, minutesLater(9))).toBe(true);
    expect(isProofRecent(found, minutesLater(10))).toBe(false);
    now = minutesLater(20);
    own.renewProof(found.sessionHash);
    expect(isProofRecent((await own.findUser(cookie))!, now)).toBe(true);
  });
});

describe('the list of sessions', () => {
  it('shows a person’s own, last used first, without those that wait or have expired', async () => {
    await begin('password', 'Firefox, Windows');
    now = minutesLater(5);
    await begin('passkey', 'Safari, iOS');
    await begin('password-pending');
    await begin('password', 'other', makeUser(db).id);
    const list = (at: Date) => listSessions(db, { userId: user.id, now: at }).map(({ device }) => device);
    expect(list(now)).toEqual(['Safari, iOS', 'Firefox, Windows']);
    expect(list(new Date('2099-01-01'))).toEqual([]);
  });

  it('ends one, or all others, and says so in the audit log', async () => {
    const here = (await own.findUser(await begin()))!;
    const there = await begin();
    const elsewhere = (await own.findUser(await begin()))!;
    signOutSession(db, { userId: user.id, hash: elsewhere.sessionHash, now });
    expect(listSessions(db, { userId: user.id, now })).toHaveLength(2);
    signOutElsewhere(db, { userId: user.id, except: here.sessionHash, now });
    expect(await own.findUser(there)).toBeNull();
    expect(listSessions(db, { userId: user.id, now }).map(({ hash }) => hash)).toEqual([here.sessionHash]);
    expect(listActions(db)).toEqual(['session.ended-elsewhere', 'session.ended-elsewhere']);
  });

  it('lets nobody end another’s', async () => {
    const other = makeUser(db);
    const theirs = await begin('password', '', other.id);
    const { sessionHash } = (await own.findUser(theirs))!;
    expect(() => signOutSession(db, { userId: user.id, hash: sessionHash, now })).toThrow('not-found');
    signOutElsewhere(db, { userId: user.id, except: '', now });
    expect(await own.findUser(theirs)).not.toBeNull();
  });
});
