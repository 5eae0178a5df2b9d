import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { presentCertificate } from '#app/certificates/presentation.ts';
import { searchCertificates } from '#app/certificates/registry.server.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pager, RegisterSearch } from '#app/ui/register.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.certificate.registry.title, noindex: true };

const statuses = ['valid', 'expired', 'revoked'] as const;

export const loader = forOfficer(({ app, locale, url, now }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const status = statuses.find((known) => known === url.searchParams.get('status')) ?? null;
  const asked = url.searchParams.get('page') ?? '';
  const page = /^\d{1,6}$/.test(asked) ? Number(asked) : 1;
  const { certificates, ...rest } = searchCertificates(app.db, { query, status, page, now });
  return {
    query,
    status,
    ...rest,
    certificates: certificates.map((certificate) => presentCertificate(certificate, { locale, timeZone: app.operator.time_zone, now })),
  };
});

export default function ProvinceCertificates() {
  const { query, status, certificates, total, page, pages } = useLoaderData<typeof loader>();
  const t = useMessages().certificate;
  const locale = useLocale();
  const address = `/${locale}/province/certificates`;
  const isFiltered = query !== '' || status !== null;
  return (
    <>
      <h1>{t.registry.title}</h1>
      <Notice>
        <p>{t.registry.notForPublication}</p>
      </Notice>
      <RegisterSearch
        action={address}
        query={query}
        label={t.registry.search}
        choice={{
          name: 'status',
          label: t.registry.status,
          chosen: status,
          any: t.registry.anyStatus,
          choices: statuses.map((value) => ({ value, label: t.status[value] })),
        }}
        submit={t.registry.submit}
      />
      {total === 0 ? (
        <>
          <p>{isFiltered ? t.registry.noneFound : t.registry.none}</p>
          {isFiltered && (
            <p>
              <a href={address}>{t.registry.all}</a>
            </p>
          )}
        </>
      ) : (
        <DataTable
          caption={t.registry.found(total)}
          head={[t.facts.company, t.facts.kvkNumber, t.facts.track, t.facts.issuedOn, t.facts.validThrough, t.facts.status]}
          rows={certificates.map(({ id, companyName, kvkNumber, track, issuedOn, validThrough, status: state }) => [
            <a key={id} href={`/${locale}/province/certificates/${id}`}>
              <ChineseText parts={splitChinese(companyName)} />
            </a>,
            kvkNumber,
            track,
            issuedOn,
            validThrough,
            <span key={id} className={`state certificate-${state}`}>
              {t.status[state]}
            </span>,
          ])}
        />
      )}
      <Pager action={address} kept={{ q: query, status }} page={page} pages={pages} words={t.registry} />
    </>
  );
}
