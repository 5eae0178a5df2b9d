import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { currentPasswordField, emailField } from '#app/accounts/account-fields.ts';
import { listOpenIdProviders } from '#app/accounts/openid-sign-in.server.ts';
import { checkCredentials } from '#app/accounts/sign-in.server.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo, safeReturnPath } from '#app/http/respond.server.ts';
import { destinationOf, signInWithPassword } from '#app/http/sign-in.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { PasskeyPlace } from '#app/ui/passkey-place.tsx';
import { OtherWays, type OtherWay } from './other-ways.tsx';

interface Page {
  done: string | null;
  /** Where the person was going. */
  next: string | null;
  otherWays: OtherWay[];
}

export const handle: PageHandle = { title: (_, t) => t.account.signIn.title };

export const loader = forAnyone((call): Page => {
  const { app, locale, viewer, url } = call;
  if (viewer) throw redirectTo(destinationOf(call, viewer));
  const next = safeReturnPath(url.searchParams.get('next'), '') || null;
  return { done: url.searchParams.get('done'), next, otherWays: listOpenIdProviders(app.openIdProviders, { locale }) };
});

export const action = forAnyone(async (call) => {
  const { app, request, t, clientAddress } = call;
  const fields = await readForm(request);
  const form = parseForm(z.object({ email: emailField(t), password: currentPasswordField(t) }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { email, password } = form.value;
  await app.throttle.count('sign-in-client', clientAddress);
  await app.throttle.count('sign-in-account', email);
  const account = await checkCredentials(app.db, { email, password });
  if (!account) return rejectField(fields, { email: t.account.signIn.wrong });
  await app.throttle.forget('sign-in-account', email);
  return signInWithPassword(call, { person: account });
});

export default function SignIn() {
  const { done, next, otherWays } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account, security } = useMessages();
  const t = account.signIn;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {!rejected && <DoneNotice done={done} words={t.done} />}
      <h1>{t.title}</h1>
      <Form>
        <TextField name="email" label={account.fields.email} type="email" autoComplete="username" spellCheck={false} rejected={rejected} />
        <TextField name="password" label={account.fields.password} type="password" autoComplete="current-password" rejected={rejected} />
        <div className="actions">
          <Button>{t.submit}</Button>
          <a href={`/${locale}/account/forgot-password`}>{t.forgot}</a>
        </div>
      </Form>
      <PasskeyPlace kind="sign-in" address={`/${locale}/account/passkey/sign-in`} failed={security.passkeySignIn.failed}>
        <p>{security.passkeySignIn.or}</p>
        <div className="actions">
          <Button quiet>{security.passkeySignIn.button}</Button>
        </div>
      </PasskeyPlace>
      <OtherWays ways={otherWays} next={next} />
      <p>
        {t.noAccount} <a href={`/${locale}/account/register`}>{t.toRegister}</a>
      </p>
    </>
  );
}
