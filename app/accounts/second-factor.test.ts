import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, recovery_codes, sessions, totp_factors, type Database, type users } from '#db';
import { listActions } from '#tests/support/audit.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { codeAt, exampleSecret } from '#tests/support/second-factor.ts';
import { beginAuthenticator, confirmAuthenticator, readSetup } from './authenticator.server.ts';
import { countRecoveryCodes, recoveryCodeCount, renewRecoveryCodes } from './recovery-codes.server.ts';
import { SealError } from './sealing.server.ts';
import { consumeSecondFactor, readSecondFactor, removeSecondFactor, resetSecondFactor } from './second-factor.server.ts';
import { createSessions } from './session.server.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const factorKey = Buffer.alloc(32, 3);
const start = new Date('2026-06-15T10:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let db: Database;
let user: typeof users.$inferSelect;
beforeEach(() => {
  db = createTestDatabase();
  user = makeUser(db, { locale: 'en' });
});
const confirm = (given: { userId?: string; code?: string; now?: Date; keepSession?: string } = {}) => {
  const now = given.now ?? start;
  return confirmAuthenticator(db, { userId: user.id, secret: exampleSecret, code: codeAt(now), keepSession: '', factorKey, site, ...given, now });
};
const use = (code: string, now: Date, { userId = user.id, key = factorKey } = {}) => consumeSecondFactor(db, { userId, code, factorKey: key, site, now });
const actions = () => listActions(db);

describe('setting an authenticator up', () => {
  it('gives a secret of 160 bits that comes back sealed, for this person, for half an hour', () => {
    const setup = beginAuthenticator({ userId: user.id, email: user.email, factorKey, site, now: start });
    expect(setup.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(setup.address).toMatch(/^otpauth:\/\/totp\/Voorbereid:.*secret=/);
    expect(setup.sealed).not.toContain(setup.secret);
    const read = (given: Partial<Parameters<typeof readSetup>[0]>) => readSetup({ userId: user.id, sealed: setup.sealed, factorKey, now: start, ...given });
    expect(read({ now: later(29 * 60) })).toBe(setup.secret);
    expect(() => read({ now: later(30 * 60) })).toThrow('expired');
    expect(() => read({ userId: 'somebody else' })).toThrow('expired');
    expect(() => read({ sealed: '' })).toThrow('expired');
  });

  it('stores nothing before a first code is right', () => {
    expect(confirm({ code: '000000' })).toBe(false);
    expect(readSecondFactor(db, { userId: user.id })).toBeNull();
    expect(readOutbox(db)).toEqual([]);
  });

  it('keeps the secret sealed, ends other sessions, tells the person and the audit log', async () => {
    const own = createSessions(db, { secure: false, now: () => start });
    const kept = await own.findUser(await own.start(user.id, null, { assurance: 'password', device: '' }));
    await own.start(user.id, null, { assurance: 'password', device: '' });
    expect(confirm({ keepSession: kept!.sessionHash })).toBe(true);
    expect(db.select().from(totp_factors).get()!.sealed_secret).not.toContain(exampleSecret);
    expect(db.select().from(sessions).all()).toMatchObject([{ id_hash: kept!.sessionHash }]);
    expect(readOutbox(db)).toMatchObject([{ recipient: user.email, locale: 'en', subject: expect.stringContaining('Two-step sign-in is on') }]);
    expect(actions()).toEqual(['factor.added']);
  });

  it('replaces an earlier one, whose codes stop working', () => {
    confirm();
    const other = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const now = later(600);
    confirmAuthenticator(db, { userId: user.id, secret: other, code: codeAt(now, other), keepSession: '', factorKey, site, now });
    expect(actions()).toEqual(['factor.added', 'factor.replaced']);
    expect(use(codeAt(later(660)), later(660))).toBe(false);
    expect(use(codeAt(later(660), other), later(660))).toBe(true);
  });
});

describe('a code of the authenticator', () => {
  beforeEach(() => void confirm({ now: later(-600) }));

  it('is the one of RFC 6238', () => {
    // Appendix B, SHA-1: the secret '12345678901234567890' gives 94287082 at 59 s; six digits are its end.
    expect(codeAt(new Date(59_000), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')).toBe('287082');
  });

  it('works once', () => {
    const code = codeAt(start);
    expect(use(code, start)).toBe(true);
    expect(use(code, start)).toBe(false);
    expect(use(code, later(29))).toBe(false);
  });

  it('may be one step early or late, not two', () => {
    expect(use(codeAt(later(-60)), start)).toBe(false);
    expect(use(codeAt(later(60)), start)).toBe(false);
    expect(use(codeAt(later(-30)), start)).toBe(true);
    expect(use(codeAt(later(30)), start)).toBe(true);
  });

  it('of an earlier step doesn’t work after a later one', () => {
    expect(use(codeAt(later(30)), start)).toBe(true);
    expect(use(codeAt(start), start)).toBe(false);
  });

  it('that confirmed the authenticator signs nobody in', () => {
    expect(use(codeAt(later(-600)), later(-600))).toBe(false);
  });

  it('may hold the spaces that apps show', () => {
    const code = codeAt(start);
    expect(use(` ${code.slice(0, 3)} ${code.slice(3)} `, start)).toBe(true);
  });

  it.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '0'.repeat(5000)])('%j is refused', (code) => {
    expect(use(code, start)).toBe(false);
  });

  it('opens no other account', () => {
    const other = makeUser(db);
    expect(use(codeAt(start), start, { userId: other.id })).toBe(false);
  });

  it('can’t be checked with another key: that is a fault, and no wrong code', () => {
    expect(() => use(codeAt(start), start, { key: Buffer.alloc(32, 9) })).toThrow(SealError);
  });
});

describe('recovery codes', () => {
  const renew = () => renewRecoveryCodes(db, { userId: user.id, site, now: start });

  it('belong to an authenticator', () => {
    expect(renew).toThrow('not-open');
  });

  it('are ten, kept as hashes, and each works once, however it is typed', () => {
    confirm();
    const codes = renew();
    expect(new Set(codes).size).toBe(recoveryCodeCount);
    expect(codes[0]).toMatch(/^(\w{4}-){3}\w{4}$/);
    const stored = JSON.stringify(db.select().from(recovery_codes).all());
    for (const code of codes) expect(stored).not.toContain(code.replaceAll('-', ''));

    expect(use(` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`, start)).toBe(true);
    expect(use(codes[0]!, start)).toBe(false);
    expect(countRecoveryCodes(db, { userId: user.id })).toBe(recoveryCodeCount - 1);
    expect(actions()).toEqual(['factor.added', 'recovery-codes.renewed', 'recovery-codes.used']);
    expect(readOutbox(db).at(-1)!.subject).toContain('recovery code was used');
  });

  it('work without the site’s key', () => {
    confirm();
    const [code] = renew();
    expect(use(code!, start, { key: Buffer.alloc(32, 9) })).toBe(true);
  });

  it('open no other account', () => {
    confirm();
    const [code] = renew();
    const other = makeUser(db);
    confirm({ userId: other.id });
    expect(use(code!, start, { userId: other.id })).toBe(false);
    expect(use(code!, start)).toBe(true);
  });

  it('stop working when new ones are made, and the person is told', () => {
    confirm();
    const [old] = renew();
    const mails = readOutbox(db).length;
    renew();
    expect(use(old!, start)).toBe(false);
    expect(readOutbox(db)).toHaveLength(mails + 1);
  });
});

describe('doing without', () => {
  const remove = () => removeSecondFactor(db, { userId: user.id, keepSession: '', site, now: start });

  it('takes the authenticator and its recovery codes away', () => {
    confirm();
    renewRecoveryCodes(db, { userId: user.id, site, now: start });
    remove();
    expect(readSecondFactor(db, { userId: user.id })).toBeNull();
    expect(db.select().from(recovery_codes).where(eq(recovery_codes.user_id, user.id)).all()).toEqual([]);
    expect(actions().at(-1)).toBe('factor.removed');
    expect(readOutbox(db).at(-1)!.subject).toContain('is off');
    expect(remove).toThrow('not-found');
  });

  it('is done on the server for who has lost everything, whoever they are: all sessions end and they are told', async () => {
    user = makeUser(db, { role: 'officer' });
    confirm();
    await createSessions(db, { secure: false, now: () => start }).start(user.id, null, { assurance: 'second-factor', device: '' });
    const reset = () => resetSecondFactor(db, { email: user.email, site, now: start });
    reset();
    expect(readSecondFactor(db, { userId: user.id })).toBeNull();
    expect(db.select().from(sessions).all()).toEqual([]);
    expect(readOutbox(db).at(-1)).toMatchObject({ recipient: user.email });
    expect(db.select().from(audit_log).all().at(-1)).toMatchObject({ action: 'factor.removed', actor_id: null, subject_id: user.id });
    expect(reset).toThrow('not-found');
    expect(() => resetSecondFactor(db, { email: 'nobody@example.nl', site, now: start })).toThrow('not-found');
  });

  it.each(['officer', 'administrator'] as const)('is not for an %s', (role) => {
    user = makeUser(db, { role });
    confirm();
    expect(remove).toThrow('not-allowed');
    expect(readSecondFactor(db, { userId: user.id })).not.toBeNull();
  });
});
