import { describe, expect, test } from 'vitest';
import { findLikePairs, isOneSlip, squeezeName, type Likeness, type Registration } from './likeness.ts';

const registration = (given: Partial<Registration> & { id: string }): Registration => ({
  name: `Bedrijf ${given.id}`,
  kvkNumber: '11111111',
  domains: [],
  ...given,
});

/** Why two registrations look alike that have nothing in common but what is given. */
function likenessOf(one: Partial<Registration>, other: Partial<Registration>): Likeness[] {
  const pairs = findLikePairs([
    { id: 'a', name: 'Oeverzwaluw Optiek', kvkNumber: '10293847', domains: [], ...one },
    { id: 'b', name: 'Windkracht Tien', kvkNumber: '56473829', domains: [], ...other },
  ]);
  expect(pairs.length).toBeLessThan(2);
  return pairs[0]?.why ?? [];
}

describe('a name without what says nothing', () => {
  test.each([
    ['Tulp-Techniek B.V.', 'tulptechniek'],
    ['TULP TECHNIEK BV', 'tulptechniek'],
    ['Tulp Techniek b. v.', 'tulptechniek'],
    ['Tulp Techniek Holding B.V.', 'tulptechniek'],
    ['Tulp Techniek Nederland', 'tulptechniek'],
    ['Café Één V.O.F.', 'cafeeen'],
    ['Jansen & Zonen', 'jansenenzonen'],
    ['Jansen en Zonen N.V.', 'jansenenzonen'],
    ['  Bavinck   Advies ', 'bavinckadvies'],
    ['Holding B.V.', 'holdingbv'],
    ['荷兰郁金香', '荷兰郁金香'],
    ['', ''],
  ])('%s', (name, squeezed) => {
    expect(squeezeName(name)).toBe(squeezed);
  });
});

describe('one slip of the keyboard', () => {
  test.each([
    ['12345678', '12345679', true, 'another digit'],
    ['12345678', '12345687', true, 'the last two swapped'],
    ['12345678', '21345678', true, 'the first two swapped'],
    ['12345678', '12345678', false, 'the same'],
    ['12345678', '12345867', false, 'three in another order'],
    ['12345678', '12435687', false, 'two swaps'],
    ['12345678', '12345698', true, 'a digit in the middle'],
    ['12345678', '22345679', false, 'two digits'],
    ['12345678', '32145678', false, 'swapped over a distance'],
    ['pompen', 'pompe', true, 'a letter less'],
    ['pompen', 'pommpen', true, 'a letter more'],
    ['pompen', 'pom', false, 'three letters less'],
    ['', 'a', true, 'one letter against none'],
  ])('%s and %s: %s (%s)', (one, other, expected) => {
    expect(isOneSlip(one, other)).toBe(expected);
    expect(isOneSlip(other, one)).toBe(expected);
  });
});

describe('two registrations', () => {
  test.each<[string, Partial<Registration>, Partial<Registration>, Likeness[]]>([
    ['have nothing in common', {}, {}, []],
    ['have the same name', { name: 'Kromhof Pompen B.V.' }, { name: 'kromhof-pompen' }, ['same-name']],
    ['have nearly the same name', { name: 'Kromhof Pompen' }, { name: 'Kromhoff Pompen B.V.' }, ['near-name']],
    ['have short names that differ in one letter', { name: 'Bosch' }, { name: 'Bosco' }, []],
    ['have short names that are the same', { name: 'Bos' }, { name: 'BOS b.v.' }, ['same-name']],
    ['have numbers with one other digit', { kvkNumber: '40000001' }, { kvkNumber: '40000011' }, ['near-number']],
    ['have numbers with two digits swapped', { kvkNumber: '41000000' }, { kvkNumber: '14000000' }, ['near-number']],
    ['have numbers with two other digits', { kvkNumber: '40000001' }, { kvkNumber: '40000112' }, []],
    ['have managers at one domain', { domains: ['kromhof.nl'] }, { domains: ['gmail.com', 'kromhof.nl'] }, ['same-domain']],
    ['have managers with public addresses', { domains: ['gmail.com', 'ziggo.nl'] }, { domains: ['ziggo.nl', 'gmail.com'] }, []],
    [
      'have all of it',
      { name: 'Kromhof', kvkNumber: '40000001', domains: ['kromhof.nl'] },
      { name: 'Kromhof BV', kvkNumber: '40000010', domains: ['kromhof.nl', 'kromhof.nl'] },
      ['same-name', 'near-number', 'same-domain'],
    ],
  ])('that %s', (_, one, other, why) => {
    expect(likenessOf(one, other)).toEqual(why);
    expect(likenessOf(other, one)).toEqual(why);
  });
});

describe('a list', () => {
  test('gives each pair once, the most reasons first', () => {
    const pairs = findLikePairs([
      registration({ id: 'c', name: 'Alfa Staal', kvkNumber: '20000000' }),
      registration({ id: 'a', name: 'Alfa Staal BV', kvkNumber: '30405060', domains: ['alfa.nl'] }),
      registration({ id: 'b', name: 'Alfa-Staal', kvkNumber: '30405061', domains: ['alfa.nl'] }),
    ]);
    expect(pairs).toEqual([
      { ids: ['a', 'b'], why: ['same-name', 'near-number', 'same-domain'] },
      { ids: ['a', 'c'], why: ['same-name'] },
      { ids: ['b', 'c'], why: ['same-name'] },
    ]);
  });

  test('takes no notice of a domain that four companies share, such as an accountant’s', () => {
    const sharing = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        registration({ id: `c${at}`, name: `Firma ${'abcd'[at]!.repeat(9)}`, kvkNumber: String(11111111 * (at + 1)), domains: ['boekhouder.nl'] }),
      );
    expect(findLikePairs(sharing(3))).toHaveLength(3);
    expect(findLikePairs(sharing(4))).toEqual([]);
  });

  test('is found among thousands, and only where it is', () => {
    const many = Array.from({ length: 4_000 }, (_, at) =>
      registration({
        id: `c${at}`,
        name: `${(at * 7_919).toString(26)} Handelsmaatschappij`,
        kvkNumber: String(10_000_000 + at * 20_011),
        domains: [`c${at}.nl`],
      }),
    );
    const [hidden] = many.splice(1_234, 1);
    const twin = registration({ ...hidden!, id: 'twin', kvkNumber: '99999999', domains: ['twin.nl'] });
    const pairs = findLikePairs([...many, hidden!, twin]);
    expect(pairs.filter(({ ids }) => ids.includes('twin'))).toEqual([{ ids: ['c1234', 'twin'], why: ['same-name'] }]);
  });
});
