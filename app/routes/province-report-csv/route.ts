import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { writeCsv } from '#app/reporting/csv.ts';
import { dimensions } from '#app/reporting/measures.ts';
import { readReport, recordTableExport } from '#app/reporting/report.server.ts';

/** One table of the report as a file: `by-sector.csv`. */
export const loader = forOfficer(({ app, locale, t, params, url, viewer, now }) => {
  const dimension = dimensions.find((candidate) => params.table === `by-${candidate}.csv`);
  if (!dimension) throw new DomainError('not-found');
  const { db, operator, catalogue } = app;
  const { report } = readReport(db, { periodId: url.searchParams.get('period'), operator, catalogue, locale, t, now });
  if (!report) throw new DomainError('not-found');
  recordTableExport(db, { periodId: report.period.id, dimension, actorId: viewer.id, now });

  const { table, rowNames } = report.tables[dimension];
  const { title, head } = t.report.dimensions[dimension];
  const words = {
    facts: [
      [t.report.csv.report, `${operator.site_name}: ${title}`],
      [t.report.csv.period, report.periodName],
      [t.report.csv.published, formatDate(report.publishedAt, locale, operator.time_zone)],
      [t.report.csv.made, formatDateTime(now, locale, operator.time_zone)],
    ] as [string, string][],
    heads: [head, ...table.measures.map((measure) => t.report.measures[measure])],
    rowNames,
    total: t.report.total,
    suppressedSign: t.report.suppressedSign,
    note: [t.report.csv.note, t.report.suppressedNote] as [string, string],
  };
  return new Response(writeCsv(table, { words, separator: locale === 'nl' ? ';' : ',' }), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="report-${report.period.id}-by-${dimension}-${locale}.csv"`,
    },
  });
});
