import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { codeField } from '#app/accounts/account-fields.ts';
import { beginAuthenticator, confirmAuthenticator, hasAuthenticator, readSetup } from '#app/accounts/authenticator.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { drawQrCode } from '#app/certificates/qr.ts';
import { DomainError } from '#app/errors.ts';
import { forAnySession, requireRecentProof, type SignedInCall } from '#app/http/access.server.ts';
import { parseForm, readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { replaceSession } from '#app/http/sign-in.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { ErrorSummary, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SetupSteps, type Setup } from './setup-steps.tsx';

interface Page {
  setup: Setup;
  replaces: boolean;
  required: boolean;
}
/** A refused form shows the same key again: it may have been scanned. */
type Refused = Rejected & { setup: Setup };

export const handle: PageHandle = { title: (_, t) => t.security.authenticator.title, noindex: true };

function showSetup({ app, viewer, now }: SignedInCall, secret?: string): Setup {
  const {
    secret: key,
    address,
    sealed,
  } = beginAuthenticator({
    userId: viewer.id,
    email: viewer.email,
    factorKey: app.factorKey,
    site: siteOf(app),
    now,
    secret,
  });
  return { key: key.match(/.{1,4}/g) ?? [], qr: drawQrCode(address), sealed };
}

export const loader = forAnySession((call): Page => {
  requireRecentProof(call);
  const replaces = hasAuthenticator(call.app.db, { userId: call.viewer.id });
  return { setup: showSetup(call), replaces, required: call.viewer.role !== 'member' && !replaces };
});

export const action = forAnySession(async (call) => {
  const { app, request, locale, t, viewer, now } = call;
  requireRecentProof(call);
  const words = t.security.authenticator;
  const refuse = (rejected: Rejected, setup: Setup) => data<Refused>({ ...rejected, setup }, { status: 422 });
  const fields = await readForm(request);
  const userId = viewer.id;
  let secret: string;
  try {
    secret = readSetup({ userId, sealed: fields.get('setup') ?? '', factorKey: app.factorKey, now });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refuse({ values: {}, errors: { code: words.expired } }, showSetup(call));
  }
  const form = parseForm(z.object({ code: codeField(t) }), fields);
  if (!form.ok) return refuse(form.rejected, showSetup(call, secret));
  const code = form.value.code.replace(/\s/g, '');
  if (!confirmAuthenticator(app.db, { userId, secret, code, keepSession: viewer.sessionHash, factorKey: app.factorKey, site: siteOf(app), now })) {
    return refuse({ values: { code: form.value.code }, errors: { code: words.wrong } }, showSetup(call, secret));
  }
  app.wakeMail();
  return redirectTo(`/${locale}/account/security/recovery-codes`, { 'Set-Cookie': await replaceSession(call, { userId, assurance: 'second-factor' }) });
});

export default function Authenticator() {
  const { setup, replaces, required } = useLoaderData<Page>();
  const refused = useActionData<Refused>();
  const t = useMessages().security.authenticator;
  return (
    <>
      <ErrorSummary rejected={refused} />
      <h1>{t.title}</h1>
      {required && <p>{t.required}</p>}
      {replaces && (
        <Notice tone="warning">
          <p>{t.replaces}</p>
        </Notice>
      )}
      <SetupSteps setup={refused?.setup ?? setup} rejected={refused} />
    </>
  );
}
