import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { currentPasswordField, nameField, newPasswordField } from '#app/accounts/account-fields.ts';
import { hasAuthenticator } from '#app/accounts/authenticator.server.ts';
import { checkCredentials } from '#app/accounts/sign-in.server.ts';
import { joinWithAccount, joinWithNewAccount, readInvitation } from '#app/companies/invitation-acceptance.server.ts';
import { isMember } from '#app/companies/membership.server.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { signIn, signInWithPassword } from '#app/http/sign-in.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { ErrorSummary, type Rejected } from '#app/ui/form.tsx';
import { AcceptInvitation, type OpenInvitation } from './accept-invitation.tsx';

type Page = OpenInvitation | { state: 'gone' };

export const handle: PageHandle<Page> = {
  title: (page, { account }) => (page.state === 'gone' ? account.deadLink.title : account.invitation.title(page.companyName)),
  noindex: true,
};

const readToken = (url: URL) => url.searchParams.get('token') ?? '';

/** What this person can do with the invitation. The token is the proof, so the page may name the company. */
async function readPage({ app, url, clientAddress, viewer, now }: Call): Promise<Page> {
  const invitation = await app.throttle.lookUp('token-client', clientAddress, () => readInvitation(app.db, { token: readToken(url), now }));
  if (invitation?.state !== 'open') return { state: 'gone' };
  const { companyId, companyName, email, role, hasAccount } = invitation;
  const shown = { companyName, email, role, elsewhere: null };
  if (!viewer) return { state: hasAccount ? 'sign-in' : 'create', ...shown };
  if (viewer.email !== email) return { state: 'other-person', ...shown };
  if (viewer.role !== 'member') return { state: 'officer', ...shown };
  if (isMember(app.db, { userId: viewer.id, companyId })) return { state: 'in-company', ...shown };
  return { state: 'join', ...shown, elsewhere: viewer.membership?.companyName ?? null };
}

export const loader = forAnyone(async (call) => {
  const page = await readPage(call);
  return data(page, { status: page.state === 'gone' ? 410 : 200 });
});

/** Does what the page offers. Where that has changed meanwhile, the page says what is true now. */
export const action = forAnyone(async (call) => {
  const { app, request, url, locale, t, clientAddress, viewer, now } = call;
  const fields = await readForm(request);
  const page = await readPage(call);
  const token = readToken(url);
  const samePage = `${url.pathname.replace(/\.data$/, '')}?token=${encodeURIComponent(token)}`;
  const toTraining = `/${locale}/training`;

  if (page.state === 'create') {
    const personal = [fields.get('name'), page.email, page.companyName, app.operator.site_name];
    const schema = z.object({ name: nameField(t, { missing: t.account.fields.nameMissing }), password: newPasswordField(t, { personal }) });
    const form = parseForm(schema, fields);
    if (!form.ok) return rejectForm(form.rejected);
    try {
      const account = await joinWithNewAccount(app.db, { token, ...form.value, locale, now });
      return redirectTo(toTraining, { 'Set-Cookie': await signIn(call, { person: account, assurance: 'password' }) });
    } catch (error) {
      if (error instanceof DomainError) return redirectTo(samePage);
      throw error;
    }
  }

  if (page.state === 'sign-in') {
    const form = parseForm(z.object({ password: currentPasswordField(t) }), fields);
    if (!form.ok) return rejectForm(form.rejected);
    await app.throttle.count('sign-in-client', clientAddress);
    await app.throttle.count('sign-in-account', page.email);
    const account = await checkCredentials(app.db, { email: page.email, password: form.value.password });
    if (!account) return rejectField(fields, { password: t.account.signIn.wrong });
    await app.throttle.forget('sign-in-account', page.email);
    // Who owes a code comes back here with it, and joins then.
    if (hasAuthenticator(app.db, { userId: account.id })) return signInWithPassword(call, { person: account, next: samePage });
    const cookie = { 'Set-Cookie': await signIn(call, { person: account, assurance: 'password' }) };
    try {
      joinWithAccount(app.db, { token, userId: account.id, now });
      return redirectTo(toTraining, cookie);
    } catch (error) {
      if (error instanceof DomainError) return redirectTo(samePage, cookie);
      throw error;
    }
  }

  if (page.state === 'join' && viewer) {
    joinWithAccount(app.db, { token, userId: viewer.id, now });
    return redirectTo(toTraining);
  }
  return data(null, { status: page.state === 'gone' ? 410 : 409 });
});

export default function Invitation() {
  const page = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  if (page.state === 'gone') {
    return <DeadLink advice={account.deadLink.invitation} />;
  }
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <AcceptInvitation invitation={page} rejected={rejected} />
    </>
  );
}
