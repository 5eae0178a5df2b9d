import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { nameField } from '#app/accounts/account-fields.ts';
import { siteOf } from '#app/accounts/site.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { listCertificates } from '#app/certificates/certificates.server.ts';
import { findCompany } from '#app/companies/company-facts.server.ts';
import { companyFields } from '#app/companies/company-fields.ts';
import { doubtLength } from '#app/companies/identity-fields.ts';
import { confirmWithTradeRegister, correctCompany, recordDoubt } from '#app/companies/identity.server.ts';
import { findLikeCompanies, readCompanyFile } from '#app/companies/registry.server.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate, formatNumber } from '#app/i18n/format.ts';
import { listCompanyMissions } from '#app/missions/places.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/form.tsx';
import { CompanyFileView } from './company-file-view.tsx';
import { ConfirmForm, CorrectForm, DoubtForm } from './identity-forms.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export type CompanyFilePage = Loaded;
export const handle: PageHandle<Loaded> = { title: ({ name }, t) => `${name} – ${t.identity.registry.title}`, noindex: true };

export const loader = forOfficer(({ app, locale, t, params, url }) => {
  const { db, operator, catalogue } = app;
  const companyId = params.company ?? '';
  // An address from before a merge leads on to the registration that stayed.
  const { id } = findCompany(db, { companyId });
  if (id !== companyId) throw redirectTo(`/${locale}/province/companies/${id}`);
  const file = readCompanyFile(db, { companyId });
  const date = (instant: Date) => formatDate(instant, locale, operator.time_zone);
  return {
    id,
    name: file.name,
    kvkNumber: file.kvkNumber,
    done: url.searchParams.get('done'),
    status: file.identityConfirmedAt
      ? { kind: 'confirmed' as const, method: file.identityMethod ?? ('trade-register' as const), on: date(file.identityConfirmedAt) }
      : file.identityDoubtedAt
        ? { kind: 'doubted' as const, on: date(file.identityDoubtedAt), reason: file.doubt ?? '' }
        : { kind: 'open' as const },
    municipality: operator.municipalities.find((one) => one.id === file.municipality)?.name ?? operator.outside[locale],
    sector: operator.sectors.find((one) => one.id === file.sector)?.name[locale] ?? file.sector,
    employees: formatNumber(file.employees, locale),
    kind: file.kind,
    since: date(file.registeredAt),
    managers: file.managers,
    participants: file.participants,
    unansweredSince: file.unansweredSince && date(file.unansweredSince),
    missions: listCompanyMissions(db, { companyId }).map(({ mission, place }) => ({
      id: mission.id,
      title: mission.title[locale],
      isWaiting: place.status === 'waiting',
    })),
    certificates: listCertificates(db, { companyId }).map(({ id: certificateId, snapshot, issuedAt }) => ({
      id: certificateId,
      words: t.identity.file.certificate(catalogue.track(snapshot.track.id)?.title[locale] ?? snapshot.track.title[locale], date(issuedAt)),
    })),
    alike: (findLikeCompanies(db, { companyIds: [companyId] }).get(companyId) ?? []).map(({ why, ...other }) => ({
      ...other,
      why: why.map((one) => t.identity.why[one]).join(', '),
    })),
  };
});

export const action = forOfficer(async ({ app, locale, params, request, viewer, t, now }) => {
  const { db, operator } = app;
  const { file: words } = t.identity;
  const companyId = params.company ?? '';
  const given = { companyId, actorId: viewer.id, site: siteOf(app), now };
  const form = await readForm(request);
  const intent = form.get('intent') ?? '';
  // Before anything is said about the fields: what isn't there has no form.
  readCompanyFile(db, { companyId });
  const finish = (done: string) => {
    app.wakeMail();
    return redirectTo(`/${locale}/province/companies/${companyId}?done=${done}`);
  };
  switch (intent) {
    case 'confirm': {
      const parsed = parseForm(z.object({ compared: z.literal('yes', words.confirmMissing) }), form);
      if (!parsed.ok) return rejectForm({ ...parsed.rejected, intent });
      confirmWithTradeRegister(db, given);
      return finish('confirmed');
    }
    case 'doubt': {
      const reason = z.string().transform((text) => text.replace(/\r\n/g, '\n').trim());
      const length = z.string().min(doubtLength.min, words.reasonShort).max(doubtLength.max, words.reasonLong);
      const parsed = parseForm(z.object({ reason: reason.pipe(length) }), form);
      if (!parsed.ok) return rejectForm({ ...parsed.rejected, intent });
      recordDoubt(db, { ...given, reason: parsed.value.reason });
      return finish('doubted');
    }
    case 'correct': {
      const { kvk_number } = companyFields(t, operator);
      const schema = z.object({ company_name: nameField(t, { max: 150, missing: t.company.fields.nameMissing }), kvk_number });
      const parsed = parseForm(schema, form);
      if (!parsed.ok) return rejectForm({ ...parsed.rejected, intent });
      try {
        correctCompany(db, { ...given, name: parsed.value.company_name, kvkNumber: parsed.value.kvk_number });
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'already-done') throw error;
        const values = { company_name: form.get('company_name') ?? '', kvk_number: form.get('kvk_number') ?? '' };
        return rejectForm({ values, errors: { kvk_number: words.numberTaken }, intent, mergeWith: String(error.details.companyId) });
      }
      return finish('corrected');
    }
    default:
      throw new DomainError('invalid');
  }
});

export default function ProvinceCompany() {
  const page = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { file: t } = useMessages().identity;
  const locale = useLocale();
  const rejectedFor = (intent: string) => (rejected?.intent === intent ? rejected : undefined);
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {!rejected && <DoneNotice done={page.done} words={t.done} />}
      <h1>
        <ChineseText parts={splitChinese(page.name)} />
      </h1>
      <CompanyFileView page={page} />
      {!(page.status.kind === 'confirmed' && page.status.method === 'trade-register') && <ConfirmForm page={page} rejected={rejectedFor('confirm')} />}
      <DoubtForm page={page} rejected={rejectedFor('doubt')} />
      <CorrectForm page={page} rejected={rejectedFor('correct')} />
      <p>
        <a href={`/${locale}/province/companies`}>{t.back}</a>
      </p>
    </>
  );
}
