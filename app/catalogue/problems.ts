/** What is wrong with the course, said so that its writer can mend it. */

/** What kind of rule a problem breaks. `format`: without it the catalogue can't be read at all. */
export const problemKinds = [
  'format',
  'languages',
  'coverage',
  'readability',
  'words',
  'questions',
  'scenarios',
  'checklists',
  'countdown',
  'review',
  'version',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  kind: ProblemKind;
  /** Path inside the course folder. */
  file: string;
  field: string;
  message: string;
  mend: string;
}

export function describeProblem(problem: Problem): string {
  return `${problem.file}: ${problem.field}: ${problem.message} — ${problem.mend}`;
}

/** Gathers problems of one kind, so that a writer sees all of them at once. */
export type Report = (problem: Omit<Problem, 'kind'>) => void;

export function reportInto(problems: Problem[], kind: ProblemKind): Report {
  return (problem) => {
    problems.push({ kind, ...problem });
  };
}

export function reportDoubles(file: string, field: string, items: readonly { id: string }[], report: Report): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) report({ file, field: `${field} (${id})`, message: 'the id is used twice', mend: 'give each its own id' });
    seen.add(id);
  }
}

/** The course can't be served. The message lists every problem. */
export class CatalogueError extends Error {
  readonly problems: readonly Problem[];

  constructor(folder: string, problems: readonly Problem[]) {
    super(`${folder} can't be used:\n${problems.map((problem) => `  ${describeProblem(problem)}`).join('\n')}`);
    this.name = 'CatalogueError';
    this.problems = problems;
  }
}
