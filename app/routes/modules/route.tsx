import { useLoaderData } from '@remix-run/react';
import { forAnyone } from '#app/http/access.server.ts';
import { summariseModule, summariseTrack } from '#app/http/catalogue-view.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';
import { TrackList } from '#app/ui/track-list.tsx';

export const handle: PageHandle = {
  title: (_, t) => t.reading.modules.title,
  description: (_, t) => t.reading.modules.description,
};

export const loader = forAnyone(({ app, locale }) => ({
  modules: app.catalogue.modules.map((module) => ({
    ...summariseModule(module, locale),
    stops: module.lessons.map((lesson) => ({ id: lesson.id, title: lesson.text[locale].title, minutes: lesson.text[locale].minutes })),
  })),
  tracks: app.catalogue.tracks.map((track) => summariseTrack(track, app.catalogue, locale)),
}));

export default function Modules() {
  const { modules, tracks } = useLoaderData<typeof loader>();
  const { reading } = useMessages();
  const locale = useLocale();
  return (
    <>
      <h1>{reading.modules.title}</h1>
      <p className="lede">{reading.modules.lede}</p>
      <div className="split">
        <RouteLine
          label={reading.modules.title}
          headings={2}
          stations={modules.map((module) => ({
            id: module.id,
            title: module.title,
            href: `/${locale}/modules/${module.id}`,
            state: 'todo',
            line: module.position,
            meta: reading.aboutMinutes(module.minutes),
            children: <p>{module.summary}</p>,
            stops: module.stops.map((stop) => ({
              id: stop.id,
              title: stop.title,
              href: `/${locale}/modules/${module.id}/${stop.id}`,
              state: 'todo' as const,
              meta: reading.minutes(stop.minutes),
            })),
          }))}
        />
        <section className="stack" aria-labelledby="tracks">
          <h2 id="tracks">{reading.home.tracks}</h2>
          <TrackList tracks={tracks.map(({ id, title, promise }) => ({ id, title, text: promise }))} />
        </section>
      </div>
    </>
  );
}
