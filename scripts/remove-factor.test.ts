import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrateDatabase, openDatabase } from '#db';
import { hasAuthenticator } from '#app/accounts/authenticator.server.ts';
import { makeUser } from '#tests/support/factories.ts';
import { giveAuthenticator } from '#tests/support/second-factor.ts';
import { removeFactor } from './remove-factor.ts';

const now = new Date('2026-06-15T10:00:00Z');
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(`${tmpdir()}/voorbereid-factor-`);
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const run = (...args: string[]) => removeFactor({ args, env: { DATA_DIR: dataDir }, now });

it('takes the authenticator of an account away', () => {
  const db = openDatabase(`${dataDir}/voorbereid.sqlite`);
  migrateDatabase(db);
  const user = makeUser(db, { email: 'lost@example.nl', role: 'officer' });
  giveAuthenticator({ db, factorKey: Buffer.alloc(32), now: () => now }, { userId: user.id });
  expect(run('--email', ' Lost@example.nl')).toContain('lost@example.nl signs in with the password alone');
  expect(hasAuthenticator(db, { userId: user.id })).toBe(false);
  expect(() => run('--email', 'lost@example.nl')).toThrow('no authenticator');
  db.$client.close();
});

it('says what is missing', () => {
  expect(run('--help')).toContain('npm run remove-factor');
  expect(() => run()).toThrow('--email is needed');
  expect(() => run('--email', 'a@example.nl')).toThrow('There is no database');
});
