import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { auditKinds, classifyAction } from '#app/privacy/audit-actions.ts';
import type { ShownDetail } from '#app/privacy/audit-details.server.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { DateField } from '#app/ui/date-field.tsx';
import { Button, TextField } from '#app/ui/form.tsx';

interface Line {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  action: string;
  subjectId: string;
  subjectName: string | null;
  details: ShownDetail[];
}

export function AuditFilterForm({ values, errors }: { values: Record<string, string>; errors: Record<string, string> }) {
  const t = useMessages().audit;
  const locale = useLocale();
  const path = `/${locale}/administration/audit`;
  const rejected = { values, errors };
  return (
    <details className="fold" open={Object.values(values).some((value) => value !== '')}>
      <summary>{t.filter.title}</summary>
      <form className="form" action={path} role="search" noValidate>
        <DateField name="from" label={t.filter.from} rejected={rejected} />
        <DateField name="to" label={t.filter.to} rejected={rejected} />
        <div className="field">
          <label htmlFor="kind">{t.filter.kind}</label>
          <select id="kind" name="kind" className="medium" defaultValue={values.kind}>
            <option value="">{t.filter.anyKind}</option>
            {auditKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
        <TextField name="person" label={t.filter.person} type="email" autoComplete="off" spellCheck={false} rejected={rejected} />
        <TextField name="subject" label={t.filter.subject} type="text" autoComplete="off" width="medium" spellCheck={false} rejected={rejected} />
        <div className="actions">
          <Button>{t.filter.submit}</Button>
          <a href={path}>{t.filter.reset}</a>
        </div>
      </form>
    </details>
  );
}

export function AuditLines({ lines }: { lines: Line[] }) {
  const t = useMessages().audit;
  const { when, who, what, about, details } = t.columns;
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      head={[when, who, what, about, details]}
      rows={lines.map((line) => [
        line.at,
        line.actorId === null ? t.system : (line.actorName ?? t.former),
        t.actions[line.action] ?? line.action,
        <AuditSubjectOf key={line.id} line={line} />,
        <Details key={line.id} details={line.details} />,
      ])}
    />
  );
}

/** What a line is about: its own page where officers have one, and always the way to everything else about it. */
function AuditSubjectOf({ line: { action, subjectId, subjectName } }: { line: Line }) {
  const t = useMessages().audit;
  const locale = useLocale();
  const subject = classifyAction(action)?.subject ?? 'other';
  const pages: Partial<Record<typeof subject, string>> = { certificate: 'certificates', mission: 'missions', event: 'events' };
  const page = pages[subject];
  return (
    <>
      {page ? <a href={`/${locale}/province/${page}/${subjectId}`}>{t.subjects[subject]}</a> : (subjectName ?? t.subjects[subject])}{' '}
      <EverythingAbout subjectId={subjectId} />
    </>
  );
}

function Details({ details }: { details: ShownDetail[] }) {
  return (
    <>
      {details.map((detail) => (
        <p key={detail.label}>
          {detail.label}: {'text' in detail ? detail.text : <EverythingAbout subjectId={detail.subjectId} />}
        </p>
      ))}
    </>
  );
}

function EverythingAbout({ subjectId }: { subjectId: string }) {
  const t = useMessages().audit;
  const short = subjectId.length > 10 ? `${subjectId.slice(0, 6)}…` : subjectId;
  return (
    <a href={`/${useLocale()}/administration/audit?subject=${encodeURIComponent(subjectId)}`} className="quiet">
      <span className="visually-hidden">{t.onlyThis} </span>
      {short}
    </a>
  );
}
