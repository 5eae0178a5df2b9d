/** How a mission's countdown counts its days: back from the departure, and on from the return. */
import type { Catalogue, CountdownTask } from '../catalogue/types.ts';
import { addDays } from '../i18n/days.ts';

/** How far from departure and return a task or a reminder may be, in days. */
export const longestDays = 365;
export const mostReminders = 12;

/** The day (YYYY-MM-DD) that a number means: 0 and lower counts back from the departure, 1 and higher on from the return. */
export function dayOfMission({ departsOn, returnsOn }: { departsOn: string; returnsOn: string }, days: number): string {
  return days > 0 ? addDays(returnsOn, days) : addDays(departsOn, days);
}

/** Whether a number fits a task: what is for before the departure stays before it. */
export function isDayFor({ phase }: Pick<CountdownTask, 'phase'>, days: number): boolean {
  if (!Number.isInteger(days) || Math.abs(days) > longestDays) return false;
  return phase === 'home' ? days > 0 : days <= 0;
}

/** The tasks whose day is a matter of choice: what is for on the way stands on the day of departure. */
export function listDatedTasks({ countdown }: Catalogue): CountdownTask[] {
  return countdown.tasks.filter(({ phase }) => phase !== 'there');
}
