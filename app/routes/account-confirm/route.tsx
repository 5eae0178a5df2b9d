import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { newPasswordField } from '#app/accounts/account-fields.ts';
import { confirmEmailChange } from '#app/accounts/profile.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { confirmRegistration, readConfirmation, type Confirmation, type WaitingRegistration } from '#app/companies/registration.server.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { signIn } from '#app/http/sign-in.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { Button, Form, type Rejected } from '#app/ui/form.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { FinishRegistration } from './finish-registration.tsx';

export const handle: PageHandle<Confirmation> = {
  title: ({ state }, { account }) =>
    ({ registration: account.confirm.title, email: account.confirm.emailTitle, 'has-account': account.confirm.hasAccountTitle, gone: account.deadLink.title })[
      state
    ],
  noindex: true,
};

const readToken = (url: URL) => url.searchParams.get('token') ?? '';

async function readPage({ app, url, clientAddress, now }: Call): Promise<Confirmation> {
  const found = await app.throttle.lookUp('token-client', clientAddress, () => readConfirmation(app.db, { token: readToken(url), now }));
  return found ?? { state: 'gone' };
}

/** Changes nothing: mail scanners open links. */
export const loader = forAnyone(async (call) => {
  const page = await readPage(call);
  return data(page, { status: page.state === 'gone' ? 410 : 200 });
});

/** The new password, or the page again. What others may know of the person comes from the link, not from the post. */
async function readPassword({ app, request, t }: Call, { name, email, companyName }: WaitingRegistration) {
  const personal = [name, email, companyName, app.operator.site_name];
  return parseForm(z.object({ password: newPasswordField(t, { personal }) }), await readForm(request));
}

/** The button. What can't be confirmed (any more) is answered by the page itself. */
export const action = forAnyone(async (call) => {
  const { app, url, locale, viewer, now } = call;
  let page = await readPage(call);
  const form = page.state === 'registration' ? await readPassword(call, page) : null;
  if (form && !form.ok) return rejectForm(form.rejected);
  const given = { token: readToken(url), site: siteOf(app), now };
  try {
    if (form) {
      const { account, outcome } = await confirmRegistration(app.db, { ...given, password: form.value.password, onStep: wireSteps(app).onStep });
      app.wakeMail();
      const cookie = await signIn(call, { person: account, assurance: 'password' });
      return redirectTo(outcome === 'registered' ? `/${locale}/company?done=registered` : `/${locale}/account/settings`, { 'Set-Cookie': cookie });
    }
    if (page.state === 'email') {
      confirmEmailChange(app.db, given);
      app.wakeMail();
      return redirectTo(`/${locale}/account/${viewer ? 'settings' : 'sign-in'}?done=email-changed`);
    }
  } catch (error) {
    // Somebody else was quicker, between reading and writing: the page says what is true now.
    if (!(error instanceof DomainError)) throw error;
    page = await readPage(call);
  }
  return data(null, { status: page.state === 'has-account' ? 409 : 410 });
});

export default function Confirm() {
  const page = useLoaderData<Confirmation>();
  const rejected = useActionData<Rejected>();
  const { account, site } = useMessages();
  const t = account.confirm;
  const locale = useLocale();
  if (page.state === 'gone') {
    return <DeadLink advice={account.deadLink.registration} otherWay={<a href={`/${locale}/account/register`}>{site.register}</a>} />;
  }
  if (page.state === 'has-account') {
    return (
      <div className="prose">
        <h1>{t.hasAccountTitle}</h1>
        <p>{t.hasAccountText}</p>
        <p>
          <a href={`/${locale}/account/sign-in`}>{site.signIn}</a>
        </p>
      </div>
    );
  }
  if (page.state === 'email') {
    return (
      <>
        <h1>{t.emailTitle}</h1>
        <p>{t.emailText(page.email)}</p>
        <Form>
          <div className="actions">
            <Button>{t.emailSubmit}</Button>
          </div>
        </Form>
      </>
    );
  }
  return <FinishRegistration registration={page} rejected={rejected} />;
}
