import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { codeField, currentPasswordField } from '#app/accounts/account-fields.ts';
import { hasAuthenticator } from '#app/accounts/authenticator.server.ts';
import { SealError } from '#app/accounts/sealing.server.ts';
import { consumeSecondFactor } from '#app/accounts/second-factor.server.ts';
import { checkCredentials } from '#app/accounts/sign-in.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forAnySession } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo, safeReturnPath } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';

interface Page {
  email: string;
  /** Whether a code is asked beside the password. */
  withCode: boolean;
}

export const handle: PageHandle = { title: (_, t) => t.security.prove.title, noindex: true };

export const loader = forAnySession(({ app, viewer }): Page => ({ email: viewer.email, withCode: hasAuthenticator(app.db, { userId: viewer.id }) }));

export const action = forAnySession(async ({ app, request, url, locale, t, viewer, now }) => {
  const fields = await readForm(request);
  const userId = viewer.id;
  const withCode = hasAuthenticator(app.db, { userId });
  const password = currentPasswordField(t);
  const form = parseForm(withCode ? z.object({ password, code: codeField(t) }) : z.object({ password }), fields);
  if (!form.ok) return rejectForm(form.rejected);

  await app.throttle.count('sign-in-account', viewer.email);
  if (withCode) await app.throttle.count('second-factor-account', userId);
  const known = await checkCredentials(app.db, { email: viewer.email, password: form.value.password });
  const code = 'code' in form.value ? String(form.value.code) : '';
  try {
    // A code is used up only beside the right password.
    const proved = known && (!withCode || consumeSecondFactor(app.db, { userId, code, factorKey: app.factorKey, site: siteOf(app), now }));
    if (!proved) return rejectField(fields, { password: withCode ? t.security.prove.wrongWithCode : t.security.prove.wrong });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    app.reportFault(error, url.pathname);
    return data({ values: {}, errors: { code: t.security.secondFactor.broken } }, { status: 503 });
  }
  await app.throttle.forget('sign-in-account', viewer.email);
  await app.throttle.forget('second-factor-account', userId);
  app.wakeMail();
  app.sessions.renewProof(viewer.sessionHash);
  return redirectTo(safeReturnPath(url.searchParams.get('next'), `/${locale}/account/security`));
});

export default function Prove() {
  const { email, withCode } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account, security, site } = useMessages();
  const t = security.prove;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p>{withCode ? t.textWithCode : t.text}</p>
      <Form>
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField name="password" label={account.fields.password} type="password" autoComplete="current-password" rejected={rejected} />
        {withCode && (
          <TextField
            name="code"
            label={security.secondFactor.code}
            hint={security.secondFactor.hint}
            type="text"
            autoComplete="one-time-code"
            spellCheck={false}
            width="medium"
            rejected={rejected}
          />
        )}
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
      <p>
        {t.otherWay} <a href={`/${locale}/account/sign-out`}>{site.signOut}</a>
      </p>
    </>
  );
}
