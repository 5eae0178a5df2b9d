import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { findCertificate } from '#app/certificates/certificates.server.ts';
import { presentCertificate } from '#app/certificates/presentation.ts';
import { reasonLength } from '#app/certificates/revocation.ts';
import { revokeCertificate } from '#app/certificates/revoke.server.ts';
import { findCompany } from '#app/companies/company-facts.server.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { ErrorSummary } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { CertificateFacts, ConfirmRevocation, RevocationForm } from './revocation-parts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: ({ certificate }, t) => `${t.certificate.page.title(certificate.companyName)} – ${t.certificate.registry.title}`,
  noindex: true,
};

export const loader = forOfficer(({ app, locale, params, url, now }) => {
  const found = findCertificate(app.db, { certificateId: params.certificate ?? '' });
  if (!found) throw new DomainError('not-found');
  const certificate = presentCertificate(found, { locale, timeZone: app.operator.time_zone, now });
  const { name } = findCompany(app.db, { companyId: found.companyId });
  return { certificate, nowCalled: name === certificate.companyName ? null : name, done: url.searchParams.get('done') === 'revoked' };
});

function reasonField({ certificate: { detail } }: Messages) {
  return z
    .string()
    .trim()
    .transform((text) => text.replace(/\r\n/g, '\n'))
    .pipe(z.string().min(reasonLength.min, detail.reasonShort).max(reasonLength.max, detail.reasonLong));
}

/** First a reason, then the same page as a question; only its button revokes. */
export const action = forOfficer(async ({ app, locale, params, request, viewer, t, now }) => {
  const certificateId = params.certificate ?? '';
  const form = await readForm(request);
  const intent = form.get('intent');
  if (intent !== 'check' && intent !== 'revoke') throw new DomainError('invalid');
  const certificate = findCertificate(app.db, { certificateId });
  if (!certificate) throw new DomainError('not-found');
  if (certificate.revokedAt) throw new DomainError('already-done');
  const parsed = parseForm(z.object({ reason: reasonField(t) }), form);
  if (!parsed.ok) return rejectForm(parsed.rejected);
  const { reason } = parsed.value;
  if (intent === 'check') return { confirm: reason };
  revokeCertificate(app.db, { certificateId, officerId: viewer.id, reason, site: siteOf(app), timeZone: app.operator.time_zone, now });
  app.wakeMail();
  return redirectTo(`/${locale}/province/certificates/${certificateId}?done=revoked`);
});

export default function ProvinceCertificate() {
  const { certificate, nowCalled, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useMessages().certificate;
  const rejected = answered && 'errors' in answered ? answered : undefined;
  if (answered && 'confirm' in answered) return <ConfirmRevocation certificate={certificate} reason={answered.confirm} />;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>
        <ChineseText parts={splitChinese(t.page.title(certificate.companyName))} />
      </h1>
      {done && certificate.revocation && (
        <Notice tone="success">
          <p>{t.detail.revoked}</p>
        </Notice>
      )}
      {nowCalled && <p>{t.detail.nowCalled(nowCalled)}</p>}
      <CertificateFacts certificate={certificate} />
      {!certificate.revocation && <RevocationForm rejected={rejected} />}
    </>
  );
}
