/** Finds the terms of the glossary in running text, so that their first use in a lesson can lead to them. */
import type { Locale } from '../i18n/locale.ts';
import type { Term } from './types.ts';

export interface TermPart {
  text: string;
  /** Set when the text is a name of this term. */
  termId?: string;
}

/** Splits a text at the names of terms. */
export type FindTerms = (text: string) => TermPart[];

/** A name with capitals or digits inside is taken literally; another one with a small or a capital first letter. */
export function createTermFinder(glossary: readonly Term[], locale: Locale): FindTerms {
  const names = new Map<string, string>();
  for (const term of glossary.filter(({ linked }) => linked)) {
    for (const name of [...namesOf(term[locale]), ...term.also[locale]]) names.set(isLiteral(name) ? name : name.toLowerCase(), term.id);
  }
  if (names.size === 0) return (text) => [{ text }];
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length).map(eitherFirstLetter);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}\-])(?:${longestFirst.join('|')})(?![\p{L}\p{N}]|-\p{L})`, 'gu');
  return (text) => {
    const parts: TermPart[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const termId = names.get(match[0]) ?? names.get(match[0].toLowerCase());
      if (match.index > end) parts.push({ text: text.slice(end, match.index) });
      parts.push(termId === undefined ? { text: match[0] } : { text: match[0], termId });
      end = match.index + match[0].length;
    }
    if (end < text.length) parts.push({ text: text.slice(end) });
    return parts;
  };
}

/** `Intellectueel eigendom (IE)` goes by both names; `Minimumloon (per stad)` only by the first, since the rest explains. */
function namesOf(title: string): string[] {
  const [, long, short] = /^(.*?)\s*\(([^)]+)\)$/.exec(title) ?? [undefined, title, undefined];
  return [long, short && /\p{Lu}.*\p{Lu}/u.test(short) && !short.includes(' ') ? short : undefined].filter((name) => name !== undefined);
}

function isLiteral(name: string): boolean {
  return /^.+[\p{Lu}\p{N}]/u.test(name);
}

function eitherFirstLetter(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\/-]/g, (sign) => (sign === '-' ? '-' : `\\${sign}`));
  const first = name.charAt(0);
  if (isLiteral(name) || first.toUpperCase() === first) return escaped;
  return `[${first}${first.toUpperCase()}]${escaped.slice(1)}`;
}
