import { useLoaderData } from '@remix-run/react';
import { lessonAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import { DomainError } from '#app/errors.ts';
import { forMember } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDateTime } from '#app/i18n/format.ts';
import { startAttempt } from '#app/learning/attempts.server.ts';
import { readQuizStart } from '#app/learning/quiz-start.server.ts';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { StationSymbol } from '#app/ui/station.tsx';
import { wireSteps } from '#app/wiring.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ module }, t) => t.training.quiz.title(module.title), noindex: true };

export const loader = forMember(({ app, locale, params, url, viewer, now }) => {
  const { catalogue, operator } = app;
  const quiz = readQuizStart(app.db, { userId: viewer.id, moduleId: params.module ?? '', enrolmentId: url.searchParams.get('enrolment'), catalogue, now });
  const when = (instant: Date) => formatDateTime(instant, locale, operator.time_zone);
  const trackTitle = (trackId: string) => catalogue.track(trackId)?.title[locale] ?? trackId;
  const { module, participation, state } = quiz;
  return {
    module: { id: module.id, title: module.title[locale], position: module.position },
    enrolmentId: participation.enrolmentId,
    track: trackTitle(participation.trackId),
    others: quiz.others.map(({ enrolmentId, trackId }) => ({ enrolmentId, track: trackTitle(trackId) })),
    questions: quiz.questions,
    needed: quiz.needed,
    pauseMinutes: quiz.pauseMinutes,
    hasMultiple: quiz.hasMultiple,
    unread: quiz.unread.map((lesson) => ({ id: lesson.id, title: lesson.text[locale].title })),
    unplayed: quiz.unplayed.map((scenario) => ({ id: scenario.id, title: scenario.title[locale] })),
    tries: quiz.tries.map(({ attemptId, submittedAt, passed }) => ({ attemptId, when: when(submittedAt), passed })),
    state: state.kind,
    pausedUntil: state.kind === 'paused' ? when(state.until) : null,
    attemptId: state.kind === 'resume' ? state.attemptId : null,
  };
});

/** Starts or resumes. A pause or a finish that came in between is told by the page itself. */
export const action = forMember(async ({ app, locale, params, request, viewer, now }) => {
  const enrolmentId = (await readForm(request)).get('enrolment');
  if (!enrolmentId) throw new DomainError('invalid');
  const moduleId = params.module ?? '';
  const { onStep } = wireSteps(app);
  try {
    const { attemptId } = startAttempt(app.db, { userId: viewer.id, enrolmentId, moduleId, catalogue: app.catalogue, now, onStep });
    return redirectTo(`/${locale}/attempts/${attemptId}`);
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== 'too-soon' && error.code !== 'already-done')) throw error;
    return redirectTo(`/${locale}/training/${moduleId}/quiz?enrolment=${encodeURIComponent(enrolmentId)}`);
  }
});

export default function QuizStart() {
  const quiz = useLoaderData<typeof loader>();
  const t = useMessages().training.quiz;
  const locale = useLocale();
  const { module, state } = quiz;
  return (
    <div className="prose" data-line={module.position}>
      <p className="eyebrow">
        <StationSymbol line={module.position} state={state === 'passed' ? 'done' : 'next'} /> {t.forTrack(quiz.track)}
      </p>
      <h1>{t.title(module.title)}</h1>
      {quiz.others.map(({ enrolmentId, track }) => (
        <p key={enrolmentId}>
          <a href={`/${locale}/training/${module.id}/quiz?enrolment=${enrolmentId}`}>{t.otherTrack(track)}</a>
        </p>
      ))}
      <StartPart quiz={quiz} />
      {state !== 'passed' && state !== 'empty' && (
        <>
          <h2>{t.what}</h2>
          <ul>
            <li>
              {t.count(quiz.questions)} {t.needed(quiz.needed, quiz.questions)}
            </li>
            {quiz.hasMultiple && <li>{t.multiple}</li>}
            <li>{t.stop}</li>
            <li>{quiz.pauseMinutes > 0 ? t.pause(quiz.pauseMinutes) : t.noPause}</li>
            <li>{t.privacy}</li>
          </ul>
        </>
      )}
      {quiz.unread.length > 0 && (
        <>
          <h2>{t.unread}</h2>
          <ul>
            {quiz.unread.map(({ id, title }) => (
              <li key={id}>
                <a href={lessonAddress(locale, module.id, id)}>{title}</a>
              </li>
            ))}
          </ul>
          <p>{t.unreadHelp}</p>
        </>
      )}
      {quiz.unplayed.length > 0 && (
        <>
          <h2>{t.unplayed}</h2>
          <ul>
            {quiz.unplayed.map(({ id, title }) => (
              <li key={id}>
                <a href={scenarioAddress(locale, module.id, id)}>{title}</a>
              </li>
            ))}
          </ul>
          <p>{t.unplayedHelp}</p>
        </>
      )}
      {quiz.tries.length > 0 && (
        <>
          <h2>{t.tries}</h2>
          <ul>
            {quiz.tries.map(({ attemptId, when, passed }, index) => (
              <li key={attemptId}>
                <a href={`/${locale}/attempts/${attemptId}`}>{t.tryOn(index + 1, when, passed)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/${locale}/training`}>{t.back}</a>
      </p>
    </div>
  );
}

/** The one thing that can be done now: start, go on, or wait. */
function StartPart({ quiz }: { quiz: Loaded }) {
  const t = useMessages().training.quiz;
  const locale = useLocale();
  switch (quiz.state) {
    case 'passed':
      return (
        <Notice tone="success">
          <p>{t.passed}</p>
        </Notice>
      );
    case 'empty':
      return (
        <Notice>
          <p>{t.empty}</p>
        </Notice>
      );
    case 'paused':
      return (
        <Notice>
          <p>{t.paused(quiz.pausedUntil ?? '')}</p>
        </Notice>
      );
    case 'resume':
      return (
        <>
          <p>{t.resumeText}</p>
          <p className="actions">
            <a className="button" href={`/${locale}/attempts/${quiz.attemptId}`}>
              {t.resume}
            </a>
          </p>
        </>
      );
    case 'ready':
    case 'renewed':
      return (
        <>
          {quiz.state === 'renewed' && (
            <Notice>
              <p>{t.renewed}</p>
            </Notice>
          )}
          <Form>
            <input type="hidden" name="enrolment" value={quiz.enrolmentId} />
            <Button>{quiz.tries.length > 0 ? t.again : t.start}</Button>
          </Form>
        </>
      );
  }
}
