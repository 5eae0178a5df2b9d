/** Reads the whole course folder once. Whatever can be read is returned; the rest are problems. */
import { statSync } from 'node:fs';
import { locales, type Locale } from '../i18n/locale.ts';
import { listFolder } from './folder.server.ts';
import { readMarkdownFile } from './front-matter.server.ts';
import { resolveCourseLink, type LinkTargets } from './links.ts';
import { renderDocument } from './markdown.server.ts';
import { reportDoubles, reportInto, type Problem } from './problems.ts';
import { readCountdown } from './read-countdown.server.ts';
import { readModule, readModuleFile, type ReadModule } from './read-module.server.ts';
import { glossarySchema, pageFrontMatterSchema, tracksSchema, type ModuleFile, type TrackFile } from './schema.ts';
import { createTermFinder } from './term-links.ts';
import type { Countdown, PageText, Term, Track } from './types.ts';
import { readYaml } from './yaml.server.ts';

export interface ReadPage {
  id: string;
  locale: Locale;
  file: string;
  text: PageText;
  blocks: string[];
}

export interface Course {
  modules: ReadModule[];
  tracks: Track[];
  glossary: Term[];
  pages: ReadPage[];
  countdown: Countdown;
  problems: Problem[];
}

export function readCourse(folder: string): Course {
  const problems: Problem[] = [];
  const report = reportInto(problems, 'format');
  const trackFiles = readYaml(folder, 'tracks.yaml', tracksSchema, report) ?? [];
  const glossary = readYaml(folder, 'glossary.yaml', glossarySchema, report);
  reportDoubles('tracks.yaml', 'tracks', trackFiles, report);
  reportDoubles('glossary.yaml', 'terms', glossary ?? [], report);

  const headers = moduleFolders(folder, trackFiles).flatMap((id) => readModuleFile(folder, id, problems) ?? []);
  const targets: LinkTargets = {
    lessons: new Map(headers.map(({ id, lessons }) => [id, new Set(lessons.map((lesson) => lesson.id))])),
    terms: glossary && new Set(glossary.map(({ id }) => id)),
    pages: new Set(listFolder(`${folder}/pages/nl`).map((name) => name.replace(/\.md$/, ''))),
  };
  const findTerms = { nl: createTermFinder(glossary ?? [], 'nl'), en: createTermFinder(glossary ?? [], 'en') };
  const modules = headers.map((header, index) => readModule(folder, header, index + 1, { targets, findTerms }, problems));
  reportSharedQuestions(modules, problems);
  const tracks = trackFiles.map((track) => trackOf(track, headers, modules, problems));
  const countdown = readCountdown(
    folder,
    modules.map(({ module }) => module),
    problems,
  );
  return { modules, tracks, glossary: glossary ?? [], pages: readPages(folder, targets, problems), countdown, problems };
}

/** Orientation first, then as the tracks first name them, then the rest by name. */
function moduleFolders(folder: string, tracks: readonly TrackFile[]): string[] {
  const present = listFolder(folder).filter((name) => name !== 'pages' && statSync(`${folder}/${name}`).isDirectory());
  const wanted = new Set(['orientation', ...tracks.flatMap((track) => track.modules.map(({ module }) => module)), ...present]);
  return [...wanted].filter((name) => present.includes(name));
}

function trackOf(track: TrackFile, headers: readonly ModuleFile[], modules: readonly ReadModule[], problems: Problem[]): Track {
  const report = reportInto(problems, 'format');
  const { id, title, audience, promise, pass_mark: passMark, retry_pause_minutes: retryPauseMinutes, validity_months: validityMonths } = track;
  reportDoubles(
    'tracks.yaml',
    `${id}.modules`,
    track.modules.map(({ module }) => ({ id: module })),
    report,
  );
  const asked = track.modules.map((entry) => ({ ...entry, questions: entry.questions ?? track.questions }));
  for (const { module, lessons, questions } of asked) {
    const field = `${id}.modules (${module})`;
    const header = headers.find((candidate) => candidate.id === module);
    if (!header) {
      report({ file: 'tracks.yaml', field, message: 'there is no such module', mend: `choose from ${headers.map((candidate) => candidate.id).join(', ')}` });
      continue;
    }
    if (lessons === 'core' && !header.lessons.some((lesson) => lesson.core)) {
      report({
        file: 'tracks.yaml',
        field,
        message: 'asks the core of a module without core lessons',
        mend: 'ask all, or mark lessons core: true in module.yaml',
      });
    }
    const required = header.lessons.filter((lesson) => lessons === 'all' || lesson.core);
    const bank = modules.find((candidate) => candidate.module.id === module)?.questions ?? [];
    const pool = bank.filter((question) => required.some((lesson) => lesson.id === question.lesson)).length;
    if (bank.length > 0 && questions > pool) {
      const mend = 'ask fewer, or write more questions about these lessons';
      report({ file: 'tracks.yaml', field, message: `asks ${questions} questions, and ${pool} are about the lessons it asks`, mend });
    }
  }
  return { id, title, audience, promise, questions: track.questions, passMark, retryPauseMinutes, validityMonths, modules: asked };
}

/** Answers are stored by question id, so an id is unique in the whole course. */
function reportSharedQuestions(modules: readonly ReadModule[], problems: Problem[]): void {
  const owners = new Map<string, string>();
  for (const question of modules.flatMap((module) => module.questions)) {
    const owner = owners.get(question.id) ?? question.module;
    if (owner !== question.module) {
      reportInto(
        problems,
        'questions',
      )({
        file: `${question.module}/questions.yaml`,
        field: question.id,
        message: `${owner} has a question with this id`,
        mend: 'begin the id with the prefix of its own module',
      });
    }
    owners.set(question.id, owner);
  }
}

function readPages(folder: string, targets: LinkTargets, problems: Problem[]): ReadPage[] {
  const report = reportInto(problems, 'format');
  return locales.flatMap((locale) => {
    const names = listFolder(`${folder}/pages/${locale}`).filter((name) => name.endsWith('.md'));
    const others = locales.flatMap((other) => listFolder(`${folder}/pages/${other}`)).filter((name) => name.endsWith('.md'));
    for (const name of new Set(others.filter((other) => !names.includes(other)))) {
      reportInto(
        problems,
        'languages',
      )({ file: `pages/${locale}/${name}`, field: '(file)', message: 'is missing', mend: 'write the page in this language too' });
    }
    return names.flatMap((name): ReadPage[] => {
      const markdown = readMarkdownFile(folder, `pages/${locale}/${name}`, pageFrontMatterSchema, report);
      if (!markdown) return [];
      const { file, title, summary, body, linesAbove } = markdown;
      const { html, contents, blocks, cells } = renderDocument(body, {
        file,
        locale,
        linesAbove,
        report,
        publisherOf: () => undefined,
        findTerms: (text) => [{ text }],
        // A page about the site may point anywhere: it has no sources to answer to.
        resolveLink: (href) => (href.startsWith('https://') ? { address: href, external: true } : resolveCourseLink(href, locale, targets)),
        drawPicture: (picture) => {
          report({ file, field: picture, message: 'a picture on a page', mend: 'use pictures in lessons only' });
          return undefined;
        },
      });
      return [{ id: name.slice(0, -3), locale, file, text: { title, summary, html, contents }, blocks: [...blocks, ...cells] }];
    });
  });
}
