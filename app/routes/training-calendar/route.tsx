import { useActionData, useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forSignedIn } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { findFeed, makeFeed, removeFeed } from '#app/readiness/calendar-feed.server.ts';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const handle: PageHandle = { title: (_, t) => t.calendar.page.title, noindex: true };

export const loader = forSignedIn(({ app, locale, viewer, url }) => {
  const feed = findFeed(app.db, { userId: viewer.id });
  return {
    since: feed && formatDate(feed.createdAt, locale, app.operator.time_zone),
    removed: feed === null && url.searchParams.get('done') === 'removed',
  };
});

/** A new address stands in the answer to this post and nowhere else: only its hash is kept. */
export const action = forSignedIn(async ({ app, locale, request, viewer, now }) => {
  const intent = (await readForm(request)).get('intent');
  if (intent === 'remove') {
    removeFeed(app.db, { userId: viewer.id, now });
    return redirectTo(`/${locale}/training/calendar?done=removed`);
  }
  if (intent !== 'make') throw new DomainError('invalid');
  const { token } = makeFeed(app.db, { userId: viewer.id, now });
  return { address: `${app.config.baseUrl}/${locale}/calendar/${token}.ics` };
});

function NewAddress({ address }: { address: string }) {
  const t = useMessages().calendar.page;
  return (
    <Notice tone="success" title={t.newAddress}>
      <p>{t.onceOnly}</p>
      <div className="field">
        <label htmlFor="address">{t.field}</label>
        <input id="address" type="text" readOnly value={address} autoComplete="off" spellCheck={false} />
      </div>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{t.subscribe}</a>
      </p>
    </Notice>
  );
}

export default function TrainingCalendar() {
  const { since, removed } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  const t = useMessages().calendar.page;
  const locale = useLocale();
  return (
    <>
      {removed && (
        <Notice tone="success">
          <p>{t.removed}</p>
        </Notice>
      )}
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      {made ? <NewAddress address={made.address} /> : <p>{t.how}</p>}
      <p>{t.secret}</p>
      {since === null ? (
        <Form intent="make">
          <Button>{t.make}</Button>
        </Form>
      ) : (
        <>
          {!made && <p>{t.has(since)}</p>}
          <p>{t.replaceText}</p>
          <Form intent="make">
            <Button quiet>{t.replace}</Button>
          </Form>
          <p>{t.removeText}</p>
          <Form intent="remove">
            <Button quiet>{t.remove}</Button>
          </Form>
        </>
      )}
      <p>
        <a href={`/${locale}/training`}>{t.back}</a>
      </p>
    </>
  );
}
