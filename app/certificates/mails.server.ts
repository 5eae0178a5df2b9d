/** Who hears of a certificate: the managers of the company, or of the one that took its place, each in their own language. */
import type { Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { findCompany } from '../companies/company-facts.server.ts';
import { listManagers } from '../companies/members.server.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import type { Certificate } from './certificates.server.ts';
import { presentCertificate } from './presentation.ts';

/** Queues one mail per manager, in the transaction of what it tells about. */
export function mailManagers(
  tx: Transaction,
  { certificate, kind, site, timeZone, now }: { certificate: Certificate; kind: 'issued' | 'revoked'; site: Site; timeZone: string; now: Date },
): void {
  for (const { email, locale } of listManagers(tx, { companyId: findCompany(tx, certificate).id })) {
    const shown = presentCertificate(certificate, { locale, timeZone, now });
    const message = messages(locale).certificate.mails[kind]({
      company: shown.companyName,
      track: shown.track,
      number: shown.number,
      until: shown.validThrough,
      reason: shown.revocation?.reason ?? '',
      issuer: shown.issuer,
      href: `${site.baseUrl}/${locale}/certificates/${certificate.id}`,
    });
    queueMail(tx, { to: email, locale, message, now });
  }
}
