import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { migrateDatabase, openDatabase, throttle_counts } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { createThrottle, limits, type Limit, type Throttle } from './throttle.server.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

async function useUp(throttle: Throttle, limit: Limit, subject: string) {
  for (let i = 0; i < limits[limit].tries; i += 1) await throttle.count(limit, subject);
}
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
const tooMany = (retryAfterSeconds: number) => expect.objectContaining({ code: 'too-many', details: { retryAfterSeconds } });

describe('count', () => {
  it('refuses the try after the last one, says when to come back, and then lets in again', async () => {
    const throttle = createThrottle(createTestDatabase());
    await useUp(throttle, 'sign-in-account', 'a@example.nl');
    pass(60);
    await expect(throttle.count('sign-in-account', 'a@example.nl')).rejects.toEqual(tooMany(14 * 60));
    pass(14 * 60);
    await expect(throttle.count('sign-in-account', 'a@example.nl')).resolves.toBeUndefined();
  });

  it('counts each subject and each limit by itself', async () => {
    const throttle = createThrottle(createTestDatabase());
    await useUp(throttle, 'sign-in-account', 'a@example.nl');
    await throttle.count('sign-in-account', 'b@example.nl');
    await throttle.count('mail-recipient', 'a@example.nl');
  });

  it('forgets after a success', async () => {
    const throttle = createThrottle(createTestDatabase());
    await useUp(throttle, 'sign-in-account', 'a@example.nl');
    await throttle.forget('sign-in-account', 'a@example.nl');
    await throttle.count('sign-in-account', 'a@example.nl');
  });

  it('survives a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'voorbereid-throttle-'));
    try {
      const first = openDatabase(join(folder, 'db.sqlite'));
      migrateDatabase(first);
      await useUp(createThrottle(first), 'sign-in-account', 'a@example.nl');
      first.$client.close();
      const second = openDatabase(join(folder, 'db.sqlite'));
      await expect(createThrottle(second).count('sign-in-account', 'a@example.nl')).rejects.toMatchObject({ code: 'too-many' });
      second.$client.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps no address', async () => {
    const db = createTestDatabase();
    await createThrottle(db).count('sign-in-client', '203.0.113.7');
    expect(JSON.stringify(db.select().from(throttle_counts).all())).not.toContain('203.0.113.7');
  });
});

describe('lookUp', () => {
  it('counts misses only, and looks nothing up once there were too many', async () => {
    const throttle = createThrottle(createTestDatabase());
    let looked = 0;
    const find = (found: string | null) => () => {
      looked += 1;
      return found;
    };
    for (let i = 0; i < 2 * limits['token-client'].tries; i += 1) expect(await throttle.lookUp('token-client', 'x', find('hit'))).toBe('hit');
    for (let i = 0; i < limits['token-client'].tries; i += 1) expect(await throttle.lookUp('token-client', 'x', find(null))).toBeNull();
    looked = 0;
    await expect(throttle.lookUp('token-client', 'x', find('hit'))).rejects.toMatchObject({ code: 'too-many' });
    expect(looked).toBe(0);
  });
});
