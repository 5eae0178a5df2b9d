import { useActionData, useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { eraseAccount, findObstacles, foreseeErasure } from '#app/privacy/erasure.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { EraseForm, Obstacles, WhatGoes, WhatStays } from './erasure-parts.tsx';

export const handle: PageHandle = { title: (_, t) => t.privacy.erasing.title, noindex: true };

export const loader = forSignedIn(({ app, locale, viewer }) => {
  const { goes, ...outlook } = foreseeErasure(app.db, { userId: viewer.id });
  return {
    ...outlook,
    goes: goes.map(({ description, count }) => ({ title: description.title[locale], count })),
    inCompany: viewer.membership !== null,
  };
});

export const action = forSignedIn(async (call) => {
  const { app, request, locale, t, viewer, now } = call;
  const fields = await readForm(request);
  requireRecentProof(call);
  // The page says why; nothing was lost by trying.
  if (findObstacles(app.db, { userId: viewer.id }).length > 0) return redirectTo(`/${locale}/account/data/erase`);
  if (fields.get('erase') !== 'yes') return rejectField(fields, { erase: t.privacy.erasing.tickMissing });
  const { onLeft } = wireSteps(app);
  eraseAccount(app.db, { userId: viewer.id, why: 'asked', site: siteOf(app), timeZone: app.operator.time_zone, now, onLeft });
  app.wakeMail();
  return redirectTo(`/${locale}/account/erased`, { 'Set-Cookie': await app.sessions.end(request.headers.get('Cookie')) });
});

export default function EraseAccount() {
  const { obstacles, goes, emptied, certificates, inCompany } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { erasing: t } = useMessages().privacy;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {obstacles.length > 0 && <Obstacles obstacles={obstacles} />}
      <WhatGoes goes={goes} emptied={emptied} inCompany={inCompany} />
      <WhatStays certificates={certificates} />
      {obstacles.length === 0 && <EraseForm rejected={rejected} />}
    </>
  );
}
