/**
 * Serves the course as its files are now, for an editor: without accounts or mail, on a database in
 * memory. Every change is read at once; a course that can't be served shows what to mend instead.
 */
import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { keyBytes } from '../app/accounts/sealing.server.ts';
import { loadCatalogue } from '../app/catalogue/catalogue.server.ts';
import { escapeHtml } from '../app/catalogue/escape.ts';
import { CatalogueError, type Problem } from '../app/catalogue/problems.ts';
import type { Config } from '../app/config.server.ts';
import { readOperator } from '../app/operator.server.ts';
import { migrateDatabase, openDatabase } from '../db/index.ts';
import { createAppContext } from './app-context.ts';
import { createHttpApp } from './http-app.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Editors save in several writes; one reading follows the last. */
const settleMilliseconds = 150;

/** @param onChange is told the file that changed, relative to the folder, after the course was read again */
export async function servePreview({
  folder,
  port,
  onChange,
}: {
  folder: string;
  port: number;
  onChange: (file: string) => void;
}): Promise<{ address: string; close(): void }> {
  const build = (await import(pathToFileURL(`${root}build/server/index.js`).href)) as ServerBuild;
  const log = pino({ level: 'error', base: null });
  const db = openDatabase(':memory:');
  migrateDatabase(db);
  const operator = readOperator(`${root}operator.yaml`);

  let answer: RequestListener = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const address = `http://localhost:${typeof bound === 'object' && bound ? bound.port : port}`;
  const config: Config = {
    mode: 'test',
    port,
    host: '127.0.0.1',
    baseUrl: address,
    dataDir: '',
    smtpUrl: undefined,
    mailFrom: undefined,
    trustedProxies: 0,
    logLevel: 'error',
    factorKey: undefined,
    openId: {},
  };
  const read = () => {
    try {
      const catalogue = loadCatalogue(folder);
      const app = createAppContext({
        db,
        catalogue,
        operator,
        config,
        factorKey: randomBytes(keyBytes),
        now: () => new Date(),
        wakeMail: () => undefined,
        log,
      });
      answer = createHttpApp({ app, build, log });
    } catch (error) {
      // Anything else is a file that is being written this moment: the next reading will tell.
      const unread = { kind: 'format' as const, file: folder, field: '(folder)', message: String(error), mend: 'save the file again' };
      answer = showProblems(error instanceof CatalogueError ? error.problems : [unread]);
    }
  };
  read();

  let waiting: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_, file) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      read();
      onChange(file ?? '');
    }, settleMilliseconds);
  });
  return {
    address,
    close() {
      clearTimeout(waiting);
      watcher.close();
      server.close();
      server.closeAllConnections();
      db.$client.close();
    },
  };
}

/** In English, as the check itself speaks to editors. */
function showProblems(problems: readonly Problem[]): RequestListener {
  const items = problems.map(
    ({ file, field, message, mend }) => `<li><b>${escapeHtml(file)}</b>, ${escapeHtml(field)}: ${escapeHtml(message)}<br>${escapeHtml(mend)}</li>`,
  );
  const title = "The course can't be served yet";
  return (_, response) => {
    response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><ol>${items.join('\n')}</ol><p>Mend the file, save it and load this page again.</p></body></html>`,
    );
  };
}
