import type { Catalogue } from '#app/catalogue/types.ts';
import { lastInstantOf } from '#app/certificates/validity.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { CompanyReadiness } from '#app/reporting/mission-readiness.server.ts';

/** A company as the page shows it: names of modules and days instead of ids and instants. */
export function presentCompany(company: CompanyReadiness, { catalogue, locale, timeZone }: { catalogue: Catalogue; locale: Locale; timeZone: string }) {
  const { enrolledAt, modules, certificate, place: _place, ...counts } = company;
  return {
    ...counts,
    enrolledOn: formatDate(enrolledAt, locale, timeZone),
    modules: modules.map(({ id, finished }) => ({ id, title: catalogue.module(id)?.title[locale] ?? id, finished })),
    certificate: certificate && {
      id: certificate.id,
      revoked: certificate.revoked,
      validThrough: formatDate(lastInstantOf(certificate.validUntil), locale, timeZone),
    },
  };
}

export type PresentedCompany = ReturnType<typeof presentCompany>;
