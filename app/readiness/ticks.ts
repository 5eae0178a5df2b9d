import { DomainError } from '../errors.ts';

/** A list as a person left it. */
export interface SentTicks {
  /** The items that were ticked on the page this person saw. */
  shown: string[];
  ticked: string[];
}

/**
 * What that person changed. Only this is written, so that a colleague's ticks of meanwhile stay.
 * Throws invalid for an item that isn't on the list.
 */
export function changesOf({ shown, ticked }: SentTicks, items: readonly { id: string }[]): { added: string[]; removed: string[] } {
  const onList = (item: string) => items.some(({ id }) => id === item);
  if (![...ticked, ...shown].every(onList)) throw new DomainError('invalid');
  return { added: ticked.filter((item) => !shown.includes(item)), removed: shown.filter((item) => !ticked.includes(item)) };
}
