/** A participant list as it comes out of a spreadsheet: from bytes to text, and from text to named cells. */
import { CsvError, parse } from 'csv-parse/sync';
import { listColumns, type ListColumn } from './mission-list-columns.ts';

/** Rows of one list, without the heading. */
export const mostRows = 500;
/** Bytes of one file, and characters of one pasted list: far more than the rows need. */
export const mostBytes = 200_000;

export interface ListRow {
  /** As the spreadsheet counts: the heading is row 1 when it stands at the top. */
  number: number;
  cells: Record<ListColumn, string>;
  /** Cells beyond the last heading, which tell that the row has shifted. */
  overflow: boolean;
}

/** Why a list as a whole can't be read. */
export type ListFault =
  | { fault: 'empty' | 'not-text' | 'too-large' | 'no-rows' }
  | { fault: 'too-many-rows'; rows: number }
  | { fault: 'broken-quote'; line: number }
  | { fault: 'headings-missing' | 'headings-double'; columns: ListColumn[] };

/** What a heading may be called, as letters only: 'KvK-nummer (8 cijfers)' is 'kvknummer'. */
const headings: Record<ListColumn, string[]> = {
  company: [
    'company',
    'companyname',
    'nameofcompany',
    'organisation',
    'organization',
    'bedrijf',
    'bedrijfsnaam',
    'naambedrijf',
    'naamvanhetbedrijf',
    'organisatie',
  ],
  kvk_number: ['kvk', 'kvknumber', 'kvknummer', 'kvknr', 'kvkno', 'coc', 'cocnumber', 'chamberofcommercenumber'],
  name: ['name', 'fullname', 'person', 'contact', 'contactperson', 'participant', 'naam', 'volledigenaam', 'contactpersoon', 'deelnemer'],
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'emailadres', 'mailadres'],
};

const separators = [';', ',', '\t'];

/**
 * The text of an uploaded file: by its byte order mark, else UTF-8, else Windows-1252, which is what older
 * spreadsheets write. Null for what is no text, such as an .xlsx file: what a browser says of a file's type
 * depends on what is installed there, so only the content counts.
 */
export function decodeList(bytes: Uint8Array): string | null {
  const text = decodeBytes(bytes);
  return /[\0-\x08\x0e-\x1f]/.test(text) ? null : text;
}

function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Reads a list with `;`, `,` or tabs between its cells (RFC 4180 otherwise); which of them, the headings tell. */
export function readList(text: string): { rows: ListRow[] } | ListFault {
  if (text.length > mostBytes) return { fault: 'too-large' };
  if (text.trim() === '') return { fault: 'empty' };
  try {
    const separator = findSeparator(text);
    const table = parseCells(text, separator);
    const top = table.findIndex(isFilled);
    const found = (table[top] ?? []).map(columnOf);
    const double = listColumns.filter((column) => found.indexOf(column) !== found.lastIndexOf(column));
    if (double.length > 0) return { fault: 'headings-double', columns: double };
    const missing = listColumns.filter((column) => !found.includes(column));
    if (missing.length > 0) return { fault: 'headings-missing', columns: missing };
    const rows = table.flatMap((cells, index) => (index > top && isFilled(cells) ? [readRow(cells, { found, number: index + 1 })] : []));
    if (rows.length === 0) return { fault: 'no-rows' };
    return rows.length > mostRows ? { fault: 'too-many-rows', rows: rows.length } : { rows };
  } catch (error) {
    if (error instanceof CsvError) return { fault: 'broken-quote', line: typeof error.lines === 'number' ? error.lines : 1 };
    throw error;
  }
}

function parseCells(text: string, delimiter: string, to?: number): string[][] {
  // A longer record is a quotation mark that was never closed.
  const options = { bom: true, delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 10_000 };
  return parse(text, to === undefined ? options : { ...options, skip_empty_lines: true, to });
}

/** The separator by which the first filled line has most headings that we know. */
function findSeparator(text: string): string {
  const known = (separator: string) => parseCells(text.trimStart(), separator, 1)[0]?.filter(columnOf).length ?? 0;
  return separators.reduce((best, separator) => (known(separator) > known(best) ? separator : best));
}

const isFilled = (cells: string[]) => cells.some((cell) => cell.trim() !== '');

function columnOf(heading: string): ListColumn | undefined {
  const letters = heading
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z]/g, '');
  return listColumns.find((column) => headings[column].includes(letters));
}

function readRow(cells: string[], { found, number }: { found: (ListColumn | undefined)[]; number: number }): ListRow {
  const cellOf = (column: ListColumn) => cells[found.indexOf(column)]?.trim() ?? '';
  return {
    number,
    cells: { company: cellOf('company'), kvk_number: cellOf('kvk_number'), name: cellOf('name'), email: cellOf('email') },
    overflow: isFilled(cells.slice(found.length)),
  };
}
