import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { queueFilters, registryFilters } from '#app/companies/registry-filters.ts';
import { countQueue, findLikeCompanies, searchCompanies } from '#app/companies/registry.server.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pager, RegisterSearch } from '#app/ui/register.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.identity.registry.title, noindex: true };

/** Without a question the page is the queue; a question on its own searches everywhere. */
export const loader = forOfficer(({ app, locale, t, url, now }) => {
  const { db, operator } = app;
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const asked = registryFilters.find((known) => known === url.searchParams.get('filter'));
  const filter = asked ?? (query ? 'all' : 'to-check');
  const wanted = url.searchParams.get('page') ?? '';
  const { companies, ...rest } = searchCompanies(db, { query, filter, page: /^\d{1,6}$/.test(wanted) ? Number(wanted) : 1, now });
  const alike = filter === 'duplicates' ? findLikeCompanies(db, { companyIds: companies.map(({ id }) => id) }) : new Map<string, never[]>();
  return {
    query,
    filter,
    ...rest,
    queue: countQueue(db, { now }),
    companies: companies.map(({ id, name, kvkNumber, registeredAt, identityConfirmedAt, identityDoubtedAt, isUrgent }) => ({
      id,
      name,
      kvkNumber,
      since: formatDate(registeredAt, locale, operator.time_zone),
      status: identityDoubtedAt ? ('doubted' as const) : identityConfirmedAt ? ('confirmed' as const) : ('open' as const),
      isUrgent,
      alike: (alike.get(id) ?? []).map((other) => ({
        id: other.id,
        words: t.identity.looksLike(other.name, other.kvkNumber, other.why.map((why) => t.identity.why[why]).join(', ')),
      })),
    })),
  };
});

export default function ProvinceCompanies() {
  const { query, filter, queue, companies, total, page, pages } = useLoaderData<typeof loader>();
  const { registry: t, status } = useMessages().identity;
  const locale = useLocale();
  const address = `/${locale}/province/companies`;
  return (
    <>
      <h1>{t.title}</h1>
      <Notice>
        <p>{t.notForPublication}</p>
      </Notice>
      <h2>{t.queue}</h2>
      <ul>
        {queueFilters.map((name) => (
          <li key={name}>
            <a href={`${address}?filter=${name}`} aria-current={filter === name && !query ? 'page' : undefined}>
              {t.filters[name]}
            </a>
            : {t.found(queue[name])}
          </li>
        ))}
      </ul>
      <RegisterSearch
        action={address}
        query={query}
        label={t.search}
        choice={{ name: 'filter', label: t.filter, chosen: filter, choices: registryFilters.map((value) => ({ value, label: t.filters[value] })) }}
        submit={t.submit}
      />
      <h2>{t.filters[filter]}</h2>
      <p className="quiet">{t.about[filter]}</p>
      {total === 0 ? (
        <p>{query ? t.noneFound : t.none}</p>
      ) : (
        <DataTable
          caption={t.found(total)}
          head={[t.company, t.kvkNumber, t.since, t.status]}
          rows={companies.map((company) => [
            <CompanyName key={company.id} address={address} company={company} />,
            company.kvkNumber,
            company.since,
            <span key={company.id} className={company.status === 'confirmed' ? 'state state-done' : 'state'}>
              {status[company.status]}
            </span>,
          ])}
        />
      )}
      <Pager action={address} kept={{ q: query, filter }} page={page} pages={pages} words={t} />
    </>
  );
}

function CompanyName({ address, company: { id, name, isUrgent, alike } }: { address: string; company: Loaded['companies'][number] }) {
  const { registry: t } = useMessages().identity;
  return (
    <>
      <a href={`${address}/${id}`}>
        <ChineseText parts={splitChinese(name)} />
      </a>
      {isUrgent && <span className="quiet"> ({t.urgent})</span>}
      {alike.map((other) => (
        <p className="quiet" key={other.id}>
          <a href={`${address}/${id}/merge?with=${other.id}`}>{other.words}</a>
        </p>
      ))}
    </>
  );
}
