import { useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, forSignedIn, requireFormsCompany } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { presentEvent } from '#app/missions/event-presentation.ts';
import { findSignUp, signUp, withdrawSignUp } from '#app/missions/event-sign-ups.server.ts';
import { findVisibleEvent } from '#app/missions/events.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { EventFacts } from './event-facts.tsx';
import { SignUpSection } from './sign-up-section.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ event }) => event.title, noindex: true };

/** The address for joining online leaves the server for who has a place, and nobody else. */
export const loader = forAnyone(({ app, locale, params, url, viewer, now }) => {
  const asking = { userId: viewer?.id ?? null, companyId: viewer?.membership?.companyId ?? null };
  const event = findVisibleEvent(app.db, { eventId: params.event ?? '', viewer: asking });
  const own = viewer && findSignUp(app.db, { eventId: event.id, userId: viewer.id });
  return {
    event: presentEvent(event, { locale, timeZone: app.operator.time_zone, now }),
    isOnline: event.onlineUrl !== null,
    onlineUrl: own === 'signed-up' && event.status === 'published' ? event.onlineUrl : null,
    own,
    signedIn: viewer !== null,
    company: viewer?.membership?.companyName ?? null,
    done: url.searchParams.get('done'),
  };
});

export const action = forSignedIn(async (call) => {
  const { app, locale, params, request, viewer, now } = call;
  // Who signs up comes for the company that the page was shown for.
  await requireFormsCompany(call);
  const fields = await readForm(request);
  const { db, operator } = app;
  const asking = { userId: viewer.id, companyId: viewer.membership?.companyId ?? null };
  const { id: eventId } = findVisibleEvent(db, { eventId: params.event ?? '', viewer: asking });
  const setting = { eventId, site: siteOf(app), timeZone: operator.time_zone, now };
  const finish = (done: string) => {
    app.wakeMail();
    return redirectTo(`/${locale}/events/${eventId}?done=${done}`);
  };
  switch (fields.get('intent') ?? '') {
    case 'sign-up':
      // A second click changes nothing and says how it stands.
      return finish(findSignUp(db, { eventId, userId: viewer.id }) ?? signUp(db, { ...setting, viewer: asking }));
    case 'withdraw':
      withdrawSignUp(db, { ...setting, userId: viewer.id });
      return finish('withdrawn');
    default:
      throw new DomainError('invalid');
  }
});

export default function Event() {
  const { event, isOnline, onlineUrl, own, signedIn, company, done } = useLoaderData<typeof loader>();
  const t = useMessages().event;
  const locale = useLocale();
  return (
    <>
      <DoneNotice done={done === (own ?? 'withdrawn') ? done : null} words={t.page.done} />
      <p className="eyebrow">{t.kinds[event.kind]}</p>
      <h1>
        <ChineseText parts={splitChinese(event.title)} />
      </h1>
      {event.reason && (
        <Notice tone="warning" title={t.page.cancelledTitle}>
          <p>{event.reason}</p>
        </Notice>
      )}
      {event.paragraphs.map((paragraph, index) => (
        <p key={index}>
          <ChineseText parts={splitChinese(paragraph)} />
        </p>
      ))}
      <EventFacts event={event} isOnline={isOnline} onlineUrl={onlineUrl} />
      <SignUpSection event={event} own={own} signedIn={signedIn} company={company} />
      <p className="screen-only">
        <a href={`/${locale}/events`}>{t.page.back}</a>
      </p>
    </>
  );
}
