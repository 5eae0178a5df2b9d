/** Drawing the questions of an attempt (rule 3): at random, spread over the objectives, new ones first. */
import type { Question } from '../catalogue/types.ts';

/** A number from 0 up to but not including 1. */
export type Random = () => number;

/** A copy in random order (Fisher–Yates). */
export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

export interface DrawnQuestion {
  question: string;
  /** Ids of the options in the order in which they are shown. */
  optionOrder: string[];
}

/**
 * Draws `count` questions, or all when the bank holds fewer. The objectives take turns, so their
 * shares differ by at most one where the bank allows; within an objective, and for the last turn
 * between objectives, questions seen least often go first.
 */
export function drawQuestions({ bank, count, seen, random }: { bank: Question[]; count: number; seen: Map<string, number>; random: Random }): DrawnQuestion[] {
  const timesSeen = (question: Question | undefined) => (question ? (seen.get(question.id) ?? 0) : Infinity);
  const objectives = new Set(bank.map((question) => question.objective));
  const shuffled = shuffle(bank, random).sort((a, b) => timesSeen(a) - timesSeen(b));
  const piles = shuffle([...objectives], random).map((objective) => shuffled.filter((question) => question.objective === objective));
  const drawn: Question[] = [];
  while (drawn.length < count && piles.some((pile) => pile.length > 0)) {
    piles.sort((a, b) => timesSeen(a[0]) - timesSeen(b[0]));
    for (const pile of piles) {
      const question = drawn.length < count ? pile.shift() : undefined;
      if (question) drawn.push(question);
    }
  }
  return shuffle(drawn, random).map((question) => ({
    question: question.id,
    optionOrder: shuffle(
      question.options.map((option) => option.id),
      random,
    ),
  }));
}
