/** `npm run retention -- --dry-run`: what the daily run deletes, or would. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { siteOf } from '../app/accounts/site.ts';
import { loadCatalogue } from '../app/catalogue/catalogue.server.ts';
import { readConfig } from '../app/config.server.ts';
import { readOperator } from '../app/operator.server.ts';
import { runRetention, type RetentionLine } from '../app/privacy/retention.server.ts';
import { wireSteps } from '../app/wiring.server.ts';
import { migrateDatabase, openDatabase } from '../db/index.ts';
import { databaseFile } from '../server/run.ts';

const help = `Deletes what may not be kept longer. The running site does the same by itself, every day.

  npm run retention -- --dry-run

  --dry-run  deletes nothing; says what would be deleted, and why
  --help     this text

Uses the same environment as npm start: DATA_DIR for the database. How long each table is kept stands in
docs/privacy/processing-register.en.md, and beside each table in db/schema.`;

const doing: Record<RetentionLine['what'], string> = {
  deleted: 'delete',
  along: 'delete',
  cleared: 'empty',
  warned: 'warn',
  held: 'keep for now',
};

function tableOf(lines: RetentionLine[]): string[] {
  const width = Math.max(...lines.map(({ table }) => table.length));
  return lines.map(({ table, rows, what, why }) => `  ${table.padEnd(width)}  ${String(rows).padStart(7)}  ${doing[what]}: ${why}`);
}

/** Reads the options, runs, and says what was done. Throws an Error with a message for the console. */
export function runRetentionCommand({ args, env, now }: { args: string[]; env: Record<string, string | undefined>; now: Date }): string {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return help;
  const dryRun = values['dry-run'] ?? false;
  // What only a running site needs may be missing here.
  const config = readConfig(env, 'demo');
  const file = databaseFile(config);
  if (!existsSync(file)) throw new Error(`There is no database: ${file}`);
  const root = fileURLToPath(new URL('..', import.meta.url));
  const operator = readOperator(`${root}operator.yaml`);
  const catalogue = loadCatalogue(`${root}modules`);
  const db = openDatabase(file);
  try {
    migrateDatabase(db);
    const { onLeft } = wireSteps({ config, operator, catalogue });
    const lines = runRetention(db, { site: siteOf({ config, operator }), timeZone: operator.time_zone, now, onLeft, dryRun });
    if (lines.length === 0) return `Nothing in ${file} is older than it may be.`;
    const deleted = lines.filter(({ what }) => what === 'deleted' || what === 'along').reduce((sum, { rows }) => sum + rows, 0);
    const summary = dryRun ? `A dry run: nothing was changed. ${deleted} rows would be deleted.` : `${deleted} rows were deleted.`;
    return [file, ...tableOf(lines), summary].join('\n');
  } finally {
    db.$client.close();
  }
}

if (import.meta.main) {
  try {
    console.log(runRetentionCommand({ args: process.argv.slice(2), env: process.env, now: new Date() }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
