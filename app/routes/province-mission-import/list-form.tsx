import { useMessages } from '#app/i18n/context.tsx';
import { Button, FileField, Form, TextArea, type Rejected } from '#app/ui/form.tsx';

/** A file, or cells copied from a spreadsheet. */
export function ListForm({ rejected }: { rejected: Rejected | undefined }) {
  const t = useMessages().missionDesk.list;
  return (
    <>
      <p>{t.code}</p>
      <p>{t.shape}</p>
      <pre className="table-scroll" tabIndex={0} aria-label={t.example}>
        {t.exampleList}
      </pre>
      <Form intent="check" upload>
        <FileField name="file" label={t.file} hint={t.fileHint} accept=".csv,.txt,text/csv,text/plain" rejected={rejected} />
        <TextArea name="list" label={t.paste} hint={t.pasteHint} rows={8} rejected={rejected} />
        <Button>{t.check}</Button>
      </Form>
    </>
  );
}
