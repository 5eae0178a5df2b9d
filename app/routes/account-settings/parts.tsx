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
      <TextField name="current_password" label={account.fields.currentPassword} type="password" autoComplete="current-password" rejected={rejected} />
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

export function EmailForm({ email, rejected }: { email: string; rejected: Rejected | undefined }) {
  const { account } = useMessages();
  return (
    <Form intent="email">
      <p>{account.settings.emailNow(email)}</p>
      <TextField name="email" label={account.settings.newEmail} type="email" autoComplete="email" spellCheck={false} rejected={rejected} />
      <TextField name="email_password" label={account.fields.currentPassword} type="password" autoComplete="current-password" rejected={rejected} />
      <div className="actions">
        <Button>{account.settings.emailSubmit}</Button>
      </div>
    </Form>
  );
}
