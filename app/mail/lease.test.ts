import { describe, expect, it } from 'vitest';
import { createTestDatabase } from '#tests/support/database.ts';
import { releaseLease, renewLease, takeLease } from './lease.server.ts';

const start = new Date('2026-06-15T10:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const hold = (holder: string, now: Date) => ({ name: 'mail', holder, seconds: 60, now });

describe('a lease', () => {
  it('has one holder until it runs out', () => {
    const db = createTestDatabase();
    expect(takeLease(db, hold('a', start))).toBe(true);
    expect(takeLease(db, hold('b', after(59)))).toBe(false);
    expect(takeLease(db, { ...hold('b', start), name: 'reminders' })).toBe(true);
    expect(takeLease(db, hold('b', after(60)))).toBe(true);
    expect(takeLease(db, hold('a', after(61)))).toBe(false);
  });

  it('lasts as long as its holder prolongs it, and is lost to who took it over', () => {
    const db = createTestDatabase();
    takeLease(db, hold('a', start));
    expect(renewLease(db, hold('a', after(50)))).toBe(true);
    expect(takeLease(db, hold('b', after(100)))).toBe(false);
    expect(takeLease(db, hold('b', after(110)))).toBe(true);
    expect(renewLease(db, hold('a', after(111)))).toBe(false);
  });

  it('is given back by its holder alone', () => {
    const db = createTestDatabase();
    takeLease(db, hold('a', start));
    releaseLease(db, { name: 'mail', holder: 'b' });
    expect(takeLease(db, hold('b', start))).toBe(false);
    releaseLease(db, { name: 'mail', holder: 'a' });
    expect(takeLease(db, hold('b', start))).toBe(true);
  });
});
