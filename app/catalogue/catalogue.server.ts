/** The course in memory: read once at start, frozen, and never read again. */
import type { Locale } from '../i18n/locale.ts';
import { CatalogueError } from './problems.ts';
import { readCourse, type Course } from './read-course.server.ts';
import { buildSearch } from './search.server.ts';
import type { Catalogue, Lesson, PageText, Question, Scenario } from './types.ts';

/** @throws CatalogueError that lists everything wrong with the folder, with file, field and mend */
export function loadCatalogue(folder: string): Catalogue {
  const course = readCourse(folder);
  if (course.problems.length > 0) throw new CatalogueError(folder, course.problems);
  return freeze(catalogueOf(course));
}

function catalogueOf(course: Course): Catalogue {
  const modules = course.modules.map(({ module }) => module);
  const byId = new Map(modules.map((module) => [module.id, module]));
  const tracks = new Map(course.tracks.map((track) => [track.id, track]));
  const banks = new Map(course.modules.map(({ module, questions }) => [module.id, freeze<Question[]>(questions)]));
  const pages = new Map(course.pages.map(({ id, locale, text }) => [`${locale}/${id}`, freeze<PageText>(text)]));
  const required = requirementsOf(course);
  return {
    modules,
    tracks: course.tracks,
    glossary: course.glossary,
    countdown: course.countdown,
    module: (id) => byId.get(id),
    track: (id) => tracks.get(id),
    page: (id: string, locale: Locale) => pages.get(`${locale}/${id}`),
    questionBank: (moduleId) => banks.get(moduleId) ?? [],
    requiredLessons: (trackId, moduleId) => required.get(`${trackId}/${moduleId}`)?.lessons ?? [],
    requiredScenarios: (trackId, moduleId) => required.get(`${trackId}/${moduleId}`)?.scenarios ?? [],
    questionPool: (trackId, moduleId) => required.get(`${trackId}/${moduleId}`)?.questions ?? [],
    search: buildSearch(course),
  };
}

interface Required {
  lessons: Lesson[];
  scenarios: Scenario[];
  questions: Question[];
}

function requirementsOf({ tracks, modules }: Course): Map<string, Required> {
  const required = new Map<string, Required>();
  for (const track of tracks) {
    for (const asked of track.modules) {
      const read = modules.find(({ module }) => module.id === asked.module);
      const lessons = (read?.module.lessons ?? []).filter((lesson) => asked.lessons === 'all' || lesson.core);
      const questions = (read?.questions ?? []).filter((question) => lessons.some((lesson) => lesson.id === question.lesson));
      const scenarios = asked.scenarios === 'all' ? (read?.module.scenarios ?? []) : [];
      required.set(`${track.id}/${asked.module}`, freeze({ lessons, scenarios: [...scenarios], questions }));
    }
  }
  return required;
}

/** Freezes a value and everything in it: the catalogue is shared by all requests. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
