/** The details of a line of the log, as an administrator reads them: words instead of codes. */
import { listDescriptions } from '#db';
import type { Catalogue } from '../catalogue/types.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';

/** Words, or the id under which the log has more. */
export type ShownDetail = { label: string; text: string } | { label: string; subjectId: string };

interface Reading {
  t: Messages;
  locale: Locale;
  catalogue: Catalogue;
}

/** Details are held as `recordAudit` got them; what has no word is shown as it is. */
export function describeDetails(details: Record<string, unknown>, reading: Reading): ShownDetail[] {
  const labels: Record<string, string> = reading.t.audit.details;
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const label = labels[name] ?? name;
      return name.endsWith('Id') && typeof value === 'string' ? { label, subjectId: value } : { label, text: describeValue(name, value, reading) };
    });
}

function describeValue(name: string, value: unknown, reading: Reading): string {
  if (Array.isArray(value)) return value.map((one) => describeValue(name, one, reading)).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([key, one]) => `${describeCode(name, key, reading)} ${String(one)}`)
      .join(', ');
  }
  const { file } = reading.t.privacy;
  if (typeof value === 'boolean') return value ? file.yes : file.no;
  return typeof value === 'string' ? describeCode(name, value, reading) : String(value);
}

function describeCode(name: string, code: string, { t, locale, catalogue }: Reading): string {
  switch (name) {
    case 'module':
      return catalogue.module(code)?.title[locale] ?? code;
    case 'track':
      return catalogue.track(code)?.title[locale] ?? code;
    case 'countdown':
      return catalogue.countdown.tasks.find(({ id }) => id === code)?.title[locale] ?? code;
    case 'tables':
      return listDescriptions().find((table) => table.name === code)?.title[locale] ?? code;
    case 'fields':
      return t.privacy.columns[code] ?? code;
    default: {
      const words: Record<string, string> = { ...t.privacy.codes, ...t.audit.kinds, ...t.audit.codes };
      return words[code] ?? code;
    }
  }
}
