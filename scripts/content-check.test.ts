import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { copyCourse } from '#tests/content/course-copy.ts';

const script = fileURLToPath(new URL('./content-check.ts', import.meta.url));
const run = (...options: string[]) => spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
/** Long enough, and in plain words. */
const filler = { nl: '\n\nU vraagt wat u wilt weten. Dan leest u het na. ', en: '\n\nAsk what you want to know. Then read it again. ' };
const lengthen = (locale: 'nl' | 'en') => (text: string) => text + filler[locale].repeat(45);

function longCourse(): string {
  const files = ['alpha/{}/01-first-steps.md', 'alpha/{}/02-further-on.md', 'beta/{}/01-before-you-sign.md', 'beta/{}/02-after-you-sign.md'];
  return copyCourse(Object.fromEntries(files.flatMap((file) => (['nl', 'en'] as const).map((locale) => [file.replace('{}', locale), lengthen(locale)]))));
}

describe('npm run content:check', () => {
  it('explains itself', () => {
    expect(execFileSync(process.execPath, [script, '--help'], { encoding: 'utf8' })).toContain('--record');
    expect(run('--nonsense')).toMatchObject({ status: 2, stderr: expect.stringContaining('--nonsense') });
  });

  it('prints tables, warnings and a last line, and succeeds on a course in order', () => {
    const { status, stdout } = run('--folder', longCourse());
    expect(stdout).toMatch(/alpha 1\.0\.0 · 2 lessons · 12 questions · 1 sources · /);
    expect(stdout).toMatch(/version: 1\.0\.0 is not recorded yet/);
    expect(stdout.trimEnd()).toMatch(/2 modules, no problems\.$/);
    expect(status).toBe(0);
  });

  it('fails on problems, and then records nothing', () => {
    const folder = copyCourse();
    const { status, stdout } = run('--folder', folder, '--record');
    expect(status).toBe(1);
    expect(stdout).toMatch(/alpha\/nl\/01-first-steps\.md: length: \d+ words, at least 400 are asked — /);
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
    const folder = longCourse();
    expect(run('--folder', folder, '--record').stdout).toContain('Recorded: alpha 1.0.0, beta 1.0.0.');
    const recorded = readFileSync(`${folder}/versions.json`, 'utf8');
    expect(JSON.parse(recorded)).toEqual({ alpha: { '1.0.0': expect.stringMatching(/^[0-9a-f]{64}$/) }, beta: { '1.0.0': expect.any(String) } });
    expect(run('--folder', folder, '--record').stdout).toContain('Nothing to record');
    expect(readFileSync(`${folder}/versions.json`, 'utf8')).toBe(recorded);
  });
});
