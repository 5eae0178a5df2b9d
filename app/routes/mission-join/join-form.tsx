import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ChoiceField, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { JoinPage } from './route.tsx';

/** Who travels, and the code for who didn't come with a link or from the officer's list. */
export function JoinForm({ page, rejected }: { page: JoinPage; rejected: Rejected | undefined }) {
  const { join: t, list } = useMessages().mission;
  const locale = useLocale();
  const { people } = page;
  const chosen = people.length === 1 ? people : people.filter((person) => person.chosen);
  return (
    <Form>
      {page.full && (
        <Notice>
          <p>{t.full}</p>
        </Notice>
      )}
      {page.code === null ? (
        <TextField
          name="code"
          label={list.code}
          hint={list.codeHint}
          type="text"
          autoComplete="off"
          spellCheck={false}
          width="medium"
          defaultValue={page.typed}
          // A link with a wrong code is a refused field too.
          rejected={rejected ?? (page.typed ? { values: {}, errors: { code: t.codeWrong } } : undefined)}
        />
      ) : (
        <input type="hidden" name="code" value={page.code} />
      )}
      <ChoiceField
        kind="many"
        name="travellers"
        label={t.travellers}
        hint={page.adopts ? t.adopts(page.track) : t.travellersHint(page.track)}
        chosen={chosen.map(({ userId }) => userId)}
        choices={people.map(({ userId, name, isViewer }) => ({ value: userId, label: isViewer ? t.you(name) : name }))}
        rejected={rejected}
      />
      <div className="actions">
        <Button>{page.full ? t.submitWaiting : t.submit}</Button>
        <a href={`/${locale}/company/people`}>{t.invite}</a>
      </div>
    </Form>
  );
}
