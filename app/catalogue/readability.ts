/**
 * How hard a text is to read: Flesch-Douma for Dutch, Flesch reading ease for English.
 * Both run from about 0 (hard) to 100 (easy); 60 is plain language.
 */
import type { Locale } from '../i18n/locale.ts';
import { withoutChinese } from './chinese.ts';

export interface Readability {
  words: number;
  sentences: number;
  syllables: number;
  /** Words. */
  meanSentence: number;
  score: number;
  longestSentence: { text: string; words: number };
}

/** Measures blocks of text: a heading, a paragraph or a list item each ends its last sentence. */
export function measureReadability(blocks: readonly string[], locale: Locale): Readability {
  const sentences = blocks.flatMap((block) => splitSentences(withoutChinese(block), locale));
  const counted = sentences.map((text) => ({ text, words: wordsOf(text) })).filter(({ words }) => words.length > 0);
  const words = counted.flatMap((sentence) => sentence.words);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word, locale), 0);
  const longest = counted.reduce((best, { text, words: { length } }) => (length > best.words ? { text, words: length } : best), { text: '', words: 0 });
  const meanSentence = counted.length === 0 ? 0 : words.length / counted.length;
  const perWord = words.length === 0 ? 0 : syllables / words.length;
  return {
    words: words.length,
    sentences: counted.length,
    syllables,
    meanSentence,
    score: fleschScore(locale, meanSentence, perWord),
    longestSentence: longest,
  };
}

function fleschScore(locale: Locale, wordsPerSentence: number, syllablesPerWord: number): number {
  return locale === 'nl' ? 206.84 - 0.77 * (100 * syllablesPerWord) - 0.93 * wordsPerSentence : 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord;
}

/** Words, numbers and compounds joined by a hyphen, apostrophe, point or comma ("9,5", "e-mail", "zo'n"). */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‑'’.,/][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu) ?? [];
}

const abbreviations: Record<Locale, Set<string>> = {
  nl: new Set('art bijv bv blz ca dhr dr drs d.w.z excl incl ing i.p.v ir jl mevr mln mr mrd nl nr o.a o.m prof red resp st t.a.v vgl vs'.split(' ')),
  en: new Set('al approx art cf co corp dr e.g eg fig i.e ie inc jr ltd mr mrs ms no nos prof st u.k u.s vol vs'.split(' ')),
};

/** A point ends a sentence when a capital, digit or quotation mark follows, and no abbreviation or initial precedes. */
export function splitSentences(text: string, locale: Locale): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]+["'”’»)\]]*\s+(?=["'“‘«(\[]?[\p{Lu}\p{N}])/gu)) {
    const before = /(\S+)$/.exec(text.slice(start, match.index))?.[1]?.replace(/^["'“‘(\[]+/, '') ?? '';
    const abbreviated = match[0].startsWith('.') && (abbreviations[locale].has(before.toLowerCase()) || /^\p{Lu}$/u.test(before));
    if (abbreviated) continue;
    const end = match.index + match[0].length;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  const rest = text.slice(start).trim();
  return rest === '' ? sentences : [...sentences, rest];
}

/** Letter words are spelled out (AIVD has four syllables); a number counts as one. */
export function countSyllables(word: string, locale: Locale): number {
  return word
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((part) => part !== '')
    .reduce((sum, part) => sum + countPart(part, locale), 0);
}

function countPart(part: string, locale: Locale): number {
  if (/^\p{N}+$/u.test(part)) return 1;
  const letters = /^(\p{Lu}{2,5})s?$/u.exec(part)?.[1];
  if (letters !== undefined) return locale === 'en' ? letters.length + 2 * (letters.split('W').length - 1) : letters.length;
  return Math.max(1, locale === 'nl' ? countDutch(part) : countEnglish(part));
}

const dutchVowels = /eau|aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|oi|[äëïöü]([aeiou])?|[aeiouy]/g;
/** Loanwords with silent letters that occur in this course. */
const dutchLoans = new Map(
  Object.entries({
    team: 1,
    teams: 1,
    deal: 1,
    deals: 1,
    site: 1,
    sites: 1,
    website: 2,
    websites: 2,
    software: 2,
    hardware: 2,
    update: 2,
    updates: 2,
    online: 2,
    offline: 2,
    desktop: 2,
    engineer: 3,
  }),
);

function countDutch(word: string): number {
  const lower = plainAccents(word.toLowerCase());
  return (
    dutchLoans.get(lower) ??
    lower
      .replace(/qu/g, 'kw')
      .replace(/^y(?=[aeiou])/, 'j')
      .match(dutchVowels)?.length ??
    0
  );
}

/** Takes accents away (also pinyin's tones) but keeps the diaeresis, which begins a new syllable. */
function plainAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u0307\u0309-\u036f]/g, '')
    .normalize('NFC');
}

const englishExceptions = new Map(
  Object.entries({
    business: 2,
    businesses: 3,
    everyone: 3,
    everything: 3,
    something: 2,
    sometimes: 2,
    someone: 2,
    somewhere: 2,
    video: 3,
    videos: 3,
    area: 3,
    areas: 3,
    idea: 3,
    ideas: 3,
    being: 2,
    doing: 2,
    going: 2,
    seeing: 2,
    statement: 2,
    statements: 2,
    management: 3,
    safely: 2,
    lately: 2,
    namely: 2,
    likewise: 2,
    homework: 2,
    trademark: 2,
    trademarks: 2,
    therefore: 2,
    science: 2,
    society: 4,
    genuine: 3,
    ratio: 3,
    theatre: 3,
    recipe: 3,
  }),
);
/** Two written vowels that are two sounds: tri-al, cli-ent, gradu-al; not na-tion, so-cial, friend. */
const englishHiatus = /(?<![tcsg])ia|(?<![tcsgx])io|(?<![tcs]|fr)ie(?=[nt])|iu|(?<![gq])u(?=a[lt]|en)|reali|crea(?=t)|yi/g;

function countEnglish(word: string): number {
  const lower = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const known = englishExceptions.get(lower);
  if (known !== undefined) return known;
  const spoken = withoutSilentEnding(lower).replace(/^y/, 'j');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  const apart = spoken.match(englishHiatus)?.length ?? 0;
  const syllabicL = spoken !== lower && /[^aeiouyrlw]l$/.test(spoken) ? 1 : 0;
  return groups + apart + syllabicL;
}

/** The e of makes, asked and large is silent; those of prices, needed and the are not. */
function withoutSilentEnding(word: string): string {
  const stem = /^(.*[aeiouy].*[^aeiouy])(?:(?<![td])ed|(?<![sxzcg]|[cs]h)es|e)$/.exec(word)?.[1];
  return stem ?? word;
}
