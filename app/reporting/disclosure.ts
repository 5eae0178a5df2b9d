/** Whether published sums give away a small count: the question that suppression asks before it shows a table. */
import { Network } from './network.ts';

interface PublishedRow {
  /** Companies per quarter. */
  companies: number[];
  /** The first and last edition that has a number of this row of its own. */
  first: number;
  last: number;
  isShown(edition: number): boolean;
  /** The most it can be in an edition, as far as another published number says so. */
  most(edition: number): number;
}

export interface PublishedTable {
  rows: PublishedRow[];
  isTotalShown(edition: number): boolean;
  /** No count may be provably under this. */
  fewest: number;
}

const outside = 0;

/** The arcs whose counts must stay open. */
interface Watched {
  arc: number;
  kind: 'count' | 'hidden';
  flow: number;
  row: number;
  edition: number;
}

/**
 * One measure of one table over all editions of a year. A column node for each quarter receives the
 * total so far and hands out the quarter's counts and the total of the quarters before; a row node
 * for each quarter receives that quarter's count and what the row had, and passes on the sum.
 */
function buildNetwork({ rows, isTotalShown }: PublishedTable): { network: Network; watched: Watched[] } {
  const network = new Network();
  const watched: Watched[] = [];
  const editions = rows[0]?.companies.length ?? 0;
  const column = (edition: number) => (edition === editions ? outside : edition + 1);

  let total = 0;
  for (let edition = 0; edition < editions; edition += 1) {
    total += rows.reduce((sum, row) => sum + row.companies[edition]!, 0);
    const known = isTotalShown(edition);
    const arc = network.add({ from: column(edition + 1), to: column(edition), flow: total, known });
    if (!known) watched.push({ arc, kind: 'hidden', flow: total, row: -1, edition });
  }
  for (const [position, row] of rows.entries()) {
    const node = (edition: number) => (edition > row.last ? outside : 1 + editions * (position + 1) + edition);
    let sum = 0;
    for (let edition = row.first; edition <= row.last; edition += 1) {
      const flow = row.companies[edition]!;
      watched.push({ arc: network.add({ from: column(edition), to: node(edition), flow, known: false }), kind: 'count', flow, row: position, edition });
      sum += flow;
      const known = row.isShown(edition);
      const arc = network.add({ from: node(edition), to: node(edition + 1), flow: sum, known, most: Math.max(sum, row.most(edition)) });
      if (!known) watched.push({ arc, kind: 'hidden', flow: sum, row: position, edition });
    }
  }
  return { network, watched };
}

/**
 * Whether a reader who combines every edition's rows and totals could prove that some quarter's count,
 * shown or not, is under the fewest, or could work out a hidden number.
 */
export function mayFollow(table: PublishedTable): boolean {
  const { network, watched } = buildNetwork(table);
  return watched.some(({ arc, kind, flow }) => {
    if (kind === 'hidden') return !network.canDiffer(arc);
    return flow < table.fewest && flow + network.riseOf(arc, table.fewest - flow) < table.fewest;
  });
}

export function findUpperBounds(table: PublishedTable): Map<string, number> {
  const { network, watched } = buildNetwork(table);
  return new Map(watched.filter(({ kind, row }) => kind === 'hidden' && row >= 0).map(({ arc, row, edition, flow }) => [`${row} ${edition}`, flow + network.riseOf(arc, 60)]));
}
