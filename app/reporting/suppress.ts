/**
 * Suppression: the one way from counts to something that may be shown (PRODUCT.md rule 9,
 * docs/decisions/0004). A table is published for each closed quarter, cumulative over its year, so
 * a reader can subtract editions from each other as well as rows from totals. Hence the rule is not
 * about cells alone: given everything published, no count of any row in any quarter may be provably
 * under five companies, and no hidden number may follow.
 */
import type { RawRow, RawTable } from './counts.server.ts';
import { mayFollow } from './disclosure.ts';
import { measures, stages, type Dimension, type Measure, type Stage } from './measures.ts';
import { describePublished, quarterOfRow, Shown, sumRows, totalRow } from './shown.ts';

/** The fewest companies that a published number, or a difference of published numbers, rests on. */
export const fewestCompanies = 5;

export type Cell = { kind: 'shown'; value: number } | { kind: 'suppressed' };

const suppressed: Cell = { kind: 'suppressed' };

declare const isProtected: unique symbol;
/** A table that may be shown to anyone. Only this file makes one: a table of counts is not assignable to it. */
export interface ProtectedTable {
  readonly dimension: Dimension;
  readonly measures: Measure[];
  /** Each row's cells, and the total's, stand in the order of `measures`. */
  readonly rows: { id: string; cells: Cell[] }[];
  readonly total: Cell[];
  readonly [isProtected]: true;
}

/** Reads back what `protect` made and editions.server.ts stored; nothing else may be passed. */
export function restoreProtected(stored: unknown): ProtectedTable[] {
  return stored as ProtectedTable[];
}

/**
 * Makes an edition of the report.
 * @param tables counts of the year so far, up to and including the quarter of this edition
 * @param earlier the editions of the same year's quarters before, as they were published, without a gap
 */
export function protect({ tables, earlier }: { tables: RawTable[]; earlier: ProtectedTable[][] }): ProtectedTable[] {
  const whole = tables.find((table) => measures.every((measure) => table.measures.includes(measure)));
  const totals = whole ? chooseTotals(whole, earlier) : [];
  return tables.map((table) => protectTable(table, { totals, earlier }));
}

/** What the editions before this one showed of a table. */
function shownEarlier({ dimension }: RawTable, earlier: ProtectedTable[][]): Shown {
  const shown = new Shown();
  for (const [edition, tables] of earlier.entries()) {
    for (const table of tables.filter((candidate) => candidate.dimension === dimension)) {
      for (const { id, cells } of [...table.rows, { id: totalRow, cells: table.total }]) {
        for (const [index, cell] of cells.entries()) if (cell.kind === 'shown') shown.add(table.measures[index]!, id, edition);
      }
    }
  }
  return shown;
}

/**
 * The totals that the newest edition shows, the same in each of its tables. Whoever took a later step took
 * the earlier ones too, so a number shown there bounds one hidden here: what is hidden at one stage is
 * hidden at those that rest on it too. The same goes for rows.
 */
function chooseTotals(table: RawTable, earlier: ProtectedTable[][]): Measure[] {
  const shown = shownEarlier(table, earlier);
  const passes = (measure: Measure) =>
    shown.companiesAdded(sumRows(table.rows, table.measures.indexOf(measure)), { measure, row: totalRow }) >= fewestCompanies;
  const totals: Measure[] = [];
  for (const { measures, after } of stages) {
    if ((after === null || totals.includes(after)) && measures.every(passes)) totals.push(...measures);
  }
  return totals;
}

/** Decides what the newest edition shows of one table, stage by stage. */
function chooseShown(table: RawTable, { totals, earlier }: { totals: Measure[]; earlier: ProtectedTable[][] }): Shown {
  const edition = earlier.length;
  let shown = shownEarlier(table, earlier).with(totals.map((measure) => ({ measure, row: totalRow, edition })));
  // A month is decided on once, in its own quarter's edition, and repeated from then on.
  const rows = table.rows.filter((_, position) => table.dimension !== 'month' || quarterOfRow(position) === edition);
  for (const { measures, after } of stages) {
    if (!measures.every((measure) => table.measures.includes(measure) && totals.includes(measure))) continue;
    const before = after !== null && table.measures.includes(after) ? after : undefined;
    const candidates = before === undefined ? rows : rows.filter(({ id }) => shown.has(before, id, edition));
    shown = chooseRows({ table, measures, before, shown, edition }, candidates);
  }
  return shown;
}

interface Choice extends Pick<Stage, 'measures'> {
  table: RawTable;
  before: Measure | undefined;
  shown: Shown;
  edition: number;
}

/** Tries the rows of a stage: all that pass by themselves, then without the smallest, until nothing hidden follows. */
function chooseRows({ table, measures, before, shown, edition }: Choice, candidates: RawRow[]): Shown {
  const added = (row: RawRow) =>
    Math.min(...measures.map((measure) => shown.companiesAdded(row.units[table.measures.indexOf(measure)]!, { measure, row: row.id })));
  const passing = candidates.filter((row) => added(row) >= fewestCompanies).sort((a, b) => added(b) - added(a));
  for (;;) {
    const trial = shown.with(passing.flatMap(({ id }) => measures.map((measure) => ({ measure, row: id, edition }))));
    const follows = measures.some((measure) =>
      // A company brings any number of participants, so no earlier count bounds those.
      mayFollow(describePublished({ table, measure, shown: trial, before: measure === 'participants' ? undefined : before }), fewestCompanies),
    );
    if (!follows || passing.length === 0) return trial;
    passing.pop();
  }
}

function protectTable(table: RawTable, given: { totals: Measure[]; earlier: ProtectedTable[][] }): ProtectedTable {
  const edition = given.earlier.length;
  const shown = chooseShown(table, given);
  const cell = (units: string[][], measure: Measure, row: string, decided: number): Cell =>
    shown.has(measure, row, decided) ? { kind: 'shown', value: units.flat().length } : suppressed;
  const made: Omit<ProtectedTable, typeof isProtected> = {
    dimension: table.dimension,
    measures: table.measures,
    rows: table.rows.map((row, position) => {
      const decided = table.dimension === 'month' ? quarterOfRow(position) : edition;
      return { id: row.id, cells: table.measures.map((measure, index) => cell(row.units[index]!, measure, row.id, decided)) };
    }),
    total: table.measures.map((measure, index) => cell(sumRows(table.rows, index), measure, totalRow, edition)),
  };
  return made as ProtectedTable;
}

/**
 * What the suppressed rows of a table amount to together, per measure; null where none is suppressed. Anyone
 * can subtract as much, and at least five companies are always behind it.
 */
export function sumSuppressed(table: ProtectedTable): (Cell | null)[] {
  return table.total.map((total, index) => {
    const cells = table.rows.map((row) => row.cells[index]!);
    if (cells.every((cell) => cell.kind === 'shown')) return null;
    if (total.kind === 'suppressed') return suppressed;
    return { kind: 'shown', value: total.value - cells.reduce((sum, cell) => sum + (cell.kind === 'shown' ? cell.value : 0), 0) };
  });
}
