import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { forAdministrator } from '#app/http/access.server.ts';
import { readAuditFilter, readAuditPosition, writeAuditPosition, writeAuditQuery } from '#app/http/audit-filter.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDateTime } from '#app/i18n/format.ts';
import { describeDetails } from '#app/privacy/audit-details.server.ts';
import { findNames, linesPerFile, readAuditPage } from '#app/privacy/audit-view.server.ts';
import { classifyAction } from '#app/privacy/audit-actions.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { AuditFilterForm, AuditLines } from './audit-parts.tsx';

export const handle: PageHandle = { title: (_, t) => t.audit.title, noindex: true };

export const loader = forAdministrator(({ app, locale, url, t }) => {
  const { time_zone: timeZone } = app.operator;
  const { filter, values, errors } = readAuditFilter(url.searchParams, { t, timeZone });
  const after = readAuditPosition(url.searchParams);
  const { lines, next } = readAuditPage(app.db, { filter, after });
  const isAccount = (action: string) => classifyAction(action)?.subject === 'account';
  const names = findNames(app.db, { userIds: lines.filter(({ action }) => isAccount(action)).map(({ subjectId }) => subjectId) });
  const page = {
    values,
    errors,
    lines: lines.map(({ at, details, ...line }) => ({
      ...line,
      at: formatDateTime(at, locale, timeZone),
      subjectName: isAccount(line.action) ? (names.get(line.subjectId) ?? null) : null,
      details: describeDetails(details, { t, locale, catalogue: app.catalogue }),
    })),
    isFirst: after === null,
    next: next && writeAuditPosition(next),
    fileLimit: linesPerFile,
  };
  return data(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
});

export default function AdministrationAudit() {
  const { values, errors, lines, isFirst, next, fileLimit } = useLoaderData<typeof loader>();
  const t = useMessages().audit;
  const locale = useLocale();
  const path = `/${locale}/administration/audit`;
  return (
    <>
      <ErrorSummary rejected={{ values, errors }} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <AuditFilterForm values={values} errors={errors} />
      {lines.length === 0 ? <p>{t.none}</p> : <AuditLines lines={lines} />}
      {(next || !isFirst) && (
        <nav className="pager" aria-label={t.pages}>
          {!isFirst && <a href={`${path}${writeAuditQuery(values)}`}>{t.newest}</a>}
          {next && (
            <a href={`${path}${writeAuditQuery(values, { before: next })}`} rel="next">
              {t.older}
            </a>
          )}
        </nav>
      )}
      {lines.length > 0 && (
        <p>
          <a href={`${path}.csv${writeAuditQuery(values)}`}>{t.csv}</a> <span className="quiet">{t.csvLimit(fileLimit)}</span>
        </p>
      )}
    </>
  );
}
