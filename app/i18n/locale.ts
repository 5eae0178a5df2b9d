export const locales = ['nl', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'nl';

/** A text in both languages, as content and operator data hold it. */
export type Localised = Record<Locale, string>;

/** A text in both languages out of two columns that are filled together, or not at all. */
export function localisedOrNull(nl: string | null, en: string | null): Localised | null {
  return nl === null || en === null ? null : { nl, en };
}

export function isLocale(value: unknown): value is Locale {
  return value === 'nl' || value === 'en';
}

/** The other language: there are two. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'nl' ? 'en' : 'nl';
}

/** The best of our languages for an Accept-Language header; the default when none fits. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const q = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) };
    })
    .filter((entry) => isLocale(entry.language) && entry.q > 0)
    .sort((a, b) => b.q - a.q);
  const best = wanted[0]?.language;
  return isLocale(best) ? best : defaultLocale;
}
