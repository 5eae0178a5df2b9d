/** Choosing with a seeded source of chance, and moments relative to the day of filling. */

/** A number from 0 up to but not including 1. */
export type Random = () => number;

export const hour = 3_600_000;
export const day = 24 * hour;

/** The midnight (UTC) with which a day begins: everything is made relative to it, so one day gives one set of data. */
export function startOfToday(now: Date): Date {
  return new Date(Math.floor(now.getTime() / day) * day);
}

/** A moment on an earlier day. By day, UTC, it lies on the same date in the Netherlands. */
export function daysAgo(today: Date, days: number, atHour: number, minute = 0): Date {
  return new Date(today.getTime() - days * day + atHour * hour + minute * 60_000);
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** One of the keys, as likely as its weight says. */
export function weighted<Key extends string>(random: Random, weights: Readonly<Partial<Record<Key, number>>>): Key {
  const entries = Object.entries(weights) as [Key, number][];
  let rest = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
}
