import { useLoaderData } from '@remix-run/react';
import { Fragment } from 'react';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate, formatMonthName } from '#app/i18n/format.ts';
import { dimensions, measures } from '#app/reporting/measures.ts';
import { monthId } from '#app/reporting/periods.ts';
import { readReport } from '#app/reporting/report.server.ts';
import { DimensionSection } from './dimension-section.tsx';
import { StepsSection } from './steps-section.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: (loaded, t) => (loaded.report ? `${t.report.title}: ${loaded.report.periodName}` : t.report.title),
  noindex: true,
};

export const loader = forOfficer(({ app, locale, t, url, now }) => {
  const { db, operator, catalogue } = app;
  const { report, periods } = readReport(db, { periodId: url.searchParams.get('period'), operator, catalogue, locale, t, now });
  return {
    report,
    periods,
    operator: operator.short_name[locale],
    publishedOn: report && formatDate(report.publishedAt, locale, operator.time_zone),
  };
});

/** A link for each period, year by year, the newest year first. */
function PeriodChooser({ periods, current }: { periods: Loaded['periods']; current: string }) {
  const t = useMessages().report;
  const locale = useLocale();
  const years = [...new Set(periods.map(({ year }) => year))].reverse();
  return (
    <nav className="periods" aria-label={t.periods}>
      <ul className="rows">
        {years.map((year) => (
          <li key={year} className="period-row">
            <strong>{year}</strong>
            {periods
              .filter((period) => period.year === year)
              .map(({ id, quarter }) => (
                <a key={id} href={`/${locale}/province/report?period=${id}`} aria-current={id === current ? 'page' : undefined}>
                  {t.until(formatMonthName(monthId(year, quarter * 3), locale))} <span className="visually-hidden">{year}</span>
                </a>
              ))}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function About() {
  const t = useMessages().report;
  return (
    <>
      <h2>{t.about.title}</h2>
      <dl className="facts">
        {measures.map((measure) => (
          <Fragment key={measure}>
            <dt>{t.measures[measure]}</dt>
            <dd>{t.definitions[measure]}</dd>
          </Fragment>
        ))}
      </dl>
      <ul>
        {t.about.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <h2 id="suppression">{t.about.whyTitle}</h2>
      <ul>
        {t.about.why.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}

export default function ReportPage() {
  const { report, periods, operator, publishedOn } = useLoaderData<typeof loader>();
  const t = useMessages().report;
  if (!report) {
    return (
      <>
        <h1>{t.title}</h1>
        <h2>{t.empty.title}</h2>
        <p>{t.empty.text}</p>
        <About />
      </>
    );
  }
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede(report.periodName, operator)}</p>
      <p className="quiet">{t.published(publishedOn ?? '')}</p>
      <PeriodChooser periods={periods} current={report.period.id} />
      <StepsSection report={report} />
      {dimensions.map((dimension) => (
        <DimensionSection key={dimension} period={report.period.id} named={report.tables[dimension]} />
      ))}
      <About />
    </>
  );
}
