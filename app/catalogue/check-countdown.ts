/** The editor's rules for the countdown: every module gets its day, tasks stand in order, lists are short enough to finish. */
import { locales } from '../i18n/locale.ts';
import { checkPlainWords } from './check-lessons.ts';
import type { Report } from './problems.ts';
import { countdownFile, textsOfCountdown } from './read-countdown.server.ts';
import { measureReadability } from './readability.ts';
import type { Countdown, CountdownGoal, CountdownTask, Module, Track } from './types.ts';

const items = { least: 2, most: 8 };
const phases = ['before', 'there', 'home'];

export function checkCountdown(
  { tasks, debrief }: Countdown,
  { tracks, modules }: { tracks: readonly Track[]; modules: readonly Module[] },
  refuse: Report,
  warn: Report,
): void {
  const file = countdownFile;
  if (tasks.length === 0) return;
  // What a company needs to be called ready has its day in the plan.
  const asked = new Set(tracks.flatMap((track) => track.modules.map(({ module }) => module)));
  const goals = modules
    .filter(({ id }) => asked.has(id))
    .flatMap(({ id, checklists }) => [
      `module:${id}`,
      ...checklists.filter(({ moment }) => moment === 'before').map((checklist) => `checklist:${id}/${checklist.id}`),
    ]);
  const planned = new Set(tasks.map(({ doneWhen }) => doneWhen && goalName(doneWhen)));
  for (const goal of goals.filter((one) => !planned.has(one))) {
    refuse({ file, field: 'tasks', message: `no task is done by ${goal}, which a track asks`, mend: `add one with done_when: ${goal}` });
  }
  for (const [index, task] of tasks.entries()) {
    const before = tasks[index - 1];
    if (before && placeOf(before) > placeOf(task))
      refuse({ file, field: task.id, message: 'stands after a later one', mend: 'put tasks in the order of their days' });
  }
  for (const { id, items: list } of debrief) {
    if (list.length >= items.least && list.length <= items.most) continue;
    refuse({ file, field: id, message: `${list.length} items, ${items.least} to ${items.most} are asked`, mend: 'split the section, or join it with another' });
  }
  for (const locale of locales) {
    const readability = measureReadability(textsOfCountdown({ tasks, debrief }, locale), locale);
    checkPlainWords({ file, field: `readability (${locale})`, readability, locale }, refuse, warn);
  }
}

/** A number that grows with the day on which a task is due. */
const placeOf = ({ phase, day }: CountdownTask) => phases.indexOf(phase) * 1000 + day;

/** A goal as the file writes it. */
function goalName(goal: CountdownGoal): string {
  if (goal.kind === 'module') return `module:${goal.module}`;
  return goal.kind === 'checklist' ? `checklist:${goal.module}/${goal.checklist}` : goal.kind;
}
