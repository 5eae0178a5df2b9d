import { expect, it } from 'vitest';
import { writeCsv, type CsvWords } from './csv.ts';
import { measures } from './measures.ts';
import { protect } from './suppress.ts';

const companies = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);
const [table] = protect({
  tables: [
    {
      dimension: 'sector',
      measures: [...measures],
      rows: ['a', 'b', 'c'].map((id, index) => ({ id, units: measures.map(() => [companies(id, [3, 9, 20][index]!)]) })),
    },
  ],
  earlier: [],
});
const words: CsvWords = {
  facts: [['Period', 'all of 2026']],
  heads: ['Sector', ...measures],
  rowNames: ['=HYPERLINK("x")', 'Salt; and, pepper', '@home'],
  total: 'Total',
  suppressedSign: 'x',
  note: ['Note', 'Two\nlines'],
};

it('begins with a byte order mark and ends each line as RFC 4180 asks', () => {
  const csv = writeCsv(table!, { words, separator: ',' });
  expect(csv.startsWith('\uFEFFPeriod,all of 2026\r\n\r\nSector,registered,attended,enrolled,')).toBe(true);
  expect(csv.endsWith('\r\n')).toBe(true);
});

it('writes numbers plainly and a sign for what is suppressed', () => {
  const csv = writeCsv(table!, { words, separator: ';' });
  expect(csv).toContain("\r\n'@home;20;20;20;20;20;20;20\r\nTotal;32;32;32;32;32;32;32\r\n");
  expect(csv).toContain('"Salt; and, pepper";x;x;x;x;x;x;x\r\n');
});

it('quotes what holds the separator, a quote or a line break', () => {
  expect(writeCsv(table!, { words, separator: ',' })).toContain('"Salt; and, pepper",');
  expect(writeCsv(table!, { words: { ...words, rowNames: ['a', 'Salt, pepper', 'c'] }, separator: ';' })).toContain('Salt, pepper;');
  expect(writeCsv(table!, { words, separator: ';' })).toContain('Note;"Two\nlines"');
});

it.each(['=1+1', '+31 30', '-2', '@home', '\tindented', '\rreturned'])('lets no spreadsheet run %j', (name) => {
  const csv = writeCsv(table!, { words: { ...words, rowNames: [name, 'b', 'c'] }, separator: ';' });
  expect(csv).toContain(`'${name}`);
  expect(csv).not.toContain(`\n${name}`);
});
