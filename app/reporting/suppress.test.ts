import { describe, expect, it } from 'vitest';
import type { RawTable } from './counts.server.ts';
import { measures, type Measure } from './measures.ts';
import { protect, sumSuppressed, type Cell, type ProtectedTable } from './suppress.ts';

type Quarters = number[];
let sequence = 0;
const companies = (count: number) => Array.from({ length: count }, () => `c${(sequence += 1)}`);

/** A table by sector in which every step has the same counts, but for those given apart. */
function makeTable(rows: Record<string, Quarters>, apart: Partial<Record<Measure, Record<string, Quarters>>> = {}): RawTable {
  return {
    dimension: 'sector',
    measures: [...measures],
    rows: Object.entries(rows).map(([id, quarters]) => ({ id, units: measures.map((measure) => (apart[measure]?.[id] ?? quarters).map(companies)) })),
  };
}

/** Publishes quarter after quarter, each knowing the editions before it. */
function publish(table: RawTable): ProtectedTable[] {
  const editions: ProtectedTable[][] = [];
  const quarters = table.rows[0]!.units[0]!.length;
  for (let last = 1; last <= quarters; last += 1) {
    const soFar = { ...table, rows: table.rows.map(({ id, units }) => ({ id, units: units.map((counts) => counts.slice(0, last)) })) };
    editions.push(protect({ tables: [soFar], earlier: [...editions] }));
  }
  return editions.map((tables) => tables[0]!);
}

const show = (cell: Cell | null | undefined) => (cell?.kind === 'shown' ? cell.value : 'x');
const read = (table: ProtectedTable, measure: Measure = 'registered'): Record<string, number | string> => ({
  ...Object.fromEntries(table.rows.map(({ id, cells }) => [id, show(cells[table.measures.indexOf(measure)])])),
  total: show(table.total[table.measures.indexOf(measure)]),
});

// A table of counts is not a table that may be shown: this line compiles only while it isn't.
const rawIsRefused: RawTable extends ProtectedTable ? never : true = true;

describe('protect', () => {
  it('shows what rests on five companies', () => {
    expect(rawIsRefused).toBe(true);
    expect(publish(makeTable({ a: [5], b: [8] })).map((table) => read(table))).toEqual([{ a: 5, b: 8, total: 13 }]);
  });

  it('hides four, and another number from which four would follow', () => {
    expect(publish(makeTable({ a: [4], b: [8], c: [20] })).map((table) => read(table))).toEqual([{ a: 'x', b: 'x', c: 20, total: 32 }]);
  });

  it('hides nothing more when the hidden numbers together rest on five companies', () => {
    expect(read(publish(makeTable({ a: [3], b: [4], c: [20] }))[0]!)).toEqual({ a: 'x', b: 'x', c: 20, total: 27 });
  });

  it('does not let two small numbers show that both are small', () => {
    // Together 3: a reader would know that each is under five.
    expect(read(publish(makeTable({ a: [1], b: [2], c: [9], d: [20] }))[0]!)).toEqual({ a: 'x', b: 'x', c: 'x', d: 20, total: 32 });
  });

  it('treats nobody as fewer than five', () => {
    expect(read(publish(makeTable({ a: [0], b: [6], c: [9] }))[0]!)).toEqual({ a: 'x', b: 'x', c: 9, total: 15 });
  });

  it('hides everything while there are fewer than five in all', () => {
    expect(read(publish(makeTable({ a: [4], b: [0] }))[0]!)).toEqual({ a: 'x', b: 'x', total: 'x' });
  });

  it('counts companies, not the people of one company', () => {
    const table = makeTable({ a: [9], b: [9], c: [9] });
    const participants = measures.indexOf('participants');
    table.rows[0]!.units[participants] = [['big', 'big', 'big', 'big', 'big', 'small', 'other', 'fourth']];
    const [edition] = publish(table);
    expect(read(edition!, 'participants').a).toBe('x');
    // Enrolments and participants nearly tell each other, so they go together.
    expect(read(edition!, 'enrolled').a).toBe('x');
    expect(read(edition!, 'registered').a).toBe(9);
  });

  it('hides a number that differs from an earlier edition by fewer than five, until it has grown enough', () => {
    const editions = publish(makeTable({ a: [6, 2, 4], b: [9, 9, 9], c: [9, 9, 9] }));
    expect(editions.map((table) => read(table).a)).toEqual([6, 'x', 12]);
    // One of the others is hidden with it: with both, the total would give it away.
    expect([read(editions[1]!).b, read(editions[1]!).c]).toContain('x');
    expect(read(editions[1]!).total).toBe(44);
  });

  it('hides a whole edition that adds fewer than five companies', () => {
    const editions = publish(makeTable({ a: [9, 2], b: [9, 2] }));
    expect(read(editions[1]!)).toEqual({ a: 'x', b: 'x', total: 'x' });
  });

  it('hides in later steps what is hidden in an earlier one', () => {
    const [edition] = publish(makeTable({ a: [4], b: [6], c: [30] }, { certified: { a: [6], b: [6], c: [6] }, completed: { a: [6], b: [6], c: [6] } }));
    expect(read(edition!, 'certified')).toEqual({ a: 'x', b: 'x', c: 6, total: 18 });
  });

  it('protects visits to events by themselves: what is hidden there hides no enrolment, and none is shown without registration', () => {
    const few = publish(makeTable({ a: [9], b: [9], c: [30] }, { attended: { a: [2], b: [7], c: [9] } }))[0]!;
    expect(read(few, 'attended')).toEqual({ a: 'x', b: 'x', c: 9, total: 18 });
    expect(read(few, 'enrolled')).toEqual({ a: 9, b: 9, c: 30, total: 48 });
    const none = publish(makeTable({ a: [9], b: [9] }, { attended: { a: [1], b: [2] } }))[0]!;
    expect(read(none, 'attended')).toEqual({ a: 'x', b: 'x', total: 'x' });
    expect(read(none, 'certified')).toEqual({ a: 9, b: 9, total: 18 });
    const unregistered = publish(makeTable({ a: [4], b: [6], c: [30] }, { attended: { a: [4], b: [6], c: [9] } }))[0]!;
    expect(read(unregistered, 'attended')).toEqual({ a: 'x', b: 'x', c: 9, total: 19 });
  });

  it('gives the same edition for the same counts', () => {
    const table = makeTable({ a: [4, 9], b: [7, 7], c: [7, 7], d: [12, 3] });
    expect(publish(table)).toEqual(publish(table));
  });
});

describe('sumSuppressed', () => {
  it('is what anyone can subtract, and nothing where all is shown', () => {
    const [edition] = publish(makeTable({ a: [4], b: [8], c: [20] }, { enrolled: { a: [5], b: [8], c: [20] } }));
    expect(sumSuppressed(edition!).map(show)[0]).toBe(12);
    const [open] = publish(makeTable({ a: [5], b: [8] }));
    expect(sumSuppressed(open!)).toEqual(measures.map(() => null));
  });
});
