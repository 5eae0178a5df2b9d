/**
 * Somebody who has every edition of a year's report and a linear solver that the suppressor knows nothing
 * of. The unknowns are all counts behind the tables; the equations are what anybody knows about them: rows
 * add up to totals, months to quarters, a year only grows, and whoever took a step took the ones before.
 */
import loadHighs, { type Model } from 'highs';
import type { Measure } from '#app/reporting/measures.ts';
import type { ProtectedTable } from '#app/reporting/suppress.ts';

const highs = await loadHighs();
type Terms = Map<number, number>;
/** No province has this many companies; a bound keeps every question answerable. */
const mostImaginable = 100_000;

/** A linear expression in the unknowns, such as one quarter's part of a count. */
export interface Quantity {
  name: string;
  terms: [count: string, factor: number][];
}

export interface Attack {
  /** Every count that the published tables leave out. */
  hidden: string[];
  /** The least and the greatest value that agrees with everything published. */
  range(quantity: Quantity): { least: number; greatest: number };
  /** Values of all counts that agree with everything published, found in a direction of choice. */
  sample(weigh: (count: string) => number): Map<string, number>;
  end(): void;
}

/** `measure/dimension/row/edition`; the total is row `*` of no dimension, and a month has one count for all editions. */
export function countName(measure: Measure, dimension: string, row: string, edition: number): string {
  if (row === '*') return `${measure}//*/${edition}`;
  return dimension === 'month' ? `${measure}/month/${row}/` : `${measure}/${dimension}/${row}/${edition}`;
}

const sequence: [lesser: Measure, greater: Measure][] = [
  ['attended', 'registered'],
  ['enrolled', 'registered'],
  ['enrolled', 'participants'],
  ['started', 'enrolled'],
  ['completed', 'started'],
  ['certified', 'completed'],
  // Both are written in one transaction, so each is a bound of the other.
  ['completed', 'certified'],
];

/**
 * @param editions the tables of each edition of one year, the first quarter first
 * @param knows `sums`: what adds up to what; `steps`: also that nobody took a step in this year without the one
 *   before, as in a programme's first year, and that no company moved or changed its trade
 */
export function mountAttack(editions: ProtectedTable[][], knows: 'sums' | 'steps'): Attack {
  const model = highs.createModel();
  // Only the question changes, so the last answer is where the primal simplex method starts.
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
  const numbers = new Map<string, number>();
  const hidden = new Set<string>();
  const rows: { terms: Terms; least: number; greatest: number }[] = [];
  const count = (name: string) => {
    let number = numbers.get(name);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(name, number);
      model.addVar(0, mostImaginable);
      hidden.add(name);
    }
    return number;
  };
  const require = (terms: [string, number][], least: number, greatest: number) => {
    const known = terms.filter(([name]) => numbers.has(name));
    if (known.length === terms.length) rows.push({ terms: new Map(terms.map(([name, factor]) => [numbers.get(name)!, factor])), least, greatest });
  };

  for (const [edition, tables] of editions.entries()) {
    for (const table of tables) {
      for (const row of [...table.rows, { id: '*', cells: table.total }]) {
        for (const [index, cell] of row.cells.entries()) {
          const name = countName(table.measures[index]!, table.dimension, row.id, edition);
          const number = count(name);
          if (cell.kind === 'suppressed') continue;
          model.changeColBounds(number, cell.value, cell.value);
          hidden.delete(name);
        }
      }
    }
  }
  for (const [edition, tables] of editions.entries()) {
    for (const { dimension, measures, rows: tableRows } of tables) {
      for (const measure of measures) {
        const total = countName(measure, dimension, '*', edition);
        require([...tableRows.map(({ id }): [string, number] => [countName(measure, dimension, id, edition), 1]), [total, -1]], 0, 0);
        for (const { id } of [...tableRows, { id: '*' }]) {
          if (edition > 0 && (dimension !== 'month' || id === '*')) {
            require([
              [countName(measure, dimension, id, edition), 1],
              [countName(measure, dimension, id, edition - 1), -1],
            ], 0, highs.infinity);
          }
        }
      }
      for (const [lesser, greater] of sequence) {
        if (knows === 'sums' || !measures.includes(lesser) || !measures.includes(greater)) continue;
        for (const [position, { id }] of tableRows.entries()) {
          // In months, what counts is the year so far.
          const summed = dimension === 'month' ? tableRows.slice(0, position + 1) : [{ id }];
          const side = (measure: Measure, factor: number) => summed.map((row): [string, number] => [countName(measure, dimension, row.id, edition), factor]);
          require([...side(greater, 1), ...side(lesser, -1)], 0, highs.infinity);
        }
      }
    }
  }
  for (const { terms, least, greatest } of rows) {
    model.addRow(least, greatest, { indices: [...terms.keys()], values: [...terms.values()] });
  }

  const solve = (weights: Map<number, number>, direction: 'minimize' | 'maximize') => optimise(model, numbers.size, weights, direction);
  return {
    hidden: [...hidden],
    range({ terms }) {
      const weights = new Map(terms.map(([name, factor]) => [numbers.get(name)!, factor]));
      const value = (solution: number[]) => terms.reduce((sum, [name, factor]) => sum + factor * solution[numbers.get(name)!]!, 0);
      return { least: value(solve(weights, 'minimize')), greatest: value(solve(weights, 'maximize')) };
    },
    sample(weigh) {
      const solution = solve(new Map([...numbers].map(([name, number]) => [number, weigh(name)])), 'minimize');
      return new Map([...numbers].map(([name, number]) => [name, solution[number]!]));
    },
    end: () => model.dispose(),
  };
}

/** The best solution. Throws when the published figures contradict each other. */
function optimise(model: Model, columns: number, weights: Map<number, number>, direction: 'minimize' | 'maximize'): number[] {
  const costs = Float64Array.from({ length: columns }, (_, column) => weights.get(column) ?? 0);
  model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, costs);
  model.changeObjectiveSense(highs.constants.objectiveSense[direction]);
  model.run();
  const status = model.getModelStatus();
  if (status !== highs.constants.modelStatus.optimal) throw new Error(`The published figures contradict each other (status ${status}).`);
  return [...model.getSolution().colValue];
}
