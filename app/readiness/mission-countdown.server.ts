/** The days of one mission's countdown, as an officer sets them. */
import { eq } from 'drizzle-orm';
import { missions, transact, type Database } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { findMission } from '../missions/missions.server.ts';
import { isDayFor, listDatedTasks, longestDays, mostReminders } from './mission-days.ts';

/**
 * Sets the days of the tasks (those left out keep their own) and of the reminders, counted as in the plan.
 * Throws not-found, not-open for a cancelled mission, invalid for an unknown task or a day that doesn't fit.
 */
export function changeCountdown(
  db: Database,
  given: { missionId: string; days: Record<string, number>; reminderDays: number[]; actorId: string; catalogue: Catalogue; now: Date },
): void {
  const { missionId, days, actorId, catalogue, now } = given;
  const reminderDays = [...new Set(given.reminderDays)].sort((a, b) => a - b);
  const tasks = new Map(listDatedTasks(catalogue).map((task) => [task.id, task]));
  for (const [id, day] of Object.entries(days)) {
    const task = tasks.get(id);
    if (!task || !isDayFor(task, day)) throw new DomainError('invalid', { task: id });
  }
  if (reminderDays.length > mostReminders || !reminderDays.every((day) => Number.isInteger(day) && Math.abs(day) <= longestDays)) {
    throw new DomainError('invalid', { field: 'reminders' });
  }
  const countdown = Object.fromEntries(Object.entries(days).filter(([id, day]) => tasks.get(id)?.day !== day));
  transact(db, (tx) => {
    if (findMission(tx, { missionId }).status === 'cancelled') throw new DomainError('not-open');
    tx.update(missions).set({ countdown, reminder_days: reminderDays }).where(eq(missions.id, missionId)).run();
    recordAudit(tx, { actorId, action: 'mission.countdown-changed', subjectId: missionId, details: { countdown, reminderDays }, now });
  });
}
