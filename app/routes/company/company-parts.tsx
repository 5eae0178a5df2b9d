import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Progress } from '#app/ui/progress.tsx';
import type { CompanyPage } from './route.tsx';

/** The one thing to do now, and the ways to the rest of the company's pages. */
export function NextForCompany({ page: { next, isManager, canEnrol } }: { page: CompanyPage }) {
  const { company: t } = useMessages().training;
  const locale = useLocale();
  const main = {
    enrol: isManager ? { text: t.nextEnrol, label: t.toEnrol, path: 'company/enrol' } : { text: t.nothingYet, label: null, path: '' },
    own: { text: t.nextOwn, label: t.toTraining, path: 'training' },
    wait: { text: t.nextWait, label: null, path: '' },
    certificate: { text: t.nextCertificate, label: t.toCertificates, path: 'company/certificates' },
  }[next];
  return (
    <section className="stack" aria-labelledby="next">
      <h2 id="next">{t.next}</h2>
      <p>{main.text}</p>
      <p className="actions">
        {main.label && (
          <a className="button" href={`/${locale}/${main.path}`}>
            {main.label}
          </a>
        )}
        {isManager && <a href={`/${locale}/company/people`}>{t.toPeople}</a>}
        {next !== 'certificate' && <a href={`/${locale}/company/certificates`}>{t.toCertificates}</a>}
        {canEnrol && next !== 'enrol' && <a href={`/${locale}/company/enrol`}>{t.enrolAnother}</a>}
      </p>
    </section>
  );
}

export function OwnMissions({ missions }: { missions: CompanyPage['missions'] }) {
  const { ofCompany: t, list, placeStatus } = useMessages().mission;
  const locale = useLocale();
  return (
    <section className="stack" aria-labelledby="missions">
      <h2 id="missions">{t.title}</h2>
      {missions.length > 0 ? (
        <ul className="rows">
          {missions.map(({ id, title, dates, status }) => (
            <li key={id}>
              <h3>
                <a href={`/${locale}/missions/${id}`}>{title}</a>
              </h3>
              <p className="quiet">
                {dates}, {status === 'cancelled' ? list.cancelled.toLocaleLowerCase(locale) : placeStatus[status]}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {t.none} <a href={`/${locale}/missions`}>{t.toMissions}</a>
        </p>
      )}
    </section>
  );
}

export function EnrolmentSection({ enrolment, isManager }: { enrolment: CompanyPage['enrolments'][number]; isManager: boolean }) {
  const { company: t } = useMessages().training;
  const locale = useLocale();
  const { id, track, mission, status, since, modules, size, finished, people } = enrolment;
  const { ofCompany } = useMessages().mission;
  const title = `enrolment-${id}`;
  return (
    <section className="stack" aria-labelledby={title}>
      <h3 id={title}>{track}</h3>
      {mission && <p>{ofCompany.enrolment(mission)}</p>}
      <p className="quiet">{status === 'withdrawn' ? t.status.withdrawn : t.status[status](since)}</p>
      <Progress value={finished} max={size} label={t.finishedOf(finished, size)} />
      {people.length > 0 ? (
        <DataTable
          caption={t.table(track)}
          captionHidden
          head={[t.name, ...modules]}
          rows={people.map((person) => [
            person.name,
            ...person.modules.map((done, index) => (
              <span key={index} className={done ? 'state state-done' : 'quiet'}>
                {done ? t.finished : t.unfinished}
              </span>
            )),
          ])}
        />
      ) : (
        <p>{t.notYou}</p>
      )}
      {isManager && status === 'open' && (
        <p>
          <a href={`/${locale}/company/enrolments/${id}`}>
            {t.manage}
            <span className="visually-hidden">: {track}</span>
          </a>
        </p>
      )}
    </section>
  );
}

export function CompanyFactList({ facts }: { facts: CompanyPage['facts'] }) {
  const { company: t } = useMessages().training;
  const locale = useLocale();
  return (
    <dl className="facts">
      <dt>{t.kvk}</dt>
      <dd>{facts.kvkNumber}</dd>
      <dt>{t.municipality}</dt>
      <dd>{facts.municipality}</dd>
      <dt>{t.sector}</dt>
      <dd>{facts.sector}</dd>
      <dt>{t.employees}</dt>
      <dd>{facts.employees}</dd>
      <dt>{t.kind}</dt>
      <dd>{t.kinds[facts.kind]}</dd>
      <dt>{t.identity}</dt>
      <dd>
        {facts.isDoubted && (
          <>
            {t.identityDoubted} <a href={`/${locale}/about`}>{t.contact}</a>
          </>
        )}
        {!facts.isDoubted && (facts.identityConfirmed ? t.identityConfirmed[facts.identityMethod](facts.identityConfirmed) : t.identityOpen)}
      </dd>
    </dl>
  );
}
