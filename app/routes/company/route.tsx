import { useLoaderData } from '@remix-run/react';
import type { Catalogue } from '#app/catalogue/types.ts';
import { findCompany, type CompanyFacts } from '#app/companies/company-facts.server.ts';
import { forMember } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { formatDate, formatDayRange, formatNumber } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import { readCompanyProgress, type CompanyEnrolment } from '#app/learning/company-progress.server.ts';
import { listCompanyMissions } from '#app/missions/places.server.ts';
import type { Operator } from '#app/operator.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { CompanyFactList, EnrolmentSection, NextForCompany, OwnMissions } from './company-parts.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ name }) => name, noindex: true };

const doneCodes = ['registered', 'enrolled'] as const;

export const loader = forMember(({ app, locale, t, member, viewer, url }) => {
  const { catalogue, operator, db } = app;
  const isManager = member.role === 'manager';
  const company = findCompany(db, { companyId: member.companyId });
  const progress = readCompanyProgress(db, { companyId: member.companyId, onlyUserId: isManager ? null : viewer.id, catalogue });
  const missions = listCompanyMissions(db, { companyId: member.companyId }).map(({ mission, place }) => ({
    id: mission.id,
    title: mission.title[locale],
    dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
    enrolmentId: place.enrolmentId,
    status: mission.status === 'cancelled' ? ('cancelled' as const) : place.status === 'waiting' ? ('waiting' as const) : ('placed' as const),
  }));
  const open = progress.filter(({ status }) => status === 'open');
  const isBusy = open.some(({ people }) => people.some(({ userId, finished }) => userId === viewer.id && !finished));
  const isCertified = progress.some(({ status }) => status === 'completed');
  return {
    name: company.name,
    isManager,
    done: doneCodes.find((code) => code === url.searchParams.get('done')) ?? null,
    next: isBusy ? ('own' as const) : open.length > 0 ? ('wait' as const) : isCertified ? ('certificate' as const) : ('enrol' as const),
    canEnrol: isManager && catalogue.tracks.some(({ id }) => !open.some(({ trackId }) => trackId === id)),
    enrolments: progress.map((enrolment) => ({
      ...describeEnrolment(enrolment, { catalogue, operator, locale, former: t.company.people.former }),
      mission: missions.find(({ enrolmentId }) => enrolmentId === enrolment.id)?.title ?? null,
    })),
    missions,
    facts: describeFacts(company, operator, locale),
  };
});

function describeEnrolment(
  enrolment: CompanyEnrolment,
  { catalogue, operator, locale, former }: { catalogue: Catalogue; operator: Operator; locale: Locale; former: string },
) {
  const { id, trackId, status, enrolledAt, completedAt, modules, size, finished, people } = enrolment;
  return {
    id,
    track: catalogue.track(trackId)?.title[locale] ?? trackId,
    status,
    since: formatDate(completedAt ?? enrolledAt, locale, operator.time_zone),
    modules: modules.map((moduleId) => catalogue.module(moduleId)?.title[locale] ?? moduleId),
    size,
    finished,
    people: people.map((person) => ({ id: person.participantId, name: person.name ?? former, modules: person.modules.map((module) => module.finished) })),
  };
}

function describeFacts(company: CompanyFacts, operator: Operator, locale: Locale) {
  return {
    kvkNumber: company.kvkNumber,
    municipality: operator.municipalities.find(({ id }) => id === company.municipality)?.name ?? operator.outside[locale],
    sector: operator.sectors.find(({ id }) => id === company.sector)?.name[locale] ?? company.sector,
    employees: formatNumber(company.employees, locale),
    kind: company.kind,
    identityConfirmed: company.identityConfirmedAt && formatDate(company.identityConfirmedAt, locale, operator.time_zone),
    identityMethod: company.identityMethod ?? ('trade-register' as const),
    isDoubted: company.identityDoubtedAt !== null,
  };
}
export type CompanyPage = Loaded;

export default function Company() {
  const page = useLoaderData<typeof loader>();
  const { company: t } = useMessages().training;
  const { name, isManager, done, enrolments } = page;
  return (
    <>
      <h1>{name}</h1>
      {isManager && <p className="lede">{t.managerOf}</p>}
      {done && (
        <Notice tone="success">
          <p>{t[done]}</p>
        </Notice>
      )}
      <NextForCompany page={page} />
      <OwnMissions missions={page.missions} />
      {enrolments.length > 0 && (
        <>
          <h2>{t.enrolments}</h2>
          {isManager && <p className="quiet">{t.neverScores}</p>}
          {enrolments.map((enrolment) => (
            <EnrolmentSection key={enrolment.id} enrolment={enrolment} isManager={isManager} />
          ))}
        </>
      )}
      <h2>{t.facts}</h2>
      <CompanyFactList facts={page.facts} />
    </>
  );
}
