/** What lists of modules and tracks show, in one language. */
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
