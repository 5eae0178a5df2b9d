import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { listCertificates } from '#app/certificates/certificates.server.ts';
import { mergeCompanies } from '#app/companies/merge.server.ts';
import { readCompanyFile } from '#app/companies/registry.server.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer, type Call } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { listEnrolments } from '#app/missions/enrolments.server.ts';
import { listCompanyMissions } from '#app/missions/places.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { ChooseForm, ConfirmMerge, SideBySide } from './merge-parts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export type MergePage = Loaded;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.identity.merge.title, noindex: true };

/** Both companies of the address. Throws not-found unless both stand on their own, and when they are one. */
function readPair({ app, params, url }: Pick<Call, 'app' | 'params' | 'url'>) {
  const ids = [params.company ?? '', url.searchParams.get('with') ?? ''];
  if (ids[0] === ids[1]) throw new DomainError('not-found');
  return ids.map((companyId) => readCompanyFile(app.db, { companyId }));
}

export const loader = forOfficer((call) => {
  const { db, operator } = call.app;
  return {
    pair: readPair(call).map(({ id, name, kvkNumber, registeredAt, municipality, managers, participants, identityConfirmedAt, identityDoubtedAt }) => ({
      id,
      name,
      kvkNumber,
      status: identityDoubtedAt ? ('doubted' as const) : identityConfirmedAt ? ('confirmed' as const) : ('open' as const),
      since: formatDate(registeredAt, call.locale, operator.time_zone),
      municipality: operator.municipalities.find((one) => one.id === municipality)?.name ?? operator.outside[call.locale],
      members: managers.length + participants,
      enrolments: listEnrolments(db, { companyId: id }).length,
      missions: listCompanyMissions(db, { companyId: id }).length,
      certificates: listCertificates(db, { companyId: id }).length,
    })),
  };
});

/** First which one stays, then the same page as a question; only its button merges. */
export const action = forOfficer(async (call) => {
  const { app, locale, request, viewer, t, now } = call;
  const { merge: words } = t.identity;
  const form = await readForm(request);
  const intent = form.get('intent');
  // Before anything is said about the fields: what isn't there has no form.
  const ids = readPair(call).map(({ id }) => id);
  if (intent !== 'check' && intent !== 'merge') throw new DomainError('invalid');
  const schema = z.object({ into: z.enum(ids, words.chooseMissing), wrong: z.literal('yes', words.wrongMissing) });
  const parsed = parseForm(schema, form);
  if (!parsed.ok) return rejectForm(parsed.rejected);
  const intoId = parsed.value.into;
  if (intent === 'check') return { confirm: intoId };
  const fromId = ids.find((id) => id !== intoId) ?? '';
  mergeCompanies(app.db, { fromId, intoId, numberWasWrong: true, actorId: viewer.id, site: siteOf(app), now, onMerged: wireSteps(app).onMerged });
  app.wakeMail();
  return redirectTo(`/${locale}/province/companies/${intoId}?done=merged`);
});

export default function ProvinceCompanyMerge() {
  const { pair } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { merge: t } = useMessages().identity;
  if (answered && 'confirm' in answered) return <ConfirmMerge pair={pair} intoId={answered.confirm} />;
  const rejected = answered;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <SideBySide pair={pair} />
      <ChooseForm pair={pair} rejected={rejected} />
    </>
  );
}
