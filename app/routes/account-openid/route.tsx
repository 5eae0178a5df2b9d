/** Opened by a link: the form-action of the Content-Security-Policy stops a form that is redirected elsewhere. */
import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requestMinutes } from '#app/accounts/openid-requests.server.ts';
import { beginOpenIdSignIn } from '#app/accounts/openid-sign-in.server.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { keepBrowserToken, readBrowserToken } from '#app/http/browser-token.ts';
import type { PageHandle } from '#app/http/page.ts';
import { refuse, safeReturnPath } from '#app/http/respond.server.ts';
import { SignInRefused } from '#app/ui/sign-in-refused.tsx';

export const handle: PageHandle = { title: (_, t) => t.openid.title, noindex: true };

export const loader = forAnyone(async ({ app, request, params, url, locale, clientAddress, now }) => {
  const provider = app.openIdProviders.get(params.provider ?? '');
  if (!provider) throw refuse('not-found');
  await app.throttle.count('sign-in-client', clientAddress);
  const secure = app.config.baseUrl.startsWith('https:');
  const next = safeReturnPath(url.searchParams.get('next'), '') || null;
  const begun = await beginOpenIdSignIn(app.db, { provider, locale, next, browser: readBrowserToken(request, { secure }), now });
  if (!begun) return data({ provider: provider.name }, { status: 503 });
  const cookie = keepBrowserToken(begun.browser, { secure, seconds: requestMinutes * 60 });
  throw redirect(begun.address, { status: 303, headers: { 'Set-Cookie': cookie } });
});

export default function Unavailable() {
  const { provider } = useLoaderData<typeof loader>();
  return <SignInRefused reason="unavailable" provider={provider} />;
}
