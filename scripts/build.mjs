/** Builds the site when a source is newer than the last build. Node's own modules only. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { root, runTool } from './setup.mjs';

const sources = ['app', 'db', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];

function* files(path) {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  for (const entry of entries) {
    if (entry.isDirectory()) yield* files(`${path}/${entry.name}`);
    else yield `${path}/${entry.name}`;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = root + source;
    const all = source.includes('.') ? [path] : [...files(path)].sort();
    for (const file of all) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs the build unless the last one was made from exactly these sources. */
export function buildSite() {
  const stamp = `${root}build/.sources`;
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the site …');
  runTool('remix', ['vite:build', '--logLevel', 'error']);
  writeFileSync(stamp, now);
}
