import { expect, test } from 'vitest';
import { testCatalogue } from '#tests/support/app.ts';
import { followPath } from './scenario-path.ts';

const scenario = testCatalogue().module('alpha')!.scenarios[0]!;
const follow = (...path: string[]) => followPath(scenario, path);

test('a way begins at the first step', () => {
  expect(follow()).toMatchObject({ taken: [], step: { id: 'the-mail' }, ending: null });
});

test('each choice leads to its own place, and the last one to an ending', () => {
  expect(follow('ask-back')).toMatchObject({ step: { id: 'the-plan' }, ending: null });
  expect(follow('ask-back', 'sign-first', 'give-layer')).toMatchObject({ step: null, ending: { id: 'good-start', outcome: 'good' } });
  expect(follow('send-all', 'wait-on', 'shout-there')).toMatchObject({ ending: { id: 'all-lost', outcome: 'costly' } });
});

test('a choice of another step, an unknown one, and one after the end make no way', () => {
  expect(follow('sign-first')).toBeNull();
  expect(follow('ask-back', 'nothing')).toBeNull();
  expect(follow('ask-back', 'sign-first', 'give-layer', 'give-layer')).toBeNull();
});

test('two choices of one step never lead to the same place', () => {
  for (const step of scenario.steps) expect(new Set(step.choices.map(({ next }) => next)).size).toBe(step.choices.length);
});
