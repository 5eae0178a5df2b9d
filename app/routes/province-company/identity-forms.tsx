import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ChoiceField, Form, TextArea, TextField, type Rejected } from '#app/ui/form.tsx';
import type { CompanyFilePage } from './route.tsx';

interface Given {
  page: CompanyFilePage;
  rejected: (Rejected & { mergeWith?: string }) | undefined;
}

export function ConfirmForm({ page, rejected }: Given) {
  const { file: t } = useMessages().identity;
  return (
    <>
      <h2>{t.confirm}</h2>
      <Form intent="confirm">
        <p>{t.confirmText(page.name, page.kvkNumber)}</p>
        <ChoiceField kind="many" name="compared" label={t.status} choices={[{ value: 'yes', label: t.confirmTick }]} rejected={rejected} />
        <div className="actions">
          <Button>{t.confirmSubmit}</Button>
        </div>
      </Form>
    </>
  );
}

export function DoubtForm({ page, rejected }: Given) {
  const { file: t } = useMessages().identity;
  return (
    <>
      <h2>{t.doubt}</h2>
      <Form intent="doubt">
        <p>{t.doubtText}</p>
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          defaultValue={page.status.kind === 'doubted' ? page.status.reason : ''}
          rejected={rejected}
        />
        <div className="actions">
          <Button quiet>{t.doubtSubmit}</Button>
        </div>
      </Form>
    </>
  );
}

export function CorrectForm({ page, rejected }: Given) {
  const { identity, company } = useMessages();
  const t = identity.file;
  const locale = useLocale();
  return (
    <>
      <h2>{t.correct}</h2>
      <Form intent="correct">
        <p>{t.correctText}</p>
        <TextField name="company_name" label={company.fields.name} type="text" autoComplete="off" defaultValue={page.name} rejected={rejected} />
        <TextField
          name="kvk_number"
          label={company.fields.kvkNumber}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          width="short"
          defaultValue={page.kvkNumber}
          rejected={rejected}
        />
        {rejected?.mergeWith && (
          <p>
            <a href={`/${locale}/province/companies/${page.id}/merge?with=${rejected.mergeWith}`}>{t.toMerge}</a>
          </p>
        )}
        <div className="actions">
          <Button quiet>{t.correctSubmit}</Button>
        </div>
      </Form>
    </>
  );
}
