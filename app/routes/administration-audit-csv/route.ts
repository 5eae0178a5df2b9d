import { forAdministrator } from '#app/http/access.server.ts';
import { readAuditFilter } from '#app/http/audit-filter.ts';
import { dayOf } from '#app/i18n/format.ts';
import { exportAudit } from '#app/privacy/audit-view.server.ts';
import { writeLines } from '#app/reporting/csv.ts';

/** The lines of the audit log that a filter finds, as a file. Moments are in UTC, so that they sort. */
export const loader = forAdministrator(({ app, locale, url, t, viewer, now }) => {
  const { time_zone: timeZone } = app.operator;
  const { filter } = readAuditFilter(url.searchParams, { t, timeZone });
  const lines = exportAudit(app.db, { filter, actorId: viewer.id, now });
  const { when, who, what, about, details } = t.audit.columns;
  const rows = lines.map((line) => [
    line.at.toISOString(),
    line.actorId === null ? t.audit.system : (line.actorName ?? t.audit.former),
    line.actorId ?? '',
    t.audit.actions[line.action] ?? line.action,
    line.action,
    line.subjectId,
    JSON.stringify(line.details),
  ]);
  const head = [`${when} (UTC)`, who, `${who} (id)`, what, `${what} (code)`, about, details];
  return new Response(writeLines([head, ...rows], locale === 'nl' ? ';' : ','), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${dayOf(now, timeZone)}-${locale}.csv"`,
    },
  });
});
