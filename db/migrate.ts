import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Database } from './client.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the database to the newest schema. Migrations only go forward. */
export function migrateDatabase(db: Database): void {
  migrate(db, { migrationsFolder: folder });
}
