/** The editorial gate: everything that must hold before the course goes to readers. `npm run content:check` prints it. */
import { daysBetween } from '../i18n/days.ts';
import { locales, type Locale, type Localised } from '../i18n/locale.ts';
import { checkLength, checkParallel, checkReadability, measureLesson } from './check-lessons.ts';
import { checkCountdown } from './check-countdown.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkQuestions } from './check-questions.ts';
import { checkChecklists, checkScenario, measureScenario } from './check-scenarios.ts';
import { findEditorsTags, findOfficialese } from './officialese.ts';
import { reportInto, type Problem, type Report } from './problems.ts';
import { textsOfChecklist } from './read-checklists.server.ts';
import { countdownFile, textsOfCountdown } from './read-countdown.server.ts';
import { readCourse, type Course } from './read-course.server.ts';
import type { ReadLesson, ReadModule } from './read-module.server.ts';
import { textsOfScenario } from './read-scenarios.server.ts';
import type { Level, Scenario } from './types.ts';
import { compareVersion, hashModule, readVersions } from './versions.server.ts';

export interface ContentCheck {
  problems: Problem[];
  warnings: Problem[];
  modules: ModuleFigures[];
}

export interface ModuleFigures {
  id: string;
  version: string;
  lessons: LessonFigures[];
  objectives: { id: string; questions: Record<Level, number> }[];
  scenarios: ScenarioFigures[];
  checklists: { id: string; items: number }[];
  sources: number;
  questions: number;
  /** Questions about core lessons: what a track that asks only those draws from. */
  coreQuestions: number;
  /** Negative when the review is overdue. */
  daysToReview: number;
}

export interface TextFigures {
  words: number;
  minutes: number;
  meanSentence: number;
  score: number;
}

export interface LessonFigures {
  id: string;
  core: boolean;
  texts: Partial<Record<Locale, TextFigures>>;
}

export interface ScenarioFigures {
  id: string;
  steps: number;
  endings: number;
  texts: Record<Locale, TextFigures>;
}

/** @param today the day as YYYY-MM-DD, for overdue reviews */
export function checkContent(folder: string, { today }: { today: string }): ContentCheck {
  const course = readCourse(folder);
  const problems = [...course.problems];
  const warnings: Problem[] = [];
  for (const module of course.modules) checkModule(module, today, problems, warnings);
  const modules = course.modules.map(({ module }) => module);
  checkCountdown(course.countdown, { tracks: course.tracks, modules }, reportInto(problems, 'countdown'), reportInto(warnings, 'readability'));
  checkWords(course, problems);
  checkVersions(folder, course, problems, warnings);
  return { problems, warnings, modules: course.modules.map((module) => figuresOf(module, today)) };
}

function checkModule(read: ReadModule, today: string, problems: Problem[], warnings: Problem[]): void {
  for (const lesson of read.lessons) {
    checkReadability(lesson, reportInto(problems, 'readability'), reportInto(warnings, 'readability'));
    checkLength(lesson, reportInto(problems, 'readability'));
  }
  checkParallel(read, reportInto(problems, 'languages'));
  checkCoverage(read, reportInto(problems, 'coverage'), reportInto(warnings, 'coverage'));
  checkQuestions(read, reportInto(problems, 'questions'));
  for (const scenario of read.module.scenarios) checkScenario(scenario, reportInto(problems, 'scenarios'), reportInto(warnings, 'readability'));
  checkChecklists(read, reportInto(problems, 'checklists'), reportInto(warnings, 'readability'));
  const { module, sources } = read;
  const file = `${module.id}/module.yaml`;
  const warn = reportInto(warnings, 'review');
  if (module.reviewBy < today)
    warn({
      file,
      field: 'review_by',
      message: `review is overdue since ${module.reviewBy}`,
      mend: 'compare the module with its sources, then move both dates',
    });
  if (module.reviewed > today) warn({ file, field: 'reviewed', message: `lies in the future: ${module.reviewed}`, mend: 'give the day of the last review' });
  const used = new Set([
    ...read.lessons.flatMap((lesson) => lesson.rendered.citations),
    ...read.questions.map(({ source }) => source.id),
    ...module.scenarios.flatMap(({ sources: cited }) => cited.map(({ id }) => id)),
  ]);
  for (const { id } of sources.filter((source) => !used.has(source.id))) {
    warn({ file, field: `sources (${id})`, message: 'no lesson, question or scenario uses it', mend: 'cite it or take it out' });
  }
}

function checkWords(course: Course, problems: Problem[]): void {
  const refuse = reportInto(problems, 'words');
  const check = (file: string, field: string, texts: Localised) => {
    for (const locale of locales) checkText(file, `${field}.${locale}`, texts[locale], locale, refuse);
  };
  for (const { module, questions, lessons } of course.modules) {
    const file = `${module.id}/module.yaml`;
    for (const field of ['title', 'summary', 'checked'] as const) check(file, field, module[field]);
    for (const { id, text } of module.objectives) check(file, `objectives (${id})`, text);
    for (const { id, stem, options } of questions) {
      const bank = `${module.id}/questions.yaml`;
      check(bank, `${id}.stem`, stem);
      for (const option of options) {
        check(bank, `${id}.options (${option.id}).text`, option.text);
        check(bank, `${id}.options (${option.id}).explanation`, option.explanation);
      }
    }
    for (const lesson of lessons) checkLessonWords(lesson, refuse);
    for (const locale of locales) {
      for (const scenario of module.scenarios) {
        checkText(`${module.id}/scenarios/${scenario.id}.yaml`, locale, textsOfScenario(scenario, locale).join('\n'), locale, refuse);
      }
      for (const checklist of module.checklists) {
        checkText(`${module.id}/checklists.yaml`, `${checklist.id} (${locale})`, textsOfChecklist(checklist, locale).join('\n'), locale, refuse);
      }
    }
  }
  for (const { id, definition } of course.glossary) check('glossary.yaml', `${id}.definition`, definition);
  for (const { id, title, audience, promise } of course.tracks) {
    for (const texts of [title, audience, promise]) check('tracks.yaml', id, texts);
  }
  for (const locale of locales) checkText(countdownFile, locale, textsOfCountdown(course.countdown, locale).join('\n'), locale, refuse);
  for (const { file, locale, text, blocks } of course.pages) checkText(file, 'text', [text.title, text.summary, ...blocks].join('\n'), locale, refuse);
}

function checkLessonWords({ file, locale, text, rendered }: ReadLesson, refuse: Report): void {
  checkText(file, 'text', [text.title, text.summary, ...rendered.blocks, ...rendered.cells].join('\n'), locale, refuse);
}

function checkText(file: string, field: string, text: string, locale: Locale, refuse: Report): void {
  for (const { found, instead } of findOfficialese(text, locale)) {
    refuse({ file, field, message: `officialese: ${found} (…${around(text, found)}…)`, mend: `write: ${instead}` });
  }
  for (const tag of findEditorsTags(text)) {
    refuse({ file, field, message: `an editor's tag: ${tag}`, mend: 'settle what it asks, then take it out' });
  }
}

function around(text: string, found: string): string {
  const flat = text.replace(/\s+/g, ' ');
  const index = flat.indexOf(found);
  return flat.slice(Math.max(0, index - 25), index + found.length + 25);
}

function checkVersions(folder: string, course: Course, problems: Problem[], warnings: Problem[]): void {
  const refuse = reportInto(problems, 'version');
  const recorded = readVersions(folder, refuse) ?? {};
  for (const {
    module: { id, version },
  } of course.modules) {
    const state = compareVersion(recorded, id, version, hashModule(folder, id));
    const at = { file: `${id}/module.yaml`, field: 'version' };
    if (state === 'changed') {
      refuse({
        ...at,
        message: `the files of this module changed, but version ${version} is recorded with other ones`,
        mend: 'raise version in module.yaml, then run npm run content:check -- --record',
      });
    } else if (state === 'older') {
      refuse({ ...at, message: `${version} is lower than a version that was recorded`, mend: 'raise it above the highest one in versions.json' });
    } else if (state === 'new') {
      reportInto(
        warnings,
        'version',
      )({ ...at, message: `${version} is not recorded yet`, mend: 'when the content is final, run npm run content:check -- --record' });
    }
  }
}

function figuresOf({ module, sources, lessons, questions }: ReadModule, today: string): ModuleFigures {
  const ids = [...new Set(lessons.map((lesson) => lesson.lessonId))];
  return {
    id: module.id,
    version: module.version,
    lessons: ids.map((id) => ({
      id,
      core: module.lessons.find((lesson) => lesson.id === id)?.core ?? false,
      texts: Object.fromEntries(
        lessons
          .filter((lesson) => lesson.lessonId === id)
          .map((lesson) => {
            const { meanSentence, score } = measureLesson(lesson);
            return [lesson.locale, { words: lesson.text.words, minutes: lesson.text.minutes, meanSentence, score }];
          }),
      ),
    })),
    objectives: module.objectives.map(({ id }) => {
      const count = (level: Level) => questions.filter((question) => question.objective === id && question.level === level).length;
      return { id, questions: { 1: count(1), 2: count(2), 3: count(3) } };
    }),
    scenarios: module.scenarios.map((scenario) => ({
      id: scenario.id,
      steps: scenario.steps.length,
      endings: scenario.endings.length,
      texts: { nl: textOf(scenario, 'nl'), en: textOf(scenario, 'en') },
    })),
    checklists: module.checklists.map(({ id, items }) => ({ id, items: items.length })),
    sources: sources.length,
    questions: questions.length,
    coreQuestions: questions.filter(({ lesson }) => module.lessons.some(({ id, core }) => core && id === lesson)).length,
    daysToReview: daysBetween(today, module.reviewBy),
  };
}

function textOf(scenario: Scenario, locale: Locale): TextFigures {
  const { words, meanSentence, score } = measureScenario(scenario, locale);
  return { words, minutes: scenario.minutes[locale], meanSentence, score };
}
