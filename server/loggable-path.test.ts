import { expect, test } from 'vitest';
import { loggablePath } from './loggable-path.ts';

test.each([
  ['/nl/calendar/s3cret.ics', '/nl/calendar/….ics'],
  ['/en/calendar/s3cret.ics.data', '/en/calendar/….ics.data'],
  ['/nl/calendar/s3cret', '/nl/calendar/…'],
  ['/nl/calendar/s3cret/', '/nl/calendar/…'],
  ['/nl/training/calendar', '/nl/training/calendar'],
  ['/nl/events/abc.ics', '/nl/events/abc.ics'],
])('%s stands in the log as %s', (path, wanted) => {
  expect(loggablePath(path)).toBe(wanted);
});
