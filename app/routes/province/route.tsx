import { useLoaderData } from '@remix-run/react';
import { queueFilters } from '#app/companies/registry-filters.ts';
import { countQueue } from '#app/companies/registry.server.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDay } from '#app/i18n/format.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.certificate.province.title, noindex: true };

export const loader = forOfficer(({ app, locale, now }) => {
  const today = dayOf(now, app.operator.time_zone);
  const overdue = app.catalogue.modules.filter((module) => module.reviewBy < today);
  const queue = countQueue(app.db, { now });
  return {
    companies: queueFilters.filter((filter) => queue[filter] > 0).map((filter) => ({ filter, size: queue[filter] })),
    overdue: overdue.map(({ id, title, reviewBy }) => ({ id, title: title[locale], reviewBy: formatDay(reviewBy, locale) })),
  };
});

export default function Province() {
  const { companies, overdue } = useLoaderData<typeof loader>();
  const { province: t } = useMessages().certificate;
  const { identity } = useMessages();
  const { province: missions } = useMessages().mission;
  const { province: events } = useMessages().event;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <ul className="rows">
        <li>
          <h2>
            <a href={`/${locale}/province/missions`}>{missions.start}</a>
          </h2>
          <p>{missions.startText}</p>
        </li>
        <li>
          <h2>
            <a href={`/${locale}/province/events`}>{events.link}</a>
          </h2>
          <p>{events.linkText}</p>
        </li>
        <li>
          <h2>
            <a href={`/${locale}/province/companies`}>{identity.start}</a>
          </h2>
          <p>{identity.startText}</p>
        </li>
        <li>
          <h2>
            <a href={`/${locale}/province/report`}>{t.report}</a>
          </h2>
          <p>{t.reportText}</p>
        </li>
        <li>
          <h2>
            <a href={`/${locale}/province/certificates`}>{t.certificates}</a>
          </h2>
          <p>{t.certificatesText}</p>
        </li>
        <li>
          <h2>
            <a href={`/${locale}/province/content-reviews`}>{t.reviews}</a>
          </h2>
          <p>{t.reviewsText}</p>
        </li>
      </ul>
      <h2>{t.attention}</h2>
      {companies.length + overdue.length === 0 ? (
        <p className="quiet">{t.nothing}</p>
      ) : (
        <ul>
          {companies.map(({ filter, size }) => (
            <li key={filter}>
              <a href={`/${locale}/province/companies?filter=${filter}`}>{identity.attention[filter](size)}</a>
            </li>
          ))}
          {overdue.map(({ id, title, reviewBy }) => (
            <li key={id}>
              <a href={`/${locale}/modules/${id}`}>{t.overdue(title, reviewBy)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
