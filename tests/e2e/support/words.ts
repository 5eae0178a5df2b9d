/** The words on the screen, from the site's own dictionaries. */
import type { Locale } from '#app/i18n/locale.ts';
import { messages } from '#app/i18n/messages.ts';

export const locales: Locale[] = ['nl', 'en'];
export const words = (locale: Locale) => messages(locale);
export type { Locale };
