import SqliteDatabase from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteTransaction } from 'drizzle-orm/sqlite-core';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { RunResult } from 'better-sqlite3';
import * as schema from './schema/index.ts';

type Schema = typeof schema;

/** The open database. `$client` is the better-sqlite3 connection. */
export type Database = BetterSQLite3Database<Schema> & { $client: SqliteDatabase.Database };
/** What runs inside `transact`. */
export type Transaction = SQLiteTransaction<'sync', RunResult, Schema, ExtractTablesWithRelations<Schema>>;
/** A function that only reads takes either. */
export type Reader = Database | Transaction;

/** Opens a database file, or bytes of one kept in memory, with the durability this product promises. */
export function openDatabase(source: string | Buffer): Database {
  const client = new SqliteDatabase(source);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  // What is deleted is overwritten, so that an erased person isn't left behind in free pages.
  client.pragma('secure_delete = ON');
  // Without it, INSERT OR REPLACE would get past the triggers that refuse a deletion.
  client.pragma('recursive_triggers = ON');
  client.pragma('busy_timeout = 5000');
  return drizzle(client, { schema });
}

/**
 * Runs one writing transaction. It is immediate: a deferred one that reads first
 * fails with SQLITE_BUSY_SNAPSHOT when another process wrote in between.
 */
export function transact<T>(db: Database, work: (tx: Transaction) => T): T {
  return db.transaction((tx) => work(tx as unknown as Transaction), { behavior: 'immediate' });
}

/** A database of its own in memory, for an index that is rebuilt at every start. */
export function openScratchDatabase(): SqliteDatabase.Database {
  return new SqliteDatabase(':memory:');
}
export type ScratchDatabase = SqliteDatabase.Database;
