import { useLoaderData } from '@remix-run/react';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { listComingRows, listPastRows } from '#app/missions/event-rows.server.ts';
import { EventList } from '#app/ui/event-list.tsx';

export const handle: PageHandle = { title: (_, t) => t.event.list.title, description: (_, t) => t.event.list.description };

const mostPast = 5;

/** Events to come: for everyone, and those of the missions that the reader's company is on. */
export const loader = forAnyone(({ app, locale, viewer, now }) => {
  const asking = {
    viewer: { userId: viewer?.id ?? null, companyId: viewer?.membership?.companyId ?? null },
    locale,
    timeZone: app.operator.time_zone,
    now,
  };
  return {
    signedIn: viewer !== null,
    coming: listComingRows(app.db, asking),
    past: listPastRows(app.db, { ...asking, most: mostPast }),
  };
});

export default function Events() {
  const { signedIn, coming, past } = useLoaderData<typeof loader>();
  const t = useMessages().event.list;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <h2>{t.coming}</h2>
      {coming.length > 0 ? (
        <EventList events={coming} />
      ) : (
        <p>
          {t.none} <a href={`/${locale}/modules`}>{t.readLessons}</a>
        </p>
      )}
      {signedIn ? (
        <p>
          <a href={`/${locale}/training/calendar`}>{t.calendar}</a>
        </p>
      ) : (
        <p className="quiet">
          {t.ofMissions} <a href={`/${locale}/account/sign-in?next=/${locale}/events`}>{t.signIn}</a>
        </p>
      )}
      {past.length > 0 && (
        <>
          <h2>{t.past}</h2>
          <EventList events={past} />
        </>
      )}
    </>
  );
}
