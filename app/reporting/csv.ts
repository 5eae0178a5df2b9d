/** Tables as files for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, without which Excel guesses wrong. */
import type { ProtectedTable } from './suppress.ts';

export interface CsvWords {
  /** Facts above the table: name and value. */
  facts: [name: string, value: string][];
  /** The first column's head, then one for each measure. */
  heads: string[];
  rowNames: string[];
  total: string;
  suppressedSign: string;
  note: [name: string, value: string];
}

/** A spreadsheet runs what begins like a formula (OWASP, CSV injection), so such a text gets an apostrophe before it. */
function escapeField(field: string, separator: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(field) ? `'${field}` : field;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param separator ';' where the comma is the decimal sign, as Excel expects it in Dutch */
export function writeLines(lines: string[][], separator: ';' | ','): string {
  return `\uFEFF${lines.map((fields) => fields.map((field) => escapeField(field, separator)).join(separator)).join('\r\n')}\r\n`;
}

/** A table of the report, between its facts and its note. */
export function writeCsv(table: ProtectedTable, { words, separator }: { words: CsvWords; separator: ';' | ',' }): string {
  const values = (cells: ProtectedTable['total']) => cells.map((cell) => (cell.kind === 'shown' ? String(cell.value) : words.suppressedSign));
  const lines = [
    ...words.facts,
    [],
    words.heads,
    ...table.rows.map((row, position) => [words.rowNames[position] ?? row.id, ...values(row.cells)]),
    [words.total, ...values(table.total)],
    [],
    words.note,
  ];
  return writeLines(lines, separator);
}
