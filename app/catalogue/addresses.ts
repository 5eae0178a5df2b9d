/** Where the catalogue's things stand on the site. */
import type { Locale } from '../i18n/locale.ts';

export function moduleAddress(locale: Locale, moduleId: string): string {
  return `/${locale}/modules/${moduleId}`;
}

export function lessonAddress(locale: Locale, moduleId: string, lessonId: string): string {
  return `/${locale}/modules/${moduleId}/${lessonId}`;
}

export function scenarioAddress(locale: Locale, moduleId: string, scenarioId: string): string {
  return `/${locale}/modules/${moduleId}/scenarios/${scenarioId}`;
}

export function checklistsAddress(locale: Locale, moduleId: string): string {
  return `/${locale}/modules/${moduleId}/checklists`;
}

/** One checklist on its module's page of checklists. */
export function checklistAddress(locale: Locale, moduleId: string, checklistId: string): string {
  return `${checklistsAddress(locale, moduleId)}#${checklistId}`;
}

export function termAddress(locale: Locale, termId: string): string {
  return `/${locale}/glossary#${termAnchor(termId)}`;
}

/** The id that a term's entry carries on the glossary page. */
export function termAnchor(termId: string): string {
  return `term-${termId}`;
}

export function pageAddress(locale: Locale, pageId: string): string {
  return `/${locale}/${pageId}`;
}
