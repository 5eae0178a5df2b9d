/** How an event stands. Pure. */

/** People who can still sign up before there is a waiting list; null without a limit. */
export function placesLeft({ capacity, signedUp }: { capacity: number | null; signedUp: number }): number | null {
  return capacity === null ? null : Math.max(0, capacity - signedUp);
}

export function hasBegun({ startsAt }: { startsAt: Date }, now: Date): boolean {
  return startsAt <= now;
}
