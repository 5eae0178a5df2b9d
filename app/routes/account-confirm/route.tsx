import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { confirmEmailChange } from '#app/accounts/profile.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { confirmRegistration, readConfirmation, type Confirmation } from '#app/companies/registration.server.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { Button, Form } from '#app/ui/form.tsx';
import { wireSteps } from '#app/wiring.server.ts';

export const handle: PageHandle<Confirmation> = {
  title: ({ state }, { account }) =>
    ({ registration: account.confirm.title, email: account.confirm.emailTitle, 'has-account': account.confirm.hasAccountTitle, gone: account.deadLink.title })[state],
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

/** The button. What can't be confirmed (any more) is answered by the page itself. */
export const action = forAnyone(async (call) => {
  const { app, request, url, locale, viewer, now } = call;
  const { state } = await readPage(call);
  const given = { token: readToken(url), site: siteOf(app), now };
  try {
    if (state === 'registration') {
      const { account, outcome } = confirmRegistration(app.db, { ...given, onStep: wireSteps(app).onStep });
      app.wakeMail();
      const cookie = await app.sessions.start(account.id, request.headers.get('Cookie'));
      return redirectTo(outcome === 'registered' ? `/${locale}/company?done=registered` : `/${locale}/account/settings`, { 'Set-Cookie': cookie });
    }
    if (state === 'email') {
      confirmEmailChange(app.db, given);
      app.wakeMail();
      return redirectTo(`/${locale}/account/${viewer ? 'settings' : 'sign-in'}?done=email-changed`);
    }
  } catch (error) {
    // Somebody else was quicker, between reading and writing: the page says what is true now.
    if (!(error instanceof DomainError)) throw error;
  }
  return data(null, { status: state === 'has-account' ? 409 : 410 });
});

export default function Confirm() {
  const page = useLoaderData<Confirmation>();
  const { account, site } = useMessages();
  const t = account.confirm;
  const locale = useLocale();
  if (page.state === 'gone') {
    return (
      <DeadLink title={account.deadLink.title} text={account.deadLink.text}>
        <p>{account.deadLink.registration}</p>
        <p>
          <a href={`/${locale}/account/sign-in`}>{site.signIn}</a> · <a href={`/${locale}/account/register`}>{site.register}</a>
        </p>
      </DeadLink>
    );
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
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <dl className="facts">
        <dt>{t.person}</dt>
        <dd>{page.name}</dd>
        <dt>{t.company}</dt>
        <dd>{page.companyName}</dd>
      </dl>
      <p>{t.notYou}</p>
      <Form>
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
    </>
  );
}
