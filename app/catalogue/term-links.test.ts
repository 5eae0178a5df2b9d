import { describe, expect, it } from 'vitest';
import { createTermFinder } from './term-links.ts';
import type { Term } from './types.ts';

const term = (id: string, nl: string, given: Partial<Term> = {}): Term => ({
  id,
  nl,
  en: nl,
  also: { nl: [], en: [] },
  linked: true,
  definition: { nl: '', en: '' },
  ...given,
});
const found = (terms: Term[], text: string) => createTermFinder(terms, 'nl')(text).flatMap((part) => (part.termId ? [`${part.termId}: ${part.text}`] : []));

describe('terms in running text', () => {
  it('are found by their name, with a small or a capital letter', () => {
    expect(found([term('patent', 'Octrooi')], 'Octrooi, of een octrooi.')).toEqual(['patent: Octrooi', 'patent: octrooi']);
  });

  it('are found by the short name between brackets and by other words for them', () => {
    const terms = [term('ip', 'Intellectueel eigendom (IE)'), term('patent', 'Octrooi', { also: { nl: ['octrooien'], en: [] } })];
    expect(found(terms, 'Uw IE: octrooien en ander intellectueel eigendom')).toEqual(['ip: IE', 'patent: octrooien', 'ip: intellectueel eigendom']);
  });

  it('are not found by an explanation between brackets', () => {
    expect(found([term('minimum-wage', 'Minimumloon (per stad)'), term('mould', 'Mal (matrijs)')], 'het minimumloon per stad, een matrijs')).toEqual([
      'minimum-wage: minimumloon',
    ]);
  });

  it('are whole words: not a part of a longer one', () => {
    expect(found([term('ip', 'IE'), term('patent', 'Octrooi')], 'RIE, octrooirecht, octrooi-aanvraag, wereldoctrooi, pre-octrooi')).toEqual([]);
  });

  it('with capitals are taken literally', () => {
    expect(found([term('rom', 'ROM')], 'rom en ROM')).toEqual(['rom: ROM']);
  });

  it('go by their longest name', () => {
    expect(found([term('nda', 'Overeenkomst'), term('nnn', 'NNN-overeenkomst')], 'een NNN-overeenkomst (NNN-overeenkomst)')).toEqual([
      'nnn: NNN-overeenkomst',
      'nnn: NNN-overeenkomst',
    ]);
  });

  it('stay words where the glossary says so, and without a glossary', () => {
    expect(found([term('face', 'Gezicht', { linked: false })], 'Gezicht')).toEqual([]);
    expect(createTermFinder([], 'nl')('Gezicht')).toEqual([{ text: 'Gezicht' }]);
  });

  it('leave every other character where it is', () => {
    const text = 'Een octrooi (CN 12.345) kost geld; octrooi + merk.*';
    expect(
      createTermFinder(
        [term('patent', 'Octrooi')],
        'nl',
      )(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
