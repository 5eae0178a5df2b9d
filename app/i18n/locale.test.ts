import { describe, expect, it } from 'vitest';
import { dayOf, formatDate, formatNumber, monthOf, plural } from './format.ts';
import { preferredLocale } from './locale.ts';

describe('preferredLocale', () => {
  it.each([
    [null, 'nl'],
    ['', 'nl'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,nl;q=0.8', 'en'],
    ['de-DE,de;q=0.9,en;q=0.5,nl;q=0.7', 'nl'],
    ['zh-CN,zh;q=0.9', 'nl'],
    ['en;q=0,nl;q=0.1', 'nl'],
    ['*;q=0.5, ;;;', 'nl'],
  ])('of %s is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('days and months are those of the time zone', () => {
  const newYearsEve = new Date('2026-12-31T23:30:00Z');
  it('puts half past midnight in Amsterdam in the new year', () => {
    expect(dayOf(newYearsEve, 'Europe/Amsterdam')).toBe('2027-01-01');
    expect(monthOf(newYearsEve, 'Europe/Amsterdam')).toBe('2027-01');
    expect(monthOf(newYearsEve, 'UTC')).toBe('2026-12');
  });
  it('keeps summer time apart', () => {
    expect(dayOf(new Date('2026-06-30T22:15:00Z'), 'Europe/Amsterdam')).toBe('2026-07-01');
    expect(dayOf(new Date('2026-11-30T22:15:00Z'), 'Europe/Amsterdam')).toBe('2026-11-30');
  });
});

describe('words and numbers follow the language', () => {
  it('formats dates and numbers', () => {
    expect(formatDate(new Date('2026-11-23T12:00:00Z'), 'nl', 'Europe/Amsterdam')).toBe('23 november 2026');
    expect(formatDate(new Date('2026-11-23T12:00:00Z'), 'en', 'Europe/Amsterdam')).toBe('23 November 2026');
    expect(formatNumber(12345, 'nl')).toBe('12.345');
    expect(formatNumber(12345, 'en')).toBe('12,345');
  });
  it('chooses one or other', () => {
    const forms = { one: 'les', other: 'lessen' };
    expect([0, 1, 2].map((n) => plural(n, 'nl', forms))).toEqual(['lessen', 'les', 'lessen']);
  });
});
