import { findCertificate } from '#app/certificates/certificates.server.ts';
import { renderCertificatePdf } from '#app/certificates/pdf.server.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { isLocale } from '#app/i18n/locale.ts';
import { messages } from '#app/i18n/messages.ts';
import { fileName } from './file-name.ts';
import { shortPage } from './short-page.ts';

/**
 * /certificates/{id}.pdf?lang=nl|en. A revoked certificate has no file any more (410); an expired one has:
 * it states its dates. Never stored, so that a revocation counts at once.
 */
export const loader = forAnyone(async ({ app, locale: preferred, params, url, clientAddress }) => {
  const lang = url.searchParams.get('lang');
  const locale = isLocale(lang) ? lang : preferred;
  const { gone, pdf } = messages(locale).certificate;
  const certificateId = /^([a-z0-9]+)\.pdf$/.exec(params.file ?? '')?.[1];
  const certificate = await app.throttle.lookUp('certificate-client', clientAddress, () => (certificateId ? findCertificate(app.db, { certificateId }) : null));
  if (!certificate) {
    return shortPage({ status: 404, locale, title: gone.unknownTitle, text: gone.unknownText, link: { href: `/${locale}/verify`, label: gone.unknownLink } });
  }
  if (certificate.revokedAt) {
    return shortPage({
      status: 410,
      locale,
      title: gone.title,
      text: gone.text,
      link: { href: `/${locale}/certificates/${certificate.id}`, label: gone.link },
    });
  }
  await app.throttle.count('certificate-file-client', clientAddress);
  const bytes = await renderCertificatePdf(certificate, { locale, operator: app.operator, baseUrl: app.config.baseUrl });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; ${fileName(pdf.file(certificate.snapshot.company.name))}`,
      'Content-Language': locale,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
});
