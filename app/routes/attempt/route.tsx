import { useLoaderData } from '@remix-run/react';
import { lessonAddress, scenarioAddress } from '#app/catalogue/addresses.ts';
import { forMember } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDateTime } from '#app/i18n/format.ts';
import { findAttemptPlace, readResult, type AttemptPlace } from '#app/learning/attempt-pages.server.ts';
import { readAfterAttempt } from '#app/learning/after-attempt.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { AnswerList } from './answer-list.tsx';

type Loaded = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
export const handle: PageHandle<Loaded> = { title: ({ moduleTitle }, t) => t.training.result.title(moduleTitle), noindex: true };

/** Where an attempt that has no result leads to: the first open question, the review, or a new start. */
function placeAddress({ state, moduleId, enrolmentId, open }: AttemptPlace, { locale, attemptId }: { locale: string; attemptId: string }): string {
  if (state === 'in_progress') return `/${locale}/attempts/${attemptId}/${open[0] ?? 'review'}`;
  return state === 'closed' ? `/${locale}/training` : `/${locale}/training/${moduleId}/quiz?enrolment=${enrolmentId}`;
}

export const loader = forMember(({ app, locale, params, viewer, now }) => {
  const attemptId = params.attempt ?? '';
  const { catalogue, operator } = app;
  const own = { userId: viewer.id, attemptId, catalogue };
  const place = findAttemptPlace(app.db, own);
  if (place.state !== 'submitted') return redirectTo(placeAddress(place, { locale, attemptId }));
  const { submittedAt, ...result } = readResult(app.db, { ...own, locale });
  const { pausedUntil, ...after } = readAfterAttempt(app.db, { userId: viewer.id, ...place, catalogue, now });
  const when = (instant: Date) => formatDateTime(instant, locale, operator.time_zone);
  return {
    ...result,
    moduleId: place.moduleId,
    enrolmentId: place.enrolmentId,
    moduleTitle: catalogue.module(place.moduleId)?.title[locale] ?? place.moduleId,
    submitted: when(submittedAt),
    after: {
      kind: after.kind,
      unread: [
        ...after.unread.map((lesson) => ({ title: lesson.text[locale].title, href: lessonAddress(locale, place.moduleId, lesson.id) })),
        ...after.unplayed.map((scenario) => ({ title: scenario.title[locale], href: scenarioAddress(locale, place.moduleId, scenario.id) })),
      ],
      pausedUntil: pausedUntil && when(pausedUntil),
    },
  };
});

export default function Attempt() {
  const result = useLoaderData<typeof loader>() as Loaded;
  const { result: t } = useMessages().training;
  const { passed, score, total, needed } = result;
  return (
    <>
      <h1>{t.title(result.moduleTitle)}</h1>
      <Notice tone={passed ? 'success' : 'info'} title={passed ? t.passed : t.failed}>
        <p>
          {t.score(score, total)} {!passed && t.needed(needed)}
        </p>
        <p className="quiet">{t.submittedAt(result.submitted)}</p>
      </Notice>
      <h2>{t.next}</h2>
      <AfterAttempt result={result} />
      <h2>{t.questions}</h2>
      {result.renewed && (
        <Notice>
          <p>{t.renewed}</p>
        </Notice>
      )}
      <AnswerList questions={result.questions} />
    </>
  );
}

/** What to do now: read on, go on with the next module, come back later, or see the certificate. */
function AfterAttempt({ result }: { result: Loaded }) {
  const { result: t } = useMessages().training;
  const locale = useLocale();
  const { after, moduleId, enrolmentId } = result;
  const quiz = `/${locale}/training/${moduleId}/quiz?enrolment=${enrolmentId}`;
  const retry = after.kind === 'retry' && !after.pausedUntil;
  return (
    <>
      {after.kind === 'retry' && <p>{after.pausedUntil ? t.retryAt(after.pausedUntil) : t.retryNow}</p>}
      {after.kind === 'module-done' && <p>{t.moduleDone}</p>}
      {after.kind === 'track-done' && <p>{t.trackDone}</p>}
      {after.kind === 'certificate' && (
        <p>
          {t.trackDone} {t.certificate}
        </p>
      )}
      {after.unread.length > 0 && (
        <>
          <p>{t.unread}</p>
          <ul>
            {after.unread.map(({ title, href }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="actions">
        {after.kind === 'certificate' && (
          <a className="button" href={`/${locale}/company/certificates`}>
            {t.toCertificates}
          </a>
        )}
        {retry && (
          <a className="button" href={quiz}>
            {t.toQuiz}
          </a>
        )}
        <a className={retry || after.kind === 'certificate' ? undefined : 'button'} href={`/${locale}/training`}>
          {t.toTraining}
        </a>
      </p>
    </>
  );
}
