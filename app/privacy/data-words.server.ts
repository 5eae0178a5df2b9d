/** What the schema says about itself, in a person's words. */
import type { Table } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { findDescription, type RetentionRule, type TableDescription } from '#db';
import { formatDateTime } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';

/** A column as a person reads it; where one name means two things, the table's own word comes first. */
export function labelOf({ name }: Pick<TableDescription, 'name'>, column: string, locale: Locale): string {
  const { columns } = messages(locale).privacy;
  return columns[`${name}.${column}`] ?? columns[column] ?? column;
}

export const labelsOf = (description: TableDescription, columns: string[], locale: Locale) => columns.map((column) => labelOf(description, column, locale));

const titleOf = (table: Table, locale: Locale) => findDescription(table as SQLiteTable)?.title[locale] ?? '';

function describeRule(description: TableDescription, rule: RetentionRule, locale: Locale): string[] {
  const t = messages(locale).privacy.rules;
  switch (rule.kind) {
    case 'with-person':
      return [t.withPerson];
    case 'with-record': {
      const parent = findDescription(rule.of);
      return parent ? describeRules(parent, locale) : [];
    }
    case 'by-rule':
      return [rule.words[locale]];
    case 'kept':
      return [t.kept(rule.reason[locale])];
    case 'days-after': {
      const label = labelOf(description, rule.column.name, locale);
      const after = t.after(rule.days, rule.through ? t.of(label, titleOf(rule.column.table, locale)) : label);
      return [rule.clears ? t.cleared(labelsOf(description, Object.keys(rule.clears), locale).join(', '), after) : after];
    }
  }
}

/** A row that goes with a row of another table is kept as long as that one, unless it has a rule of its own. */
function describeRules(description: TableDescription, locale: Locale): string[] {
  const own = description.retention.filter(({ kind }) => kind !== 'with-record');
  return (own.length > 0 ? own : description.retention).flatMap((rule) => describeRule(description, rule, locale));
}

/** How long rows of a table are kept: whichever of its rules comes first. */
export function describeRetention(description: TableDescription, locale: Locale): string {
  return messages(locale).privacy.rules.or([...new Set(describeRules(description, locale))]);
}

/** A value as a person reads it: moments in the operator's time zone, fixed codes in words, everything else as it is. */
export function showValue(value: unknown, { column, locale, timeZone }: { column: string; locale: Locale; timeZone: string }): string {
  const { file, codes } = messages(locale).privacy;
  if (value === null || value === undefined || value === '') return file.empty;
  if (value instanceof Date) return formatDateTime(value, locale, timeZone);
  if (typeof value === 'boolean') return value ? file.yes : file.no;
  if (typeof value === 'object') return JSON.stringify(value);
  if (column === 'action') return messages(locale).audit.actions[String(value)] ?? String(value);
  // A name that happens to read like a code stays a name.
  return coded.has(column) ? (codes[String(value)] ?? String(value)) : String(value);
}

const coded = new Set(['role', 'locale', 'assurance', 'identity_method', 'kind', 'decision', 'status', 'purpose', 'removal_reason']);
