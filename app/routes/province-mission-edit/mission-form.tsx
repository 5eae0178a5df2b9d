import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { locales } from '#app/i18n/locale.ts';
import { addDays } from '#app/i18n/days.ts';
import { contactRows } from '#app/missions/mission-fields.ts';
import { DateField } from '#app/ui/date-field.tsx';
import { Button, Form, SelectField, TextArea, TextField, type Rejected } from '#app/ui/form.tsx';
import { countProgrammeRows, type Filled } from './filled-form.ts';

interface Given {
  filled: Filled;
  rejected: Rejected | undefined;
}

/** One field in both languages, side by side where there is room. */
function InBoth({ name, label, hint, rows, filled, rejected }: Given & { name: (language: string) => string; label: string; hint?: string; rows?: number }) {
  const { form: t } = useMessages().mission;
  return (
    <div className="pair">
      {locales.map((language) => {
        const field = { name: name(language), label: `${label} ${t.inLanguage[language]}`, hint, rejected, defaultValue: filled[name(language)] ?? '' };
        return rows ? <TextArea key={language} {...field} rows={rows} /> : <TextField key={language} {...field} type="text" autoComplete="off" />;
      })}
    </div>
  );
}

function ProgrammeRows({ filled, rejected }: Given) {
  const { form: t } = useMessages().mission;
  const locale = useLocale();
  const rows = Array.from({ length: countProgrammeRows(filled, rejected?.values ?? {}) }, (_, index) => index + 1);
  // While the form is refused its days may be others than the saved ones.
  const dayOf = (row: number) => (filled.departs_on && !rejected ? formatDay(addDays(filled.departs_on, row - 1), locale) : null);
  return (
    <>
      <h2>{t.programme}</h2>
      <p className="field-hint">{t.programmeHint}</p>
      {rows.map((row) => (
        <InBoth
          key={row}
          name={(language) => `programme_${language}_${row}`}
          label={t.programmeDay(row, dayOf(row))}
          rows={2}
          filled={filled}
          rejected={rejected}
        />
      ))}
    </>
  );
}

function ContactRows({ filled, rejected }: Given) {
  const { form: t } = useMessages().mission;
  const kinds = (['local', 'emergency'] as const).map((kind) => ({ value: kind, label: t.contactKinds[kind] }));
  const text = { type: 'text', autoComplete: 'off', rejected } as const;
  return (
    <>
      <h2>{t.contacts}</h2>
      <p className="field-hint">{t.contactsHint}</p>
      {contactRows.map((row) => {
        const field = (part: string) => ({ name: `contact_${part}_${row}`, defaultValue: filled[`contact_${part}_${row}`] ?? '' });
        return (
          <fieldset key={row} className="field">
            <legend>{t.contact(row)}</legend>
            <div className="pair">
              <SelectField {...field('kind')} label={t.contactKind} choices={kinds} rejected={rejected} />
              <TextField {...field('name')} {...text} label={t.contactName} />
              <TextField {...field('phone')} {...text} label={t.contactPhone} hint={row === 1 ? t.contactPhoneHint : undefined} />
              <TextField {...field('email')} {...text} label={t.contactEmail} optional inputMode="email" />
            </div>
          </fieldset>
        );
      })}
    </>
  );
}

export function MissionForm({ filled, tracks, saved, rejected }: Given & { tracks: { value: string; label: string }[]; saved: boolean }) {
  const { form: t } = useMessages().mission;
  const given = { filled, rejected };
  const both = (part: string) => (language: string) => `${part}_${language}`;
  return (
    <Form>
      <h2>{t.what}</h2>
      <InBoth name={both('title')} label={t.title} {...given} />
      <InBoth name={both('destination')} label={t.destination} {...given} />
      <InBoth name={both('text')} label={t.text} hint={t.textHint} rows={8} {...given} />
      <h2>{t.when}</h2>
      <DateField name="departs_on" label={t.departsOn} defaultValue={filled.departs_on} rejected={rejected} />
      <DateField name="returns_on" label={t.returnsOn} defaultValue={filled.returns_on} rejected={rejected} />
      <DateField name="enrol_by" label={t.enrolBy} defaultValue={filled.enrol_by} rejected={rejected} />
      <h2>{t.who}</h2>
      <SelectField name="track" label={t.track} hint={t.trackHint} choices={tracks} defaultValue={filled.track} rejected={rejected} />
      <TextField
        name="capacity"
        label={t.capacity}
        hint={t.capacityHint}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        width="short"
        defaultValue={filled.capacity}
        rejected={rejected}
      />
      <ProgrammeRows {...given} />
      <ContactRows {...given} />
      <div className="actions">
        <Button>{saved ? t.save : t.saveDraft}</Button>
      </div>
    </Form>
  );
}
