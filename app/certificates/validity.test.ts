import { describe, expect, test } from 'vitest';
import { addMonths, certificateStatus, endOfValidity, lastInstantOf, startOfDay } from './validity.ts';

const timeZone = 'Europe/Amsterdam';
const end = (issuedAt: string, months: number, zone = timeZone) => endOfValidity({ issuedAt: new Date(issuedAt), months, timeZone: zone }).toISOString();

describe('adding months to a day', () => {
  test.each([
    ['2026-01-31', 12, '2027-01-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 24, '2030-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-11-30', 24, '2028-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s + %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('the end of validity', () => {
  test('is midnight after the last day, in winter and in summer time', () => {
    expect(end('2026-01-15T12:00:00Z', 12)).toBe('2027-01-15T23:00:00.000Z');
    expect(end('2026-07-15T12:00:00Z', 24)).toBe('2028-07-15T22:00:00.000Z');
  });

  test('counts from the day in the operator’s time zone, not from the day in UTC', () => {
    // 00:30 on 1 February in Amsterdam.
    expect(end('2026-01-31T23:30:00Z', 12)).toBe('2027-02-01T23:00:00.000Z');
    // 23:30 on 31 January there.
    expect(end('2026-01-31T22:30:00Z', 12)).toBe('2027-01-31T23:00:00.000Z');
  });

  test('falls on the last day of a shorter month', () => {
    expect(end('2028-02-29T12:00:00Z', 12)).toBe('2029-02-28T23:00:00.000Z');
    expect(end('2028-02-29T12:00:00Z', 24)).toBe('2030-02-28T23:00:00.000Z');
    expect(end('2026-01-31T12:00:00Z', 24)).toBe('2028-01-31T23:00:00.000Z');
  });

  test('crosses a change of the clock', () => {
    // The last day is the Sunday on which summer time begins (28 March 2027), a day of 23 hours.
    expect(end('2026-03-28T12:00:00Z', 12)).toBe('2027-03-28T22:00:00.000Z');
  });

  test('is the same rule in another time zone', () => {
    expect(end('2026-01-15T12:00:00Z', 12, 'Pacific/Auckland')).toBe('2027-01-16T11:00:00.000Z');
    // Summer time begins at midnight there: this day starts at 01:00.
    expect(startOfDay('2027-03-28', 'Asia/Beirut').toISOString()).toBe('2027-03-27T22:00:00.000Z');
  });

  test('leaves the last instant on the day that is printed', () => {
    const validUntil = endOfValidity({ issuedAt: new Date('2026-07-15T12:00:00Z'), months: 12, timeZone });
    expect(lastInstantOf(validUntil).toISOString()).toBe('2027-07-15T21:59:59.999Z');
  });
});

describe('status', () => {
  const validUntil = new Date('2027-01-15T23:00:00.000Z');
  test('turns at the exact instant', () => {
    expect(certificateStatus({ validUntil, revokedAt: null }, new Date('2027-01-15T22:59:59.999Z'))).toBe('valid');
    expect(certificateStatus({ validUntil, revokedAt: null }, validUntil)).toBe('expired');
  });
  test('is revoked before and after expiry', () => {
    const revokedAt = new Date('2026-06-01T10:00:00Z');
    expect(certificateStatus({ validUntil, revokedAt }, new Date('2026-06-01T10:00:00Z'))).toBe('revoked');
    expect(certificateStatus({ validUntil, revokedAt }, new Date('2030-01-01T00:00:00Z'))).toBe('revoked');
  });
});
