/** What a certificate says in one language: the same on every page, in the PDF and in mails. Pure. */
import { formatDate, formatDay, formatDayRange } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
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
  /** Who confirmed the company's name and number, when and how; null when nobody did. */
  identity: { on: string; by: string; method: 'trade-register' | 'openid' } | null;
  track: string;
  modules: { id: string; line: number; title: string; versions: string[] }[];
  participants: number;
  /** The mission the company had a place on; null for none. */
  mission: { title: string; dates: string } | null;
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
    identity: snapshot.identity && {
      on: formatDay(snapshot.identity.confirmed_on, locale),
      by: snapshot.identity.by[locale],
      method: snapshot.identity.method ?? 'trade-register',
    },
    track: snapshot.track.title[locale],
    modules: snapshot.modules.map((module) => ({ id: module.id, line: module.line, title: module.title[locale], versions: module.versions })),
    participants: snapshot.participants,
    mission: snapshot.mission
      ? { title: snapshot.mission.title[locale], dates: formatDayRange(snapshot.mission.departs_on, snapshot.mission.returns_on, locale) }
      : null,
    issuer: snapshot.issuer[locale],
    issuedOn: formatDate(issuedAt, locale, timeZone),
    validThrough: formatDate(lastInstantOf(validUntil), locale, timeZone),
    revocation: revokedAt && { on: formatDate(revokedAt, locale, timeZone), reason: revocationReason ?? '' },
  };
}

/** How the company's identity was confirmed, in a sentence. */
export function describeIdentity(identity: PresentedCertificate['identity'], t: Messages['certificate']): string {
  return identity ? t.identityConfirmed[identity.method](identity.by, identity.on) : t.identityTyped;
}
