import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatNumber } from '#app/i18n/format.ts';
import type { Measure } from '#app/reporting/measures.ts';
import type { Report } from '#app/reporting/report.server.ts';
import { StepLine } from '#app/ui/charts/step-line.tsx';
import { toValues } from './values.ts';

/** The results in one glance: how many companies took each step. */
export function StepsSection({ report }: { report: Report }) {
  const t = useMessages().report;
  const locale = useLocale();
  const { table } = report.tables.month;
  const totals = new Map<Measure, number | null>(toValues(table.total).map((value, index) => [table.measures[index]!, value]));
  // What this edition counts: a measure that was added later is not in it.
  const onTheLine = table.measures.filter((measure) => measure !== 'participants' && measure !== 'attended');
  const attended = totals.get('attended') ?? null;
  const participants = totals.get('participants') ?? null;
  const format = (value: number) => formatNumber(value, locale);
  return (
    <section className="stack">
      <h2>{t.inShort}</h2>
      <StepLine
        id="steps"
        title={t.steps.title}
        description={t.steps.description(report.periodName)}
        steps={onTheLine.map((measure) => ({ name: t.measures[measure], value: totals.get(measure) ?? null }))}
        suppressed={t.underFive}
        format={format}
      />
      {attended !== null && <p>{t.steps.attended(format(attended))}</p>}
      {participants !== null && <p>{t.steps.participants(format(participants))}</p>}
    </section>
  );
}
