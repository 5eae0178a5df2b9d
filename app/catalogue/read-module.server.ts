/** Reads one module's folder: its texts in both languages and its question bank. */
import { locales, type Locale } from '../i18n/locale.ts';
import { listFolder } from './folder.server.ts';
import { readMarkdownFile, type MarkdownFile } from './front-matter.server.ts';
import { resolveCourseLink, resolveSourceLink, type LinkTargets } from './links.ts';
import { renderDocument, type RenderedDocument } from './markdown.server.ts';
import { drawPicture } from './picture.server.ts';
import { reportDoubles, reportInto, type Problem, type Report } from './problems.ts';
import { curlQuotes } from './quotes.ts';
import { wordsOf } from './readability.ts';
import { readChecklists } from './read-checklists.server.ts';
import { minutesOf } from './reading-time.ts';
import { readQuestions } from './read-questions.server.ts';
import { readScenarios } from './read-scenarios.server.ts';
import { lessonFrontMatterSchema, moduleSchema, type ModuleFile } from './schema.ts';
import type { FindTerms } from './term-links.ts';
import type { Lesson, LessonText, Module, Question, Source } from './types.ts';
import { readText, readYaml } from './yaml.server.ts';

/** One lesson in one language, with what the editorial check measures. */
export interface ReadLesson {
  lessonId: string;
  locale: Locale;
  file: string;
  text: LessonText;
  rendered: RenderedDocument;
}

export interface ReadModule {
  module: Module;
  sources: ModuleFile['sources'];
  lessons: ReadLesson[];
  questions: Question[];
}

/** What a module's texts may lead to. */
export interface Surroundings {
  targets: LinkTargets;
  findTerms: Record<Locale, FindTerms>;
}

export function readModuleFile(folder: string, id: string, problems: Problem[]): ModuleFile | undefined {
  const report = reportInto(problems, 'format');
  const file = `${id}/module.yaml`;
  const header = readYaml(folder, file, moduleSchema, report);
  if (!header) return undefined;
  if (header.id !== id) report({ file, field: 'id', message: `is ${header.id}`, mend: `make it the folder's name: ${id}` });
  reportDoubles(file, 'objectives', header.objectives, report);
  reportDoubles(file, 'lessons', header.lessons, report);
  reportDoubles(file, 'sources', header.sources, report);
  const objectives = new Set(header.objectives.map((objective) => objective.id));
  for (const lesson of header.lessons) {
    for (const objective of lesson.objectives.filter((name) => !objectives.has(name))) {
      report({
        file,
        field: `lessons (${lesson.id}).objectives`,
        message: `there is no objective ${objective}`,
        mend: `choose from ${[...objectives].join(', ')}`,
      });
    }
  }
  return { ...header, id };
}

export function readModule(folder: string, header: ModuleFile, position: number, around: Surroundings, problems: Problem[]): ReadModule {
  const report = reportInto(problems, 'format');
  const lessons = locales.flatMap((locale) => {
    const files = lessonFiles(folder, header, locale, problems);
    return header.lessons.flatMap(({ id }) => {
      const file = files.get(id);
      const markdown = file === undefined ? undefined : readMarkdownFile(folder, file, lessonFrontMatterSchema, report);
      return markdown ? [renderLesson(folder, header, id, locale, markdown, around, report)] : [];
    });
  });
  const parts = { scenarios: readScenarios(folder, header, problems), checklists: readChecklists(folder, header, problems) };
  return { module: moduleOf(header, position, lessons, parts), sources: header.sources, lessons, questions: readQuestions(folder, header, problems) };
}

/** The file of each lesson in one language; `NN-` before the id only sorts. */
function lessonFiles(folder: string, header: ModuleFile, locale: Locale, problems: Problem[]): Map<string, string> {
  const report = reportInto(problems, 'languages');
  const inFolder = `${header.id}/${locale}`;
  const known = new Set(header.lessons.map((lesson) => lesson.id));
  const files = new Map<string, string>();
  for (const name of listFolder(`${folder}/${inFolder}`).filter((entry) => entry.endsWith('.md'))) {
    const id = name.slice(0, -3).replace(/^\d+-/, '');
    const file = `${inFolder}/${name}`;
    if (!known.has(id))
      report({
        file,
        field: '(file)',
        message: `module.yaml lists no lesson ${id}`,
        mend: `add it to lessons in ${header.id}/module.yaml, or rename the file`,
      });
    if (files.has(id)) report({ file, field: '(file)', message: `lesson ${id} stands in ${files.get(id)} too`, mend: 'keep one of them' });
    files.set(id, file);
  }
  for (const [index, { id }] of header.lessons.entries()) {
    if (files.has(id)) continue;
    const file = `${inFolder}/${String(index + 1).padStart(2, '0')}-${id}.md`;
    report({ file, field: '(file)', message: 'is missing', mend: 'write the lesson in this language too' });
  }
  return files;
}

function renderLesson(
  folder: string,
  header: ModuleFile,
  lessonId: string,
  locale: Locale,
  markdown: MarkdownFile,
  { targets, findTerms }: Surroundings,
  report: Report,
): ReadLesson {
  const sources = new Map(header.sources.map((source) => [source.id, source]));
  const rendered = renderDocument(markdown.body, {
    file: markdown.file,
    locale,
    linesAbove: markdown.linesAbove,
    report,
    publisherOf: (id) => sources.get(id)?.publisher,
    resolveLink: (href) => (href.startsWith('https://') ? resolveSourceLink(href, header.sources) : resolveCourseLink(href, locale, targets)),
    findTerms: findTerms[locale],
    drawPicture: (name, alternative, prefix) => readPicture(folder, `${header.id}/${locale}/${name}`, { alternative, prefix }, report),
  });
  const cited = rendered.citations.flatMap((id, index): Source[] => {
    const source = sources.get(id);
    return source ? [{ ...source, number: index + 1 }] : [];
  });
  const words = wordsOf([...rendered.blocks, ...rendered.cells].join(' ')).length;
  const { title, summary, file } = markdown;
  const { html, contents } = rendered;
  const minutes = minutesOf(words);
  return { lessonId, locale, file, rendered, text: { title: curlQuotes(title), summary: curlQuotes(summary), html, contents, words, minutes, sources: cited } };
}

function readPicture(folder: string, file: string, as: { alternative: string; prefix: string }, report: Report): string | undefined {
  const source = readText(folder, file);
  if (source === undefined) {
    report({ file, field: '(file)', message: 'is missing', mend: 'draw it, or correct the name in the lesson' });
    return undefined;
  }
  const { svg, faults } = drawPicture(source, as);
  for (const fault of faults) report({ file, ...fault });
  return svg;
}

/** A lesson that lacks a language is left out: its absence is a problem already. */
function moduleOf(header: ModuleFile, position: number, read: readonly ReadLesson[], parts: Pick<Module, 'scenarios' | 'checklists'>): Module {
  const lessons = header.lessons.flatMap(({ id, core, objectives }): Lesson[] => {
    const nl = read.find((lesson) => lesson.lessonId === id && lesson.locale === 'nl')?.text;
    const en = read.find((lesson) => lesson.lessonId === id && lesson.locale === 'en')?.text;
    return nl && en ? [{ id, moduleId: header.id, core, objectives, text: { nl, en } }] : [];
  });
  const sumOf = (counted: Lesson[], locale: Locale) => counted.reduce((sum, lesson) => sum + lesson.text[locale].minutes, 0);
  const both = (counted: Lesson[]) => ({ nl: sumOf(counted, 'nl'), en: sumOf(counted, 'en') });
  const { id, version, title, summary, checked, reviewed, review_by: reviewBy, objectives } = header;
  const core = lessons.filter((lesson) => lesson.core);
  return { id, position, version, title, summary, checked, reviewed, reviewBy, objectives, lessons, ...parts, coreMinutes: both(core), minutes: both(lessons) };
}
