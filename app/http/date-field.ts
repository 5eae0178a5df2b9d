/** A day that is typed as day, month and year: three text fields (app/ui/date-field.tsx), one value. */
import { z } from 'zod';
import type { Messages } from '../i18n/messages.ts';

/** The names of the three controls of a date field. */
export const datePartsOf = (name: string): [day: string, month: string, year: string] => [`${name}_day`, `${name}_month`, `${name}_year`];

/**
 * What was typed in the three controls: YYYY-MM-DD when there is such a day, '' when all are empty,
 * and otherwise the parts with slashes, which `dateField` refuses. A year has four digits: '27' could be anything.
 */
export function readDate(fields: URLSearchParams, name: string): string {
  const [day, month, year] = datePartsOf(name).map((part) => (fields.get(part) ?? '').trim()) as [string, string, string];
  if (day + month + year === '') return '';
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  const exists = /^[12]\d{3}-\d\d-\d\d$/.test(written) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return exists ? written : [day, month, year].join('/');
}

/** A day in a form's schema, as YYYY-MM-DD; `parseForm` finds its three controls. `missing` says which day is asked. */
export function dateField(t: Messages, { missing }: { missing: string }) {
  return z
    .string()
    .min(1, missing)
    .regex(/^\d{4}-\d\d-\d\d$/, t.forms.noSuchDay);
}
