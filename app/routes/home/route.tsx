import { useLoaderData } from '@remix-run/react';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { summariseModule, summariseTrack } from '#app/http/catalogue-view.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';
import { TrackList } from '#app/ui/track-list.tsx';

export const handle: PageHandle = {
  title: (_, t) => t.reading.home.title,
  description: (_, t) => t.reading.home.description,
};

export const loader = forAnyone(({ app, locale, viewer }) => {
  const { modules, tracks } = app.catalogue;
  const first = modules[0]?.lessons[0];
  return {
    modules: modules.map((module) => summariseModule(module, locale)),
    tracks: tracks.map((track) => summariseTrack(track, app.catalogue, locale)),
    firstLesson: first ? `/${locale}/modules/${first.moduleId}/${first.id}` : null,
    signedIn: viewer !== null,
  };
});

export default function Home() {
  const { modules, tracks, firstLesson, signedIn } = useLoaderData<typeof loader>();
  const { mission, reading, site } = useMessages();
  const locale = useLocale();
  const { home } = reading;
  return (
    <>
      <div className="hero">
        <h1>{home.title}</h1>
        <p className="lede">{home.lede}</p>
        <p className="actions">
          {firstLesson && (
            <a className="button" href={firstLesson}>
              {home.start}
            </a>
          )}
          {signedIn ? <a href={`/${locale}/training`}>{site.training}</a> : <a href={`/${locale}/account/register`}>{home.register}</a>}
        </p>
      </div>
      <section className="stack" aria-labelledby="line">
        <h2 id="line">{home.line}</h2>
        <p>{home.lineText}</p>
        <RouteLine
          label={home.line}
          headings={3}
          across
          stations={modules.map((module) => ({
            id: module.id,
            title: module.title,
            href: `/${locale}/modules/${module.id}`,
            state: 'todo',
            line: module.position,
            meta: `${reading.lessons(module.lessons)}, ${reading.aboutMinutes(module.minutes)}`,
            children: <p>{module.summary}</p>,
          }))}
        />
      </section>
      <div className="thirds">
        <section className="stack" aria-labelledby="tracks">
          <h2 id="tracks">{home.tracks}</h2>
          <TrackList tracks={tracks.map(({ id, title, audience }) => ({ id, title, text: audience }))} />
          <h3>{mission.home.title}</h3>
          <p>
            {mission.home.text} <a href={`/${locale}/missions`}>{mission.home.link}</a>
          </p>
        </section>
        <section className="stack" aria-labelledby="how">
          <h2 id="how">{home.how}</h2>
          <ol className="rows numbered">
            {home.steps.map(([title, text]) => (
              <li key={title}>
                <h3>{title}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="stack" aria-labelledby="source">
          <h2 id="source">{home.source}</h2>
          <p>
            {home.sourceText} <a href={`/${locale}/about`}>{site.footer.about}</a>
          </p>
        </section>
      </div>
    </>
  );
}
