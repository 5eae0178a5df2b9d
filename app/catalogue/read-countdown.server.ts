/** Reads the plan of a mission and the list for afterwards. Ticks and a mission's own days are kept by id. */
import type { Locale } from '../i18n/locale.ts';
import { reportMarkup } from './markup.ts';
import { reportDoubles, reportInto, type Problem, type Report } from './problems.ts';
import { curlTexts } from './quotes.ts';
import { countdownSchema, type CountdownFile } from './schema.ts';
import type { Countdown, CountdownGoal, CountdownLink, DebriefItem, Module } from './types.ts';
import { readYaml } from './yaml.server.ts';

export const countdownFile = 'countdown.yaml';
/** The plan of a course whose file can't be read: the problems say why. */
const nothing: CountdownFile = { tasks: [], debrief: [] };

export function readCountdown(folder: string, modules: readonly Module[], problems: Problem[]): Countdown {
  const read = readYaml(folder, countdownFile, countdownSchema, reportInto(problems, 'format')) ?? nothing;
  const report = reportInto(problems, 'countdown');
  const items = read.debrief.flatMap((section) => section.items);
  for (const [field, list] of Object.entries({ tasks: read.tasks, debrief: read.debrief, items })) reportDoubles(countdownFile, field, list, report);
  const countdown = countdownOf(curlTexts(read));
  reportLostReferences(countdown, modules, report);
  reportMarkup(countdownFile, '', (locale) => textsOfCountdown(countdown, locale), report);
  return countdown;
}

function countdownOf({ tasks, debrief }: CountdownFile): Countdown {
  return {
    tasks: tasks.map(({ link, done_when: done, ...task }) => ({ ...task, link: linkOf(link), doneWhen: done === undefined ? null : goalOf(done) })),
    debrief: debrief.map((section) => ({ ...section, items: section.items.map((item): DebriefItem => ({ ...item, lesson: lessonOf(item.lesson) })) })),
  };
}

/** The parts of a reference whose shape the schema has checked. */
function partsOf(reference: string): [kind: string, first: string, second: string] {
  const [kind = '', target = ''] = reference.split(':');
  const [first = '', second = ''] = target.split('/');
  return [kind, first, second];
}

function lessonOf(reference: string | undefined): DebriefItem['lesson'] {
  if (reference === undefined) return undefined;
  const [, module, lesson] = partsOf(reference);
  return { module, lesson };
}

function linkOf(reference: string): CountdownLink {
  const [kind, module, lesson] = partsOf(reference);
  return kind === 'lesson' ? { kind, module, lesson } : goalOf(reference);
}

function goalOf(reference: string): CountdownGoal {
  const [kind, first, second] = partsOf(reference);
  if (kind === 'module') return { kind, module: first };
  if (kind === 'checklist') return { kind, module: first, checklist: second };
  if (kind === 'debrief') return { kind, section: first };
  return { kind: kind === 'certificate' ? 'certificate' : 'travellers' };
}

function reportLostReferences({ tasks, debrief }: Countdown, modules: readonly Module[], report: Report): void {
  const lost = (field: string, what: string) => report({ file: countdownFile, field, message: `there is no ${what}`, mend: 'use the ids of the course' });
  const moduleOf = (id: string) => modules.find((module) => module.id === id);
  const hasLesson = ({ module, lesson }: { module: string; lesson: string }) => moduleOf(module)?.lessons.some(({ id }) => id === lesson) ?? false;
  const judge = (field: string, link: CountdownLink) => {
    if (link.kind === 'module' && !moduleOf(link.module)) lost(field, `module ${link.module}`);
    if (link.kind === 'lesson' && !hasLesson(link)) lost(field, `lesson ${link.module}/${link.lesson}`);
    if (link.kind === 'checklist' && !moduleOf(link.module)?.checklists.some(({ id }) => id === link.checklist)) {
      lost(field, `checklist ${link.module}/${link.checklist}`);
    }
    if (link.kind === 'debrief' && !debrief.some(({ id }) => id === link.section)) lost(field, `section ${link.section} in the debrief`);
  };
  for (const { id, link, doneWhen } of tasks) {
    judge(`${id}.link`, link);
    if (doneWhen) judge(`${id}.done_when`, doneWhen);
  }
  for (const { id, lesson } of debrief.flatMap(({ items }) => items)) {
    if (lesson) judge(`${id}.lesson`, { kind: 'lesson', ...lesson });
  }
}

export function textsOfCountdown({ tasks, debrief }: Countdown, locale: Locale): string[] {
  return [
    ...tasks.flatMap(({ title, text }) => [title[locale], text[locale]]),
    ...debrief.flatMap(({ title, intro, report, items }) => [
      title[locale],
      intro[locale],
      ...(report ? [report[locale]] : []),
      ...items.flatMap(({ text, note }) => (note ? [text[locale], note[locale]] : [text[locale]])),
    ]),
  ];
}
