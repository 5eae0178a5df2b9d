import { describe, expect, it } from 'vitest';
import { lastClosedPeriod, periodsSince } from './periods.ts';

const last = (instant: string) => lastClosedPeriod(new Date(instant), 'Europe/Amsterdam').id;

describe('the last closed period', () => {
  it('changes at midnight of the operator, an hour after which everything has been written', () => {
    // In summer time midnight in Amsterdam is 22:00 UTC.
    expect(last('2026-06-30T22:59:59Z')).toBe('2026-q1');
    expect(last('2026-06-30T23:00:00Z')).toBe('2026-q2');
  });

  it('is last year as a whole until the first quarter is over', () => {
    // In winter time midnight in Amsterdam is 23:00 UTC.
    expect(last('2026-12-31T23:59:59Z')).toBe('2026-q3');
    expect(last('2027-01-01T00:00:00Z')).toBe('2026-q4');
    expect(last('2027-03-31T22:59:59Z')).toBe('2026-q4');
    expect(last('2027-03-31T23:00:00Z')).toBe('2027-q1');
  });

  it('is never the quarter that is running', () => {
    expect(last('2026-07-01T12:00:00Z')).toBe('2026-q2');
    expect(last('2026-09-30T12:00:00Z')).toBe('2026-q2');
  });
});

describe('the periods since a month', () => {
  it('begin with its quarter and go on over the years', () => {
    const ids = periodsSince('2025-11', { id: '2026-q2', year: 2026, quarter: 2 }).map(({ id }) => id);
    expect(ids).toEqual(['2025-q4', '2026-q1', '2026-q2']);
  });

  it('are none when that quarter has not ended', () => {
    expect(periodsSince('2026-07', { id: '2026-q2', year: 2026, quarter: 2 })).toEqual([]);
  });
});
