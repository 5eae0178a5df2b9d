import { expect, test } from 'vitest';
import { testCatalogue } from '#tests/support/app.ts';
import type { Module } from './types.ts';
import { listReviews } from './reviews.ts';

const catalogue = testCatalogue();
const due = (days: Record<string, string>) => ({
  ...catalogue,
  modules: catalogue.modules.map((module): Module => ({ ...module, reviewBy: days[module.id]! })),
});

test('the module that is most overdue comes first', () => {
  const reviews = listReviews(due({ alpha: '2026-06-16', beta: '2026-06-01' }), { today: '2026-06-15' });
  expect(reviews.map(({ module, daysLeft }) => [module.id, daysLeft])).toEqual([
    ['beta', -14],
    ['alpha', 1],
  ]);
});

test('on the day itself a review is not overdue, and across a change of clocks a day stays a day', () => {
  expect(listReviews(due({ alpha: '2026-03-30', beta: '2026-03-28' }), { today: '2026-03-28' }).map(({ daysLeft }) => daysLeft)).toEqual([0, 2]);
});

test('modules that are due on one day stand in the order of the course', () => {
  const reviews = listReviews(due({ alpha: '2026-07-01', beta: '2026-07-01' }), { today: '2026-06-15' });
  expect(reviews.map(({ module }) => module.id)).toEqual(['alpha', 'beta']);
});
