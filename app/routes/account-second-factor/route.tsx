import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { codeField } from '#app/accounts/account-fields.ts';
import { SealError } from '#app/accounts/sealing.server.ts';
import { consumeSecondFactor } from '#app/accounts/second-factor.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { carryNext, destinationOf, signIn } from '#app/http/sign-in.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';

interface Page {
  operatorEmail: string;
}

export const handle: PageHandle = { title: (_, t) => t.security.secondFactor.title, noindex: true };

/** Whose password was right a moment ago. Anybody else has no business here. */
async function findPending({ app, request, url, locale, viewer }: Call) {
  const pending = await app.sessions.findPendingUser(request.headers.get('Cookie'));
  if (pending) return pending;
  throw redirectTo(viewer ? destinationOf({ app, url, locale }, viewer) : `/${locale}/account/sign-in${carryNext(url.searchParams.get('next'))}`);
}

export const loader = forAnyone(async (call): Promise<Page> => {
  await findPending(call);
  return { operatorEmail: call.app.operator.email };
});

export const action = forAnyone(async (call) => {
  const { app, request, t, now } = call;
  const pending = await findPending(call);
  const fields = await readForm(request);
  const form = parseForm(z.object({ code: codeField(t) }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  await app.throttle.count('second-factor-account', pending.id);
  const given = { userId: pending.id, code: form.value.code, factorKey: app.factorKey, site: siteOf(app), now };
  try {
    if (!consumeSecondFactor(app.db, given)) return rejectField(fields, { code: t.security.secondFactor.wrong });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    app.reportFault(error, call.url.pathname);
    return data({ values: {}, errors: { code: t.security.secondFactor.broken } }, { status: 503 });
  }
  await app.throttle.forget('second-factor-account', pending.id);
  app.wakeMail();
  return redirectTo(destinationOf(call, pending), { 'Set-Cookie': await signIn(call, { person: pending, assurance: 'second-factor' }) });
});

export default function SecondFactor() {
  const { operatorEmail } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const t = useMessages().security.secondFactor;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <Form>
        <TextField name="code" label={t.code} hint={t.hint} type="text" autoComplete="one-time-code" spellCheck={false} width="medium" rejected={rejected} />
        <div className="actions">
          <Button>{t.submit}</Button>
          <a href={`/${locale}/account/sign-in`}>{t.startAgain}</a>
        </div>
      </Form>
      <p>
        {t.lost} <a href={`mailto:${operatorEmail}`}>{t.contact}</a>
      </p>
    </>
  );
}
