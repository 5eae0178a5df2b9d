/** The course in memory: read once at start, frozen, and never read again. */
import type { Locale } from '../i18n/locale.ts';
import { CatalogueError } from './problems.ts';
import { readCourse, type Course } from './read-course.server.ts';
import { buildSearch } from './search.server.ts';
import type { Catalogue, Lesson, PageText, Question } from './types.ts';

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
  const required = requiredLessonsOf(course);
  return {
    modules,
    tracks: course.tracks,
    glossary: course.glossary,
    module: (id) => byId.get(id),
    track: (id) => tracks.get(id),
    page: (id: string, locale: Locale) => pages.get(`${locale}/${id}`),
    questionBank: (moduleId) => banks.get(moduleId) ?? [],
    requiredLessons: (trackId, moduleId) => required.get(`${trackId}/${moduleId}`) ?? [],
    search: buildSearch(course),
  };
}

function requiredLessonsOf({ tracks, modules }: Course): Map<string, Lesson[]> {
  const required = new Map<string, Lesson[]>();
  for (const track of tracks) {
    for (const asked of track.modules) {
      const lessons = modules.find(({ module }) => module.id === asked.module)?.module.lessons ?? [];
      required.set(`${track.id}/${asked.module}`, freeze(lessons.filter((lesson) => asked.lessons === 'all' || lesson.core)));
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
