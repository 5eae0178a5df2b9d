import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { Button, ChoiceField, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** For somebody who doesn't belong to a company yet: how that stands, and what to do. */
export function NoCompany({ standing }: { standing: 'open' | 'declined' | 'none' }) {
  const t = useMessages().account.settings.noCompany;
  const locale = useLocale();
  const { title, text } = t[standing];
  return (
    <Notice title={title}>
      <p>{text}</p>
      <p>
        {standing === 'open' && `${t.wrongNumber} `}
        <a href={`/${locale}/account/register`}>{t.register}</a>
      </p>
    </Notice>
  );
}

export function ProfileForm({ name, mailLocale, rejected }: { name: string; mailLocale: Locale; rejected: Rejected | undefined }) {
  const { account, forms, site } = useMessages();
  return (
    <Form intent="profile">
      <TextField name="name" label={account.fields.name} type="text" autoComplete="name" defaultValue={name} rejected={rejected} />
      <ChoiceField
        kind="one"
        name="locale"
        label={account.fields.language}
        choices={(['nl', 'en'] as const).map((value) => ({ value, label: <span lang={value}>{site.languageSwitch[value]}</span> }))}
        chosen={[mailLocale]}
        rejected={rejected}
      />
      <div className="actions">
        <Button>{forms.save}</Button>
      </div>
    </Form>
  );
}

export function PasswordForm({ email, rejected }: { email: string; rejected: Rejected | undefined }) {
  const { account } = useMessages();
  return (
    <Form intent="password">
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name="new_password"
        label={account.fields.newPassword}
        hint={account.fields.passwordHint}
        type="password"
        autoComplete="new-password"
        rejected={rejected}
      />
      <div className="actions">
        <Button>{account.settings.passwordSubmit}</Button>
      </div>
    </Form>
  );
}

export function EmailForm({ email, newEmail, rejected }: { email: string; newEmail: string; rejected: Rejected | undefined }) {
  const { account } = useMessages();
  return (
    <Form intent="email">
      <p>{account.settings.emailNow(email)}</p>
      <TextField
        name="email"
        label={account.settings.newEmail}
        type="email"
        autoComplete="email"
        spellCheck={false}
        defaultValue={newEmail}
        rejected={rejected}
      />
      <div className="actions">
        <Button>{account.settings.emailSubmit}</Button>
      </div>
    </Form>
  );
}

/** In the place of both forms, until the person has proved who they are. */
export function ProveFirst() {
  const t = useMessages().security.settings;
  const locale = useLocale();
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.proveFirst}</p>
      <p>
        <a href={`/${locale}/account/prove?next=${encodeURIComponent(`/${locale}/account/settings`)}`}>{t.prove}</a>
      </p>
    </>
  );
}

export function ToSecurity() {
  const t = useMessages().security.settings;
  const locale = useLocale();
  return (
    <>
      <h2>
        <a href={`/${locale}/account/security`}>{t.security}</a>
      </h2>
      <p>{t.securityText}</p>
    </>
  );
}

/** The page where people see, take along and erase what is held about them. */
export function ToData() {
  const t = useMessages().privacy;
  const locale = useLocale();
  return (
    <>
      <h2>
        <a href={`/${locale}/account/data`}>{t.inSettings}</a>
      </h2>
      <p>{t.inSettingsText}</p>
    </>
  );
}

export function ReminderForm({ wanted }: { wanted: boolean }) {
  const t = useMessages().countdown.reminders;
  return (
    <Form intent="reminders">
      <p>{wanted ? t.on : t.off}</p>
      <input type="hidden" name="wanted" value={wanted ? 'no' : 'yes'} />
      <div className="actions">
        <Button quiet>{wanted ? t.turnOff : t.turnOn}</Button>
      </div>
    </Form>
  );
}
