import { describe, expect, test } from 'vitest';
import { instantAt } from './event-times.ts';

const zone = 'Europe/Amsterdam';

describe('instantAt', () => {
  test.each([
    ['in winter', '2027-01-12', '14:00', '2027-01-12T13:00:00.000Z'],
    ['in summer', '2027-07-12', '14:00', '2027-07-12T12:00:00.000Z'],
    ['at midnight', '2027-07-12', '00:00', '2027-07-11T22:00:00.000Z'],
    ['before the clock goes forward', '2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['after the clock went forward', '2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['in the hour that comes twice', '2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['after the clock went back', '2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ])('%s', (_, day, time, wanted) => {
    expect(instantAt(day, time, zone)?.toISOString()).toBe(wanted);
  });

  test('knows no instant in the hour that is skipped', () => {
    expect(instantAt('2027-03-28', '02:30', zone)).toBeNull();
  });
});
