import { useMessages } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Button, Form } from '#app/ui/form.tsx';

interface DelayedRow {
  id: string;
  since: string;
  attempts: number;
  next: string;
  lastError: string;
}

interface GivenUpRow {
  id: string;
  since: string;
  gaveUp: string;
  attempts: number;
  recipient: string;
  subject: string;
  /** Of the mail, whatever the page's language. */
  locale: Locale;
  lastError: string;
  canRetry: boolean;
}

export interface Page {
  done: string | null;
  waiting: number;
  /** `more`: how many are not in the list. */
  delayed: { more: number; mails: DelayedRow[] };
  givenUp: { more: number; mails: GivenUpRow[] };
  bodyDays: number;
}

/** Mail servers speak English, whatever the page's language. */
function ServerWords({ children }: { children: string }) {
  return <span lang="en">{children}</span>;
}

export function DelayedMails({ more, mails }: Page['delayed']) {
  const t = useMessages().operations.mail;
  if (mails.length === 0) return <p className="quiet">{t.noneDelayed}</p>;
  return (
    <>
      <p>{t.delayedText}</p>
      <DataTable
        caption={t.delayed}
        captionHidden
        head={[t.columns.since, t.columns.attempts, t.columns.next, t.columns.error]}
        numeric={[1]}
        rows={mails.map(({ id, since, attempts, next, lastError }) => [since, attempts, next, <ServerWords key={id}>{lastError}</ServerWords>])}
      />
      {more > 0 && <p>{t.more(more)}</p>}
    </>
  );
}

export function GivenUpMails({ more, mails, bodyDays }: Page['givenUp'] & { bodyDays: number }) {
  const t = useMessages().operations.mail;
  if (mails.length === 0) return <p className="quiet">{t.noneGivenUp}</p>;
  return (
    <>
      <p>{t.givenUpText(bodyDays)}</p>
      <ul className="rows">
        {mails.map((mail) => (
          <li key={mail.id}>
            <GivenUpMail {...mail} />
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t.more(more)}</p>}
    </>
  );
}

function GivenUpMail({ id, since, gaveUp, attempts, recipient, subject, locale, lastError, canRetry }: GivenUpRow) {
  const t = useMessages().operations.mail;
  return (
    <>
      <h3 lang={locale}>{subject}</h3>
      <p>
        {t.columns.recipient}: {recipient}
      </p>
      <p className="quiet">{t.history({ since, gaveUp, attempts })}</p>
      <p className="quiet">
        <ServerWords>{lastError}</ServerWords>
      </p>
      <div className="actions">
        {canRetry ? <MailAction intent="retry" mail={id} label={t.retry} about={t.about(subject)} /> : <p className="quiet">{t.textGone}</p>}
        <MailAction intent="drop" mail={id} label={t.drop} about={t.about(subject)} />
      </div>
    </>
  );
}

/** One button that does something to one mail; screen readers also hear to which. */
function MailAction({ intent, mail, label, about }: { intent: string; mail: string; label: string; about: string }) {
  return (
    <Form intent={intent} className="row-action">
      <input type="hidden" name="mail" value={mail} />
      <Button quiet>
        {label} <span className="visually-hidden">{about}</span>
      </Button>
    </Form>
  );
}
