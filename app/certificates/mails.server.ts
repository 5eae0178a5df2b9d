/** Who hears of a certificate: the managers of the company, or of the one that took its place, each in their own language. */
import type { Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { findCompany } from '../companies/company-facts.server.ts';
import { mailManagers } from '../companies/manager-mails.server.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import type { Certificate } from './certificates.server.ts';
import { presentCertificate } from './presentation.ts';

/** Queues one mail per manager, in the transaction of what it tells about. */
export function mailCertificate(
  tx: Transaction,
  { certificate, kind, site, timeZone, now }: { certificate: Certificate; kind: 'issued' | 'revoked'; site: Site; timeZone: string; now: Date },
): void {
  const write = (locale: Locale) => {
    const shown = presentCertificate(certificate, { locale, timeZone, now });
    return messages(locale).certificate.mails[kind]({
      company: shown.companyName,
      track: shown.track,
      number: shown.number,
      until: shown.validThrough,
      reason: shown.revocation?.reason ?? '',
      issuer: shown.issuer,
      href: `${site.baseUrl}/${locale}/certificates/${certificate.id}`,
    });
  };
  mailManagers(tx, { companyId: findCompany(tx, certificate).id, write, now });
}
