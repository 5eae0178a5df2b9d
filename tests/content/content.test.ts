/** The editorial gate on the real course, one test per module and kind of rule. `npm run content:check` prints the same. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import { checkContent } from '#app/catalogue/content-check.server.ts';
import { describeProblem, problemKinds, type ProblemKind } from '#app/catalogue/problems.ts';
import { locales } from '#app/i18n/locale.ts';

const folder = fileURLToPath(new URL('../../modules', import.meta.url));
const { problems, warnings, modules } = checkContent(folder, { today: new Date().toISOString().slice(0, 10) });
const moduleIds = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'pages')
  .map(({ name }) => name);

function found(kind: ProblemKind, belongs: (file: string) => boolean): string[] {
  return problems.filter((problem) => problem.kind === kind && belongs(problem.file)).map(describeProblem);
}

describe.each(moduleIds)('module %s', (id) => {
  it.each(problemKinds)('has no problems of kind %s', (kind) => {
    expect(found(kind, (file) => file.startsWith(`${id}/`))).toEqual([]);
  });
});

describe('tracks, glossary and pages', () => {
  it.each(problemKinds)('have no problems of kind %s', (kind) => {
    expect(found(kind, (file) => !moduleIds.some((id) => file.startsWith(`${id}/`)))).toEqual([]);
  });
});

describe('the course', () => {
  it('was all measured', () => {
    expect(modules.map(({ id }) => id).sort()).toEqual([...moduleIds].sort());
    for (const module of modules) {
      expect(module.lessons.length).toBeGreaterThan(0);
      for (const lesson of module.lessons) expect(Object.keys(lesson.texts).sort()).toEqual([...locales].sort());
    }
  });

  it('is recorded in the versions it has', () => {
    // Mend: npm run content:check -- --record
    expect(warnings.filter(({ kind }) => kind === 'version').map(describeProblem)).toEqual([]);
  });

  it('asks a traveller about an hour and a half, as the track promises', () => {
    const catalogue = loadCatalogue(folder);
    const asked = catalogue.track('pre-departure')?.modules.map(({ module }) => module) ?? [];
    for (const locale of locales) {
      const lessons = asked.flatMap((id) => catalogue.requiredLessons('pre-departure', id));
      const minutes = lessons.reduce((sum, lesson) => sum + lesson.text[locale].minutes, 0);
      expect(minutes).toBeGreaterThan(60);
      expect(minutes).toBeLessThanOrEqual(100);
    }
  });

  it('asks a founder about an hour and a half per main module: lessons and scenarios', () => {
    const catalogue = loadCatalogue(folder);
    for (const module of catalogue.modules.filter(({ id }) => id !== 'orientation')) {
      for (const locale of locales) {
        const parts = [
          ...catalogue.requiredLessons('market-entry', module.id).map((lesson) => lesson.text[locale].minutes),
          ...catalogue.requiredScenarios('market-entry', module.id).map((scenario) => scenario.minutes[locale]),
        ];
        const minutes = parts.reduce((sum, part) => sum + part, 0);
        expect(minutes, `${module.id} (${locale})`).toBeGreaterThanOrEqual(75);
        expect(minutes, `${module.id} (${locale})`).toBeLessThanOrEqual(110);
      }
    }
  });
});
