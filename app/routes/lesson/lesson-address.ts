import type { Catalogue, Lesson, Module } from '#app/catalogue/types.ts';
import { DomainError } from '#app/errors.ts';
import type { Locale } from '#app/i18n/locale.ts';

export function findLesson(catalogue: Catalogue, params: Record<string, string | undefined>): { module: Module; lesson: Lesson; index: number } {
  const module = catalogue.module(params.module ?? '');
  const index = module?.lessons.findIndex((lesson) => lesson.id === params.lesson) ?? -1;
  const lesson = module?.lessons[index];
  if (!module || !lesson) throw new DomainError('not-found');
  return { module, lesson, index };
}

/** Where somebody goes after reading: the next lesson of the module, or its test. */
export function nextAddress({ module, lesson, locale }: { module: Module; lesson: Lesson; locale: Locale }): string {
  const next = module.lessons[module.lessons.indexOf(lesson) + 1];
  return next ? `/${locale}/modules/${module.id}/${next.id}` : `/${locale}/training/${module.id}/quiz`;
}
