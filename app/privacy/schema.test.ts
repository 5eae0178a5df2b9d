/** Walks the schema: a table or column that says nothing about itself fails here, and the message says what to add. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { columnsOf, findDescription, givenUpBodyDays, listDescriptions } from '#db';
import * as database from '#db';
import { messages } from '../i18n/messages.ts';
import { createTestDatabase } from '#tests/support/database.ts';

const tables = Object.values<unknown>(database).filter((value): value is SQLiteTable => is(value, SQLiteTable));
const described = listDescriptions();

/** The foreign key of a column: the table it points to, and what a deletion there does. */
function referenceOf(table: SQLiteTable, column: SQLiteColumn) {
  for (const key of getTableConfig(table).foreignKeys) {
    const { columns, foreignTable } = key.reference();
    if (columns.includes(column)) return { table: foreignTable, onDelete: key.onDelete };
  }
  return null;
}

describe('every table', () => {
  it('of the database is in the schema, and describes itself beside its definition (describeTable)', () => {
    const names = createTestDatabase()
      .$client.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_drizzle%' escape '\\'")
      .pluck()
      .all();
    expect(described.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(tables.filter((table) => !findDescription(table)).map(getTableName)).toEqual([]);
  });

  it.each(described)('$name classifies each of its columns, and says for what and how long', ({ table, columns, purpose, title, retention }) => {
    const missing = Object.keys(getTableColumns(table)).filter((name) => !columns[name]);
    expect(missing, "add each as 'personal', 'linked', 'withheld' or 'none' to describeTable(…)").toEqual([]);
    expect(Object.keys(columns).filter((name) => !(name in getTableColumns(table)))).toEqual([]);
    for (const words of [purpose, title]) expect([words.nl, words.en].filter((text) => text.trim() === '')).toEqual([]);
    expect(retention.length, 'say how long a row is kept').toBeGreaterThan(0);
  });
});

describe('what the descriptions promise, the foreign keys keep', () => {
  it.each(described)('$name', ({ table, name, person, retention, columns }) => {
    const users = database.users;
    for (const rule of retention) {
      if (rule.kind === 'with-person') {
        const ways = person.flatMap((path) => (path.kind === 'id' ? [referenceOf(table, path.column)] : []));
        expect(ways, 'with-person needs a reference to users with ON DELETE CASCADE').toContainEqual({ table: users, onDelete: 'cascade' });
      }
      if (rule.kind === 'with-record') {
        const keys = Object.values(getTableColumns(table)).map((column) => referenceOf(table, column));
        expect(keys, 'with-record needs ON DELETE CASCADE').toContainEqual({ table: rule.of, onDelete: 'cascade' });
      }
    }
    // Rows of somebody's go with the account, one way or another; the log alone outlives it.
    const own = person.some((path) => path.kind === 'id') && name !== 'audit_log' && name !== 'users';
    if (own) expect(retention.some(({ kind }) => kind === 'with-person')).toBe(true);
    for (const [column, one] of columnsOf({ table, columns } as never, ['linked'])) {
      const reference = referenceOf(table, one);
      if (reference?.table === users) expect(['cascade', 'set null'], `${name}.${column}`).toContain(reference.onDelete);
    }
    // And the other way round: what refers to a person is classified as that.
    for (const [column, one] of Object.entries(getTableColumns(table))) {
      if (referenceOf(table, one)?.table === users) expect(columns[column], `${name}.${column} refers to users`).toBe('linked');
    }
  });
});

describe('words', () => {
  it.each(['nl', 'en'] as const)('name every column that a person can see, in %s', (locale) => {
    const { columns, as } = messages(locale).privacy;
    const shown = described.flatMap((one) =>
      columnsOf(one, one.person.length > 0 ? ['personal', 'none', 'withheld'] : ['personal', 'withheld']).map(([name]) => [one.name, name]),
    );
    const ruled = described.flatMap(({ name, retention }) => retention.flatMap((rule) => (rule.kind === 'days-after' ? [[name, rule.column.name]] : [])));
    const missing = [...shown, ...ruled].filter(([table, name]) => !columns[`${table}.${name}`] && !columns[name!]).map((pair) => pair.join('.'));
    expect(missing, 'add a label to app/i18n/*/privacy.ts').toEqual([]);
    const linked = described.flatMap((one) => columnsOf(one, ['linked']).map(([name]) => name)).filter((name) => name.endsWith('_by'));
    expect(linked.filter((name) => !as[name])).toEqual([]);
  });

  it('agree on how long the text of a mail that was given up is kept', () => {
    const rules = described.find(({ name }) => name === 'outbox_mails')!.retention;
    expect(rules).toContainEqual(expect.objectContaining({ days: givenUpBodyDays, clears: { body_text: '', body_html: '' } }));
  });
});
