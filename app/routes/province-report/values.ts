import type { ChartValue } from '#app/ui/charts/frame.tsx';
import type { ProtectedTable } from '#app/reporting/suppress.ts';

/** Cells as charts take them: null is suppressed. The only way from the report into a chart. */
export function toValues(cells: ProtectedTable['total']): ChartValue[] {
  return cells.map((cell) => (cell.kind === 'shown' ? cell.value : null));
}
