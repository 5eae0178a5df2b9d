import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#db';
import { readOfficerInvitation } from '#app/accounts/first-officer.server.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { makeUser } from '#tests/support/factories.ts';
import { createOfficerLink } from './create-officer.ts';

const now = new Date('2026-06-15T10:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voorbereid-officer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const run = (args: string[], env: Record<string, string> = {}) =>
  createOfficerLink({ args, env: { DATA_DIR: folder, BASE_URL: 'https://voorbereid.example', ...env }, now });
const openFolder = () => openDatabase(join(folder, 'voorbereid.sqlite'));

it('makes a database where there is none, and a link that works on it', () => {
  const printed = run(['--email', 'O@province.example', '--name', 'Jo', '--locale', 'en']);
  const token = /https:\/\/voorbereid\.example\/en\/account\/first-officer\?token=([\w-]+)/.exec(printed)![1]!;
  expect(printed).not.toContain('mailed');
  const db = openFolder();
  expect(readOfficerInvitation(db, { token, now })).toEqual({ state: 'open', email: 'o@province.example', name: 'Jo' });
  expect(readOutbox(db)).toEqual([]);
  db.$client.close();
});

it('mails the link as well when there is an SMTP server', () => {
  expect(run(['--email', 'o@province.example'], { SMTP_URL: 'smtp://mail.example' })).toContain('mailed');
  const db = openFolder();
  expect(readOutbox(db)).toMatchObject([{ recipient: 'o@province.example', locale: 'nl' }]);
  db.$client.close();
});

it('explains what it needs', () => {
  expect(run(['--help'])).toContain('npm run create-officer');
  expect(() => run([])).toThrow('--email is needed');
  expect(() => run(['--email', 'nobody'])).toThrow('not an e-mail address');
  expect(() => run(['--email', 'o@province.example', '--role', 'king'])).toThrow('--role');
  run(['--email', 'o@province.example']);
  const db = openFolder();
  makeUser(db, { email: 'o@province.example' });
  db.$client.close();
  expect(() => run(['--email', 'o@province.example'])).toThrow('has an account already');
});
