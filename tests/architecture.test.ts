/** The import rules of the house: who may use whom. Walks every import of app, db, server and scripts. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function sourceFiles(folder: string): string[] {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name))
    .map((entry) => relative(root, `${entry.parentPath}/${entry.name}`));
}

interface Import {
  from: string;
  /** A path from the project's root, or a package's name. */
  to: string;
  typeOnly: boolean;
}

const importPattern = /^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  const text = readFileSync(`${root}${file}`, 'utf8');
  return [...text.matchAll(importPattern)].map(([, type, specifier = '']) => {
    const to = specifier.startsWith('.')
      ? normalize(`${dirname(file)}/${specifier}`)
      : specifier.startsWith('#app/')
        ? `app/${specifier.slice(5)}`
        : specifier.startsWith('#tests/')
          ? `tests/${specifier.slice(7)}`
          : specifier;
    return { from: file, to, typeOnly: Boolean(type) };
  });
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const product = ['app', 'db', 'server', 'scripts'].flatMap(sourceFiles).filter((file) => !isTest(file));
const imports = product.flatMap(importsOf);
/** 'learning' for app/learning/progress.server.ts; undefined outside the rooms. */
const roomOf = (path: string) => /^app\/([a-z0-9-]+)\//.exec(path)?.[1];

// Lower rooms first. A room may use those before it, never one after it.
const order = ['catalogue', 'accounts', 'companies', 'missions', 'learning', 'readiness', 'certificates', 'reporting', 'privacy'];
const breach = (rule: (one: Import) => boolean) => imports.filter(rule).map((one) => `${one.from} → ${one.to}`);

describe('who may use whom', () => {
  it('finds imports to judge', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.some((one) => one.from.startsWith('app/routes/') && roomOf(one.to) === 'learning')).toBe(true);
  });

  it('lets only *.server.ts files and what has types alone reach the database', () => {
    expect(breach((one) => one.to === '#db' && one.from.startsWith('app/') && !one.from.includes('.server.') && !one.typeOnly)).toEqual([]);
  });

  it('keeps routes away from the database', () => {
    expect(breach((one) => one.from.startsWith('app/routes/') && (one.to === '#db' || one.to.startsWith('db/')))).toEqual([]);
  });

  it('keeps the order between rooms', () => {
    const wrong = breach((one) => {
      const from = order.indexOf(roomOf(one.from) ?? '');
      const to = order.indexOf(roomOf(one.to) ?? '');
      return from !== -1 && to !== -1 && to > from;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps catalogue and accounts apart', () => {
    expect(breach((one) => roomOf(one.from) === 'accounts' && roomOf(one.to) === 'catalogue')).toEqual([]);
    expect(breach((one) => roomOf(one.from) === 'catalogue' && order.slice(1).includes(roomOf(one.to) ?? ''))).toEqual([]);
  });

  it('lets mail and i18n know no other room', () => {
    expect(breach((one) => ['mail', 'i18n'].includes(roomOf(one.from) ?? '') && [...order, 'routes', 'ui', 'http'].includes(roomOf(one.to) ?? ''))).toEqual([]);
  });

  it('lets ui know no room', () => {
    expect(breach((one) => roomOf(one.from) === 'ui' && [...order, 'mail', 'http', 'routes'].includes(roomOf(one.to) ?? ''))).toEqual([]);
  });

  it('lets nothing import from a route but the route itself', () => {
    const folder = (path: string) => /^app\/routes\/[^/]+/.exec(path)?.[0];
    expect(breach((one) => one.to.startsWith('app/routes/') && folder(one.from) !== folder(one.to))).toEqual([]);
  });

  it('keeps the framework at the edge', () => {
    const edge = /^(app\/(routes|http)\/|app\/(root|entry\.(client|server))\.tsx$|app\/routes\.ts$|server\/)/;
    expect(breach((one) => one.to.startsWith('@remix-run/') && !edge.test(one.from))).toEqual([]);
  });

  it('lets one file know lucia', () => {
    expect(breach((one) => one.to === 'lucia' && one.from !== 'app/accounts/session.server.ts')).toEqual([]);
  });

  it('keeps Request and Response out of the rooms', () => {
    const wrong = product.filter(
      (file) => order.includes(roomOf(file) ?? '') && /\b(new |: )(Request|Response)\b/.test(readFileSync(`${root}${file}`, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps JSX out of what Node runs without a build', () => {
    const wrong = breach((one) => /^(server|scripts)\//.test(one.from) && one.to.endsWith('.tsx'));
    expect(wrong).toEqual([]);
  });

  it('gives every import of our own its file extension', () => {
    expect(breach((one) => /^(app|db|server|scripts|tests)\//.test(one.to) && !/\.(ts|tsx|js|mjs|json|css|css\?url)$/.test(one.to))).toEqual([]);
  });

  it('names no operator in code', () => {
    const wrong = product.filter((file) => !file.startsWith('scripts/demo-data') && /Utrecht/.test(readFileSync(`${root}${file}`, 'utf8')));
    expect(wrong).toEqual([]);
  });
});
