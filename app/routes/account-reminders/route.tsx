import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forAnyone, type Call } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { findReminder, stopReminders } from '#app/readiness/reminder-choice.server.ts';
import { DeadLink } from '#app/ui/dead-link.tsx';
import { Button, Form } from '#app/ui/form.tsx';

type State = 'asked' | 'stopped' | 'gone';

export const handle: PageHandle<{ state: State }> = {
  title: ({ state }, { countdown, account }) =>
    ({ asked: countdown.reminders.stopTitle, stopped: countdown.reminders.stoppedTitle, gone: account.deadLink.title })[state],
  noindex: true,
};

const readToken = (url: URL) => url.searchParams.get('token') ?? '';

async function readState({ app, url, clientAddress }: Call): Promise<State> {
  const found = await app.throttle.lookUp('token-client', clientAddress, () => findReminder(app.db, { token: readToken(url) }));
  if (!found) return 'gone';
  return found.stopped ? 'stopped' : 'asked';
}

const statusOf = (state: State) => (state === 'gone' ? 410 : 200);

/** Changes nothing: mail scanners open links. */
export const loader = forAnyone(async (call) => {
  const state = await readState(call);
  return data({ state }, { status: statusOf(state) });
});

/**
 * The button, and the one click in a mail program (RFC 8058): its provider posts this one field and
 * nothing else, without a session, and wants no redirect. The token alone says whose reminders stop.
 */
export const action = forAnyone(async (call) => {
  const { app, request, url, locale, now } = call;
  const form = await readForm(request);
  const oneClick = form.size === 1 && form.get('List-Unsubscribe') === 'One-Click';
  if (!oneClick && form.get('intent') !== 'stop') throw new DomainError('invalid');
  const state = await readState(call);
  if (state === 'gone') return data({ state }, { status: statusOf(state) });
  stopReminders(app.db, { token: readToken(url), now });
  return oneClick ? { state: 'stopped' as const } : redirectTo(`/${locale}/account/reminders?token=${readToken(url)}`);
});

export default function StopReminders() {
  const loaded = useLoaderData<typeof loader>();
  const { state } = useActionData<typeof action>() ?? loaded;
  const t = useMessages().countdown.reminders;
  const locale = useLocale();
  const settings = `/${locale}/account/settings#reminders`;
  if (state === 'gone') return <DeadLink advice={t.deadLink} otherWay={<a href={settings}>{t.settings}</a>} />;
  return (
    <div className="prose">
      <h1>{state === 'asked' ? t.stopTitle : t.stoppedTitle}</h1>
      <p>{state === 'asked' ? t.stopText : t.stoppedText}</p>
      {state === 'asked' ? (
        <Form intent="stop">
          <div className="actions">
            <Button>{t.stop}</Button>
          </div>
        </Form>
      ) : (
        <p>
          <a href={settings}>{t.settings}</a>
        </p>
      )}
    </div>
  );
}
