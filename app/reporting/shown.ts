/** Which numbers of one table its editions have shown so far, and what a reader knows by them. */
import type { RawRow, RawTable } from './counts.server.ts';
import type { PublishedMonths, PublishedRows } from './disclosure.ts';
import type { Measure } from './measures.ts';

/** The row of a table that adds up the others. */
export const totalRow = '*';

/** How many companies a list of units rests on. */
export function countCompanies(units: string[]): number {
  return new Set(units).size;
}

/** The quarter, counted from 0, of a row of the table by month. */
export function quarterOfRow(position: number): number {
  return Math.floor(position / 3);
}

/** The units of all rows together, per quarter. */
export function sumRows(rows: RawRow[], index: number): string[][] {
  const quarters = rows[0]?.units[index]?.length ?? 0;
  return Array.from({ length: quarters }, (_, quarter) => rows.flatMap((row) => row.units[index]![quarter]!));
}

/** A set of numbers shown: measure, row, edition (counted from 0). */
export class Shown {
  private readonly keys: Set<string>;

  constructor(keys: Iterable<string> = []) {
    this.keys = new Set(keys);
  }

  has(measure: Measure, row: string, edition: number): boolean {
    return this.keys.has(`${measure} ${row} ${edition}`);
  }

  add(measure: Measure, row: string, edition: number): void {
    this.keys.add(`${measure} ${row} ${edition}`);
  }

  with(numbers: { measure: Measure; row: string; edition: number }[]): Shown {
    const copy = new Shown(this.keys);
    for (const { measure, row, edition } of numbers) copy.add(measure, row, edition);
    return copy;
  }

  /** The companies behind what the newest edition would add to the last one that showed a row. */
  companiesAdded(units: string[][], { measure, row }: { measure: Measure; row: string }): number {
    let from = units.length - 1;
    while (from > 0 && !this.has(measure, row, from - 1)) from -= 1;
    return countCompanies(units.slice(from).flat());
  }
}

interface Knowledge {
  table: RawTable;
  measure: Measure;
  shown: Shown;
  /** The measure of the step before: nobody takes a step without it, so a number shown there bounds this one. */
  before: Measure | undefined;
}

/** What a reader of all editions knows of one measure of a table. */
export function describePublished(knowledge: Knowledge): PublishedRows | PublishedMonths {
  return knowledge.table.dimension === 'month' ? describeMonths(knowledge) : describeRows(knowledge);
}

function describeRows({ table, measure, shown, before }: Knowledge): PublishedRows {
  const index = table.measures.indexOf(measure);
  return {
    rows: table.rows.map((row) => ({
      companies: row.units[index]!.map(countCompanies),
      isShown: (edition) => shown.has(measure, row.id, edition),
      most: (edition) =>
        before && shown.has(before, row.id, edition) ? row.units[table.measures.indexOf(before)]!.slice(0, edition + 1).flat().length : Infinity,
    })),
    isTotalShown: (edition) => shown.has(measure, totalRow, edition),
  };
}

function describeMonths({ table, measure, shown, before }: Knowledge): PublishedMonths {
  const index = table.measures.indexOf(measure);
  return {
    months: table.rows.map((row, position) => ({
      companies: countCompanies(row.units[index]!.flat()),
      isShown: shown.has(measure, row.id, quarterOfRow(position)),
      mostSoFar: before && isYearSoFarKnown({ table, measure: before, shown, position }) ? countSoFar(table, before, position) : Infinity,
    })),
    isTotalShown: (edition) => shown.has(measure, totalRow, edition),
  };
}

function countSoFar(table: RawTable, measure: Measure, position: number): number {
  return table.rows.slice(0, position + 1).flatMap((row) => row.units[table.measures.indexOf(measure)]!.flat()).length;
}

/** Whether the year up to a month follows from a total and the months shown after it, or before it. */
function isYearSoFarKnown({ table, measure, shown, position }: Omit<Knowledge, 'before'> & { position: number }): boolean {
  const quarter = quarterOfRow(position);
  const areShown = (from: number, to: number) => table.rows.slice(from, to).every((row) => shown.has(measure, row.id, quarter));
  const start = quarter === 0 || shown.has(measure, totalRow, quarter - 1);
  return (start && areShown(quarter * 3, position + 1)) || (shown.has(measure, totalRow, quarter) && areShown(position + 1, quarter * 3 + 3));
}
