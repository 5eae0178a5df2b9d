import { useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forAdministrator } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { formatDateTime } from '#app/i18n/format.ts';
import { dropMail, readOutboxState, retryMail } from '#app/mail/dead-letters.server.ts';
import { givenUpBodyDays } from '#app/mail/outbox.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { DelayedMails, GivenUpMails, type Page } from './mail-lists.tsx';

export const handle: PageHandle = { title: (_, t) => t.operations.mail.title, noindex: true };

export const loader = forAdministrator(({ app, locale, url }): Page => {
  const { waiting, delayed, givenUp } = readOutboxState(app.db);
  const at = (instant: Date) => formatDateTime(instant, locale, app.operator.time_zone);
  return {
    done: url.searchParams.get('done'),
    waiting,
    delayed: {
      more: delayed.total - delayed.first.length,
      mails: delayed.first.map(({ createdAt, nextAttemptAt, ...mail }) => ({ ...mail, since: at(createdAt), next: at(nextAttemptAt) })),
    },
    givenUp: {
      more: givenUp.total - givenUp.first.length,
      mails: givenUp.first.map(({ createdAt, failedAt, ...mail }) => ({ ...mail, since: at(createdAt), gaveUp: at(failedAt) })),
    },
    bodyDays: givenUpBodyDays,
  };
});

export const action = forAdministrator(async ({ app, request, locale, viewer, now }) => {
  const fields = await readForm(request);
  const intent = fields.get('intent');
  const decision = { mailId: fields.get('mail') ?? '', actorId: viewer.id, now, onMailDecision: wireSteps(app).onMailDecision };
  if (intent === 'retry') {
    retryMail(app.db, decision);
    app.wakeMail();
    return redirectTo(`/${locale}/administration/mail?done=retried`);
  }
  if (intent === 'drop') {
    dropMail(app.db, decision);
    return redirectTo(`/${locale}/administration/mail?done=dropped`);
  }
  throw new DomainError('invalid');
});

export default function AdministrationMail() {
  const { done, waiting, delayed, givenUp, bodyDays } = useLoaderData<typeof loader>();
  const t = useMessages().operations.mail;
  return (
    <>
      <DoneNotice done={done} words={t.done} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <h2>{t.givenUp}</h2>
      <GivenUpMails {...givenUp} bodyDays={bodyDays} />
      <h2>{t.delayed}</h2>
      <DelayedMails {...delayed} />
      <h2>{t.waiting}</h2>
      <p>{t.waitingCount(waiting)}</p>
    </>
  );
}
