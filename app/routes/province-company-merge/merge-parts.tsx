import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Button, ChoiceField, Form, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { MergePage } from './route.tsx';

type Pair = MergePage['pair'];

export function SideBySide({ pair }: { pair: Pair }) {
  const { identity, company } = useMessages();
  const { merge: t, file } = identity;
  const locale = useLocale();
  const row = (name: string, cell: (one: Pair[number]) => string | number) => [name, ...pair.map(cell)];
  return (
    <DataTable
      caption={t.table}
      head={[
        t.name,
        ...pair.map(({ id, name }) => (
          <a key={id} href={`/${locale}/province/companies/${id}`}>
            {name}
          </a>
        )),
      ]}
      rows={[
        row(company.fields.kvkNumber, (one) => one.kvkNumber),
        row(file.status, (one) => identity.status[one.status]),
        row(file.since, (one) => one.since),
        row(file.municipality, (one) => one.municipality),
        row(t.members, (one) => one.members),
        row(t.enrolments, (one) => one.enrolments),
        row(file.missions, (one) => one.missions),
        row(file.certificates, (one) => one.certificates),
      ]}
    />
  );
}

export function ChooseForm({ pair, rejected }: { pair: Pair; rejected: Rejected | undefined }) {
  const { merge: t } = useMessages().identity;
  return (
    <Form intent="check">
      <ChoiceField
        kind="one"
        name="into"
        label={t.choose}
        choices={pair.map(({ id, name, kvkNumber }) => ({ value: id, label: t.option(name, kvkNumber) }))}
        rejected={rejected}
      />
      <ChoiceField kind="many" name="wrong" label={t.number} choices={[{ value: 'yes', label: t.wrong }]} rejected={rejected} />
      <div className="actions">
        <Button quiet>{t.check}</Button>
      </div>
    </Form>
  );
}

/** Nothing has happened yet: what would, and the button for it. */
export function ConfirmMerge({ pair, intoId }: { pair: Pair; intoId: string }) {
  const { merge: t } = useMessages().identity;
  const locale = useLocale();
  const stays = pair.find(({ id }) => id === intoId);
  const goes = pair.find(({ id }) => id !== intoId);
  if (!stays || !goes) return null;
  return (
    <>
      <h1>{t.confirmTitle}</h1>
      <SideBySide pair={pair} />
      <Notice tone="warning">
        {t.confirmText({ stays: t.option(stays.name, stays.kvkNumber), goes: t.option(goes.name, goes.kvkNumber) }).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <Form intent="merge">
        <input type="hidden" name="into" value={intoId} />
        <input type="hidden" name="wrong" value="yes" />
        <div className="actions">
          <Button warning>{t.submit}</Button>
          <a href={`/${locale}/province/companies/${intoId}`}>{t.cancel}</a>
        </div>
      </Form>
    </>
  );
}
