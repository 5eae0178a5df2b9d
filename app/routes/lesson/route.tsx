import { useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forAnyone, forMember } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { dayOf, formatDay } from '#app/i18n/format.ts';
import { findNextInModule, markLessonRead, readLessonState } from '#app/learning/progress.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { findLesson, nextAddress } from './lesson-address.ts';
import { LessonView } from './lesson-view.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: (loaded) => loaded.title,
  description: (loaded) => loaded.summary,
};

export const loader = forAnyone(({ app, locale, params, viewer, now }) => {
  const { module, lesson, index } = findLesson(app.catalogue, params);
  const text = lesson.text[locale];
  const neighbour = (at: number) => {
    const other = module.lessons[at];
    return other ? { href: `/${locale}/modules/${module.id}/${other.id}`, title: other.text[locale].title } : null;
  };
  const nextModule = app.catalogue.modules[module.position];
  return {
    title: text.title,
    summary: text.summary,
    html: text.html,
    minutes: text.minutes,
    core: lesson.core,
    contents: text.contents,
    sources: text.sources,
    position: index + 1,
    module: {
      id: module.id,
      position: module.position,
      title: module.title[locale],
      version: module.version,
      checked: module.checked[locale],
      reviewed: formatDay(module.reviewed, locale),
      overdue: module.reviewBy < dayOf(now, app.operator.time_zone),
      lessons: module.lessons.map((other) => ({ id: other.id, title: other.text[locale].title })),
    },
    lessonId: lesson.id,
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
    nextModule: nextModule ? { href: `/${locale}/modules/${nextModule.id}`, title: nextModule.title[locale] } : null,
    // Null for somebody whose company isn't enrolled for this lesson.
    state: viewer?.membership ? readLessonState(app.db, { userId: viewer.id, moduleId: module.id, lessonId: lesson.id, catalogue: app.catalogue }) : null,
  };
});

/** Marks the lesson read and goes on to the next one. */
export const action = forMember(({ app, locale, params, viewer, now }) => {
  const { module, lesson } = findLesson(app.catalogue, params);
  const which = { userId: viewer.id, moduleId: module.id, lessonId: lesson.id, catalogue: app.catalogue };
  const state = readLessonState(app.db, which);
  if (!state?.required) throw new DomainError('not-open');
  markLessonRead(app.db, { ...which, now, ...wireSteps(app) });
  app.wakeMail();
  return redirectTo(nextAddress(findNextInModule(app.db, { ...which, now }), locale));
});

export default function LessonPage() {
  return <LessonView lesson={useLoaderData<typeof loader>()} />;
}
