import type { Locale } from './locale.ts';

const tags: Record<Locale, string> = { nl: 'nl-NL', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tags[locale], { timeZone, ...options })));
  return format;
}

/** '23 november 2026' in the given time zone. */
export function formatDate(instant: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant);
}

/** '23 november 2026 om 14:05' in the given time zone. */
export function formatDateTime(instant: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, timeZone, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);
}

/** 'maandag 23 november 2026' in the given time zone. */
export function formatWeekday(instant: Date, locale: Locale, timeZone: string): string {
  return `${dateFormat(locale, timeZone, { weekday: 'long' }).format(instant)} ${formatDate(instant, locale, timeZone)}`;
}

/** '14:05' in the given time zone, in every language. */
export function formatTime(instant: Date, timeZone: string): string {
  return dateFormat('en', timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** A calendar day written as YYYY-MM-DD, which has no time zone: '23 november 2026'. */
export function formatDay(day: string, locale: Locale): string {
  return formatDate(new Date(`${day}T12:00:00Z`), locale, 'UTC');
}

/** Two calendar days written as YYYY-MM-DD, the first not after the last: '12–18 april 2027'. */
export function formatDayRange(first: string, last: string, locale: Locale): string {
  const [from, to] = [first, last].map((day) => new Date(`${day}T12:00:00Z`)) as [Date, Date];
  const range = dateFormat(locale, 'UTC', { day: 'numeric', month: 'long', year: 'numeric' }).formatRange(from, to);
  // ICU puts thin spaces around the dash, which not every font and mail reader has.
  return range.replace(/^(\d+)\u2009–\u2009/, '$1–').replaceAll('\u2009', ' ');
}

/** A month written as YYYY-MM: 'november 2026'. */
export function formatMonth(month: string, locale: Locale): string {
  return dateFormat(locale, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(`${month}-15T12:00:00Z`));
}

/** The name of a month written as YYYY-MM, without its year: 'november', short 'nov'. */
export function formatMonthName(month: string, locale: Locale, width: 'long' | 'short' = 'long'): string {
  return dateFormat(locale, 'UTC', { month: width }).format(new Date(`${month}-15T12:00:00Z`));
}

export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale]).format(value);
}

/** Picks the form for a count: `plural(3, 'nl', { one: 'les', other: 'lessen' })` is 'lessen'. */
export function plural(count: number, locale: Locale, forms: { one: string; other: string }): string {
  return new Intl.PluralRules(tags[locale]).select(count) === 'one' ? forms.one : forms.other;
}

/** 'a, b en c'. */
export function formatList(items: string[], locale: Locale): string {
  return new Intl.ListFormat(tags[locale], { type: 'conjunction' }).format(items);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
/** The calendar day (YYYY-MM-DD) of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): string {
  let format = dayFormats.get(timeZone);
  if (!format) dayFormats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(instant);
}

/** The calendar month (YYYY-MM) of an instant in a time zone. */
export function monthOf(instant: Date, timeZone: string): string {
  return dayOf(instant, timeZone).slice(0, 7);
}
