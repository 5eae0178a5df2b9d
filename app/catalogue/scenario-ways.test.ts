import { describe, expect, it } from 'vitest';
import { exploreWays, longestReading } from './scenario-ways.ts';

const scenario = (steps: Record<string, string[]>) => ({
  start: Object.keys(steps)[0]!,
  endings: [],
  steps: Object.entries(steps).map(([id, next]) => ({ id, choices: next.map((to) => ({ id: to, next: to })) })),
});
const explore = (steps: Record<string, string[]>) => exploreWays(scenario(steps) as never);

describe('the ways through a scenario', () => {
  it('reach what a choice leads to, and nothing else', () => {
    const { reached } = explore({ a: ['b', 'end'], b: ['end'], lonely: ['end', 'other'] });
    expect([...reached].sort()).toEqual(['a', 'b', 'end']);
  });

  it('are as short and as long as their choices', () => {
    expect(explore({ a: ['end', 'b'], b: ['c', 'end'], c: ['end', 'end2'] })).toMatchObject({ shortest: 1, longest: 3 });
  });

  it('may meet again without being a circle', () => {
    expect(explore({ a: ['b', 'c'], b: ['d'], c: ['d'], d: ['end'] })).toMatchObject({ shortest: 3, longest: 3, looping: new Set() });
  });

  it('name the steps of a circle, and only those', () => {
    expect(explore({ a: ['b', 'end'], b: ['c', 'end'], c: ['b', 'end'] }).looping).toEqual(new Set(['b', 'c']));
    expect(explore({ a: ['a', 'end'] }).looping).toEqual(new Set(['a']));
  });

  it('cost at most the reading of the longest one', () => {
    const words: Record<string, number> = { a: 10, b: 1, c: 50, end: 5 };
    const graph = scenario({ a: ['b', 'c'], b: ['end'], c: ['end'] });
    const way = longestReading(
      graph,
      (id) => words[id] ?? 0,
      (step, place) => (step === 'a' && place === 1 ? 100 : 0),
    );
    expect(way).toBe(10 + 100 + 50 + 5);
  });
});
