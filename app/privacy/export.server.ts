/** Everything that is held about a person (AVG articles 15 and 20), gathered from the schema's own descriptions. */
import { is, sql } from 'drizzle-orm';
import { getTableConfig, SQLiteTimestamp, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { columnsOf, listDescriptions, transact, type Database, type Reader, type TableDescription } from '#db';
import { getAccount } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import { countRows, rowsOf, type Subject } from './rows.server.ts';

export type Row = Record<string, unknown>;

export interface OwnRows {
  description: TableDescription;
  /** Column → value, without ids of other people. */
  rows: Row[];
  /** Names of the columns that are kept but not handed out. */
  withheld: string[];
}

/** Records of the company or the province in which the person is named as who did something. */
export interface Deeds {
  description: TableDescription;
  /** The column with the person's id: `invited_by`, `ticked_by` … */
  as: string;
  /** What tells the records apart, and when; never what they say about others. */
  rows: Row[];
}

export interface PersonalData {
  userId: string;
  email: string;
  madeAt: Date;
  own: OwnRows[];
  deeds: Deeds[];
}

const isOwnId = ({ person }: TableDescription, column: SQLiteColumn) => person.some((path) => path.kind === 'id' && path.column === column);

function selectRows(
  db: Reader,
  { description, columns, where }: { description: TableDescription; columns: [string, SQLiteColumn][]; where: ReturnType<typeof rowsOf> },
): Row[] {
  return db
    .select(Object.fromEntries(columns))
    .from(description.table)
    .where(where)
    .orderBy(sql`rowid`)
    .all();
}

/** What tells one record from another without saying anything about somebody: its key, and its moments. */
function plainColumns(description: TableDescription): [string, SQLiteColumn][] {
  const keys = new Set(getTableConfig(description.table).primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)));
  const isKey = (column: SQLiteColumn) => column.primary || keys.has(column.name);
  return [
    ...columnsOf(description, ['none', 'personal']).filter(([, column]) => isKey(column)),
    ...columnsOf(description, ['none']).filter(([, column]) => !isKey(column) && is(column, SQLiteTimestamp)),
  ];
}

function gatherDeeds(db: Reader, description: TableDescription, { userId }: Subject): Deeds[] {
  return columnsOf(description, ['linked'])
    .filter(([, column]) => !isOwnId(description, column) && column.columnType === 'SQLiteText')
    .flatMap(([as, column]) => {
      const rows = selectRows(db, { description, columns: plainColumns(description), where: sql`${column} = ${userId}` });
      return rows.length > 0 ? [{ description, as, rows }] : [];
    });
}

/** DomainError('not-found') for an account that is gone. */
export function gatherPersonalData(db: Reader, { userId, now }: { userId: string; now: Date }): PersonalData {
  const { email } = getAccount(db, { userId });
  const subject = { userId, email };
  const described = listDescriptions();
  return {
    userId,
    email,
    madeAt: now,
    own: described
      .filter(({ person }) => person.length > 0)
      .map((description) => ({
        description,
        rows: selectRows(db, { description, columns: columnsOf(description, ['personal', 'none']), where: rowsOf(description, subject) }),
        withheld: columnsOf(description, ['withheld']).map(([name]) => name),
      })),
    deeds: described.flatMap((description) => gatherDeeds(db, description, subject)),
  };
}

/** The same, for a file to take along; the log says that it was made. */
export function exportPersonalData(db: Database, { userId, now }: { userId: string; now: Date }): PersonalData {
  return transact(db, (tx) => {
    const found = gatherPersonalData(tx, { userId, now });
    recordAudit(tx, { actorId: userId, action: 'privacy.exported', subjectId: userId, now });
    return found;
  });
}

export interface HeldRows {
  description: TableDescription;
  count: number;
}

/** How many rows of each kind are held about a person, without those of which there are none. */
export function countPersonalData(db: Reader, { userId }: { userId: string }): HeldRows[] {
  const { email } = getAccount(db, { userId });
  return listDescriptions()
    .filter(({ person }) => person.length > 0)
    .map((description) => ({ description, count: countRows(db, description, rowsOf(description, { userId, email })) }))
    .filter(({ count }) => count > 0);
}
