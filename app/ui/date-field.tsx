import { useMessages } from '../i18n/context.tsx';
import { HintAndError, describedBy, type Rejected } from './form.tsx';

/** Day, month and year as three text fields under one legend; `dateField` of app/http reads them as one day. */
export function DateField({
  name,
  label,
  hint,
  defaultValue = '',
  rejected,
}: {
  name: string;
  label: string;
  hint?: string;
  /** YYYY-MM-DD. */
  defaultValue?: string;
  rejected?: Rejected | undefined;
}) {
  const t = useMessages().forms;
  const error = rejected?.errors[name];
  const [year, month, day] = defaultValue.split('-').map((part) => part.replace(/^0/, ''));
  const parts = [
    // The first has the field's name as its id, so that the error summary's link lands on it.
    { id: name, part: `${name}_day`, label: t.day, value: day, digits: 2 },
    { id: `${name}_month`, part: `${name}_month`, label: t.month, value: month, digits: 2 },
    { id: `${name}_year`, part: `${name}_year`, label: t.year, value: year, digits: 4 },
  ];
  return (
    <fieldset className={error ? 'field field-refused' : 'field'} aria-describedby={describedBy({ name, hint: Boolean(hint), error: Boolean(error) })}>
      <legend>{label}</legend>
      <HintAndError name={name} hint={hint} error={error} />
      <div className="date-parts">
        {parts.map(({ id, part, label: partLabel, value, digits }) => (
          <div key={part}>
            <label htmlFor={id}>{partLabel}</label>
            <input
              id={id}
              name={part}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              size={digits}
              maxLength={20}
              defaultValue={rejected ? [rejected.values[part] ?? ''].flat()[0] : value}
              aria-invalid={error ? true : undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
