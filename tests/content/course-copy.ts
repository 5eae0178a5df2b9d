/** A copy of the tests' small course with some files changed, so that a test can break one thing. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const smallCourse = fileURLToPath(new URL('../fixtures/course', import.meta.url));

/** A file's new text, a function of its old one, or null to take the file away. */
export type Change = string | null | ((text: string) => string);

/** The copy goes when the test ends. */
export function copyCourse(changes: Record<string, Change> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(smallCourse, folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) changeFile(join(folder, file), change);
  return folder;
}

export function changeFile(path: string, change: Change): void {
  if (change === null) {
    rmSync(path);
  } else if (typeof change === 'string') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change);
  } else {
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Error(`the change left ${path} as it was`);
    writeFileSync(path, after);
  }
}
