/** The ways through a scenario: where they lead, how long they are, and whether they end. */
import type { ScenarioFile } from './schema.ts';

type Graph = Pick<ScenarioFile, 'start' | 'endings'> & { steps: { id: string; choices: { next: string }[] }[] };

export interface Ways {
  /** Steps and endings that some way reaches. */
  reached: Set<string>;
  /** Steps from which a way leads back to themselves. */
  looping: Set<string>;
  /** Choices on the shortest and on the longest way; 0 when a way never ends. */
  shortest: number;
  longest: number;
}

/** Names that lead nowhere count as endings: they are a problem of their own. */
export function exploreWays({ start, steps }: Graph): Ways {
  const next = new Map(steps.map((step) => [step.id, step.choices.map((choice) => choice.next)]));
  const reached = new Set<string>();
  const looping = new Set<string>();
  const lengths = new Map<string, { shortest: number; longest: number }>();
  const visit = (id: string, before: readonly string[]): { shortest: number; longest: number } => {
    reached.add(id);
    const following = next.get(id);
    if (!following) return { shortest: 0, longest: 0 };
    if (before.includes(id)) {
      for (const inLoop of before.slice(before.indexOf(id))) looping.add(inLoop);
      return { shortest: 0, longest: 0 };
    }
    const known = lengths.get(id);
    if (known) return known;
    const beyond = following.map((other) => visit(other, [...before, id]));
    const length = { shortest: 1 + Math.min(...beyond.map((way) => way.shortest)), longest: 1 + Math.max(...beyond.map((way) => way.longest)) };
    lengths.set(id, length);
    return length;
  };
  const { shortest, longest } = visit(start, []);
  return looping.size > 0 ? { reached, looping, shortest: 0, longest: 0 } : { reached, looping, shortest, longest };
}

/** The most words somebody may have to read from a place to the end, given the words at each place and on each choice. */
export function longestReading(
  { start, steps }: { start: string; steps: readonly { id: string; choices: readonly { next: string }[] }[] },
  wordsAt: (id: string) => number,
  wordsOn: (stepId: string, place: number) => number,
): number {
  const known = new Map<string, number>();
  const from = (id: string): number => {
    const step = steps.find((candidate) => candidate.id === id);
    const before = known.get(id);
    if (before !== undefined) return before;
    const beyond = step ? Math.max(...step.choices.map((choice, place) => wordsOn(id, place) + from(choice.next))) : 0;
    known.set(id, wordsAt(id) + beyond);
    return wordsAt(id) + beyond;
  };
  return from(start);
}
