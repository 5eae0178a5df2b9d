/** From what the schema says about itself to the rows of one person. */
import { getTableName, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { findDescription, type PersonPath, type Reader, type TableDescription } from '#db';

export interface Subject {
  userId: string;
  email: string;
}

function follow(path: PersonPath, subject: Subject): SQL {
  if (path.kind === 'id') return sql`${path.column} = ${subject.userId}`;
  if (path.kind === 'address') return sql`${path.column} = ${subject.email}`;
  const { table } = path.theirs;
  const theirs = findDescription(table as SQLiteTable);
  if (!theirs) throw new Error(`${getTableName(table)} has no description.`);
  return sql`${path.column} in (select ${path.theirs} from ${table} where ${rowsOf(theirs, subject)})`;
}

/** The condition under which a row is this person's; undefined for a table whose rows are nobody's. */
export function rowsOf({ person }: TableDescription, subject: Subject): SQL | undefined {
  return or(...person.map((path) => follow(path, subject)));
}

/** Rows of a table, all or those that fulfil a condition. */
export function countRows(db: Reader, { table }: Pick<TableDescription, 'table'>, where?: SQL): number {
  return db
    .select({ n: sql<number>`count(*)` })
    .from(table)
    .where(where)
    .get()!.n;
}
