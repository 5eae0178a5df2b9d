/** The course under test, with its answer keys: read from modules/, never from the site. */
import { loadCatalogue } from '#app/catalogue/catalogue.server.ts';
import type { Catalogue, Lesson } from '#app/catalogue/types.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { root } from './sites.ts';

let read: Catalogue | undefined;
export function course(): Catalogue {
  return (read ??= loadCatalogue(`${root}modules`));
}

export const lessonPath = (lesson: Lesson) => `modules/${lesson.moduleId}/${lesson.id}`;

export function requiredLessons(trackId: string): Lesson[] {
  const track = course().track(trackId);
  return (track?.modules ?? []).flatMap(({ module }) => course().requiredLessons(trackId, module));
}

/** Text as a browser shows it: white space counts once. */
export const normalise = (text: string) => text.replace(/\s+/g, ' ').trim();

export interface AnswerKey {
  /** Texts of the options. */
  right: string[];
  wrong: string[];
  /** What may only be seen after handing in. */
  explanations: string[];
}

/** The key of a question, found by its words. */
export function answerKey(locale: Locale, stem: string): AnswerKey {
  const question = course()
    .modules.flatMap(({ id }) => course().questionBank(id))
    .find((one) => normalise(one.stem[locale]) === normalise(stem));
  if (!question) throw new Error(`No question in modules/ reads: ${stem}`);
  const texts = (correct: boolean) => question.options.filter((option) => option.correct === correct).map((option) => normalise(option.text[locale]));
  return { right: texts(true), wrong: texts(false), explanations: question.options.map((option) => normalise(option.explanation[locale])) };
}
