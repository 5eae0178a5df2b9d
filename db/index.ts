export * from './client.ts';
export * from './ids.ts';
export * from './migrate.ts';
export * from './schema/index.ts';
export {
  columnsOf,
  findDescription,
  listDescriptions,
  type Activity,
  type Basis,
  type ColumnClass,
  type PersonPath,
  type RetentionRule,
  type TableDescription,
  type Words,
} from './schema/personal-data.ts';
