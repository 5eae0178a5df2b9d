/** The two files in which a person takes their data along: one to read, one for another system. */
import { escapeHtml } from '../catalogue/escape.ts';
import { messages } from '../i18n/messages.ts';
import type { Locale } from '../i18n/locale.ts';
import { formatDateTime } from '../i18n/format.ts';
import { describeRetention, labelOf, labelsOf, showValue } from './data-words.server.ts';
import type { Deeds, OwnRows, PersonalData, Row } from './export.server.ts';

interface Given {
  locale: Locale;
  timeZone: string;
  siteName: string;
  /** Of the operator, for questions. */
  email: string;
}

/** Column names and codes as they are stored, with what they mean beside them. */
export function writeDataAsJson(found: PersonalData, { locale, siteName }: Given): string {
  const own = found.own.map(({ description, rows, withheld }) => ({
    table: description.name,
    title: description.title[locale],
    purpose: description.purpose[locale],
    basis: messages(locale).privacy.bases[description.basis],
    retention: describeRetention(description, locale),
    withheld,
    rows,
  }));
  const deeds = found.deeds.map(({ description, as, rows }) => ({ table: description.name, title: description.title[locale], as, rows }));
  const about = { id: found.userId, email: found.email };
  return `${JSON.stringify({ format: 'voorbereid-personal-data', version: 1, site: siteName, made_at: found.madeAt, about, own, deeds }, null, 2)}\n`;
}

const style = [
  ':root{color-scheme:light dark}',
  'body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}',
  'div{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}',
  'th,td{text-align:start;vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid #8888;overflow-wrap:anywhere;min-width:6rem}',
  'h2{margin-top:2.5rem}dt{font-weight:600}dd{margin:0 0 .3rem}',
].join('');

/** A page that stands on its own, without anything to fetch. */
export function writeDataAsHtml(found: PersonalData, given: Given): string {
  const { locale, timeZone, siteName, email } = given;
  const { file: t } = messages(locale).privacy;
  const title = escapeHtml(t.title(siteName));
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body>`,
    `<h1>${title}</h1>`,
    paragraph(`${t.about(found.email)} ${t.made(formatDateTime(found.madeAt, locale, timeZone))}`),
    paragraph(t.others),
    ...found.own.filter(({ rows }) => rows.length > 0).map((section) => writeOwn(section, given)),
    ...(found.deeds.length > 0 ? [`<h2>${escapeHtml(t.deeds)}</h2>`, paragraph(t.deedsText), ...found.deeds.map((deeds) => writeDeeds(deeds, given))] : []),
    ...writeNone(
      found.own.filter(({ rows }) => rows.length === 0),
      given,
    ),
    paragraph(t.questions(email)),
    '</body></html>\n',
  ].join('\n');
}

function writeOwn({ description, rows, withheld }: OwnRows, given: Given): string {
  const { locale } = given;
  const { file: t, bases, purpose } = messages(locale).privacy;
  const facts: [string, string][] = [
    [t.purpose, purpose(description.purpose[locale])],
    [t.basis, bases[description.basis]],
    [t.until, describeRetention(description, locale)],
  ];
  return [
    `<h2>${escapeHtml(capital(description.title[locale]))}</h2>`,
    `<dl>${facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`,
    writeTable(rows, (column) => labelOf(description, column, locale), given),
    ...(withheld.length > 0 ? [`<p>${escapeHtml(t.withheld(labelsOf(description, withheld, locale).join(', ')))}</p>`] : []),
  ].join('\n');
}

function writeNone(sections: OwnRows[], { locale }: Given): string[] {
  if (sections.length === 0) return [];
  const titles = sections.map(({ description }) => `<li>${escapeHtml(description.title[locale])}</li>`);
  return [`<h2>${escapeHtml(messages(locale).privacy.file.none)}</h2>`, `<ul>${titles.join('')}</ul>`];
}

function writeDeeds({ description, as, rows }: Deeds, given: Given): string {
  const { locale } = given;
  const title = `${capital(description.title[locale])}: ${messages(locale).privacy.as[as] ?? as}`;
  return `<h3>${escapeHtml(title)}</h3>\n${writeTable(rows, (column) => labelOf(description, column, locale), given)}`;
}

function writeTable(rows: Row[], label: (column: string) => string, { locale, timeZone }: Given): string {
  const columns = Object.keys(rows[0] ?? {});
  const head = columns.map((column) => `<th scope="col">${escapeHtml(label(column))}</th>`).join('');
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${escapeHtml(showValue(row[column], { column, locale, timeZone }))}</td>`).join('')}</tr>`,
  );
  return `<div><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
