/** When each module is to be compared with its sources again. */
import { daysBetween } from '../i18n/days.ts';
import type { Catalogue, Module } from './types.ts';

export interface Review {
  module: Module;
  /** Days until the review is due; negative when it is overdue. */
  daysLeft: number;
  /** Different sources that its lessons cite. */
  sources: number;
}

/** The most overdue first. @param today the operator's day as YYYY-MM-DD */
export function listReviews(catalogue: Catalogue, { today }: { today: string }): Review[] {
  return catalogue.modules
    .map((module) => ({
      module,
      daysLeft: daysBetween(today, module.reviewBy),
      sources: new Set(module.lessons.flatMap((lesson) => lesson.text.nl.sources.map(({ id }) => id))).size,
    }))
    .sort((a, b) => a.daysLeft - b.daysLeft || a.module.position - b.module.position);
}
