import { expect, it } from 'vitest';
import { describeDevice } from './device.ts';

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari, iOS'],
  ['curl/8.5.0', ''],
  [null, ''],
])('calls %s %j', (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device);
});

it('never says more than fits, whatever the browser claims to be', () => {
  for (const claim of [
    `Mozilla/5.0 (${'x'.repeat(9000)}`,
    `${'Firefox/1 '.repeat(500)}`,
    `Mozilla/5.0 (Windows NT 9${'9'.repeat(300)}) Chrome/${'1'.repeat(300)}`,
    '\0<script>',
  ])
    expect(describeDevice(claim).length).toBeLessThanOrEqual(60);
});
