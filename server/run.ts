/** Start and stop of the process: configuration, database, course, mail worker, HTTP. */
import { existsSync, mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { openFactorKey } from '../app/accounts/sealing.server.ts';
import { loadCatalogue } from '../app/catalogue/catalogue.server.ts';
import { readConfig, type Config } from '../app/config.server.ts';
import { startMailWorker } from '../app/mail/delivery.server.ts';
import { createTransport } from '../app/mail/transport.server.ts';
import { readOperator } from '../app/operator.server.ts';
import { migrateDatabase, openDatabase } from '../db/index.ts';
import { createAppContext } from './app-context.ts';
import { createHttpApp } from './http-app.ts';
import { startScheduledWork } from './scheduled-work.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the database file of an installation lies. */
export function databaseFile(config: Pick<Config, 'dataDir'>): string {
  return `${config.dataDir}/voorbereid.sqlite`;
}

/** Closes the listener, lets running requests finish, and gives up on them after ten seconds. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Runs the site until SIGINT or SIGTERM. `onListening` gets the address; a browser test brings a clock of its own. */
export async function runServer(
  mode: 'production' | 'demo',
  onListening: (config: Config) => void,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<void> {
  const config = readConfig(process.env, mode);
  const operator = readOperator(`${root}operator.yaml`);
  const catalogue = loadCatalogue(`${root}modules`);
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });

  if (mode === 'production' && existsSync(`${config.dataDir}/demonstration`)) {
    throw new Error(`${config.dataDir} holds demonstration data, with accounts whose password is public. Choose another DATA_DIR.`);
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const factorKey = openFactorKey({ dataDir: config.dataDir, given: config.factorKey });
  const db = openDatabase(databaseFile(config));
  migrateDatabase(db);

  const mail = startMailWorker({ db, transport: createTransport(config), now, log });
  const app = createAppContext({ db, catalogue, operator, config, factorKey, now, wakeMail: () => mail.wake(), log });
  const build = (await import(pathToFileURL(`${root}build/server/index.js`).href)) as ServerBuild;
  const server = createHttpApp({ app, build, log }).listen(config.port, config.host, () => onListening(config));
  // Longer than proxies and browsers keep a silent connection, so that none sends a request into one that is being closed.
  server.keepAliveTimeout = 75_000;
  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${config.port} is in use. Choose another with PORT=….` : error.message);
    process.exit(1);
  });

  const scheduled = startScheduledWork(app, { log });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    scheduled.stop();
    await closeServer(server);
    await mail.stop();
    db.$client.close();
    log.flush();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
