/** The built site over real HTTP on a port of its own, with the tests' database and clock. */
import { existsSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import type { AppContext } from '#app/http/context.server.ts';
import { createHttpApp } from '../../server/http-app.ts';

const buildFile = fileURLToPath(new URL('../../build/server/index.js', import.meta.url));

export async function loadBuild(): Promise<ServerBuild> {
  if (!existsSync(buildFile)) throw new Error('There is no build yet: run `npm run build` first (`npm test` does).');
  return (await import(pathToFileURL(buildFile).href)) as ServerBuild;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RunningSite {
  origin: string;
  ask(path: string, given?: { method?: string; headers?: Record<string, string>; body?: string | Buffer }): Promise<Reply>;
  stop(): Promise<void>;
}

/** Starts the site on a free port. Outside production, forms from its own host are accepted. */
export async function startSite(app: AppContext): Promise<RunningSite> {
  const build = await loadBuild();
  const server = await new Promise<Server>((resolve) => {
    const listening = createHttpApp({ app, build, log: pino({ level: 'silent' }) }).listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    ask: (path, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const call = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
        });
        call.on('error', reject);
        call.end(body);
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
