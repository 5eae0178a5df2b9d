/** From progress in the domain's terms to what the page shows, in one language. */
import { lessonAddress, moduleAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import type { Catalogue } from '#app/catalogue/types.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages.ts';
import type { ModuleProgress, NextStep } from '#app/learning/progress.ts';
import type { ParticipationProgress } from '#app/learning/progress.server.ts';
import type { StopState } from '#app/ui/station.tsx';

interface Viewing {
  catalogue: Catalogue;
  locale: Locale;
  timeZone: string;
  t: Messages;
}

interface StopView {
  id: string;
  title: string;
  href: string;
  state: StopState;
  meta?: string;
}

/** @param enrolmentId only where the person takes the module's test for more than one enrolment */
export function quizAddress(locale: Locale, moduleId: string, enrolmentId: string | null): string {
  return `/${locale}/training/${moduleId}/quiz${enrolmentId ? `?enrolment=${enrolmentId}` : ''}`;
}

/** The next step as a link with its words, or as words only where there is nothing to do but wait. */
export interface NextAction {
  kind: NextStep['kind'];
  text: string;
  href: string | null;
}

export function describeNext(progress: ParticipationProgress, given: Viewing & { enrolmentId: string | null }): NextAction {
  const { catalogue, locale, timeZone, t, enrolmentId } = given;
  const { next, group, done } = progress;
  const words = t.training.overview;
  const moduleTitle = (id: string) => catalogue.module(id)?.title[locale] ?? id;
  switch (next.kind) {
    case 'lesson': {
      const lesson = catalogue.module(next.moduleId)?.lessons.find(({ id }) => id === next.lessonId);
      const title = lesson?.text[locale].title ?? next.lessonId;
      return { kind: next.kind, text: done === 0 ? words.begin(title) : words.read(title), href: lessonAddress(locale, next.moduleId, next.lessonId) };
    }
    case 'scenario': {
      const scenario = catalogue.module(next.moduleId)?.scenarios.find(({ id }) => id === next.scenarioId);
      return { kind: next.kind, text: words.play(scenario?.title[locale] ?? next.scenarioId), href: scenarioAddress(locale, next.moduleId, next.scenarioId) };
    }
    case 'quiz':
      return { kind: next.kind, text: words.quiz(moduleTitle(next.moduleId)), href: quizAddress(locale, next.moduleId, enrolmentId) };
    case 'resume':
      return { kind: next.kind, text: words.resume(moduleTitle(next.moduleId)), href: `/${locale}/attempts/${next.attemptId}` };
    case 'pause':
      return { kind: next.kind, text: words.pause(moduleTitle(next.moduleId), formatDateTime(next.until, locale, timeZone)), href: null };
    case 'settle':
      return { kind: next.kind, text: words.settle, href: null };
    case 'finished':
      return { kind: next.kind, text: words.wait(group.finished, group.size), href: null };
  }
}

function moduleOf(next: NextStep): string | null {
  return 'moduleId' in next ? next.moduleId : null;
}

function describeStation(
  progress: ModuleProgress,
  { next, locale, t, timeZone, enrolmentId }: Viewing & { next: NextStep; enrolmentId: string | null },
): StopView & { line: number; stops: StopView[] } {
  const {
    required: { module, lessons, scenarios },
    read,
    played,
    passed,
    finished,
    pausedUntil,
  } = progress;
  const words = t.training.overview;
  const isNext = moduleOf(next) === module.id;
  const unread = lessons.filter(({ id }) => !read.has(id));
  const unplayed = scenarios.filter(({ id }) => !played.has(id));
  const minutes = [...unread.map((lesson) => lesson.text[locale].minutes), ...unplayed.map((scenario) => scenario.minutes[locale])].reduce(
    (sum, n) => sum + n,
    0,
  );
  const stops: StopView[] = lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.text[locale].title,
    href: lessonAddress(locale, module.id, lesson.id),
    state: read.has(lesson.id) ? 'done' : next.kind === 'lesson' && isNext && next.lessonId === lesson.id ? 'next' : 'todo',
  }));
  for (const { id, title } of scenarios) {
    stops.push({
      id,
      title: title[locale],
      href: scenarioAddress(locale, module.id, id),
      state: played.has(id) ? 'done' : next.kind === 'scenario' && isNext && next.scenarioId === id ? 'next' : 'todo',
      meta: words.scenarioStop,
    });
  }
  stops.push({
    id: 'quiz',
    title: words.quizStop,
    href: quizAddress(locale, module.id, enrolmentId),
    state: passed ? 'done' : isNext && next.kind !== 'lesson' && next.kind !== 'scenario' ? 'next' : 'todo',
    ...(pausedUntil && !passed ? { meta: words.quizPaused(formatDateTime(pausedUntil, locale, timeZone)) } : {}),
  });
  return {
    id: module.id,
    title: module.title[locale],
    href: moduleAddress(locale, module.id),
    state: finished ? 'done' : isNext ? 'next' : 'todo',
    line: module.position,
    ...(minutes > 0 ? { meta: words.minutesLeft(minutes) } : passed ? {} : { meta: words.quizLeft }),
    stops,
  };
}

export function describeTraining(progress: ParticipationProgress, viewing: Viewing & { enrolmentId: string | null }) {
  const { catalogue, locale } = viewing;
  const { participation, done, total, modules, next } = progress;
  return {
    enrolmentId: participation.enrolmentId,
    track: catalogue.track(participation.trackId)?.title[locale] ?? participation.trackId,
    done,
    total,
    next: describeNext(progress, viewing),
    stations: modules.map((module) => describeStation(module, { ...viewing, next })),
  };
}
