import { useLoaderData } from '@remix-run/react';
import { checklistAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDay } from '#app/i18n/format.ts';
import { Notice } from '#app/ui/notice.tsx';
import { RouteLine } from '#app/ui/route-line.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: (loaded) => loaded.title,
  description: (loaded) => loaded.summary,
};

export const loader = forAnyone(({ app, locale, params, viewer, now }) => {
  const module = app.catalogue.module(params.module ?? '');
  if (!module) throw new DomainError('not-found');
  return {
    id: module.id,
    position: module.position,
    title: module.title[locale],
    summary: module.summary[locale],
    checked: module.checked[locale],
    version: module.version,
    reviewed: formatDay(module.reviewed, locale),
    reviewBy: formatDay(module.reviewBy, locale),
    overdue: module.reviewBy < dayOf(now, app.operator.time_zone),
    minutes: module.minutes[locale],
    objectives: module.objectives.map((objective) => ({ id: objective.id, text: objective.text[locale] })),
    lessons: module.lessons.map((lesson) => ({
      id: lesson.id,
      core: lesson.core,
      title: lesson.text[locale].title,
      minutes: lesson.text[locale].minutes,
    })),
    scenarios: module.scenarios.map(({ id, title, summary, minutes }) => ({
      id,
      title: title[locale],
      summary: summary[locale],
      minutes: minutes[locale],
      href: scenarioAddress(locale, module.id, id),
    })),
    checklists: module.checklists.map(({ id, title, items }) => ({
      id,
      title: title[locale],
      items: items.length,
      href: checklistAddress(locale, module.id, id),
    })),
    tracks: app.catalogue.tracks
      .filter((track) => track.modules.some((asked) => asked.module === module.id))
      .map((track) => ({ id: track.id, title: track.title[locale] })),
    mayTakeQuiz: viewer?.membership != null,
  };
});

export default function ModulePage() {
  const module = useLoaderData<typeof loader>();
  const { reading, scenario: ts, checklist: tc } = useMessages();
  const t = reading.module;
  const locale = useLocale();
  const address = `/${locale}/modules/${module.id}`;
  return (
    <div className="stack" data-line={module.position}>
      <p className="eyebrow">
        <a href={`/${locale}/modules`}>{reading.modules.title}</a>
      </p>
      <h1>{module.title}</h1>
      <p className="lede">{module.summary}</p>
      <p className="actions">
        {module.lessons[0] && (
          <a className="button" href={`${address}/${module.lessons[0].id}`}>
            {t.start}
          </a>
        )}
        {module.mayTakeQuiz && <a href={`/${locale}/training/${module.id}/quiz`}>{t.quiz}</a>}
      </p>
      <div className="split">
        <div className="stack">
          <h2>{t.lessons}</h2>
          <RouteLine
            label={t.lessons}
            stations={[
              {
                id: module.id,
                title: module.title,
                state: 'todo',
                line: module.position,
                meta: `${reading.lessons(module.lessons.length)}, ${reading.aboutMinutes(module.minutes)}`,
                stops: module.lessons.map((lesson) => ({
                  id: lesson.id,
                  title: lesson.title,
                  href: `${address}/${lesson.id}`,
                  state: 'todo',
                  meta: lesson.core ? `${reading.minutes(lesson.minutes)}, ${t.core}` : reading.minutes(lesson.minutes),
                })),
              },
            ]}
          />
          <p className="quiet">{t.coreText}</p>
          {module.scenarios.length > 0 && (
            <>
              <h2>{ts.title}</h2>
              <p>{ts.text}</p>
              <ul className="rows">
                {module.scenarios.map(({ id, title, summary, minutes, href }) => (
                  <li key={id}>
                    <h3>
                      <a href={href}>{title}</a>
                    </h3>
                    <p>{summary}</p>
                    <p className="meta">{reading.aboutMinutes(minutes)}</p>
                  </li>
                ))}
              </ul>
            </>
          )}
          {module.checklists.length > 0 && (
            <>
              <h2>{tc.name}</h2>
              <p>{tc.text}</p>
              <ul>
                {module.checklists.map(({ id, title, items, href }) => (
                  <li key={id}>
                    <a href={href}>{title}</a> <span className="meta">{tc.items(items)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{t.objectives}</h2>
          <ul>
            {module.objectives.map((objective) => (
              <li key={objective.id}>{objective.text}</li>
            ))}
          </ul>
        </div>
        <aside className="stack" aria-label={t.facts}>
          <h2>{t.inTracks}</h2>
          <ul>
            {module.tracks.map((track) => (
              <li key={track.id}>
                <a href={`/${locale}/tracks/${track.id}`}>{track.title}</a>
              </li>
            ))}
          </ul>
          <h2>{t.checked}</h2>
          {module.overdue && (
            <Notice tone="warning">
              <p>{t.overdue}</p>
            </Notice>
          )}
          <p>{module.checked}</p>
          <p className="quiet">
            {t.version(module.version)}. {t.reviewed(module.reviewed)}. {t.reviewBy(module.reviewBy)}.
          </p>
        </aside>
      </div>
    </div>
  );
}
