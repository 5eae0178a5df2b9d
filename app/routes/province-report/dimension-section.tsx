import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatMonthName, formatNumber } from '#app/i18n/format.ts';
import type { Measure } from '#app/reporting/measures.ts';
import type { NamedTable } from '#app/reporting/report.server.ts';
import type { Cell, ProtectedTable } from '#app/reporting/suppress.ts';
import { BarChart } from '#app/ui/charts/bar-chart.tsx';
import { LineChart } from '#app/ui/charts/line-chart.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { toValues } from './values.ts';

/** One table of the report with its chart beside it. */
export function DimensionSection({ period, named }: { period: string; named: NamedTable }) {
  const t = useMessages().report;
  const locale = useLocale();
  const { dimension } = named.table;
  const { title } = t.dimensions[dimension];
  return (
    <section className="stack">
      <h2>{title}</h2>
      {named.table.rows.some(({ cells }) => cells.some(({ kind }) => kind === 'suppressed')) && (
        <p className="quiet">
          {t.suppressedNote} <a href="#suppression">{t.about.whyTitle}</a>
        </p>
      )}
      <div className="chart-pair">
        {dimension === 'month' ? <MonthLines {...named} /> : <Bars {...named} dimension={dimension} />}
        <div className="stack">
          <Figures {...named} />
          <p className="download">
            <a href={`/${locale}/province/report/by-${dimension}.csv?period=${period}`}>{t.download(title)}</a>
          </p>
        </div>
      </div>
    </section>
  );
}

function Amount({ cell }: { cell: Cell }) {
  const t = useMessages().report;
  const locale = useLocale();
  if (cell.kind === 'shown') return <>{formatNumber(cell.value, locale)}</>;
  return (
    <span className="quiet">
      <span aria-hidden="true">{t.suppressedSign}</span>
      <span className="visually-hidden">{t.suppressed}</span>
    </span>
  );
}

function Figures({ table, rowNames, suppressedTogether }: NamedTable) {
  const t = useMessages().report;
  const numbers = (cells: (Cell | null)[]) => cells.map((cell, index) => (cell ? <Amount key={index} cell={cell} /> : ''));
  return (
    <DataTable
      caption={t.dimensions[table.dimension].title}
      captionHidden
      head={[t.dimensions[table.dimension].head, ...table.measures.map((measure) => t.measures[measure])]}
      rows={[
        ...table.rows.map((row, position) => [rowNames[position], ...numbers(row.cells)]),
        ...(suppressedTogether.some((cell) => cell?.kind === 'shown') ? [[<em key="hidden">{t.hiddenTogether}</em>, ...numbers(suppressedTogether)]] : []),
        [<strong key="total">{t.total}</strong>, ...numbers(table.total)],
      ]}
      numeric={table.measures.map((_, index) => index + 1)}
    />
  );
}

function valuesOf(table: ProtectedTable, measure: Measure) {
  return table.rows.map((row) => toValues(row.cells)[table.measures.indexOf(measure)] ?? null);
}

function MonthLines({ table }: NamedTable) {
  const t = useMessages().report;
  const locale = useLocale();
  return (
    <LineChart
      id="month"
      title={t.lines.title}
      description={t.lines.description}
      labels={table.rows.map(({ id }) => formatMonthName(id, locale, 'short'))}
      series={(['registered', 'enrolled', 'certified'] as const).map((measure) => ({ name: t.measures[measure], values: valuesOf(table, measure) }))}
      suppressed={t.underFive}
      format={(value) => formatNumber(value, locale)}
    />
  );
}

/** Bars of the rows that show at least one of the two numbers; the others share one stub. */
function Bars({ table, rowNames, dimension }: NamedTable & { dimension: 'sector' | 'municipality' | 'track' }) {
  const t = useMessages().report;
  const locale = useLocale();
  const [enrolled, certified] = [valuesOf(table, 'enrolled'), valuesOf(table, 'certified')];
  const groups = rowNames.map((label, position) => ({ label, values: [enrolled[position] ?? null, certified[position] ?? null] }));
  const visible = groups.filter(({ values }) => values.some((value) => value !== null));
  const others = groups.length - visible.length;
  return (
    <BarChart
      id={dimension}
      title={t.bars.titles[dimension]}
      description={t.bars.description(t.dimensions[dimension].title)}
      series={[t.measures.enrolled, t.measures.certified]}
      groups={others > 0 ? [...visible, { label: t.bars.others(others), values: [null] }] : visible}
      suppressed={t.underFive}
      format={(value) => formatNumber(value, locale)}
    />
  );
}
