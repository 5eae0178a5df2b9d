import { useLoaderData } from '@remix-run/react';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { listOfficersRows } from '#app/missions/event-rows.server.ts';
import { EventList } from '#app/ui/event-list.tsx';

export const handle: PageHandle = { title: (_, t) => `${t.event.province.title} – ${t.site.province}`, noindex: true };

export const loader = forOfficer(({ app, locale, now }) => listOfficersRows(app.db, { locale, timeZone: app.operator.time_zone, now }));

export default function ProvinceEvents() {
  const { coming, past } = useLoaderData<typeof loader>();
  const t = useMessages().event.province;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <p>
        <a className="button" href={`/${locale}/province/events/new`}>
          {t.create}
        </a>
      </p>
      <h2>{t.coming}</h2>
      {coming.length > 0 ? <EventList events={coming} under="/province/events" /> : <p>{t.noneComing}</p>}
      {past.length > 0 && (
        <>
          <h2>{t.past}</h2>
          <EventList events={past} under="/province/events" />
        </>
      )}
    </>
  );
}
