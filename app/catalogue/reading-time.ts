const wordsPerMinute = 180;

/** Whole minutes of reading, at least 1. */
export function minutesOf(words: number): number {
  return Math.max(1, Math.ceil(words / wordsPerMinute));
}
