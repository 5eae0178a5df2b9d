/** A module's figures as lines of text, for the terminal. */
import { locales } from '../i18n/locale.ts';
import type { LessonFigures, ModuleFigures } from './content-check.server.ts';

const nameWidth = 40;
const cellWidth = 7;

export function tableOf(module: ModuleFigures): string {
  const review = module.daysToReview < 0 ? `review overdue by ${-module.daysToReview} days` : `review in ${module.daysToReview} days`;
  const lines = [
    `${module.id} ${module.version} · ${counts(module)} · ${review}`,
    row('', ['words', '', 'minutes', '', 'sentnc', '', 'reads', '']),
    row('lesson', ['nl', 'en', 'nl', 'en', 'nl', 'en', 'nl', 'en']),
    ...module.lessons.map((lesson) => row(`${lesson.core ? '•' : ' '} ${lesson.id}`, cellsOf(lesson))),
    row('  total, or mean', totalsOf(module)),
    row('  hardest', ['', '', '', '', ...extremes(module, 'meanSentence', Math.max), ...extremes(module, 'score', Math.min)]),
    ...(module.scenarios.length > 0 ? [row('scenario (steps, endings)', [])] : []),
    ...module.scenarios.map((scenario) => row(`  ${scenario.id} (${scenario.steps}, ${scenario.endings})`, cellsOf(scenario))),
    ...(module.checklists.length > 0 ? [row(`checklists: ${module.checklists.map(({ id, items }) => `${id} (${items})`).join(', ')}`, [])] : []),
    row('questions per objective', ['level 1', 'level 2', 'level 3', 'all']),
    ...module.objectives.map(({ id, questions: { 1: one, 2: two, 3: three } }) => row(`  ${id}`, [one, two, three, one + two + three].map(String))),
  ];
  return lines.join('\n');
}

function counts({ lessons, questions, coreQuestions, scenarios, checklists, sources }: ModuleFigures): string {
  return [
    `${lessons.length} lessons`,
    `${questions} questions (${coreQuestions} on core lessons)`,
    `${scenarios.length} scenarios`,
    `${checklists.length} checklists`,
    `${sources} sources`,
  ].join(' · ');
}

type Figure = 'words' | 'minutes' | 'meanSentence' | 'score';
const figures: Figure[] = ['words', 'minutes', 'meanSentence', 'score'];

function cellsOf({ texts }: Pick<LessonFigures, 'texts'>): string[] {
  return figures.flatMap((figure) => locales.map((locale) => shown(texts[locale]?.[figure], figure)));
}

function totalsOf(module: ModuleFigures): string[] {
  return figures.flatMap((figure) =>
    locales.map((locale) => {
      const values = valuesOf(module, figure, locale);
      if (values.length === 0) return '–';
      const sum = values.reduce((total, value) => total + value, 0);
      return shown(figure === 'words' || figure === 'minutes' ? sum : sum / values.length, figure);
    }),
  );
}

function extremes(module: ModuleFigures, figure: Figure, pick: (...values: number[]) => number): string[] {
  return locales.map((locale) => {
    const values = valuesOf(module, figure, locale);
    return values.length === 0 ? '–' : shown(pick(...values), figure);
  });
}

function valuesOf(module: ModuleFigures, figure: Figure, locale: (typeof locales)[number]): number[] {
  return module.lessons.flatMap(({ texts }) => texts[locale]?.[figure] ?? []);
}

function shown(value: number | undefined, figure: Figure): string {
  if (value === undefined) return '–';
  return figure === 'words' || figure === 'minutes' ? String(value) : value.toFixed(1);
}

function row(name: string, cells: string[]): string {
  return `  ${name.padEnd(nameWidth)}${cells.map((cell) => cell.padStart(cellWidth + 1)).join('')}`.trimEnd();
}
