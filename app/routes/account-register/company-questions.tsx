import { useMessages } from '#app/i18n/context.tsx';
import { ChoiceField, SelectField, TextField, type Rejected } from '#app/ui/form.tsx';

export interface Option {
  value: string;
  label: string;
}

/** The questions about the company, as fields of a form. */
export function CompanyQuestions({ rejected, municipalities, sectors }: { rejected: Rejected | undefined; municipalities: Option[]; sectors: Option[] }) {
  const t = useMessages().company.fields;
  return (
    <>
      <TextField name="company_name" label={t.name} type="text" autoComplete="organization" rejected={rejected} />
      <TextField
        name="kvk_number"
        label={t.kvkNumber}
        hint={t.kvkNumberHint}
        type="text"
        autoComplete="off"
        inputMode="numeric"
        width="medium"
        rejected={rejected}
      />
      <SelectField name="municipality" label={t.municipality} hint={t.municipalityHint} choices={municipalities} rejected={rejected} />
      <SelectField name="sector" label={t.sector} choices={sectors} rejected={rejected} />
      <TextField
        name="employees"
        label={t.employees}
        hint={t.employeesHint}
        type="text"
        autoComplete="off"
        inputMode="numeric"
        width="short"
        rejected={rejected}
      />
      <ChoiceField
        kind="one"
        name="kind"
        label={t.kind}
        choices={[
          { value: 'startup', ...t.kinds.startup },
          { value: 'sme', ...t.kinds.sme },
        ]}
        rejected={rejected}
      />
    </>
  );
}
