/** Full-text search over the course: one FTS5 index per language, in memory, built at start. */
import { openScratchDatabase, type ScratchDatabase } from '#db';
import { otherLocale, type Locale } from '../i18n/locale.ts';
import { checklistAddress, lessonAddress, moduleAddress, scenarioAddress, termAddress } from './addresses.ts';
import { curlQuotes } from './quotes.ts';
import { textsOfChecklist } from './read-checklists.server.ts';
import type { Course } from './read-course.server.ts';
import type { ReadModule } from './read-module.server.ts';
import type { Catalogue, SearchHit, SnippetPart, Term } from './types.ts';

const longestQuery = 200;
const mostHits = 20;
const snippetWords = 28;

interface Entry {
  kind: SearchHit['kind'];
  href: string;
  title: string;
  moduleTitle: string | undefined;
  /** Other names that find it: Chinese, pinyin, the other language. */
  names: string;
  text: string;
}

interface Row {
  kind: SearchHit['kind'];
  href: string;
  title: string;
  module_title: string | null;
  snippet: string;
}

/** @param named what a title may be in full: then it comes first */
type Find = (match: string, named: string, limit: number) => SearchHit[];
type Searched = Pick<Course, 'modules' | 'glossary'>;

export function buildSearch(course: Searched): Catalogue['search'] {
  const database = openScratchDatabase();
  const find = { nl: buildIndex(database, 'nl', course), en: buildIndex(database, 'en', course) };
  return (query, locale, limit = mostHits) => {
    const named = query.trim();
    const words = wordsOfQuery(query);
    const all = words.map((word, index) => quoteWord(word, index === words.length - 1)).join(' AND ');
    const hits = all === '' ? [] : find[locale](all, named, limit);
    if (hits.length > 0) return hits;
    // A question in full rarely stands in one text: then any word with some weight will do.
    const any = words
      .filter((word) => isWeighty(word))
      .map((word) => quoteWord(word, false))
      .join(' OR ');
    return any === '' ? [] : find[locale](any, named, limit);
  };
}

function buildIndex(database: ScratchDatabase, locale: Locale, course: Searched): Find {
  const table = `entry_${locale}`;
  database.exec(
    `CREATE VIRTUAL TABLE ${table} USING fts5(kind UNINDEXED, href UNINDEXED, title, module_title UNINDEXED, names, text, tokenize = "unicode61 remove_diacritics 2")`,
  );
  const insert = database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?)`);
  database.transaction(() => {
    for (const { kind, href, title, moduleTitle, names, text } of entriesOf(locale, course)) {
      insert.run(kind, href, separateChinese(title), moduleTitle ?? null, separateChinese(names), separateChinese(text));
    }
  })();
  // Columns 2 and 4 are title and names: a hit there says more than one in the text.
  const select = database.prepare<[string, string, number], Row>(
    `SELECT kind, href, title, module_title, snippet(${table}, 5, '\u0002', '\u0003', '…', ${snippetWords}) AS snippet
     FROM ${table} WHERE ${table} MATCH ? ORDER BY title = ? COLLATE NOCASE DESC, bm25(${table}, 0, 0, 8, 0, 6, 1), href LIMIT ?`,
  );
  return (match, named, limit) => select.all(match, separateChinese(named), limit).map(hitOf);
}

function entriesOf(locale: Locale, { modules, glossary }: Searched): Entry[] {
  return [...glossary.map((term) => termEntry(locale, term)), ...modules.flatMap((module) => moduleEntries(locale, module))];
}

function termEntry(locale: Locale, term: Term): Entry {
  const chinese = [term.zh, term.pinyin].filter(Boolean).join(' ');
  const definition = term.definition[locale];
  return {
    kind: 'term',
    href: termAddress(locale, term.id),
    title: term[locale],
    moduleTitle: undefined,
    names: [chinese, term[otherLocale(locale)], ...term.also[locale]].join(' '),
    text: chinese === '' ? definition : `${chinese}: ${definition}`,
  };
}

function moduleEntries(locale: Locale, { module, lessons }: ReadModule): Entry[] {
  const moduleTitle = module.title[locale];
  const text = inOneLine([module.summary[locale], ...module.objectives.map((objective) => objective.text[locale])]);
  const ofLessons = lessons
    .filter((lesson) => lesson.locale === locale)
    .map(({ lessonId, text: { title, summary }, rendered: { blocks, cells } }): Entry => {
      const href = lessonAddress(locale, module.id, lessonId);
      return { kind: 'lesson', href, title, moduleTitle, names: '', text: inOneLine([summary, ...blocks, ...cells]) };
    });
  const ofScenarios = module.scenarios.map((scenario): Entry => {
    const href = scenarioAddress(locale, module.id, scenario.id);
    // Only what everybody sees first: a hit may not give the outcome away.
    return {
      kind: 'scenario',
      href,
      title: scenario.title[locale],
      moduleTitle,
      names: '',
      text: inOneLine([scenario.summary[locale], scenario.role[locale]]),
    };
  });
  const ofChecklists = module.checklists.map((checklist): Entry => {
    const href = checklistAddress(locale, module.id, checklist.id);
    return { kind: 'checklist', href, title: checklist.title[locale], moduleTitle, names: '', text: inOneLine(textsOfChecklist(checklist, locale).slice(1)) };
  });
  const itself: Entry = { kind: 'module', href: moduleAddress(locale, module.id), title: moduleTitle, moduleTitle: undefined, names: '', text };
  return [itself, ...ofLessons, ...ofScenarios, ...ofChecklists];
}

/** A heading or cell has no full stop of its own to part it from what follows. */
function inOneLine(blocks: readonly string[]): string {
  return blocks.map((block) => curlQuotes(/[\p{L}\p{N}]$/u.test(block) ? `${block} ·` : block)).join(' ');
}

/** FTS5 sees a run of Chinese as one word; a zero-width space after each character makes parts of it findable. */
function separateChinese(text: string): string {
  return text.replace(/\p{Script=Han}/gu, '\u200b$&\u200b');
}

function wordsOfQuery(query: string): string[] {
  return query
    .slice(0, longestQuery)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function isWeighty(word: string): boolean {
  return /[\p{L}\p{N}]{4}|\p{Script=Han}/u.test(word);
}

/** A word as an FTS5 string, so that its syntax is only text; a prefix also finds words that begin with it. */
function quoteWord(word: string, prefix: boolean): string {
  const quoted = `"${separateChinese(word).replaceAll('"', '""')}"`;
  return prefix && /[\p{L}\p{N}]{2}$/u.test(word) ? `${quoted} *` : quoted;
}

function hitOf(row: Row): SearchHit {
  return {
    kind: row.kind,
    href: row.href,
    title: row.title.replaceAll('\u200b', ''),
    ...(row.module_title === null ? {} : { moduleTitle: row.module_title }),
    snippet: partsOf(row.snippet.replaceAll('\u200b', '')),
  };
}

/** The marks that snippet() put around hits, as structure. */
function partsOf(snippet: string): SnippetPart[] {
  return snippet
    .split(/(\u0002[^\u0003]*\u0003)/)
    .map((part) => (part.startsWith('\u0002') ? { text: part.slice(1, -1), hit: true } : { text: part, hit: false }))
    .filter(({ text }) => text !== '');
}
