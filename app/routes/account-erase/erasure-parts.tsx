import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ChoiceField, Form, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Obstacle = { kind: 'last-manager'; companyName: string } | { kind: 'last-administrator' };

/** What must happen first, with the way there. */
export function Obstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const { obstacles: t } = useMessages().privacy.erasing;
  const locale = useLocale();
  return (
    <Notice tone="warning" title={t.title}>
      {obstacles.map((obstacle) =>
        obstacle.kind === 'last-administrator' ? (
          <p key={obstacle.kind}>{t['last-administrator']}</p>
        ) : (
          <p key={obstacle.companyName}>
            {t['last-manager'](obstacle.companyName)} <a href={`/${locale}/company/people`}>{t.toPeople}</a>
          </p>
        ),
      )}
    </Notice>
  );
}

export function WhatGoes({ goes, emptied, inCompany }: { goes: { title: string; count: number }[]; emptied: string[]; inCompany: boolean }) {
  const { erasing: t } = useMessages().privacy;
  const locale = useLocale();
  return (
    <>
      <h2>{t.goes}</h2>
      <ul>
        {goes.map(({ title, count }) => (
          <li key={title}>
            {title} ({count})
          </li>
        ))}
      </ul>
      {inCompany && emptied.length === 0 && <p>{t.unfinished}</p>}
      {emptied.map((company) => (
        <p key={company}>{t.emptied(company)}</p>
      ))}
      <p>
        <a href={`/${locale}/account/data`}>{t.toData}</a>
      </p>
    </>
  );
}

export function WhatStays({ certificates }: { certificates: number }) {
  const { stays, staysList: t } = useMessages().privacy.erasing;
  return (
    <>
      <h2>{stays}</h2>
      <ul>
        {[t.certificates(certificates), t.figures, t.company, t.log, t.mail, t.backups].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

export function EraseForm({ rejected }: { rejected: Rejected | undefined }) {
  const { erasing: t } = useMessages().privacy;
  const locale = useLocale();
  return (
    <Form>
      <ChoiceField kind="many" name="erase" label={t.confirm} choices={[{ value: 'yes', label: t.tick }]} rejected={rejected} />
      <div className="actions">
        <Button warning>{t.submit}</Button>
        <a href={`/${locale}/account/data`}>{t.cancel}</a>
      </div>
    </Form>
  );
}
