import { Fragment } from 'react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { locales, type Localised } from '#app/i18n/locale.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, Form, SelectField, TextArea, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

export interface Confirmation {
  to: string;
  subject: Localised;
  text: Localised;
  companies: { name: string; managers: number }[];
  /** People, each once. */
  managers: number;
}

export function MailForm({
  counts,
  companies,
  chosen,
  rejected,
}: {
  counts: Record<'all' | 'unready' | 'waiting', number>;
  companies: { id: string; name: string }[];
  /** A company's id, or empty. */
  chosen: string;
  rejected: Rejected | undefined;
}) {
  const t = useMessages().missionDesk.mail;
  const groups = (['all', 'unready', 'waiting'] as const).filter((group) => counts[group] > 0);
  return (
    <Form intent="check">
      <SelectField
        name="to"
        label={t.to}
        choices={[
          ...groups.map((group) => ({ value: group, label: t[group](counts[group]) })),
          ...companies.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={chosen}
        rejected={rejected}
      />
      <p className="field">{t.secret}</p>
      {locales.map((language) => (
        <Fragment key={language}>
          <TextField name={`subject_${language}`} label={t.subjectOf[language]} type="text" autoComplete="off" rejected={rejected} />
          <TextArea name={`text_${language}`} label={t.textOf[language]} rows={8} rejected={rejected} />
        </Fragment>
      ))}
      <Button>{t.check}</Button>
    </Form>
  );
}

/** Nothing has been sent yet: whom it would reach, what they would get, and the button for it. */
export function ConfirmMail({ confirmation: { to, subject, text, companies, managers } }: { confirmation: Confirmation }) {
  const t = useMessages().missionDesk.mail;
  return (
    <>
      <h1>{t.confirmTitle}</h1>
      <Notice tone="warning">
        <p>{t.reaches(companies.length, managers)}</p>
        {companies.length > 1 && <p>{t.shared}</p>}
      </Notice>
      <ul>
        {companies.map((company, index) => (
          <li key={index}>
            <ChineseText parts={splitChinese(company.name)} />: {t.managers(company.managers)}
          </li>
        ))}
      </ul>
      {locales.map((language) => (
        <section className="stack" key={language}>
          <h2>{t.versionOf[language]}</h2>
          <div lang={language} className="stack">
            <p>
              <strong>{subject[language]}</strong>
            </p>
            {text[language]
              .split('\n')
              .filter((line) => line.trim() !== '')
              .map((line, index) => (
                <p key={index}>{line}</p>
              ))}
          </div>
        </section>
      ))}
      <p className="quiet">{t.closing}</p>
      <Form>
        <input type="hidden" name="to" value={to} />
        {locales.map((language) => (
          <input key={language} type="hidden" name={`subject_${language}`} value={subject[language]} />
        ))}
        {locales.map((language) => (
          <input key={language} type="hidden" name={`text_${language}`} value={text[language]} />
        ))}
        <div className="actions">
          <Button name="intent" value="send">
            {t.send}
          </Button>
          <Button quiet name="intent" value="change">
            {t.change}
          </Button>
        </div>
      </Form>
    </>
  );
}
