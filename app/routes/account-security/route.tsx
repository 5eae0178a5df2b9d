import { useLoaderData } from '@remix-run/react';
import { listPasskeys, mostPasskeys, removePasskey } from '#app/accounts/passkeys.server.ts';
import { readSecondFactor, removeSecondFactor } from '#app/accounts/second-factor.server.ts';
import { listSessions, signOutElsewhere, signOutSession } from '#app/accounts/session-list.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { replaceSession } from '#app/http/sign-in.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate, formatDateTime } from '#app/i18n/format.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { FactorSection, PasskeySection, SessionSection, type Factor, type ShownPasskey, type ShownSession } from './sections.tsx';

interface Page {
  factor: Factor | null;
  /** Who works for the province can't do without. */
  required: boolean;
  passkeys: ShownPasskey[];
  mostPasskeys: number;
  sessions: ShownSession[];
  done: string | null;
}

export const handle: PageHandle = { title: (_, t) => t.security.title, noindex: true };

export const loader = forSignedIn(({ app, url, locale, viewer, now }): Page => {
  const { db, operator } = app;
  const userId = viewer.id;
  const day = (instant: Date) => formatDate(instant, locale, operator.time_zone);
  const moment = (instant: Date) => formatDateTime(instant, locale, operator.time_zone);
  const factor = readSecondFactor(db, { userId });
  return {
    factor: factor && { since: day(factor.since), recoveryCodes: factor.recoveryCodes },
    required: viewer.role !== 'member',
    passkeys: listPasskeys(db, { userId }).map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      madeOn: day(createdAt),
      lastUsed: lastUsedAt && day(lastUsedAt),
    })),
    mostPasskeys,
    sessions: listSessions(db, { userId, now }).map(({ hash, device, assurance, signedInAt, lastUsedAt }) => ({
      hash,
      device,
      assurance,
      signedInAt: moment(signedInAt),
      lastUsedAt: moment(lastUsedAt),
      here: hash === viewer.sessionHash,
    })),
    done: url.searchParams.get('done'),
  };
});

export const action = forSignedIn(async (call) => {
  const { app, request, locale, viewer, now } = call;
  const fields = await readForm(request);
  const userId = viewer.id;
  const onAccount = { userId, keepSession: viewer.sessionHash, site: siteOf(app), now };
  const backWith = (done: string, headers?: Record<string, string>) => redirectTo(`/${locale}/account/security?done=${done}`, headers);

  switch (fields.get('intent') ?? '') {
    case 'remove-factor': {
      requireRecentProof(call);
      removeSecondFactor(app.db, onAccount);
      app.wakeMail();
      // What remains of this session's proof is the password; a passkey or another service is worth what it was.
      const assurance = viewer.assurance === 'second-factor' ? 'password' : viewer.assurance;
      return backWith('factor-removed', { 'Set-Cookie': await replaceSession(call, { userId, assurance }) });
    }
    case 'remove-passkey':
      requireRecentProof(call);
      removePasskey(app.db, { ...onAccount, passkeyId: fields.get('passkey') ?? '' });
      app.wakeMail();
      return backWith('passkey-removed');
    case 'end-session':
      signOutSession(app.db, { userId, hash: fields.get('session') ?? '', now });
      return backWith('session-ended');
    case 'end-others':
      signOutElsewhere(app.db, { userId, except: viewer.sessionHash, now });
      return backWith('sessions-ended');
    default:
      throw new DomainError('invalid');
  }
});

export default function Security() {
  const { factor, required, passkeys, mostPasskeys: most, sessions, done } = useLoaderData<Page>();
  const t = useMessages().security;
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={done} words={t.done} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <FactorSection factor={factor} required={required} />
      <PasskeySection passkeys={passkeys} most={most} />
      <SessionSection sessions={sessions} />
      <p>
        <a href={`/${locale}/account/settings`}>{t.toSettings}</a>
      </p>
    </>
  );
}
