import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { listColumns } from '#app/missions/mission-list-columns.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Button, Form, TextArea } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

export interface Preview {
  text: string;
  rows: { number: number; cells: Record<(typeof listColumns)[number], string>; problems: string[] }[];
  /** How many rows have no problem. */
  good: number;
  fingerprint: string;
  /** An import was asked of another list than the one that was shown. */
  changed: boolean;
}

/** Nothing has been written yet: what would be, row by row, and the list itself to mend. */
export function ListPreview({ preview, missionId }: { preview: Preview; missionId: string }) {
  const { list: t } = useMessages().missionDesk;
  const locale = useLocale();
  const { rows, good, text, fingerprint, changed } = preview;
  return (
    <>
      <h1>{t.previewTitle}</h1>
      <Notice tone={changed || good === 0 ? 'warning' : 'info'}>
        {changed && <p>{t.changed}</p>}
        <p>{t.count(good, rows.length)}</p>
        <p>{good === 0 ? t.nothing : t.nothingYet}</p>
      </Notice>
      <DataTable
        caption={t.table}
        head={[t.head.row, t.head.result, ...listColumns.map((column) => t.head[column])]}
        rows={rows.map(({ number, cells, problems }) => [number, <Result key="result" problems={problems} />, ...listColumns.map((column) => cells[column])])}
      />
      <Form upload>
        <input type="hidden" name="checked" value={fingerprint} />
        <details open={good === 0}>
          <summary>{t.mend}</summary>
          <TextArea name="list" label={t.title} hint={t.mendHint} rows={12} defaultValue={text} />
          <Button quiet name="intent" value="check">
            {t.again}
          </Button>
        </details>
        <div className="actions">
          {good > 0 && (
            <Button name="intent" value="import">
              {t.import(good)}
            </Button>
          )}
          <a href={`/${locale}/province/missions/${missionId}/import`}>{t.startOver}</a>
        </div>
      </Form>
    </>
  );
}

function Result({ problems }: { problems: string[] }) {
  const t = useMessages().missionDesk.list;
  if (problems.length === 0) return <span className="state state-done">{t.good}</span>;
  return (
    <>
      {problems.map((problem) => (
        <p key={problem} className="state-wrong">
          {problem}
        </p>
      ))}
    </>
  );
}
