/** What lists of modules and tracks show, in one language. */
import { lessonAddress } from '../catalogue/addresses.ts';
import type { Catalogue, Module, Track } from '../catalogue/types.ts';
import type { Locale } from '../i18n/locale.ts';

export function summariseModule(module: Module, locale: Locale) {
  return {
    id: module.id,
    position: module.position,
    title: module.title[locale],
    summary: module.summary[locale],
    lessons: module.lessons.length,
    minutes: module.minutes[locale],
  };
}

export function summariseTrack(track: Track, catalogue: Catalogue, locale: Locale) {
  const lessons = track.modules.flatMap(({ module }) => catalogue.requiredLessons(track.id, module).map((lesson) => lesson.text[locale].minutes));
  const scenarios = track.modules.flatMap(({ module }) => catalogue.requiredScenarios(track.id, module).map((scenario) => scenario.minutes[locale]));
  return {
    id: track.id,
    title: track.title[locale],
    audience: track.audience[locale],
    promise: track.promise[locale],
    minutes: [...lessons, ...scenarios].reduce((sum, minutes) => sum + minutes, 0),
  };
}

/** A lesson of a module as a link; null when the module has no such lesson. */
export function linkLesson(module: Module, lessonId: string | undefined, locale: Locale): { title: string; href: string } | null {
  const lesson = module.lessons.find(({ id }) => id === lessonId);
  return lesson ? { title: lesson.text[locale].title, href: lessonAddress(locale, module.id, lesson.id) } : null;
}
