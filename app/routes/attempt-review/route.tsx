import { useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { forMember } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { findAttemptPlace, readReview } from '#app/learning/attempt-pages.server.ts';
import { submitAttempt } from '#app/learning/attempts.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';

type Loaded = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
export const handle: PageHandle<Loaded> = { title: ({ moduleTitle }, t) => `${t.training.review.title} – ${moduleTitle}`, noindex: true };

export const loader = forMember(({ app, locale, params, viewer }) => {
  const attemptId = params.attempt ?? '';
  const own = { userId: viewer.id, attemptId, catalogue: app.catalogue };
  const { state, moduleId, open } = findAttemptPlace(app.db, own);
  if (state !== 'in_progress') return redirectTo(`/${locale}/attempts/${attemptId}`);
  const module = app.catalogue.module(moduleId);
  return {
    attemptId,
    moduleTitle: module?.title[locale] ?? moduleId,
    line: module?.position,
    questions: readReview(app.db, { ...own, locale }),
    open: open.length,
  };
});

/** Hands in. A second click finds the attempt handed in, and leads to the same result. */
export const action = forMember(async ({ app, locale, params, request, viewer, now }) => {
  const attemptId = params.attempt ?? '';
  const own = { userId: viewer.id, attemptId, catalogue: app.catalogue };
  await readForm(request);
  if (findAttemptPlace(app.db, own).state === 'in_progress') {
    submitAttempt(app.db, { ...own, now, ...wireSteps(app) });
    app.wakeMail();
  }
  return redirectTo(`/${locale}/attempts/${attemptId}`);
});

export default function AttemptReview() {
  const { attemptId, moduleTitle, line, questions, open } = useLoaderData<typeof loader>() as Loaded;
  const { review: t } = useMessages().training;
  const locale = useLocale();
  const address = `/${locale}/attempts/${attemptId}`;
  return (
    <>
      <p className="eyebrow" data-line={line}>
        {moduleTitle}
      </p>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {open > 0 && (
        <Notice tone="warning">
          <p>{t.openWarning(open)}</p>
        </Notice>
      )}
      <ol className="rows">
        {questions.map(({ number, stem, answered }) => (
          <li key={number}>
            <p>
              <ChineseText parts={splitChinese(stem)} />
            </p>
            <p className="quiet">
              {t.question(number)}: {answered ? t.answered : <strong>{t.open}</strong>}.{' '}
              <a href={`${address}/${number}?from=review`}>
                {answered ? t.change : t.answer}
                <span className="visually-hidden">: {t.question(number)}</span>
              </a>
            </p>
          </li>
        ))}
      </ol>
      <Form>
        <div className="actions">
          <Button>{open > 0 ? t.submitAnyway : t.submit}</Button>
          <a href={`${address}/1`}>{t.back}</a>
        </div>
      </Form>
    </>
  );
}
