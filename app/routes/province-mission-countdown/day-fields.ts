/** The form's numbers, which are never negative: days before the departure, days after the return. */
import type { CountdownTask } from '#app/catalogue/types.ts';
import type { Messages } from '#app/i18n/messages.ts';
import { isDayFor, longestDays, mostReminders } from '#app/readiness/mission-days.ts';

/** A whole number as typed; NaN for anything else. */
const wholeNumber = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN);
/** Days before the departure count down to it. Zero has no sign. */
const before = (days: number) => (days === 0 ? 0 : -days);

function readList(text: string, phase: CountdownTask['phase']): number[] | null {
  const days = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(wholeNumber)
    .map((day) => (phase === 'home' ? day : before(day)));
  return days.every((day) => isDayFor({ phase }, day)) ? days : null;
}

export function readDays(
  fields: URLSearchParams,
  tasks: readonly CountdownTask[],
  t: Messages['countdown']['days'],
): { ok: true; days: Record<string, number>; reminderDays: number[] } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const days: Record<string, number> = {};
  for (const task of tasks) {
    const typed = wholeNumber(fields.get(task.id) ?? '');
    const day = task.phase === 'home' ? typed : before(typed);
    if (isDayFor(task, day)) days[task.id] = day;
    else errors[task.id] = (task.phase === 'home' ? t.wrongHome : t.wrongBefore)(longestDays);
  }
  const reminders = { before: readList(fields.get('reminders_before') ?? '', 'before'), home: readList(fields.get('reminders_home') ?? '', 'home') };
  if (!reminders.before) errors.reminders_before = t.wrongList(longestDays);
  if (!reminders.home) errors.reminders_home = t.wrongList(longestDays);
  const reminderDays = [...(reminders.before ?? []), ...(reminders.home ?? [])];
  if (reminderDays.length > mostReminders) errors.reminders_before ??= t.tooMany(mostReminders);
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, days, reminderDays };
}
