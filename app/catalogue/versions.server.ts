/**
 * Holds content to its version: completions and certificates name the version they were made with,
 * so the files under a recorded version may not change.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './problems.ts';
import { versionsSchema, type RecordedVersions } from './schema.ts';
import { parseYaml, readText } from './yaml.server.ts';

export const versionsFile = 'versions.json';

/** A SHA-256 over the names and contents of a module's files; the same whatever line ends a checkout has. */
export function hashModule(folder: string, moduleId: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(join(folder, moduleId), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const name = file.slice(join(folder, moduleId).length + 1).replaceAll('\\', '/');
    const content = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
    hash.update(`${name}\0${content.length}\0${content}\0`);
  }
  return hash.digest('hex');
}

/** What was recorded so far; undefined, with its problems reported, when the record can't be read. */
export function readVersions(folder: string, report: Report): RecordedVersions | undefined {
  const source = readText(folder, versionsFile);
  return source === undefined ? {} : parseYaml(versionsFile, source, versionsSchema, report);
}

export type VersionState = 'recorded' | 'new' | 'changed' | 'older';

/** `changed`: other files under a recorded version. `older`: lower than a version that was recorded. */
export function compareVersion(recorded: RecordedVersions, moduleId: string, version: string, hash: string): VersionState {
  const known = recorded[moduleId] ?? {};
  if (known[version] !== undefined) return known[version] === hash ? 'recorded' : 'changed';
  return Object.keys(known).some((other) => other.localeCompare(version, 'en', { numeric: true }) > 0) ? 'older' : 'new';
}

/** Writes the hashes of new versions. Never replaces one. Returns what was added, as `module version`. */
export function recordVersions(folder: string, modules: readonly { id: string; version: string }[], report: Report): string[] {
  const recorded = readVersions(folder, report);
  if (!recorded) return [];
  const added = modules.filter(({ id, version }) => {
    const hash = hashModule(folder, id);
    if (compareVersion(recorded, id, version, hash) !== 'new') return false;
    recorded[id] = { ...recorded[id], [version]: hash };
    return true;
  });
  if (added.length > 0) {
    const sorted = Object.fromEntries(Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(join(folder, versionsFile), `${JSON.stringify(sorted, null, 2)}\n`);
  }
  return added.map(({ id, version }) => `${id} ${version}`);
}
