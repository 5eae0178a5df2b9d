import { useLoaderData } from '@remix-run/react';
import { moduleAddress } from '#app/catalogue/addresses.ts';
import { listReviews } from '#app/catalogue/reviews.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf, formatDay } from '#app/i18n/format.ts';
import { DataTable } from '#app/ui/data-table.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const handle: PageHandle = { title: (_, t) => t.reading.reviews.title, noindex: true };

export const loader = forOfficer(({ app, locale, now }) => ({
  reviews: listReviews(app.catalogue, { today: dayOf(now, app.operator.time_zone) }).map(({ module, daysLeft, sources }) => ({
    id: module.id,
    title: module.title[locale],
    version: module.version,
    reviewed: formatDay(module.reviewed, locale),
    reviewBy: formatDay(module.reviewBy, locale),
    checked: module.checked[locale],
    daysLeft,
    lessons: module.lessons.length,
    sources,
  })),
}));

export default function ContentReviews() {
  const { reviews } = useLoaderData<typeof loader>();
  const t = useMessages().reading.reviews;
  const locale = useLocale();
  const overdue = reviews.filter(({ daysLeft }) => daysLeft < 0).length;
  return (
    <>
      <p className="eyebrow">
        <a href={`/${locale}/province`}>{t.back}</a>
      </p>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <Notice tone={overdue > 0 ? 'warning' : 'info'}>
        <p>{t.overdueCount(overdue)}</p>
      </Notice>
      <DataTable
        caption={t.caption}
        head={[t.module, t.reviewBy, t.left, t.reviewed, t.version, t.lessons, t.sources]}
        numeric={[5, 6]}
        rows={reviews.map((review) => [
          <a key="title" href={moduleAddress(locale, review.id)}>
            {review.title}
          </a>,
          review.reviewBy,
          review.daysLeft < 0 ? <strong key="left">{t.late(-review.daysLeft)}</strong> : t.daysLeft(review.daysLeft),
          review.reviewed,
          review.version,
          review.lessons,
          review.sources,
        ])}
      />
      <h2>{t.whatWasChecked}</h2>
      <dl className="stack prose">
        {reviews.map(({ id, title, checked }) => (
          <div key={id}>
            <dt>
              <strong>{title}</strong>
            </dt>
            <dd>{checked}</dd>
          </div>
        ))}
      </dl>
      <h2>{t.how}</h2>
      <p className="prose">{t.howText}</p>
    </>
  );
}
