import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { newPasswordField } from '#app/accounts/account-fields.ts';
import { readPasswordReset, resetPassword } from '#app/accounts/password-change.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { Button, ErrorSummary, Form, type Rejected } from '#app/ui/form.tsx';
import { NewPassword } from '#app/ui/new-password.tsx';

interface Page {
  state: 'open' | 'gone';
  /** For the browser's password manager: whose password it is. */
  email: string;
}

export const handle: PageHandle<Page> = {
  title: ({ state }, { account }) => (state === 'open' ? account.reset.title : account.deadLink.title),
  noindex: true,
};

const readToken = (url: URL) => url.searchParams.get('token') ?? '';

function findReset({ app, url, clientAddress, now }: Call) {
  return app.throttle.lookUp('token-client', clientAddress, () => readPasswordReset(app.db, { token: readToken(url), now }));
}

export const loader = forAnyone(async (call) => {
  const reset = await findReset(call);
  if (reset?.state !== 'open') return data<Page>({ state: 'gone', email: '' }, { status: 410 });
  return data<Page>({ state: 'open', email: reset.account.email });
});

export const action = forAnyone(async (call) => {
  const { app, request, url, locale, t, now } = call;
  const fields = await readForm(request);
  const reset = await findReset(call);
  if (reset?.state !== 'open') return data(null, { status: 410 });
  const personal = [reset.account.name, reset.account.email, app.operator.site_name];
  const form = parseForm(z.object({ new_password: newPasswordField(t, { personal }) }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  try {
    const account = await resetPassword(app.db, { token: readToken(url), password: form.value.new_password, site: siteOf(app), now });
    app.wakeMail();
    await app.throttle.forget('sign-in-account', account.email);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'expired') return data(null, { status: 410 });
    throw error;
  }
  return redirectTo(`/${locale}/account/sign-in?done=password-changed`, { 'Set-Cookie': await app.sessions.end(request.headers.get('Cookie')) });
});

export default function ResetPassword() {
  const { state, email } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  const t = account.reset;
  const locale = useLocale();
  if (state === 'gone') {
    return <DeadLink advice={account.deadLink.reset} otherWay={<a href={`/${locale}/account/forgot-password`}>{t.askAgain}</a>} />;
  }
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <Form>
        <NewPassword email={email} rejected={rejected} replaces />
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
    </>
  );
}
