import { describe, expect, test } from 'vitest';
import { newId } from '#db';
import { formatNumber, readNumber } from './number.ts';

const id = '2abc3defghjk4mnpqr5s';

describe('a certificate’s number', () => {
  test('is printed in groups of four and read back', () => {
    expect(formatNumber(id)).toBe('2abc-3def-ghjk-4mnp-qr5s');
    for (let i = 0; i < 50; i += 1) {
      const fresh = newId();
      expect(readNumber(formatNumber(fresh))).toBe(fresh);
    }
  });

  test.each([
    ['as printed', '2abc-3def-ghjk-4mnp-qr5s'],
    ['in capitals', '2ABC-3DEF-GHJK-4MNP-QR5S'],
    ['with spaces', ' 2abc 3def ghjk 4mnp qr5s '],
    ['with other dashes and an invisible space', '2abc–3def—ghjk‑4mnp\u200bqr5s'],
    ['with dots and line ends', '2abc.3def.ghjk.\n4mnp.qr5s\r\n'],
    ['as the page’s address', `https://example.nl/nl/certificates/${id}`],
    ['as the PDF’s address', `https://example.nl/certificates/${id}.pdf?lang=en`],
  ])('is read %s', (_, typed) => {
    expect(readNumber(typed)).toBe(id);
  });

  test.each(['', '   ', '2abc', `${id}x`, '0abc3defghjk4mnpqr5s', 'zzzz-zzzz', "' or 1=1 --", '乌得勒支', '../../etc/passwd', 'x'.repeat(10_000)])(
    'is not %j',
    (typed) => {
      expect(readNumber(typed)).toBeNull();
    },
  );
});
