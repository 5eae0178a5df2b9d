/** What a certificate says in one language: the same on every page, in the PDF and in mails. Pure. */
import { formatDate, formatDay } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Certificate } from './certificates.server.ts';
import { formatNumber } from './number.ts';
import { certificateStatus, lastInstantOf, type CertificateStatus } from './validity.ts';

export interface PresentedCertificate {
  id: string;
  /** The id in groups of four. */
  number: string;
  status: CertificateStatus;
  companyName: string;
  kvkNumber: string;
  /** Null when nobody compared the company with the trade register. */
  identity: { on: string; by: string } | null;
  track: string;
  modules: { id: string; line: number; title: string; versions: string[] }[];
  participants: number;
  issuer: string;
  /** Days in words. */
  issuedOn: string;
  validThrough: string;
  revocation: { on: string; reason: string } | null;
}

export function presentCertificate(certificate: Certificate, { locale, timeZone, now }: { locale: Locale; timeZone: string; now: Date }): PresentedCertificate {
  const { id, snapshot, issuedAt, validUntil, revokedAt, revocationReason } = certificate;
  return {
    id,
    number: formatNumber(id),
    status: certificateStatus(certificate, now),
    companyName: snapshot.company.name,
    kvkNumber: snapshot.company.kvk_number,
    identity: snapshot.identity && { on: formatDay(snapshot.identity.confirmed_on, locale), by: snapshot.identity.by[locale] },
    track: snapshot.track.title[locale],
    modules: snapshot.modules.map((module) => ({ id: module.id, line: module.line, title: module.title[locale], versions: module.versions })),
    participants: snapshot.participants,
    issuer: snapshot.issuer[locale],
    issuedOn: formatDate(issuedAt, locale, timeZone),
    validThrough: formatDate(lastInstantOf(validUntil), locale, timeZone),
    revocation: revokedAt && { on: formatDate(revokedAt, locale, timeZone), reason: revocationReason ?? '' },
  };
}
