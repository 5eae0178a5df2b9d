/**
 * Whether published sums give away a small count: the question that suppression asks before it shows a
 * table. Editions and quarters are counted from 0; counts are companies.
 */
import { Network } from './network.ts';

/** What a reader knows of one measure in a table with a row per sector, municipality or track. */
export interface PublishedRows {
  rows: {
    /** Per quarter. */
    companies: number[];
    isShown(edition: number): boolean;
    /** The most that the year so far can be in an edition, where a published number of an earlier step says so. */
    most(edition: number): number;
  }[];
  isTotalShown(edition: number): boolean;
}

/** What a reader knows of one measure in the table by month, over whole quarters. */
export interface PublishedMonths {
  months: { companies: number; isShown: boolean; /** As `most` above, for the year up to and including this month. */ mostSoFar: number }[];
  isTotalShown(edition: number): boolean;
}

/** The arcs whose counts must stay open: single counts that are small, and all that is hidden. */
interface Equations {
  network: Network;
  counts: { arc: number; flow: number }[];
  hidden: number[];
}

const outside = 0;

/**
 * A column node for each quarter receives the total so far and hands out the quarter's counts and the
 * total of the quarters before; a row node for each quarter receives that quarter's count and what the
 * row had, and passes on the sum.
 */
function equateRows({ rows, isTotalShown }: PublishedRows): Equations {
  const equations: Equations = { network: new Network(), counts: [], hidden: [] };
  const editions = rows[0]?.companies.length ?? 0;
  const column = (edition: number) => (edition === editions ? outside : edition + 1);
  let total = 0;
  for (let edition = 0; edition < editions; edition += 1) {
    total += rows.reduce((sum, row) => sum + row.companies[edition]!, 0);
    addSum(equations, { from: column(edition + 1), to: column(edition), flow: total, known: isTotalShown(edition), most: Infinity });
  }
  for (const [position, row] of rows.entries()) {
    const node = (edition: number) => (edition === editions ? outside : 1 + editions * (position + 1) + edition);
    let sum = 0;
    for (const [edition, flow] of row.companies.entries()) {
      equations.counts.push({ arc: equations.network.add({ from: column(edition), to: node(edition), flow, known: false, most: Infinity }), flow });
      sum += flow;
      addSum(equations, { from: node(edition), to: node(edition + 1), flow: sum, known: row.isShown(edition), most: row.most(edition) });
    }
  }
  return equations;
}

/** A node for each month receives the year so far, hands out the month's count and passes on the rest. */
function equateMonths({ months, isTotalShown }: PublishedMonths): Equations {
  const equations: Equations = { network: new Network(), counts: [], hidden: [] };
  const node = (position: number) => (position === months.length ? outside : position + 1);
  let sum = 0;
  for (const [position, { companies, isShown, mostSoFar }] of months.entries()) {
    sum += companies;
    const endsQuarter = position % 3 === 2;
    const soFar = { from: node(position + 1), to: node(position), flow: sum, most: mostSoFar };
    // Only at a quarter's end is the year so far a number of the report.
    if (endsQuarter) addSum(equations, { ...soFar, known: isTotalShown((position - 2) / 3) });
    else equations.network.add({ ...soFar, known: false });
    const arc = equations.network.add({ from: node(position), to: outside, flow: companies, known: isShown, most: Infinity });
    equations.counts.push({ arc, flow: companies });
    if (!isShown) equations.hidden.push(arc);
  }
  return equations;
}

function addSum({ network, hidden }: Equations, arc: Parameters<Network['add']>[0]): void {
  const number = network.add(arc);
  if (!arc.known) hidden.push(number);
}

/**
 * Whether a reader who combines all rows and totals of every edition could prove that some quarter's
 * (or month's) count, shown or not, is under `fewest`, or could work out a hidden number.
 */
export function mayFollow(published: PublishedRows | PublishedMonths, fewest: number): boolean {
  const { network, counts, hidden } = 'rows' in published ? equateRows(published) : equateMonths(published);
  return counts.some(({ arc, flow }) => flow < fewest && flow + network.riseOf(arc, fewest - flow) < fewest) || hidden.some((arc) => !network.canDiffer(arc));
}
