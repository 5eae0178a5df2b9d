/** The counts behind the report, with the companies they rest on. They go nowhere but into `protect`. */
import { asc, between } from 'drizzle-orm';
import { milestones, type Reader } from '#db';
import { dimensions, measures, measuresOf, type Dimension, type Measure } from './measures.ts';
import { monthId, quarterOf } from './periods.ts';

/** Ids of the rows of each table, in the order in which they are shown. */
export type Categories = Record<Exclude<Dimension, 'month'>, string[]>;

export interface RawRow {
  id: string;
  /** Per measure of the table, per quarter from the first on: the company of each thing counted. */
  units: string[][][];
}

export interface RawTable {
  dimension: Dimension;
  measures: Measure[];
  rows: RawRow[];
}

type Unit = Pick<typeof milestones.$inferSelect, 'company_id' | 'month' | 'track' | 'sector' | 'municipality'>;

/** What each measure counts in these months: a company once, with its first step; every participant. */
function readUnits(db: Reader, { from, to }: { from: string; to: string }): Map<Measure, Unit[]> {
  const rows = db
    .select()
    .from(milestones)
    .where(between(milestones.month, from, to))
    .orderBy(asc(milestones.at), asc(milestones.subject_id))
    .all();
  const units = new Map(measures.map((measure): [Measure, Unit[]] => [measure, []]));
  const counted = new Set<string>();
  for (const row of rows) {
    const measure = row.step === 'participant' ? 'participants' : row.step;
    const key = `${measure} ${row.company_id}`;
    if (measure !== 'participants' && counted.has(key)) continue;
    counted.add(key);
    units.get(measure)!.push(row);
  }
  return units;
}

/** The listed rows, then those that were taken off the operator's list but still have companies. */
function rowIds(listed: string[], found: Iterable<string | null>): string[] {
  const extra = new Set([...found].filter((id) => id !== null && !listed.includes(id)) as string[]);
  return [...listed, ...[...extra].sort()];
}

/**
 * Counts a year from its quarter `first` to its quarter `last`, both included. In the programme's
 * first year `first` is the quarter in which it began.
 */
export function countYear(db: Reader, { year, first, last, categories }: { year: number; first: number; last: number; categories: Categories }): RawTable[] {
  const from = monthId(year, first * 3 - 2);
  const to = monthId(year, last * 3);
  const units = readUnits(db, { from, to });
  const months = Array.from({ length: (last - first + 1) * 3 }, (_, index) => monthId(year, first * 3 - 2 + index));
  return dimensions.map((dimension) => {
    const columns = measuresOf(dimension);
    const found = columns.flatMap((measure) => units.get(measure)!.map((unit) => unit[dimension]));
    const ids = dimension === 'month' ? months : rowIds(categories[dimension], found);
    const rows = ids.map((id) => ({ id, units: columns.map(() => Array.from({ length: last - first + 1 }, (): string[] => [])) }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const [index, measure] of columns.entries()) {
      for (const unit of units.get(measure)!) byId.get(unit[dimension] ?? '')?.units[index]?.[quarterOf(unit.month) - first]?.push(unit.company_id);
    }
    return { dimension, measures: columns, rows };
  });
}
