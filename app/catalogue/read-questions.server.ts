/** Reads a module's question bank; what grading relies on is settled here. */
import { reportMarkup } from './markup.ts';
import { curlTexts } from './quotes.ts';
import { reportDoubles, reportInto, type Problem, type Report } from './problems.ts';
import { questionsSchema, type ModuleFile, type QuestionFile } from './schema.ts';
import type { Question } from './types.ts';
import { readYaml } from './yaml.server.ts';

export function readQuestions(folder: string, header: ModuleFile, problems: Problem[]): Question[] {
  const file = `${header.id}/questions.yaml`;
  const questions = readYaml(folder, file, questionsSchema, reportInto(problems, 'format')) ?? [];
  const report = reportInto(problems, 'questions');
  reportDoubles(file, 'questions', questions, report);
  return questions.flatMap((question) => {
    reportFaults(file, question, header, report);
    const source = header.sources.find(({ id }) => id === question.source);
    return source ? [{ ...curlTexts(question), module: header.id, source: { ...source, number: 1 } }] : [];
  });
}

function reportFaults(file: string, question: QuestionFile, header: ModuleFile, report: Report): void {
  const refuse = (field: string, message: string, mend: string) => report({ file, field: `${question.id}.${field}`, message, mend });
  if (!header.objectives.some(({ id }) => id === question.objective)) {
    refuse('objective', `there is no objective ${question.objective}`, `choose from ${header.objectives.map(({ id }) => id).join(', ')}`);
  }
  if (!header.lessons.some(({ id }) => id === question.lesson)) {
    refuse('lesson', `there is no lesson ${question.lesson}`, 'name the lesson of this module in which the answer can be read');
  }
  if (!header.sources.some(({ id }) => id === question.source)) {
    refuse('source', `there is no source ${question.source}`, 'use the id of a source in module.yaml');
  }
  reportDoubles(file, `${question.id}.options`, question.options, report);
  const right = question.options.filter((option) => option.correct).length;
  if (question.kind === 'single' && right !== 1) {
    refuse('options', `${right} options are right in a single-answer question`, 'mark exactly one correct: true, or make it kind: multiple');
  }
  if (question.kind === 'multiple' && (right < 2 || right === question.options.length)) {
    refuse(
      'options',
      `${right} of ${question.options.length} options are right in a multiple-answer question`,
      'mark two or more, but not all: ticking everything may not score',
    );
  }
  reportMarkup(
    file,
    `${question.id}.`,
    (locale) => [question.stem[locale], ...question.options.flatMap(({ text, explanation }) => [text[locale], explanation[locale]])],
    report,
  );
}
