import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { presentEvent } from '#app/missions/event-presentation.ts';
import { cancelEvent, publishEvent } from '#app/missions/event-changes.server.ts';
import { findEvent } from '#app/missions/events.server.ts';
import { cancellationFields } from '#app/missions/mission-fields.ts';
import { Button, ErrorSummary, Form, TextArea } from '#app/ui/form.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
type Step = 'publish' | 'cancel';
const nameStep = (step: Step, title: string, { event: { province: t } }: Messages) => (step === 'publish' ? t.publishTitle(title) : t.cancelTitle(title));

export const handle: PageHandle<Loaded> = { title: ({ step, event }, t) => nameStep(step, event.title, t), noindex: true };

function readStep(params: Record<string, string | undefined>): Step {
  if (params.step !== 'publish' && params.step !== 'cancel') throw new DomainError('not-found');
  return params.step;
}

/** Asks once more before an event is published or cancelled. */
export const loader = forOfficer(({ app, locale, params, now }) => {
  const step = readStep(params);
  const event = findEvent(app.db, { eventId: params.event ?? '' });
  if (event.status !== (step === 'publish' ? 'draft' : 'published')) throw new DomainError('not-open');
  return { step, event: presentEvent(event, { locale, timeZone: app.operator.time_zone, now }), listed: event.signedUp + event.waiting };
});

export const action = forOfficer(async ({ app, locale, t, params, request, viewer, now }) => {
  const step = readStep(params);
  const fields = await readForm(request);
  const { id: eventId } = findEvent(app.db, { eventId: params.event ?? '' });
  const given = { eventId, actorId: viewer.id, now };
  if (step === 'publish') {
    publishEvent(app.db, given);
    return redirectTo(`/${locale}/province/events/${eventId}?done=published`);
  }
  const form = parseForm(z.object(cancellationFields(t, { missing: t.event.fields.reasonMissing })), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const reason = { nl: form.value.reason_nl, en: form.value.reason_en };
  cancelEvent(app.db, { ...given, reason, site: siteOf(app), timeZone: app.operator.time_zone });
  app.wakeMail();
  return redirectTo(`/${locale}/province/events/${eventId}?done=cancelled`);
});

export default function ProvinceEventStatus() {
  const { step, event, listed } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const t = useMessages();
  const { fields, province } = t.event;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{nameStep(step, event.title, t)}</h1>
      <p className="lede">{event.when}</p>
      <p>{step === 'publish' ? province.publishText : province.cancelText(listed)}</p>
      <Form>
        {step === 'cancel' && (
          <>
            <TextArea name="reason_nl" label={fields.reason.nl} rejected={rejected} />
            <TextArea name="reason_en" label={fields.reason.en} rejected={rejected} />
          </>
        )}
        <div className="actions">
          <Button warning={step === 'cancel'}>{step === 'publish' ? province.publishSubmit : province.cancelSubmit}</Button>
          <a href={`/${locale}/province/events/${event.id}`}>{province.back}</a>
        </div>
      </Form>
    </>
  );
}
