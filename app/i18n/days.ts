/** Counting with calendar days written as YYYY-MM-DD, which have no time zone. */
const dayLength = 24 * 3_600_000;
const instantOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** How many days after `from` the other day is; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / dayLength);
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  return new Date(instantOf(day) + days * dayLength).toISOString().slice(0, 10);
}
