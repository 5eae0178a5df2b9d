import { useLoaderData } from '@remix-run/react';
import { listCertificates } from '#app/certificates/certificates.server.ts';
import { presentCertificate, type PresentedCertificate } from '#app/certificates/presentation.ts';
import { certificateStatus } from '#app/certificates/validity.ts';
import { forMember } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { locales } from '#app/i18n/locale.ts';
import { readCompanyProgress } from '#app/learning/company-progress.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.certificate.own.title, noindex: true };

export const loader = forMember(({ app, locale, member, viewer, now }) => {
  const { db, catalogue, operator } = app;
  const { companyId, role } = member;
  const isManager = role === 'manager';
  const open = readCompanyProgress(db, { companyId, onlyUserId: isManager ? null : viewer.id, catalogue }).filter(({ status }) => status === 'open');
  const certificates = listCertificates(db, { companyId });
  // Tracks for which a new certificate is there or on its way.
  const current = new Set([
    ...certificates.filter((certificate) => certificateStatus(certificate, now) === 'valid').map(({ snapshot }) => snapshot.track.id),
    ...open.map(({ trackId }) => trackId),
  ]);
  return {
    isManager,
    certificates: certificates.map((certificate) => ({
      ...presentCertificate(certificate, { locale, timeZone: operator.time_zone, now }),
      renewable: certificateStatus(certificate, now) === 'expired' && !current.has(certificate.snapshot.track.id),
    })),
    underway: open.map(({ id, trackId, size, finished, people }) => ({
      id,
      track: catalogue.track(trackId)?.title[locale] ?? trackId,
      // How far colleagues are is for managers.
      count: isManager ? { size, finished } : null,
      isMine: people.some(({ userId, finished: done }) => userId === viewer.id && !done),
    })),
  };
});

export default function CompanyCertificates() {
  const { certificates, underway, isManager } = useLoaderData<typeof loader>();
  const { own: t } = useMessages().certificate;
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {certificates.length > 0 ? (
        <>
          <h2>{t.issued}</h2>
          <ul className="rows">
            {certificates.map((certificate) => (
              <li key={certificate.id}>
                <OwnCertificate certificate={certificate} isManager={isManager} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t.none}</p>
      )}
      {underway.length > 0 && <Underway enrolments={underway} />}
      {certificates.length === 0 && underway.length === 0 && <NotEnrolled isManager={isManager} />}
    </>
  );
}

function OwnCertificate({ certificate, isManager }: { certificate: PresentedCertificate & { renewable: boolean }; isManager: boolean }) {
  const t = useMessages().certificate;
  const locale = useLocale();
  const { id, track, status, issuedOn, validThrough, participants, number, revocation } = certificate;
  return (
    <>
      <h3>
        {track} <span className={`state certificate-${status}`}>{t.status[status]}</span>
      </h3>
      <p>
        {t.own.from(issuedOn, validThrough)}. {t.participants(participants)}.
      </p>
      <p className="meta">
        {t.facts.number} {number}
      </p>
      {revocation && (
        <p>
          {t.own.revokedOn(revocation.on)} {t.page.reason(revocation.reason)}
        </p>
      )}
      {certificate.renewable && isManager && (
        <p>
          {t.own.renew} <a href={`/${locale}/company/enrol`}>{t.own.toEnrol}</a>
        </p>
      )}
      <ul className="certificate-links">
        <li>
          <a href={`/${locale}/certificates/${id}`}>{t.own.open}</a>
        </li>
        {status !== 'revoked' &&
          locales.map((lang) => (
            <li key={lang}>
              <a href={`/certificates/${id}.pdf?lang=${lang}`} hrefLang={lang} type="application/pdf">
                {t.page.pdf[lang]}
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

interface UnderwayEnrolment {
  id: string;
  track: string;
  count: { size: number; finished: number } | null;
  isMine: boolean;
}

function Underway({ enrolments }: { enrolments: UnderwayEnrolment[] }) {
  const { own: t } = useMessages().certificate;
  const locale = useLocale();
  return (
    <>
      <h2>{t.underway}</h2>
      <ul className="rows">
        {enrolments.map(({ id, track, count, isMine }) => (
          <li key={id}>
            <h3>{track}</h3>
            <p>{count ? t.waiting(count.finished, count.size) : t.waitingPlain}</p>
            <ul className="certificate-links">
              {isMine && (
                <li>
                  <a href={`/${locale}/training`}>{t.toTraining}</a>
                </li>
              )}
              {count && (
                <li>
                  <a href={`/${locale}/company/enrolments/${id}`}>{t.toEnrolment}</a>
                </li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function NotEnrolled({ isManager }: { isManager: boolean }) {
  const { own: t } = useMessages().certificate;
  const locale = useLocale();
  if (!isManager) return <p>{t.enrolByManager}</p>;
  return (
    <>
      <p>{t.enrol}</p>
      <p className="actions">
        <a className="button" href={`/${locale}/company/enrol`}>
          {t.toEnrol}
        </a>
      </p>
    </>
  );
}
