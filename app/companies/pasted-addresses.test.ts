import { describe, expect, it } from 'vitest';
import { readPastedAddresses } from './pasted-addresses.ts';

const emailsOf = (text: string) => readPastedAddresses(text).map(({ email }) => email);

describe('pasted addresses', () => {
  it.each([
    ['one', 'an@bos.nl', ['an@bos.nl']],
    ['lines, also of Windows and old Macs', 'an@bos.nl\r\nben@bos.nl\ncas@bos.nl\rdaan@bos.nl', ['an@bos.nl', 'ben@bos.nl', 'cas@bos.nl', 'daan@bos.nl']],
    ['commas', 'an@bos.nl, ben@bos.nl,cas@bos.nl', ['an@bos.nl', 'ben@bos.nl', 'cas@bos.nl']],
    ['semicolons, one too many', 'an@bos.nl; ben@bos.nl;', ['an@bos.nl', 'ben@bos.nl']],
    ['spaces and tabs', 'an@bos.nl ben@bos.nl\tcas@bos.nl', ['an@bos.nl', 'ben@bos.nl', 'cas@bos.nl']],
    ['names', 'An Bos <an@bos.nl>, Ben Bos <Ben@Bos.nl>', ['an@bos.nl', 'ben@bos.nl']],
    ['names with commas', 'Bos, An <an@bos.nl>; Bos, Ben <ben@bos.nl>', ['an@bos.nl', 'ben@bos.nl']],
    ['quoted names with separators', '"Bos, An; directie" <an@bos.nl>, ben@bos.nl', ['an@bos.nl', 'ben@bos.nl']],
    ['names that follow addresses', 'cas@bos.nl, An Bos <an@bos.nl>, daan@bos.nl', ['cas@bos.nl', 'an@bos.nl', 'daan@bos.nl']],
    ['angle brackets only', '<an@bos.nl> <ben@bos.nl>', ['an@bos.nl', 'ben@bos.nl']],
    ['cells of a spreadsheet', 'An Bos\tan@bos.nl\nBen Bos\tben@bos.nl', ['an@bos.nl', 'ben@bos.nl']],
    ['links', 'mailto:an@bos.nl', ['an@bos.nl']],
    ['capitals', '  AN@BOS.NL  ', ['an@bos.nl']],
    ['plus signs, dots and long endings', 'an.de-bos+china@post.bos.example', ['an.de-bos+china@post.bos.example']],
  ])('are read as %s', (_, text, expected) => {
    expect(emailsOf(text)).toEqual(expected);
  });

  it.each([
    'an',
    'an@',
    '@bos.nl',
    'an@bos',
    'an@@bos.nl',
    'an bos.nl',
    '<an>',
    'An Bos <>',
    'an@bos.nl\0',
    `${'a'.repeat(250)}@bos.nl`,
    'een @ twee @ drie',
    '=cmd|an@bos.nl!A1',
  ])('that are none stay, as they were typed: %j', (text) => {
    expect(readPastedAddresses(text)).toEqual([{ text: text.trim(), email: null }]);
  });

  it('never become two recipients or a header', () => {
    for (const text of ['an@bos.nl\r\nBcc: ben@bos.nl', 'an@bos.nl%0aBcc:ben@bos.nl', '"an@bos.nl, ben@bos.nl" <cas@bos.nl>']) {
      for (const email of emailsOf(text)) if (email !== null) expect(email).toMatch(/^[\w.%:-]+@[\w.]+$/);
    }
    expect(emailsOf('"an@bos.nl, ben@bos.nl" <cas@bos.nl>').at(-1)).toBe('cas@bos.nl');
  });

  it('keep their order and their doubles, and what is written around them', () => {
    expect(readPastedAddresses('Ben Bos <ben@bos.nl>\nniemand\nben@bos.nl')).toEqual([
      { text: 'Ben Bos <ben@bos.nl>', email: 'ben@bos.nl' },
      { text: 'niemand', email: null },
      { text: 'ben@bos.nl', email: 'ben@bos.nl' },
    ]);
  });

  it('are none in nothing', () => {
    for (const text of ['', ' \n\r\n ', ';,;\n,,']) expect(readPastedAddresses(text)).toEqual([]);
  });

  it('of hostile text are no addresses that its writer never typed', () => {
    for (const piece of ['<', '>', ',', ';', '"', '@', 'a@b.nl ', 'a@b.nl,', '<a@b.nl', 'x, <']) {
      const read = readPastedAddresses(piece.repeat(10_000 / piece.length));
      expect(new Set(read.flatMap(({ email }) => email ?? [])).size, piece).toBeLessThanOrEqual(1);
    }
  });
});
