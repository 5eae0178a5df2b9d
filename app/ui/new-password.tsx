import { useMessages } from '../i18n/context.tsx';
import { TextField, type Rejected } from './form.tsx';

/** Choosing a password for an account. The hidden address lets a password manager file it right. */
export function NewPassword({ email, rejected, replaces = false }: { email: string; rejected: Rejected | undefined; replaces?: boolean }) {
  const { fields } = useMessages().account;
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        name={replaces ? 'new_password' : 'password'}
        label={replaces ? fields.newPassword : fields.password}
        hint={fields.passwordHint}
        type="password"
        autoComplete="new-password"
        rejected={rejected}
      />
    </>
  );
}
