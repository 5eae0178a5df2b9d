import { expect, test } from 'vitest';
import { testCatalogue } from '#tests/support/app.ts';
import { createRandom } from '#tests/support/random.ts';
import type { Question } from '../catalogue/types.ts';
import { drawQuestions, shuffle } from './draw.ts';
import { secureRandom } from './random.server.ts';

const bank = testCatalogue().questionBank('alpha');
const objectiveOf = (id: string) => bank.find((question) => question.id === id)!.objective;
const none = new Map<string, number>();

function sharesOf(drawn: { question: string }[]): number[] {
  const counts = new Map<string, number>();
  for (const { question } of drawn) counts.set(objectiveOf(question), (counts.get(objectiveOf(question)) ?? 0) + 1);
  return [...counts.values()].sort();
}

test('the objectives share the questions evenly, and no question comes twice', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const four = drawQuestions({ bank, count: 4, seen: none, random: createRandom(seed) });
    expect(sharesOf(four)).toEqual([2, 2]);
    const five = drawQuestions({ bank, count: 5, seen: none, random: createRandom(seed) });
    expect(sharesOf(five)).toEqual([2, 3]);
    expect(new Set(five.map(({ question }) => question)).size).toBe(5);
  }
});

test('an objective with few questions is used up, and the others fill in', () => {
  const [first] = bank;
  const lopsided = bank.filter((question) => question === first || question.objective !== first!.objective);
  const drawn = drawQuestions({ bank: lopsided, count: 4, seen: none, random: createRandom(1) });
  expect(sharesOf(drawn)).toEqual([1, 3]);
});

test('a bank that is too small gives all it has; an empty one nothing', () => {
  expect(drawQuestions({ bank: bank.slice(0, 3), count: 10, seen: none, random: createRandom(1) })).toHaveLength(3);
  expect(drawQuestions({ bank: [] as Question[], count: 10, seen: none, random: createRandom(1) })).toEqual([]);
});

test('what was seen least often comes first', () => {
  const seen = new Map<string, number>();
  const draws: string[][] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const ids = drawQuestions({ bank, count: 4, seen, random: createRandom(attempt) }).map(({ question }) => question);
    for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
    draws.push(ids);
  }
  // Three draws of four use the bank of twelve exactly once.
  expect(new Set(draws.flat()).size).toBe(12);
});

test('questions and options come in different orders, with every option there once', () => {
  const firsts = new Set<string>();
  const orders = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    const drawn = drawQuestions({ bank, count: 4, seen: none, random: createRandom(seed) });
    firsts.add(drawn[0]!.question);
    for (const { optionOrder } of drawn) {
      orders.add(optionOrder.join());
      expect([...optionOrder].sort()).toEqual(['a', 'b', 'c', 'd']);
    }
  }
  expect(firsts.size).toBeGreaterThan(8);
  expect(orders.size).toBe(24);
});

test('the default source stays between 0 and 1 and keeps every item of a shuffle', () => {
  for (let i = 0; i < 200; i += 1) {
    const number = secureRandom();
    expect(number).toBeGreaterThanOrEqual(0);
    expect(number).toBeLessThan(1);
  }
  expect(shuffle([1, 2, 3, 4, 5], secureRandom).sort()).toEqual([1, 2, 3, 4, 5]);
});
