import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyCourse } from '#tests/content/course-copy.ts';

const script = fileURLToPath(new URL('./content-check.ts', import.meta.url));
const run = (...options: string[]) => spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });

/** The real course before anything of it was recorded: the small one is too small to be in order. */
function wholeCourse(): string {
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(fileURLToPath(new URL('../modules', import.meta.url)), folder, { recursive: true });
  rmSync(join(folder, 'versions.json'));
  return folder;
}

describe('npm run content:check', () => {
  it('explains itself', () => {
    expect(execFileSync(process.execPath, [script, '--help'], { encoding: 'utf8' })).toContain('--record');
    expect(run('--nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('--nonsense') });
  });

  it('prints tables, warnings and a last line, and succeeds on a course in order', () => {
    const { status, stdout } = run('--folder', wholeCourse());
    expect(stdout).toMatch(/^cybersecurity [\d.]+ · 12 lessons · \d+ questions \(\d+ on core lessons\) · 2 scenarios · 4 checklists · \d+ sources · /m);
    expect(stdout).toMatch(/version: [\d.]+ is not recorded yet/);
    expect(stdout.trimEnd()).toMatch(/5 modules, no problems\.$/);
    expect(status).toBe(0);
  });

  it('fails on problems, and then records nothing', () => {
    const folder = copyCourse();
    const { status, stdout } = run('--folder', folder, '--record');
    expect(status).toBe(1);
    expect(stdout).toMatch(/alpha\/nl\/01-first-steps\.md: length: \d+ words, at least 500 are asked — /);
    expect(stdout).toContain('Nothing recorded');
    expect(existsSync(`${folder}/versions.json`)).toBe(false);
  });

  it('looks at one module when asked', () => {
    const { stdout } = run('--folder', copyCourse(), '--module', 'beta');
    expect(stdout).toContain('beta/nl/01-before-you-sign.md: length');
    expect(stdout).not.toContain('alpha');
    expect(run('--folder', copyCourse(), '--module', 'omega')).toMatchObject({ status: 2, stderr: expect.stringContaining('alpha, beta') });
  });

  it('records the versions that are new', () => {
    const folder = wholeCourse();
    expect(run('--folder', folder, '--record').stdout).toMatch(/^Recorded: orientation [\d.]+, cybersecurity [\d.]+, /m);
    const recorded = readFileSync(`${folder}/versions.json`, 'utf8');
    const hashes = Object.values(JSON.parse(recorded) as Record<string, Record<string, string>>).flatMap((versions) => Object.values(versions));
    expect(hashes).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^[0-9a-f]{64}$/)));
    expect(run('--folder', folder, '--record').stdout).toContain('Nothing to record');
    expect(readFileSync(`${folder}/versions.json`, 'utf8')).toBe(recorded);
  });
});
