import { useActionData } from '@remix-run/react';
import { z } from 'zod';
import { emailField } from '#app/accounts/account-fields.ts';
import { requestPasswordReset } from '#app/accounts/password-change.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';

export const handle: PageHandle = { title: (_, t) => t.account.forgot.title, noindex: true };

export const loader = forAnyone(() => ({}));

/** The answer is the same whether or not the address has an account. */
export const action = forAnyone(async ({ app, request, locale, t, clientAddress, now }) => {
  const form = parseForm(z.object({ email: emailField(t) }), await readForm(request));
  if (!form.ok) return rejectForm(form.rejected);
  const { email } = form.value;
  await app.throttle.count('mail-client', clientAddress);
  await app.throttle.count('mail-recipient', email);
  requestPasswordReset(app.db, { email, locale, site: siteOf(app), now });
  app.wakeMail();
  return redirectTo(`/${locale}/account/check-mail?for=reset`);
});

export default function ForgotPassword() {
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  const t = account.forgot;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <Form>
        <TextField name="email" label={account.fields.email} type="email" autoComplete="username" spellCheck={false} rejected={rejected} />
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
    </>
  );
}
