/** Reads YAML by a schema; every fault becomes a problem with its field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Report } from './problems.ts';

type Issue = z.core.$ZodIssue;

/** A file's text with Unix line ends and without byte-order mark, or undefined when there is no such file. */
export function readText(folder: string, file: string): string | undefined {
  try {
    return readFileSync(join(folder, file), 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** Reads one YAML file; undefined, with its problems reported, when it can't be used. */
export function readYaml<T>(folder: string, file: string, schema: z.ZodType<T>, report: Report): T | undefined {
  const source = readText(folder, file);
  if (source === undefined) {
    report({ file, field: '(file)', message: 'is missing', mend: 'make it; modules/README.md shows its shape' });
    return undefined;
  }
  return parseYaml(file, source, schema, report);
}

export function parseYaml<T>(file: string, source: string, schema: z.ZodType<T>, report: Report, firstLine = 1): T | undefined {
  const document = parseDocument(source, { prettyErrors: true });
  for (const error of document.errors) {
    const line = (error.linePos?.[0].line ?? 1) + firstLine - 1;
    const message = error.message.split(/ at line \d+/)[0] ?? error.message;
    report({ file, field: `line ${line}`, message, mend: "correct the YAML; a text with ': ' or ' #' stands between quotes" });
  }
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, value, file, report);
  return undefined;
}

function reportIssue(issue: Issue, value: unknown, file: string, report: Report): void {
  const field = fieldName(issue.path, value);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    report({ file, field, message: `unknown: ${keys}`, mend: 'correct the spelling or take it out' });
  } else if (valueAt(issue.path, value) === undefined) {
    report({ file, field, message: 'is missing', mend: 'add it; modules/README.md shows its shape' });
  } else {
    report({ file, field, message: issue.message, mend: 'see modules/README.md' });
  }
}

/** `[3] (cyb-loaner).options[1] (b).text.nl`: a position as the reader counts it, with the id that stands there. */
function fieldName(path: readonly PropertyKey[], root: unknown): string {
  if (path.length === 0) return '(file)';
  let value = root;
  let name = '';
  for (const key of path) {
    value = childOf(value, key);
    if (typeof key === 'number') {
      const id = childOf(value, 'id') ?? childOf(value, 'module');
      name += typeof id === 'string' ? `[${key + 1}] (${id})` : `[${key + 1}]`;
    } else {
      name += name === '' ? String(key) : `.${String(key)}`;
    }
  }
  return name;
}

function valueAt(path: readonly PropertyKey[], root: unknown): unknown {
  return path.reduce<unknown>(childOf, root);
}

function childOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}
