import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrateDatabase, openDatabase, throttle_counts } from '#db';
import { runRetentionCommand } from './retention.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voorbereid-retention-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-06-15T10:00:00Z');
const run = (...args: string[]) => runRetentionCommand({ args, env: { DATA_DIR: folder }, now });

function withDatabase<T>(use: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(join(folder, 'voorbereid.sqlite'));
  try {
    migrateDatabase(db);
    return use(db);
  } finally {
    db.$client.close();
  }
}

test('says with --dry-run what would go and why, and then does it', () => {
  withDatabase((db) => db.insert(throttle_counts).values({ key: 'old', points: 1, expire: 1 }).run());
  expect(run('--dry-run')).toMatch(/throttle_counts +1 {2}delete: 0 days after expire\nA dry run: nothing was changed\. 1 rows would be deleted\.$/);
  expect(run()).toMatch(/1 rows were deleted\.$/);
  expect(withDatabase((db) => db.select().from(throttle_counts).all())).toEqual([]);
  expect(run()).toMatch(/^Nothing in .* is older than it may be\.$/);
});

test('explains itself, and makes no database where there is none', () => {
  expect(run('--help')).toContain('--dry-run');
  expect(() => run()).toThrow(/There is no database/);
  expect(() => run('--all')).toThrow(/--all/);
});
