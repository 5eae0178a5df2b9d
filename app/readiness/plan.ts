/** The dated plan of one person for one mission: judged from what is known, without a database. */
import type { Catalogue, CountdownGoal, CountdownTask, Phase } from '../catalogue/types.ts';
import { daysBetween } from '../i18n/days.ts';
import type { Mission } from '../missions/missions.server.ts';
import { dayOfMission } from './mission-days.ts';

/**
 * `overdue`: its day has passed. `next`: due within a week, or the first to come.
 * `past`: only a reminder, or too late to do, and gone by.
 */
export type TaskState = 'done' | 'overdue' | 'next' | 'later' | 'past';

export interface PlannedTask {
  task: CountdownTask;
  /** YYYY-MM-DD. */
  day: string;
  state: TaskState;
  /** Undone, and overdue or due within a week: what people are reminded of. */
  due: boolean;
}

/** What is known of one person and their company. */
export interface Standing {
  travels: boolean;
  manages: boolean;
  /** How many people travel for the company. */
  travellers: number;
  /** Ids of the modules this person has finished for the mission. */
  finishedModules: ReadonlySet<string>;
  certified: boolean;
  /** `module/item` of the checklists. */
  ticked: ReadonlySet<string>;
  /** Items of the debrief. */
  debriefed: ReadonlySet<string>;
}

/** A task is due from this many days before its day. */
const dueWithin = 7;
/** The plan ends this many days after the return. */
export const lastDay = 180;

export type Dates = Pick<Mission, 'departsOn' | 'returnsOn' | 'countdown' | 'trackId'>;

/** When a task is due on this mission, in days from departure or return (see dayOfMission). */
export function daysOf(mission: Pick<Mission, 'countdown'>, task: CountdownTask): number {
  return mission.countdown[task.id] ?? task.day;
}

function isDone(goal: CountdownGoal, standing: Standing, { countdown, module }: Catalogue): boolean {
  switch (goal.kind) {
    case 'travellers':
      return standing.travellers > 0;
    case 'certificate':
      return standing.certified;
    case 'module':
      return standing.finishedModules.has(goal.module);
    case 'checklist': {
      const list = module(goal.module)?.checklists.find(({ id }) => id === goal.checklist);
      return list !== undefined && list.items.every(({ id }) => standing.ticked.has(`${goal.module}/${id}`));
    }
    case 'debrief': {
      const section = countdown.debrief.find(({ id }) => id === goal.section);
      return section !== undefined && section.items.every(({ id }) => standing.debriefed.has(id));
    }
  }
}

/** Whether the mission's track asks the module that a task is about. */
function isAsked({ doneWhen }: CountdownTask, catalogue: Catalogue, trackId: string): boolean {
  if (doneWhen?.kind !== 'module' && doneWhen?.kind !== 'checklist') return true;
  return catalogue.track(trackId)?.modules.some(({ module }) => module === doneWhen.module) ?? false;
}

function stateOf({ task, day, done, mission, today }: { task: CountdownTask; day: string; done: boolean; mission: Dates; today: string }): TaskState {
  if (done) return 'done';
  const { doneWhen, phase } = task;
  if (!doneWhen) {
    if ((phase === 'there' ? mission.returnsOn : day) < today) return 'past';
    if (phase === 'there') return day <= today ? 'next' : 'later';
  } else if (day < today) {
    // Back home nobody packs a bag any more; a module and the certificate can still be had.
    const tooLate = phase === 'before' && mission.returnsOn < today && (doneWhen.kind === 'checklist' || doneWhen.kind === 'travellers');
    return tooLate ? 'past' : 'overdue';
  }
  return daysBetween(today, day) <= dueWithin ? 'next' : 'later';
}

/**
 * The tasks that are this person's own and, for a manager, the company's, by day.
 * @param given.phases a company that waits for a place prepares, but doesn't travel
 */
export function planTasks(given: { mission: Dates; standing: Standing; phases: readonly Phase[]; catalogue: Catalogue; today: string }): PlannedTask[] {
  const { mission, standing, phases, catalogue, today } = given;
  const planned = catalogue.countdown.tasks
    .filter((task) => phases.includes(task.phase) && (task.who === 'traveller' ? standing.travels : standing.manages))
    .filter((task) => isAsked(task, catalogue, mission.trackId))
    .map((task): PlannedTask => {
      const day = dayOfMission(mission, daysOf(mission, task));
      const done = task.doneWhen !== null && isDone(task.doneWhen, standing, catalogue);
      const state = stateOf({ task, day, done, mission, today });
      return { task, day, state, due: task.doneWhen !== null && (state === 'overdue' || state === 'next') };
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  // Nobody debriefs before the return, and what only has a day of its own, such as looking back, waits for it.
  const canBegin = ({ task }: PlannedTask) => task.doneWhen !== null && (task.phase !== 'home' || mission.returnsOn <= today);
  const first = planned.find((one) => one.state === 'later' && canBegin(one));
  if (first && !planned.some(({ state }) => state === 'next')) first.state = 'next';
  return planned;
}
