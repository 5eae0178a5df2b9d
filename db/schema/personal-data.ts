/**
 * What the schema says about itself: beside each table stands why it is there, whose data it holds and
 * when a row goes. The processing register, what a person can download, what an erasure removes and what
 * the daily run deletes are all read from these descriptions; a test walks the schema for what lacks one.
 */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

export interface Words {
  nl: string;
  en: string;
}

/**
 * `personal`: says something about a person. `linked`: the id of a person. `withheld`: about a person, but
 * never handed out, such as a hash or a sealed secret. `none`: about nobody, or only together with the others.
 */
export type ColumnClass = 'personal' | 'linked' | 'withheld' | 'none';

/** AVG article 6(1): `agreement` is (b), `public-task` is (e). */
export type Basis = 'agreement' | 'public-task';

export type Activity = 'accounts' | 'security' | 'companies' | 'missions' | 'learning' | 'certificates' | 'reporting' | 'mail' | 'accountability';

/** Whose row it is: the person's whose id (`column`) or e-mail address (`address`) it holds, or whose row in another table leads to it. */
export type PersonPath =
  { kind: 'id'; column: SQLiteColumn } | { kind: 'address'; column: SQLiteColumn } | { kind: 'through'; column: SQLiteColumn; theirs: SQLiteColumn };

export type RetentionRule =
  /** The row goes with the account, by its foreign key. */
  | { kind: 'with-person' }
  /** The row goes with a row of another table, by its foreign key. */
  | { kind: 'with-record'; of: SQLiteTable }
  /**
   * The daily run deletes the row this many days after the moment (or day) in a column: its own, or, with
   * `through`, the one of the row that its column `through` is the id of. With `clears` the row stays
   * and these columns get these values.
   */
  | { kind: 'days-after'; column: SQLiteColumn; days: number; through?: SQLiteColumn; clears?: Record<string, string> }
  /** The daily run decides by a rule of its own (app/privacy/retention.server.ts); the words say which. */
  | { kind: 'by-rule'; rule: 'inactive-accounts' | 'empty-companies'; words: Words }
  | { kind: 'kept'; reason: Words };

export interface TableDescription {
  table: SQLiteTable;
  name: string;
  activity: Activity;
  basis: Basis;
  /** What a row is, in the plural, as a person reads it. */
  title: Words;
  /** What the data are for; follows 'to' in English and 'om' in Dutch. */
  purpose: Words;
  /** The ways in which a row is somebody's; none: rows are nobody's. */
  person: PersonPath[];
  retention: RetentionRule[];
  columns: Record<string, ColumnClass>;
}

const described = new Map<SQLiteTable, TableDescription>();

/** Describes a table, once. The type asks a class for every column. */
export function describeTable<Table extends SQLiteTable>(
  table: Table,
  given: Omit<TableDescription, 'table' | 'name' | 'columns'> & { columns: Record<keyof Table['_']['columns'] & string, ColumnClass> },
): void {
  described.set(table, { ...given, table, name: getTableName(table) });
}

/** Every table that was described, in the order of the schema. */
export const listDescriptions = (): TableDescription[] => [...described.values()];

export function findDescription(table: SQLiteTable): TableDescription | null {
  return described.get(table) ?? null;
}

/** The columns of a table that belong to one of the classes, by name. */
export function columnsOf({ table, columns }: TableDescription, classes: ColumnClass[]): [string, SQLiteColumn][] {
  return Object.entries(getTableColumns(table)).filter(([name]) => classes.includes(columns[name] ?? 'none'));
}

/** How a description says whose row it is. */
export const byId = (column: SQLiteColumn): PersonPath => ({ kind: 'id', column });
export const byAddress = (column: SQLiteColumn): PersonPath => ({ kind: 'address', column });
/** The rows whose `column` stands in `theirs` of the person's rows in that other table. */
export const through = (column: SQLiteColumn, theirs: SQLiteColumn): PersonPath => ({ kind: 'through', column, theirs });

/** How a description says when a row goes. */
export const withPerson: RetentionRule = { kind: 'with-person' };
export const withRecord = (of: SQLiteTable): RetentionRule => ({ kind: 'with-record', of });
export const daysAfter = (column: SQLiteColumn, days: number, given: { through?: SQLiteColumn; clears?: Record<string, string> } = {}): RetentionRule => ({
  kind: 'days-after',
  column,
  days,
  ...given,
});
export const kept = (nl: string, en: string): RetentionRule => ({ kind: 'kept', reason: { nl, en } });
