import { describe, expect, it } from 'vitest';
import { countSyllables, measureReadability, splitSentences, wordsOf } from './readability.ts';

describe('syllables', () => {
  it.each([
    ['bedrijf', 2],
    ['theater', 3],
    ['nieuw', 1],
    ['bureau', 2],
    ['koeien', 2],
    ['draaien', 2],
    ['studio', 3],
    ['coördinatie', 5],
    ['ideeën', 3],
    ['reëel', 2],
    ['financiële', 5],
    ['geïnteresseerd', 5],
    ['zorgvuldigheid', 4],
    ['yoghurt', 2],
    ['e-mail', 2],
    ['website', 2],
    ['AIVD', 4],
    ['2026', 1],
    ['mìmì', 2],
  ])('in Dutch: %s has %i', (word, syllables) => {
    expect(countSyllables(word, 'nl')).toBe(syllables);
  });

  it.each([
    ['the', 1],
    ['makes', 1],
    ['asked', 1],
    ['needed', 2],
    ['changes', 2],
    ['table', 2],
    ['handled', 2],
    ['whole', 1],
    ['security', 4],
    ['nation', 2],
    ['social', 2],
    ['trial', 2],
    ['client', 2],
    ['evidence', 3],
    ['influence', 3],
    ['agreement', 3],
    ['business', 2],
    ['WTO', 5],
  ])('in English: %s has %i', (word, syllables) => {
    expect(countSyllables(word, 'en')).toBe(syllables);
  });
});

describe('sentences', () => {
  it('does not stop at abbreviations, decimals and initials', () => {
    expect(splitSentences('Vraag dr. J. Jansen om art. 5 van de wet. Dat kost bijv. 9.5 euro.', 'nl')).toEqual([
      'Vraag dr. J. Jansen om art. 5 van de wet.',
      'Dat kost bijv. 9.5 euro.',
    ]);
    expect(splitSentences('Ask Mr. Li, e.g. about No. 5. He knows the U.S. Treasury.', 'en')).toHaveLength(2);
  });

  it('stops behind a quotation or a bracket', () => {
    expect(splitSentences('"Komt goed." Hij lacht (zacht!) En dan?', 'nl')).toEqual(['"Komt goed."', 'Hij lacht (zacht!)', 'En dan?']);
  });

  it('counts compounds, numbers and clitics as one word', () => {
    expect(wordsOf("zo'n e-mail over 12.000 euro, 9,5 procent – klaar!")).toEqual(["zo'n", 'e-mail', 'over', '12.000', 'euro', '9,5', 'procent', 'klaar']);
  });
});

describe('scores', () => {
  it('follows Flesch-Douma in Dutch', () => {
    // de man ziet de koe (5 words, 5 syllables); hij loopt verder (3 words, 4 syllables)
    const measured = measureReadability(['De man ziet de koe. Hij loopt verder.'], 'nl');
    expect(measured).toMatchObject({ words: 8, sentences: 2, syllables: 9, meanSentence: 4 });
    expect(measured.score).toBeCloseTo(206.84 - 0.77 * (900 / 8) - 0.93 * 4, 6);
  });

  it('follows Flesch reading ease in English', () => {
    // The textbook example scores 116.
    expect(measureReadability(['The cat sat on the mat.'], 'en').score).toBeCloseTo(116.145, 3);
  });

  it('ends a sentence with each block and leaves Chinese out', () => {
    const measured = measureReadability(['Een kop', 'Een punt', 'Een merk heet 商标 in China'], 'nl');
    expect(measured).toMatchObject({ sentences: 3, words: 9 });
    expect(measured.longestSentence.words).toBe(5);
  });

  it('rates officialese below plain words', () => {
    const plain = measureReadability(['U stuurt ons de brief. Wij kijken of het klopt.'], 'nl').score;
    const heavy = measureReadability(
      ['Naar aanleiding van bovengenoemde correspondentie verzoeken wij u vriendelijk de desbetreffende documentatie te overleggen.'],
      'nl',
    ).score;
    expect(plain).toBeGreaterThan(90);
    expect(heavy).toBeLessThan(20);
  });

  it('survives a text without words', () => {
    expect(measureReadability(['…', ''], 'nl')).toMatchObject({ words: 0, sentences: 0, meanSentence: 0 });
  });
});
