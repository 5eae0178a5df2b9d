/**
 * Suppression: the one way from counts to something that may be shown (PRODUCT.md rule 9,
 * docs/decisions/0004). A table is published for each closed quarter, cumulative over its year, so
 * a reader can subtract editions from each other as well as rows from totals. Hence the rule is not
 * about cells alone: given everything published, no count of any row in any quarter may be provably
 * under five companies, and no hidden number may follow.
 */
import type { RawRow, RawTable } from './counts.server.ts';
import { stages, type Dimension, type Measure } from './measures.ts';
import { findUpperBounds, mayFollow, type PublishedTable } from './disclosure.ts';

/** The fewest companies that a published number, or a difference of published numbers, rests on. */
export const fewestCompanies = 5;

export type Cell = { kind: 'shown'; value: number } | { kind: 'suppressed' };

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

const suppressed: Cell = { kind: 'suppressed' };
const totalRow = '*';

/** Which numbers of one table are shown, edition by edition. */
type Shown = Set<string>;
const key = (measure: Measure, row: string, edition: number) => `${measure} ${row} ${edition}`;

/** What the editions before this one showed of a table. */
function shownEarlier(dimension: Dimension, earlier: ProtectedTable[][]): Shown {
  const shown: Shown = new Set();
  for (const [edition, tables] of earlier.entries()) {
    const table = tables.find((candidate) => candidate.dimension === dimension);
    for (const { id, cells } of table ? [...table.rows, { id: totalRow, cells: table.total }] : []) {
      for (const [index, cell] of cells.entries()) {
        if (cell.kind === 'shown') shown.add(key(table!.measures[index]!, id, edition));
      }
    }
  }
  return shown;
}

/** The companies behind what this edition adds to the last edition that showed the row. */
function companiesAdded(units: string[][], { measure, row, shown }: { measure: Measure; row: string; shown: Shown }): number {
  let from = units.length - 1;
  while (from > 0 && !shown.has(key(measure, row, from - 1))) from -= 1;
  return new Set(units.slice(from).flat()).size;
}

/** The units of all rows together. */
function sumRows(rows: RawRow[], index: number): string[][] {
  const quarters = rows[0]?.units[index]?.length ?? 0;
  return Array.from({ length: quarters }, (_, quarter) => rows.flatMap((row) => row.units[index]![quarter]!));
}

/** In which editions a row has a number of its own: a month only in its quarter's, and repeated from then on. */
function editionsOf(row: RawRow, dimension: Dimension, position: number): { first: number; last: number } {
  const last = row.units[0]!.length - 1;
  if (dimension !== 'month') return { first: 0, last };
  const quarter = Math.floor(position / 3);
  return { first: quarter, last: quarter };
}

interface Stage {
  table: RawTable;
  measures: readonly Measure[];
  /** The company count of the stage before, which bounds this one. */
  before: ((row: RawRow, position: number, edition: number) => number) | undefined;
  shown: Shown;
  edition: number;
}

/** Tries the rows of a stage: all that pass by themselves, then fewer until nothing hidden follows. */
function chooseRows({ table, measures, before, shown, edition }: Stage, candidates: RawRow[]) {
  const added = (row: RawRow) =>
    Math.min(...measures.map((measure) => companiesAdded(row.units[table.measures.indexOf(measure)]!, { measure, row: row.id, shown })));
  const strongest = candidates.filter((row) => added(row) >= fewestCompanies).sort((a, b) => added(b) - added(a));
  for (;;) {
    const trial: Shown = new Set(shown);
    for (const row of strongest) for (const measure of measures) trial.add(key(measure, row.id, edition));
    const published = (measure: Measure): PublishedTable => {
      const index = table.measures.indexOf(measure);
      return {
        rows: table.rows.map((row, position) => ({
          companies: row.units[index]!.map((units) => new Set(units).size),
          ...editionsOf(row, table.dimension, position),
          isShown: (at) => trial.has(key(measure, row.id, at)),
          most: (at) => (before && measure !== 'participants' && table.dimension !== 'month' ? before(row, position, at) : Infinity),
        })),
        isTotalShown: (at) => trial.has(key(measure, totalRow, at)),
        fewest: fewestCompanies,
      };
    };
    const follows = measures.some((measure) => mayFollow(published(measure)));
    if (!follows || strongest.length === 0) return { trial, bounds: findUpperBounds(published(measures[0]!)) };
    strongest.pop();
  }
}

/**
 * The totals that the newest edition shows, the same in each of its tables. Whoever took a later step took
 * the earlier ones too, so a number shown there bounds one hidden here: what is hidden at one stage stays
 * hidden at the next. The same goes for rows.
 */
function chooseTotals(table: RawTable, earlier: ProtectedTable[][]): Measure[] {
  const shown = shownEarlier(table.dimension, earlier);
  const passes = (measure: Measure) => {
    const units = sumRows(table.rows, table.measures.indexOf(measure));
    return companiesAdded(units, { measure, row: totalRow, shown }) >= fewestCompanies;
  };
  const hiddenFrom = stages.findIndex((stage) => !stage.every(passes));
  return stages.slice(0, hiddenFrom === -1 ? undefined : hiddenFrom).flat();
}

/** Decides what the newest edition shows of one table, stage by stage. */
function chooseShown(table: RawTable, { totals, earlier }: { totals: Measure[]; earlier: ProtectedTable[][] }): Shown {
  const edition = earlier.length;
  let shown = shownEarlier(table.dimension, earlier);
  for (const measure of totals) shown.add(key(measure, totalRow, edition));
  let candidates = table.rows.filter((row, position) => editionsOf(row, table.dimension, position).last === edition);
  let before: Stage['before'];
  for (const stage of stages) {
    const present = stage.filter((measure) => table.measures.includes(measure));
    if (present.length === 0) continue;
    if (!totals.includes(present[0]!)) break;
    const chosen = chooseRows({ table, measures: present, before, shown, edition }, candidates);
    shown = chosen.trial;
    const now = shown;
    before = (row, position, at) => now.has(key(present[0]!, row.id, at)) ? row.units[table.measures.indexOf(present[0]!)]!.slice(0, at + 1).flat().length : chosen.bounds.get(`${position} ${at}`) ?? Infinity;
    candidates = candidates.filter((row) => shown.has(key(present[0]!, row.id, edition)));
  }
  return shown;
}

function protectTable(table: RawTable, given: { totals: Measure[]; earlier: ProtectedTable[][] }): ProtectedTable {
  const edition = given.earlier.length;
  const shown = chooseShown(table, given);
  const cell = (units: string[][], ...where: Parameters<typeof key>): Cell => (shown.has(key(...where)) ? { kind: 'shown', value: units.flat().length } : suppressed);
  const made: Omit<ProtectedTable, typeof isProtected> = {
    dimension: table.dimension,
    measures: table.measures,
    rows: table.rows.map((row, position) => {
      const { last } = editionsOf(row, table.dimension, position);
      return { id: row.id, cells: table.measures.map((measure, index) => cell(row.units[index]!, measure, row.id, Math.min(last, edition))) };
    }),
    total: table.measures.map((measure, index) => cell(sumRows(table.rows, index), measure, totalRow, edition)),
  };
  return made as ProtectedTable;
}

/**
 * Makes an edition of the report.
 * @param tables counts of the year so far, up to and including the quarter of this edition
 * @param earlier the editions of the same year's quarters before, as they were published, without a gap
 */
export function protect({ tables, earlier }: { tables: RawTable[]; earlier: ProtectedTable[][] }): ProtectedTable[] {
  const whole = tables.find((table) => stages.flat().every((measure) => table.measures.includes(measure)));
  const totals = whole ? chooseTotals(whole, earlier) : [];
  return tables.map((table) => protectTable(table, { totals, earlier }));
}
