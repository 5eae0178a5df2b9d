/** Form parts: label, hint, error and field belong together, and keep what was typed. */
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/context.tsx';
import { FormCompany } from './form-company.tsx';

type Errors = Record<string, string>;
type Values = Record<string, string | string[]>;
/** What an action sends back when it refuses a form. */
export interface Rejected {
  values: Values;
  errors: Errors;
  intent?: string;
}

/** First in the page, above its h1: what is wrong, each linked to its field. Gets the focus without any script. */
export function ErrorSummary({ rejected }: { rejected: Rejected | undefined }) {
  const t = useMessages();
  if (!rejected || Object.keys(rejected.errors).length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t.forms.errorSummary}</h2>
      <ul>
        {Object.entries(rejected.errors).map(([field, message]) => (
          <li key={field}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

/** A form post that is checked on the server. */
export function Form({
  children,
  action,
  intent,
  className,
  upload,
  anyCompany,
}: {
  children: ReactNode;
  action?: string;
  intent?: string;
  className?: string;
  /** The form has a file field. */
  upload?: boolean;
  /** The form means the same whichever company the person works for now. */
  anyCompany?: boolean;
}) {
  return (
    <form method="post" action={action} encType={upload ? 'multipart/form-data' : undefined} noValidate className={className ?? 'form'}>
      {intent && <input type="hidden" name="intent" value={intent} />}
      {!anyCompany && <FormCompany />}
      {children}
    </form>
  );
}

interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  rejected?: Rejected | undefined;
}

export function describedBy({ name, hint, error }: { name: string; hint: boolean; error: boolean }): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
}

/** What goes between a field's name and the field itself. */
export function HintAndError({ name, hint, error }: { name: string; hint: ReactNode; error: string | undefined }) {
  const t = useMessages();
  return (
    <>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          <span className="visually-hidden">{t.forms.errorPrefix} </span>
          {error}
        </p>
      )}
    </>
  );
}

/** Label, hint and error around one control, which gets what ties it to them and what was typed before. */
function LabelledField({
  name,
  label,
  hint,
  optional,
  rejected,
  defaultValue,
  control,
}: FieldProps & {
  defaultValue: string;
  control: (given: { id: string; name: string; defaultValue: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const t = useMessages();
  const error = rejected?.errors[name];
  const kept = rejected?.values[name];
  return (
    <div className={error ? 'field field-refused' : 'field'}>
      <label htmlFor={name}>
        {label} {optional && <span className="quiet">{t.forms.optional}</span>}
      </label>
      <HintAndError name={name} hint={hint} error={error} />
      {control({
        id: name,
        name,
        defaultValue: typeof kept === 'string' ? kept : defaultValue,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': describedBy({ name, hint: Boolean(hint), error: Boolean(error) }),
      })}
    </div>
  );
}

type InputProps = {
  type: 'text' | 'email' | 'password' | 'search';
  autoComplete: string;
  inputMode?: 'numeric' | 'email';
  /** Width in characters, so that the box says how long the answer is. */
  width?: 'short' | 'medium';
  defaultValue?: string;
  spellCheck?: boolean;
};

export function TextField({ name, label, hint, optional, rejected, width, defaultValue = '', ...input }: FieldProps & InputProps) {
  const field = { name, label, hint, optional, rejected, defaultValue };
  return <LabelledField {...field} control={(given) => <input {...input} {...given} className={width} />} />;
}

export function TextArea({ rows = 4, defaultValue = '', ...field }: FieldProps & { rows?: number; defaultValue?: string }) {
  return <LabelledField {...field} defaultValue={defaultValue} control={(given) => <textarea rows={rows} {...given} />} />;
}

/** One file. Browsers don't let a page keep what was chosen. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  return <LabelledField {...field} defaultValue="" control={({ defaultValue: _none, ...given }) => <input type="file" accept={accept} {...given} />} />;
}

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

export function SelectField({ choices, defaultValue = '', ...field }: FieldProps & { choices: { value: string; label: string }[]; defaultValue?: string }) {
  const t = useMessages();
  return (
    <LabelledField
      {...field}
      defaultValue={defaultValue}
      control={(given) => (
        <select {...given}>
          <option value="">{t.forms.choose}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

/**
 * Radio buttons (`kind="one"`) or checkboxes (`kind="many"`) under one legend. The first has the
 * field's name as its id, so that the error summary's link lands on it.
 */
export function ChoiceField({
  kind,
  name,
  label,
  hint,
  rejected,
  choices,
  chosen = [],
  heading = false,
}: Omit<FieldProps, 'optional'> & { kind: 'one' | 'many'; choices: Choice[]; chosen?: string[]; heading?: boolean }) {
  const error = rejected?.errors[name];
  const kept = rejected ? [rejected.values[name] ?? []].flat() : chosen;
  return (
    <fieldset className={error ? 'field field-refused' : 'field'} aria-describedby={describedBy({ name, hint: Boolean(hint), error: Boolean(error) })}>
      <legend className={heading ? 'legend-heading' : undefined}>{heading ? <h1>{label}</h1> : label}</legend>
      <HintAndError name={name} hint={hint} error={error} />
      {choices.map((choice, index) => {
        const id = index === 0 ? name : `${name}-${choice.value}`;
        return (
          <div className="choice" key={choice.value}>
            <input
              type={kind === 'one' ? 'radio' : 'checkbox'}
              id={id}
              name={name}
              value={choice.value}
              defaultChecked={kept.includes(choice.value)}
              aria-describedby={choice.hint ? `${id}-hint` : undefined}
            />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint && (
              <p className="field-hint" id={`${id}-hint`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

export function Button({
  children,
  quiet,
  warning,
  name,
  value,
}: {
  children: ReactNode;
  /** For the lesser of two actions. */
  quiet?: boolean;
  /** For what can't be undone. */
  warning?: boolean;
  name?: string;
  value?: string;
}) {
  return (
    <button type="submit" className={quiet ? 'button button-quiet' : warning ? 'button button-warning' : 'button'} name={name} value={value}>
      {children}
    </button>
  );
}
