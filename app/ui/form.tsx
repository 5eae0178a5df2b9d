/** Form parts: label, hint, error and field belong together, and keep what was typed. */
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/context.tsx';

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
export function Form({ children, action, intent, className }: { children: ReactNode; action?: string; intent?: string; className?: string }) {
  return (
    <form method="post" action={action} noValidate className={className ?? 'form'}>
      {intent && <input type="hidden" name="intent" value={intent} />}
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

function describedBy({ name, hint, error }: { name: string; hint: boolean; error: boolean }): string | undefined {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
}

function FieldError({ name, error }: { name: string; error: string | undefined }) {
  const t = useMessages();
  return error ? (
    <p className="field-error" id={`${name}-error`}>
      <span className="visually-hidden">{t.forms.errorPrefix} </span>
      {error}
    </p>
  ) : null;
}

function Label({ name, label, optional }: { name: string; label: ReactNode; optional?: boolean }) {
  const t = useMessages();
  return (
    <label htmlFor={name}>
      {label} {optional && <span className="quiet">{t.forms.optional}</span>}
    </label>
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

export function TextField({ name, label, hint, optional, rejected, type, width, defaultValue = '', ...input }: FieldProps & InputProps) {
  const error = rejected?.errors[name];
  const kept = rejected?.values[name];
  return (
    <div className={error ? 'field field-refused' : 'field'}>
      <Label name={name} label={label} optional={optional} />
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <input
        {...input}
        id={name}
        name={name}
        type={type}
        className={width}
        defaultValue={typeof kept === 'string' ? kept : defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint: Boolean(hint), error: Boolean(error) })}
      />
    </div>
  );
}

export function TextArea({ name, label, hint, optional, rejected, rows = 4, defaultValue = '' }: FieldProps & { rows?: number; defaultValue?: string }) {
  const error = rejected?.errors[name];
  const kept = rejected?.values[name];
  return (
    <div className={error ? 'field field-refused' : 'field'}>
      <Label name={name} label={label} optional={optional} />
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={typeof kept === 'string' ? kept : defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint: Boolean(hint), error: Boolean(error) })}
      />
    </div>
  );
}

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

export function SelectField({
  name,
  label,
  hint,
  optional,
  rejected,
  choices,
  defaultValue = '',
}: FieldProps & { choices: { value: string; label: string }[]; defaultValue?: string }) {
  const t = useMessages();
  const error = rejected?.errors[name];
  const kept = rejected?.values[name];
  return (
    <div className={error ? 'field field-refused' : 'field'}>
      <Label name={name} label={label} optional={optional} />
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
      <select
        id={name}
        name={name}
        defaultValue={typeof kept === 'string' ? kept : defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ name, hint: Boolean(hint), error: Boolean(error) })}
      >
        <option value="">{t.forms.choose}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
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
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} error={error} />
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
