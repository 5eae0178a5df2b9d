import { lessonAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import type { Catalogue, Lesson, Module } from '#app/catalogue/types.ts';
import { DomainError } from '#app/errors.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { NextStep } from '#app/learning/progress.ts';

export function findLesson(catalogue: Catalogue, params: Record<string, string | undefined>): { module: Module; lesson: Lesson; index: number } {
  const module = catalogue.module(params.module ?? '');
  const index = module?.lessons.findIndex((lesson) => lesson.id === params.lesson) ?? -1;
  const lesson = module?.lessons[index];
  if (!module || !lesson) throw new DomainError('not-found');
  return { module, lesson, index };
}

/** Where somebody goes after reading: to what their track asks next of this module, or back to their training. */
export function nextAddress(step: NextStep | null, locale: Locale): string {
  if (step?.kind === 'lesson') return lessonAddress(locale, step.moduleId, step.lessonId);
  if (step?.kind === 'scenario') return scenarioAddress(locale, step.moduleId, step.scenarioId);
  return step?.kind === 'quiz' ? `/${locale}/training/${step.moduleId}/quiz` : `/${locale}/training`;
}
