import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, listDescriptions, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makePersonEverywhere, makeSharedRecords } from '#tests/support/personal-data.ts';
import { writeDataAsHtml, writeDataAsJson } from './data-document.server.ts';
import { countPersonalData, exportPersonalData, gatherPersonalData } from './export.server.ts';

const now = new Date('2026-06-15T10:00:00Z');
const given = { timeZone: 'Europe/Amsterdam', siteName: 'Voorbereid', email: 'privacy@province.example' };
let db: Database;
let anna: { id: string };
let bob: { id: string };
beforeEach(() => {
  db = createTestDatabase();
  const shared = makeSharedRecords(db);
  bob = makePersonEverywhere(db, { shared, mark: 'bob', role: 'manager' }).user;
  anna = makePersonEverywhere(db, { shared, mark: 'anna', role: 'participant', colleagueId: bob.id }).user;
});

/** Every text in the database with this mark, by table and column. */
function textsWith(mark: string): { table: string; column: string; text: string }[] {
  return listDescriptions().flatMap(({ name }) =>
    (db.$client.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row).flatMap(([column, text]) => (typeof text === 'string' && text.includes(mark) ? [{ table: name, column, text }] : [])),
    ),
  );
}
const classOf = (table: string, column: string) => listDescriptions().find(({ name }) => name === table)!.columns[column];

describe('what a person takes along', () => {
  test('holds something from every table that can hold something of a person', () => {
    const { own } = gatherPersonalData(db, { userId: anna.id, now });
    expect(own.filter(({ rows }) => rows.length === 0).map(({ description }) => description.name)).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
    // Of one's own there is one of each; the company's records are shared.
    expect(own.filter(({ rows }) => rows.length > 1).map(({ description }) => description.name)).toEqual([]);
  });

  test('is everything of theirs but secrets, and nothing of a colleague’s', () => {
    const files = [writeDataAsJson, writeDataAsHtml].flatMap((write) =>
      (['nl', 'en'] as const).map((locale) => write(gatherPersonalData(db, { userId: anna.id, now }), { ...given, locale })),
    );
    const mine = textsWith('anna');
    expect(mine.length).toBeGreaterThan(30);
    for (const file of files) {
      for (const { table, column, text } of mine) {
        const kind = classOf(table, column);
        // JSON in a column is shown as such, so its texts are looked for without quotes.
        const words = text.match(/[\w@.-]*anna[\w@.-]*/g)!;
        if (kind === 'personal') for (const word of words) expect(file, `${table}.${column}`).toContain(word);
        if (kind === 'withheld') expect(file, `${table}.${column}`).not.toContain(text);
      }
      for (const { text } of textsWith('bob')) expect(file).not.toContain(text);
      expect(file).not.toContain(bob.id);
    }
  });

  test('says in which records of others they are named, without what those say', () => {
    const { deeds } = gatherPersonalData(db, { userId: bob.id, now });
    expect(deeds.map(({ description, as }) => `${description.name} ${as}`).sort()).toEqual([
      'checklist_ticks ticked_by',
      'debrief_ticks ticked_by',
      'event_sign_ups attendance_recorded_by',
      'invitations invited_by',
      'mission_invitees invited_by',
    ]);
    expect(JSON.stringify(deeds.map(({ rows }) => rows))).not.toContain('anna');
  });

  test('names every column and moment in words, in both languages', () => {
    const found = gatherPersonalData(db, { userId: anna.id, now });
    const dutch = writeDataAsHtml(found, { ...given, locale: 'nl' });
    const english = writeDataAsHtml(found, { ...given, locale: 'en' });
    expect(dutch).toContain('Niet in dit bestand: wachtwoord (alleen een hash)');
    expect(dutch).toContain('1 juni 2026 om 11:00');
    expect(english).toContain('Not in this file: password (only a hash)');
    expect(english).not.toMatch(/<script|https?:\/\/(?!id\.example)/);
  });

  test('can’t be made to run by what somebody calls a passkey', () => {
    db.$client.prepare('update passkeys set name = ? where user_id = ?').run('<script>alert(1)</script>', anna.id);
    expect(writeDataAsHtml(gatherPersonalData(db, { userId: anna.id, now }), { ...given, locale: 'nl' })).not.toContain('<script');
  });

  test('stands in the log, with ids only', () => {
    exportPersonalData(db, { userId: anna.id, now });
    expect(db.select().from(audit_log).all()).toContainEqual(
      expect.objectContaining({ actor_id: anna.id, action: 'privacy.exported', subject_id: anna.id, details: {} }),
    );
    expect(countPersonalData(db, { userId: anna.id }).length).toBeGreaterThan(20);
  });
});
