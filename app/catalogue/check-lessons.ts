/** The editor's rules for lessons: length, plain language, and the same build in both languages. */
import type { Locale } from '../i18n/locale.ts';
import type { Report } from './problems.ts';
import type { ReadLesson, ReadModule } from './read-module.server.ts';
import { measureReadability, type Readability } from './readability.ts';

export const bounds = {
  words: { least: 500, most: 1250 },
  /** Dutch for B1: mean number of words. */
  meanSentence: 15,
  /** Above this many words a single sentence is worth a warning. */
  longSentence: 30,
  score: { nl: { least: 45, aim: 60 }, en: { least: 50, aim: 60 } },
};

export function measureLesson(lesson: ReadLesson): Readability {
  return measureReadability(lesson.rendered.blocks, lesson.locale);
}

export function checkReadability(lesson: ReadLesson, refuse: Report, warn: Report): void {
  const { file, locale } = lesson;
  const readability = measureLesson(lesson);
  checkPlainWords({ file, field: 'readability', readability, locale }, refuse, warn);
  const { longestSentence } = readability;
  if (longestSentence.words > bounds.longSentence) {
    warn({ file, field: 'readability', message: `a sentence of ${longestSentence.words} words: ${longestSentence.text.slice(0, 70)}…`, mend: 'cut it in two' });
  }
}

/** What holds for every text of the course. */
export function checkPlainWords(
  { file, field, readability, locale }: { file: string; field: string; readability: Readability; locale: Locale },
  refuse: Report,
  warn: Report,
): void {
  const { score, meanSentence } = readability;
  const { least, aim } = bounds.score[locale];
  const name = locale === 'nl' ? 'Flesch-Douma' : 'Flesch';
  const mend = 'use shorter words and shorter sentences';
  if (score < least) refuse({ file, field, message: `${name} is ${score.toFixed(1)}, at least ${least} is asked`, mend });
  else if (score < aim) warn({ file, field, message: `${name} is ${score.toFixed(1)}, the aim is ${aim}`, mend });
  if (locale === 'nl' && meanSentence > bounds.meanSentence) {
    refuse({
      file,
      field,
      message: `sentences have ${meanSentence.toFixed(1)} words on average, at most ${bounds.meanSentence} is asked`,
      mend: 'cut sentences in two',
    });
  }
}

export function checkLength({ file, text: { words } }: ReadLesson, refuse: Report): void {
  const { least, most } = bounds.words;
  if (words < least)
    refuse({ file, field: 'length', message: `${words} words, at least ${least} are asked`, mend: 'say more, or join it with another lesson' });
  if (words > most) refuse({ file, field: 'length', message: `${words} words, at most ${most} are asked`, mend: 'cut it, or make two lessons of it' });
}

/** Both languages tell the same thing: same containers and pictures in the same order, same citations. */
export function checkParallel({ module, lessons }: ReadModule, refuse: Report): void {
  for (const { id } of module.lessons) {
    const of = (locale: Locale) => lessons.find((lesson) => lesson.lessonId === id && lesson.locale === locale);
    const [nl, en] = [of('nl'), of('en')];
    if (!nl || !en) continue;
    const differ = (field: string, dutch: readonly string[], english: readonly string[], mend: string): void => {
      if (dutch.join() === english.join()) return;
      refuse({ file: en.file, field, message: `nl has ${dutch.join(', ') || 'none'}; en has ${english.join(', ') || 'none'}`, mend });
    };
    differ('containers', nl.rendered.containers, en.rendered.containers, 'give both languages the same containers in the same order');
    differ('pictures', nl.rendered.pictures, en.rendered.pictures, 'show the same pictures in both');
    const only = (one: ReadLesson, other: ReadLesson) => one.rendered.citations.filter((source) => !other.rendered.citations.includes(source));
    const [onlyNl, onlyEn] = [only(nl, en), only(en, nl)];
    if (onlyNl.length + onlyEn.length > 0) {
      refuse({
        file: en.file,
        field: 'citations',
        message: `only nl cites ${onlyNl.join(', ') || 'none'}; only en cites ${onlyEn.join(', ') || 'none'}`,
        mend: 'cite the same sources in both',
      });
    }
    if (Math.abs(nl.rendered.sections - en.rendered.sections) > 1) {
      refuse({
        file: en.file,
        field: 'headings',
        message: `nl has ${nl.rendered.sections} ## headings, en has ${en.rendered.sections}`,
        mend: 'divide both in about the same sections',
      });
    }
  }
}
