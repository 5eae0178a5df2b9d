/** Grading (rule 4): only the exact set of right options scores, and nothing can't be passed. */
import type { Question } from '../catalogue/types.ts';

/** @param chosen ids of the chosen options; null is not answered, which is wrong */
export function isRight(question: Pick<Question, 'options'>, chosen: string[] | null): boolean {
  const wanted = question.options.filter((option) => option.correct).map((option) => option.id);
  const given = new Set(chosen ?? []);
  return given.size > 0 && given.size === wanted.length && wanted.every((id) => given.has(id));
}

/** @param passMark percent */
export function isPassed({ score, questions, passMark }: { score: number; questions: number; passMark: number }): boolean {
  return questions > 0 && score * 100 >= passMark * questions;
}

/** How many right answers a pass takes. @param passMark percent */
export function neededToPass({ questions, passMark }: { questions: number; passMark: number }): number {
  return Math.max(1, Math.ceil((passMark * questions) / 100));
}
