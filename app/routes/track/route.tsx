import { useLoaderData } from '@remix-run/react';
import { lessonAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { summariseTrack } from '#app/http/catalogue-view.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: (loaded) => loaded.title,
  description: (loaded) => loaded.promise,
};

export const loader = forAnyone(({ app, locale, params, viewer }) => {
  const track = app.catalogue.track(params.track ?? '');
  if (!track) throw new DomainError('not-found');
  return {
    ...summariseTrack(track, app.catalogue, locale),
    passMark: track.passMark,
    retryPauseMinutes: track.retryPauseMinutes,
    validityMonths: track.validityMonths,
    modules: track.modules.flatMap((asked) => {
      const module = app.catalogue.module(asked.module);
      if (!module) return [];
      const lessons = app.catalogue.requiredLessons(track.id, module.id);
      const scenarios = app.catalogue.requiredScenarios(track.id, module.id);
      return {
        id: module.id,
        position: module.position,
        title: module.title[locale],
        questions: asked.questions,
        lessons: lessons.map((lesson) => ({ id: lesson.id, title: lesson.text[locale].title, minutes: lesson.text[locale].minutes })),
        scenarios: scenarios.map(({ id, title, minutes }) => ({ id, title: title[locale], minutes: minutes[locale] })),
      };
    }),
    enrol: viewer === null ? '/account/register' : viewer.membership?.role === 'manager' ? `/company/enrol?track=${track.id}` : null,
  };
});

export default function TrackPage() {
  const track = useLoaderData<typeof loader>();
  const { reading } = useMessages();
  const t = reading.track;
  const locale = useLocale();
  return (
    <>
      <p className="eyebrow">{reading.home.tracks}</p>
      <h1>{track.title}</h1>
      <p className="lede">{track.promise}</p>
      {track.enrol && (
        <p className="actions">
          <a className="button" href={`/${locale}${track.enrol}`}>
            {t.enrol}
          </a>
        </p>
      )}
      <div className="split">
        <section className="stack" aria-labelledby="modules">
          <h2 id="modules">{t.modules}</h2>
          <RouteLine
            label={t.modules}
            headings={3}
            fold
            stations={track.modules.map((module) => ({
              id: module.id,
              title: module.title,
              href: `/${locale}/modules/${module.id}`,
              state: 'todo',
              line: module.position,
              meta: t.perModule(module.lessons.length, module.scenarios.length, module.questions),
              stops: [
                ...module.lessons.map((lesson) => ({
                  id: lesson.id,
                  title: lesson.title,
                  href: lessonAddress(locale, module.id, lesson.id),
                  state: 'todo' as const,
                  meta: reading.minutes(lesson.minutes),
                })),
                ...module.scenarios.map((scenario) => ({
                  id: scenario.id,
                  title: scenario.title,
                  href: scenarioAddress(locale, module.id, scenario.id),
                  state: 'todo' as const,
                  meta: `${t.scenario}, ${reading.minutes(scenario.minutes)}`,
                })),
              ],
            }))}
          />
        </section>
        <aside className="stack" aria-labelledby="asks">
          <h2 id="asks">{t.audience}</h2>
          <p>{track.audience}</p>
          <h2>{t.asks}</h2>
          <dl className="facts">
            <dt>{t.facts.time}</dt>
            <dd>{t.facts.timeText(reading.duration(track.minutes))}</dd>
            <dt>{t.facts.pass}</dt>
            <dd>{t.facts.passText(track.passMark)}</dd>
            <dt>{t.facts.retry}</dt>
            <dd>{t.facts.retryText(track.retryPauseMinutes)}</dd>
            <dt>{t.facts.certificate}</dt>
            <dd>{t.facts.certificateText(track.validityMonths)}</dd>
          </dl>
        </aside>
      </div>
    </>
  );
}
