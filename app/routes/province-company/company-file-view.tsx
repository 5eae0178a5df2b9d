import { splitChinese } from '#app/catalogue/chinese.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import type { CompanyFilePage } from './route.tsx';

function Status({ status }: { status: CompanyFilePage['status'] }) {
  const { file: t } = useMessages().identity;
  if (status.kind === 'open') return <>{t.open}</>;
  if (status.kind === 'confirmed') return <>{t.confirmed[status.method](status.on)}</>;
  return <ChineseText parts={splitChinese(t.doubted(status.on, status.reason))} />;
}

/** What officers see of a company: facts, whom to ask, and what it does here. */
export function CompanyFileView({ page }: { page: CompanyFilePage }) {
  const { identity, company } = useMessages();
  const t = identity.file;
  const locale = useLocale();
  const { id, managers, participants, missions, certificates, alike } = page;
  return (
    <>
      <h2>{t.facts}</h2>
      <dl className="facts">
        <dt>{t.status}</dt>
        <dd>
          <Status status={page.status} />
        </dd>
        <dt>{company.fields.kvkNumber}</dt>
        <dd>{page.kvkNumber}</dd>
        <dt>{t.municipality}</dt>
        <dd>{page.municipality}</dd>
        <dt>{t.sector}</dt>
        <dd>{page.sector}</dd>
        <dt>{t.employees}</dt>
        <dd>{page.employees}</dd>
        <dt>{t.kind}</dt>
        <dd>{company.fields.kinds[page.kind].label}</dd>
        <dt>{t.since}</dt>
        <dd>{page.since}</dd>
        <dt>{t.missions}</dt>
        <dd>
          {missions.length === 0 && t.noMissions}
          {missions.map((mission) => (
            <p key={mission.id}>
              <a href={`/${locale}/province/missions/${mission.id}`}>{mission.title}</a>{' '}
              <span className="quiet">{mission.isWaiting ? t.waiting : t.placed}</span>
            </p>
          ))}
        </dd>
        <dt>{t.certificates}</dt>
        <dd>
          {certificates.length === 0 && t.noCertificates}
          {certificates.map((certificate) => (
            <p key={certificate.id}>
              <a href={`/${locale}/province/certificates/${certificate.id}`}>{certificate.words}</a>
            </p>
          ))}
        </dd>
      </dl>
      {alike.length > 0 && (
        <>
          <h2>{t.alike}</h2>
          <ul className="rows">
            {alike.map((other) => (
              <li key={other.id}>
                <p>
                  <strong>{other.name}</strong> ({other.kvkNumber}): {other.why}
                </p>
                <p>
                  <a href={`/${locale}/province/companies/${id}/merge?with=${other.id}`}>{t.compare(other.name)}</a>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.people}</h2>
      {managers.length > 0 ? <p className="quiet">{t.peopleText}</p> : <p>{t.noManagers}</p>}
      <ul>
        {managers.map(({ name, email }) => (
          <li key={email}>
            {name}, <a href={`mailto:${email}`}>{email}</a>
          </li>
        ))}
      </ul>
      {participants > 0 && <p>{t.participants(participants)}</p>}
      {page.unansweredSince && <p>{t.unanswered(page.unansweredSince)}</p>}
    </>
  );
}
