import { splitChinese } from '#app/catalogue/chinese.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatList } from '#app/i18n/format.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import type { PresentedCompany } from './company-row.ts';

type ListedMission = { id: string; status: 'draft' | 'published' | 'cancelled' };

function Name({ mission, company }: { mission: ListedMission; company: PresentedCompany }) {
  const { mission: words, missionDesk } = useMessages();
  const t = missionDesk.companies;
  const locale = useLocale();
  const address = `/${locale}/province/missions/${mission.id}`;
  const what = <span className="visually-hidden"> {company.companyName}</span>;
  return (
    <>
      <ChineseText parts={splitChinese(company.companyName)} />
      <p className="quiet">{t.kvkNumber(company.kvkNumber)}</p>
      <p className="quiet">
        <a href={`${address}/mail?company=${company.companyId}`}>
          {t.mail}
          {what}
        </a>
        {mission.status === 'published' && (
          <>
            {' · '}
            <a href={`${address}/companies/${company.companyId}/withdraw`}>
              {words.withdraw.link}
              {what}
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** The one word, and what is missing: in words, since colour alone says nothing. */
function State({ company: { ready, missing } }: { company: PresentedCompany }) {
  const t = useMessages().missionDesk.companies;
  const locale = useLocale();
  if (ready) return <span className="state state-done">{t.ready}</span>;
  const things = missing.map((one) => t.missing[one]);
  return (
    <>
      <span className="state state-next">{t.notReady}</span>
      <p className="quiet">{t.missingText(formatList(things, locale))}</p>
    </>
  );
}

function Modules({ company: { travellers, finished, modules } }: { company: PresentedCompany }) {
  const t = useMessages().missionDesk.companies;
  if (travellers === 0) return <>–</>;
  if (finished === travellers) return <>{t.finished(finished, travellers)}</>;
  return (
    <>
      {t.finished(finished, travellers)}
      <details>
        <summary>{t.perModule}</summary>
        <ul>
          {modules.map((module) => (
            <li key={module.id}>
              {module.title}: {t.ticked(module.finished, travellers)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Certificate({ company: { certificate } }: { company: PresentedCompany }) {
  const t = useMessages().missionDesk.companies;
  const locale = useLocale();
  if (!certificate) return <>{t.noCertificate}</>;
  return (
    <>
      <a href={`/${locale}/province/certificates/${certificate.id}`}>{certificate.id}</a>
      <p className="quiet">{certificate.revoked ? t.revoked : t.until(certificate.validThrough)}</p>
    </>
  );
}

/** The companies of a mission and how ready each is. */
export function Companies({ mission, caption, companies }: { mission: ListedMission; caption: string; companies: PresentedCompany[] }) {
  const t = useMessages().missionDesk.companies;
  const { head } = t;
  return (
    <DataTable
      caption={caption}
      captionHidden
      head={[head.company, head.state, head.travellers, head.modules, head.checklists, head.certificate, head.enrolled]}
      numeric={[2]}
      rows={companies.map((company) => [
        <Name key="name" mission={mission} company={company} />,
        <State key="state" company={company} />,
        company.travellers,
        <Modules key="modules" company={company} />,
        t.ticked(company.checklists.ticked, company.checklists.items),
        <Certificate key="certificate" company={company} />,
        company.enrolledOn,
      ])}
    />
  );
}
