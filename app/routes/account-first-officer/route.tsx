import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { nameField, newPasswordField } from '#app/accounts/account-fields.ts';
import { createOfficer, readOfficerInvitation } from '#app/accounts/first-officer.server.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { signIn } from '#app/http/sign-in.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { NewPassword } from '#app/ui/new-password.tsx';

type Page = { state: 'open'; email: string; name: string } | { state: 'gone' };

export const handle: PageHandle<Page> = {
  title: ({ state }, { account }) => (state === 'open' ? account.firstOfficer.title : account.deadLink.title),
  noindex: true,
};

const readToken = (url: URL) => url.searchParams.get('token') ?? '';

async function readPage({ app, url, clientAddress, now }: Call): Promise<Page> {
  const found = await app.throttle.lookUp('token-client', clientAddress, () => readOfficerInvitation(app.db, { token: readToken(url), now }));
  return found ?? { state: 'gone' };
}

export const loader = forAnyone(async (call) => {
  const page = await readPage(call);
  return data(page, { status: page.state === 'gone' ? 410 : 200 });
});

export const action = forAnyone(async (call) => {
  const { app, request, url, locale, t, now } = call;
  const fields = await readForm(request);
  const page = await readPage(call);
  if (page.state === 'gone') return data(null, { status: 410 });
  const personal = [fields.get('name'), page.email, app.operator.site_name];
  const schema = z.object({ name: nameField(t, { missing: t.account.fields.nameMissing }), password: newPasswordField(t, { personal }) });
  const form = parseForm(schema, fields);
  if (!form.ok) return rejectForm(form.rejected);
  try {
    const account = await createOfficer(app.db, { token: readToken(url), ...form.value, locale, now });
    const cookie = await signIn(call, { person: account, assurance: 'password' });
    return redirectTo(`/${locale}/account/security/authenticator`, { 'Set-Cookie': cookie });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'expired') return data(null, { status: 410 });
    throw error;
  }
});

export default function FirstOfficer() {
  const page = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  if (page.state === 'gone') {
    return <DeadLink advice={account.deadLink.firstOfficer} />;
  }
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{account.firstOfficer.title}</h1>
      <p>{account.firstOfficer.text(page.email)}</p>
      <Form>
        <TextField name="name" label={account.fields.name} type="text" autoComplete="name" defaultValue={page.name} rejected={rejected} />
        <NewPassword email={page.email} rejected={rejected} />
        <div className="actions">
          <Button>{account.firstOfficer.submit}</Button>
        </div>
      </Form>
    </>
  );
}
