import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDay } from '#app/i18n/format.ts';
import { formatJoinCode } from '#app/missions/join-code.ts';
import { listMissions } from '#app/missions/missions.server.ts';
import { countPlaces } from '#app/missions/places.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DataTable } from '#app/ui/data-table.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: (_, t) => t.mission.province.title, noindex: true };

export const loader = forOfficer(({ app, locale }) => ({
  missions: listMissions(app.db).map((mission) => ({
    id: mission.id,
    title: mission.title[locale],
    departsOn: formatDay(mission.departsOn, locale),
    status: mission.status,
    capacity: mission.capacity,
    ...countPlaces(app.db, { missionId: mission.id }),
    code: mission.status === 'published' ? formatJoinCode(mission.joinCode) : '–',
  })),
}));

export default function ProvinceMissions() {
  const { missions } = useLoaderData<typeof loader>();
  const { province: t, status } = useMessages().mission;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <p className="actions">
        <a className="button" href={`/${locale}/province/missions/new`}>
          {t.create}
        </a>
      </p>
      {missions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <DataTable
            caption={t.table}
            head={[t.head.mission, t.head.departs, t.head.status, t.head.placed, t.head.waiting, t.head.code]}
            numeric={[3, 4]}
            rows={missions.map((mission) => [
              <a key="title" href={`/${locale}/province/missions/${mission.id}`}>
                <ChineseText parts={splitChinese(mission.title)} />
              </a>,
              mission.departsOn,
              status[mission.status],
              t.placedOf(mission.placed, mission.capacity),
              mission.waiting,
              mission.code,
            ])}
          />
          <p className="quiet">{t.notForPublication}</p>
        </>
      )}
    </>
  );
}
