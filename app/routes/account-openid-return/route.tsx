import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Account } from '#app/accounts/accounts.server.ts';
import { finishOpenIdSignIn, type OpenIdRefusal } from '#app/accounts/openid-sign-in.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { forgetBrowserToken, readBrowserToken } from '#app/http/browser-token.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo, refuse } from '#app/http/respond.server.ts';
import { destinationOf, signIn } from '#app/http/sign-in.server.ts';
import { SignInRefused } from '#app/ui/sign-in-refused.tsx';
import { wireSteps } from '#app/wiring.server.ts';

const statuses: Record<OpenIdRefusal, number> = {
  denied: 403,
  'too-weak': 403,
  'no-verified-email': 403,
  'no-account': 403,
  'other-provider': 403,
  'other-identity': 403,
  'other-browser': 400,
  expired: 410,
  unusable: 502,
  unavailable: 503,
};

export const handle: PageHandle = { title: (_, t) => t.openid.title, noindex: true };

export const loader = forAnyone(async (call) => {
  const { app, request, params, url, now } = call;
  const provider = app.openIdProviders.get(params.provider ?? '');
  if (!provider) throw refuse('not-found');
  const secure = app.config.baseUrl.startsWith('https:');
  const browser = readBrowserToken(request, { secure });
  const outcome = await finishOpenIdSignIn(app.db, {
    provider,
    answer: url.searchParams,
    browser,
    site: siteOf(app),
    now,
    onKvkProved: wireSteps(app).onKvkProved,
  });
  if (typeof outcome === 'string') return data({ reason: outcome, provider: provider.name }, { status: statuses[outcome] });
  app.wakeMail();
  const { account, next } = outcome;
  const onward = redirectTo(next ?? startOf(call, account), { 'Set-Cookie': await signIn(call, { person: account, assurance: 'openid' }) });
  onward.headers.append('Set-Cookie', forgetBrowserToken({ secure }));
  throw onward;
});

/** Who has no company yet came to register one. */
function startOf(call: Pick<Call, 'app' | 'url' | 'locale'>, { id, role }: Account): string {
  const isNew = role === 'member' && findMembership(call.app.db, { userId: id }) === null;
  return isNew ? `/${call.locale}/account/register` : destinationOf(call, { id, role });
}

export default function Refused() {
  const { reason, provider } = useLoaderData<typeof loader>();
  return <SignInRefused reason={reason} provider={provider} />;
}
