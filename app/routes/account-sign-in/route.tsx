import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { currentPasswordField, emailField } from '#app/accounts/account-fields.ts';
import { checkCredentials, startPage } from '#app/accounts/sign-in.server.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo, safeReturnPath } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface Page {
  done: string | null;
}

export const handle: PageHandle = { title: (_, t) => t.account.signIn.title };

export const loader = forAnyone(({ locale, viewer, url }): Page => {
  if (viewer)
    throw redirectTo(safeReturnPath(url.searchParams.get('next'), `/${locale}${startPage({ role: viewer.role, inCompany: viewer.membership !== null })}`));
  return { done: url.searchParams.get('done') };
});

export const action = forAnyone(async ({ app, request, url, locale, t, clientAddress }) => {
  const fields = await readForm(request);
  const form = parseForm(z.object({ email: emailField(t), password: currentPasswordField(t) }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { email, password } = form.value;
  await app.throttle.count('sign-in-client', clientAddress);
  await app.throttle.count('sign-in-account', email);
  const account = await checkCredentials(app.db, { email, password });
  if (!account) return rejectField(fields, { email: t.account.signIn.wrong });
  await app.throttle.forget('sign-in-account', email);
  const cookie = await app.sessions.start(account.id, request.headers.get('Cookie'), { assurance: 'password', device: '' });
  const start = startPage({ role: account.role, inCompany: findMembership(app.db, { userId: account.id }) !== null });
  return redirectTo(safeReturnPath(url.searchParams.get('next'), `/${locale}${start}`), { 'Set-Cookie': cookie });
});

export default function SignIn() {
  const { done } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  const t = account.signIn;
  const locale = useLocale();
  const message = done ? t.done[done] : undefined;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {message && !rejected && (
        <Notice tone="success">
          <p>{message}</p>
        </Notice>
      )}
      <h1>{t.title}</h1>
      <Form>
        <TextField name="email" label={account.fields.email} type="email" autoComplete="username" spellCheck={false} rejected={rejected} />
        <TextField name="password" label={account.fields.password} type="password" autoComplete="current-password" rejected={rejected} />
        <div className="actions">
          <Button>{t.submit}</Button>
          <a href={`/${locale}/account/forgot-password`}>{t.forgot}</a>
        </div>
      </Form>
      <p>
        {t.noAccount} <a href={`/${locale}/account/register`}>{t.toRegister}</a>
      </p>
    </>
  );
}
