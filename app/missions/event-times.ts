/** Between instants and what a clock in the operator's time zone shows. Pure. */
import { dayOf, formatTime } from '../i18n/format.ts';

const dayLength = 86_400_000;

/** What the clock shows at an instant, written as if it were UTC. */
const shownAt = (instant: number, timeZone: string) => Date.parse(`${dayOf(new Date(instant), timeZone)}T${formatTime(new Date(instant), timeZone)}:00Z`);

/**
 * The instant at which a clock in the time zone shows this day and time.
 * @param day YYYY-MM-DD
 * @param time HH:MM
 * @returns the first of the two in the hour that autumn has twice; null in the hour that spring skips
 */
export function instantAt(day: string, time: string, timeZone: string): Date | null {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // The zone's offset changes at most once in two days, so the right one is that of the day before or of the day after.
  const candidates = [wanted - dayLength, wanted + dayLength].map((near) => wanted - (shownAt(near, timeZone) - near)).sort((a, b) => a - b);
  const found = candidates.find((candidate) => shownAt(candidate, timeZone) === wanted);
  return found === undefined ? null : new Date(found);
}
