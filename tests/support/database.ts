import { migrateDatabase, openDatabase, type Database } from '#db';

let template: Buffer | undefined;

/** A database of its own in memory: a clone of one that was migrated once. */
export function createTestDatabase(): Database {
  if (!template) {
    const migrated = openDatabase(':memory:');
    migrateDatabase(migrated);
    template = migrated.$client.serialize();
    migrated.$client.close();
  }
  return openDatabase(template);
}
