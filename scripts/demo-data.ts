/** Fills a folder with the demonstration: the accounts of the README and a year of made-up companies. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { count } from 'drizzle-orm';
import { loadCatalogue } from '../app/catalogue/catalogue.server.ts';
import { readConfig } from '../app/config.server.ts';
import { findMembership } from '../app/companies/membership.server.ts';
import { findAccountByEmail } from '../app/accounts/accounts.server.ts';
import { openFactorKey } from '../app/accounts/sealing.server.ts';
import { readOperator } from '../app/operator.server.ts';
import { certificates, companies, migrateDatabase, milestones, openDatabase, users, type Database } from '../db/index.ts';
import { databaseFile } from '../server/run.ts';
import { createRandom } from '../tests/support/random.ts';
import { demonstrationAccounts, makeCertified, makeFounder, makeManagerAndParticipant, makeOfficer } from './demo-data/accounts.ts';
import { startOfToday } from './demo-data/chance.ts';
import { makeCompanies } from './demo-data/companies.ts';
import { makeDoubtful } from './demo-data/doubtful.ts';
import { makeEvents } from './demo-data/events.ts';
import { closeOutbox } from './demo-data/mail.ts';
import { askCompanies } from './demo-data/mission-list.ts';
import { makeMissions } from './demo-data/missions.ts';
import { makePreparations } from './demo-data/preparations.ts';
import type { Setting } from './demo-data/register.ts';

export { demonstrationAccounts };

const root = fileURLToPath(new URL('..', import.meta.url));

const help = `Fills a folder with demonstration data; \`npm run demo\` does this by itself at its first start.

  npx node scripts/demo-data.ts --data-dir data/demo [options]

  --data-dir    the folder (needed); one with another database is refused, one that is filled is left as it is
  --companies   how many made-up companies (400)
  --help        this text`;

export interface Filling {
  /** Made-up companies besides those of the accounts. */
  companies?: number;
  /** The data end on the day before; the same day gives the same data, but for ids. */
  now?: Date;
  print?: (text: string) => void;
}

/**
 * Makes `voorbereid.sqlite` and the marker file `demonstration` in the folder, unless they are there.
 * Throws an Error with a message for the console when the folder holds another database.
 */
export async function fillDemonstration(dataDir: string, given: Filling = {}): Promise<void> {
  const file = databaseFile({ dataDir });
  const marker = `${dataDir}/demonstration`;
  if (existsSync(file)) {
    if (existsSync(marker)) return;
    throw new Error(`${dataDir} holds a database that isn't the demonstration's. Choose another folder.`);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Filled under another name, so that an interrupted start leaves nothing that looks finished or like a real database.
  const unfinished = `${dataDir}/unfinished.sqlite`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  const db = openDatabase(unfinished);
  try {
    fill(db, { dataDir, ...given });
  } finally {
    db.$client.close();
  }
  writeFileSync(marker, 'Demonstration data: made up, with passwords that everybody knows.\n');
  renameSync(unfinished, file);
}

function fill(
  db: Database,
  { dataDir, companies: wanted = 400, now = new Date(), print = (text) => void process.stdout.write(text) }: Filling & { dataDir: string },
): void {
  const begun = performance.now();
  const today = startOfToday(now);
  migrateDatabase(db);
  // Nothing is lost by a power failure that starting again doesn't bring back.
  db.$client.pragma('synchronous = OFF');
  const setting: Setting = {
    db,
    catalogue: loadCatalogue(`${root}modules`),
    operator: readOperator(`${root}operator.yaml`),
    config: readConfig({ DATA_DIR: dataDir, SECOND_FACTOR_KEY: process.env.SECOND_FACTOR_KEY }, 'demo'),
  };
  const factorKey = openFactorKey({ dataDir, given: setting.config.factorKey });
  const officerId = makeOfficer(setting, { today, factorKey });
  const missions = makeMissions(setting, { today, officerId });
  askCompanies(setting, { missionId: missions.comingId, officerId, today });
  for (const make of [makeFounder, makeManagerAndParticipant, makeCertified]) make(setting, { today, officerId, missions });
  const told = (made: number) => {
    if (process.stdout.isTTY && made % 10 === 0) print(`\rMaking demonstration data: ${made} of ${wanted} companies`);
  };
  makeCompanies(createRandom(2026), { setting, count: wanted, officerId, missions, except: [companyOf(db, 'certified@example.nl')], today, told });
  makeDoubtful(setting, { today, officerId });
  makePreparations(setting, { today });
  makeEvents(createRandom(2027), { setting, officerId, today });
  closeOutbox(setting, { today });
  db.$client.pragma('synchronous = FULL');
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  print(`${process.stdout.isTTY ? '\r' : ''}${summarise(db, { seconds: (performance.now() - begun) / 1000 })}\n`);
}

function companyOf(db: Database, email: string): string {
  const account = findAccountByEmail(db, { email });
  return (account && findMembership(db, { userId: account.id })?.companyId) ?? '';
}

function summarise(db: Database, { seconds }: { seconds: number }): string {
  const size = (table: typeof companies | typeof users | typeof milestones | typeof certificates) => db.select({ rows: count() }).from(table).get()!.rows;
  return `Made demonstration data in ${seconds.toFixed(1)} s: ${size(companies)} companies, ${size(users)} people, ${size(certificates)} certificates, ${size(milestones)} steps for the report.`;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { 'data-dir': text, companies: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(help);
  const companies = Number(values.companies ?? 400);
  if (!values['data-dir']) throw new Error(`--data-dir is needed\n\n${help}`);
  if (!Number.isInteger(companies) || companies < 0 || companies > 5_000) throw new Error('--companies: a whole number up to 5000');
  await fillDemonstration(values['data-dir'], { companies });
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
