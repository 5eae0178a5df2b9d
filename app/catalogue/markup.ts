import { locales, type Locale } from '../i18n/locale.ts';
import type { Report } from './problems.ts';

/** Refuses Markdown or HTML in texts that are shown as they stand. @param at prefix of the field, such as the id of a question */
export function reportMarkup(file: string, at: string, textsIn: (locale: Locale) => readonly string[], report: Report): void {
  for (const locale of locales) {
    const marked = textsIn(locale).find((text) => /<[a-z/!]|\*\*|\]\(|\[\^|`/i.test(text));
    if (marked !== undefined)
      report({ file, field: `${at}${locale}`, message: `holds markup: ${marked.slice(0, 60)}`, mend: 'this is plain text: take the markup out' });
  }
}
