/** Every word the interface says. Dutch is the source; English must have the same shape. */
import { en } from './en/index.ts';
import type { Locale } from './locale.ts';
import { nl } from './nl/index.ts';

export type Messages = typeof nl;

const dictionaries: Record<Locale, Messages> = { nl, en };

export function messages(locale: Locale): Messages {
  return dictionaries[locale];
}
