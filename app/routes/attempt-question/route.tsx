import { useActionData, useLoaderData } from '@remix-run/react';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { DomainError } from '#app/errors.ts';
import { forMember } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { findAttemptPlace, readQuestion } from '#app/learning/attempt-pages.server.ts';
import { answerQuestion } from '#app/learning/attempts.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, ChoiceField, ErrorSummary, Form } from '#app/ui/form.tsx';

type Loaded = Exclude<Awaited<ReturnType<typeof loader>>, Response>;
export const handle: PageHandle<Loaded> = {
  title: ({ number, total, moduleTitle }, t) => `${t.training.question.title(number, total)} – ${moduleTitle}`,
  noindex: true,
};

/** The number in the address; anything but 1, 2, 3 … isn't found. */
function questionNumber(value: string | undefined): number {
  if (!value || !/^[1-9]\d{0,2}$/.test(value)) throw new DomainError('not-found');
  return Number(value);
}

export const loader = forMember(({ app, locale, params, url, viewer }) => {
  const attemptId = params.attempt ?? '';
  const own = { userId: viewer.id, attemptId, catalogue: app.catalogue };
  const number = questionNumber(params.number);
  const { state, moduleId } = findAttemptPlace(app.db, own);
  if (state !== 'in_progress') return redirectTo(`/${locale}/attempts/${attemptId}`);
  const module = app.catalogue.module(moduleId);
  return {
    ...readQuestion(app.db, { ...own, number, locale }),
    attemptId,
    moduleTitle: module?.title[locale] ?? moduleId,
    line: module?.position,
    fromReview: url.searchParams.get('from') === 'review',
  };
});

export const action = forMember(async ({ app, locale, params, request, t, url, viewer, now }) => {
  const attemptId = params.attempt ?? '';
  const own = { userId: viewer.id, attemptId, catalogue: app.catalogue };
  const number = questionNumber(params.number);
  if (findAttemptPlace(app.db, own).state !== 'in_progress') return redirectTo(`/${locale}/attempts/${attemptId}`);
  const { kind, total } = readQuestion(app.db, { ...own, number, locale });
  const form = await readForm(request);
  const places = form.getAll('answer').map((value) => (/^[1-9]\d?$/.test(value) ? Number(value) : 0));
  if (places.length === 0) {
    const { noneSingle, noneMultiple } = t.training.question;
    return rejectField(form, { answer: kind === 'single' ? noneSingle : noneMultiple });
  }
  answerQuestion(app.db, { ...own, number, places, now });
  const last = number === total || url.searchParams.get('from') === 'review';
  return redirectTo(`/${locale}/attempts/${attemptId}/${last ? 'review' : number + 1}`);
});

export default function AttemptQuestion() {
  const question = useLoaderData<typeof loader>() as Loaded;
  const rejected = useActionData<typeof action>();
  const { question: t } = useMessages().training;
  const locale = useLocale();
  const { number, total, kind, stem, options, chosen, attemptId, fromReview } = question;
  const address = `/${locale}/attempts/${attemptId}`;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {number > 1 && !fromReview && (
        <p>
          <a href={`${address}/${number - 1}`}>{t.previous}</a>
        </p>
      )}
      <p className="eyebrow" data-line={question.line}>
        {t.title(number, total)}
        <span className="quiet">{question.moduleTitle}</span>
      </p>
      <Form>
        <ChoiceField
          kind={kind === 'single' ? 'one' : 'many'}
          name="answer"
          heading
          label={<ChineseText parts={splitChinese(stem)} />}
          hint={kind === 'single' ? t.singleHint : t.multipleHint}
          rejected={rejected}
          choices={options.map(({ value, text }) => ({ value, label: <ChineseText parts={splitChinese(text)} /> }))}
          chosen={chosen}
        />
        <div className="actions">
          <Button>{fromReview ? t.saveToReview : t.save}</Button>
          <a href={`${address}/review`}>{t.overview}</a>
          <a href={`/${locale}/training`}>{t.leave}</a>
        </div>
      </Form>
    </>
  );
}
