import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listPeople } from '#app/companies/members.server.ts';
import { DomainError } from '#app/errors.ts';
import { forManager } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { findEnrolment } from '#app/missions/enrolments.server.ts';
import { addParticipant, listParticipants, longestReason, removeParticipant } from '#app/missions/participants.server.ts';
import { Button, ErrorSummary, Form, SelectField, TextField } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ track }, t) => t.training.enrolment.title(track), noindex: true };

const doneCodes = ['added', 'removed'] as const;

export const loader = forManager(({ app, locale, t, member, params, url }) => {
  const which = { companyId: member.companyId, enrolmentId: params.enrolment ?? '' };
  const { trackId, status } = findEnrolment(app.db, which);
  const participants = listParticipants(app.db, which);
  const taking = new Set(participants.map(({ userId }) => userId));
  return {
    track: app.catalogue.track(trackId)?.title[locale] ?? trackId,
    isOpen: status === 'open',
    done: doneCodes.find((code) => code === url.searchParams.get('done')) ?? null,
    participants: participants.map(({ id, name, finishedAt }) => ({ id, name: name ?? t.company.people.former, finished: finishedAt !== null })),
    others: listPeople(app.db, which).flatMap(({ userId, name }) => (taking.has(userId) ? [] : [{ userId, name }])),
  };
});

export const action = forManager(async ({ app, locale, member, viewer, params, request, t, now }) => {
  const words = t.training.enrolment;
  const form = await readForm(request);
  const which = { companyId: member.companyId, enrolmentId: params.enrolment ?? '', actorId: viewer.id, now };
  const address = `/${locale}/company/enrolments/${which.enrolmentId}`;
  // Before anything is said about the fields: another company's enrolment isn't found.
  findEnrolment(app.db, which);
  const intent = form.get('intent');
  if (intent === 'add') {
    const parsed = parseForm(z.object({ user: z.string().min(1, words.chooseOne) }), form);
    if (!parsed.ok) return rejectForm({ ...parsed.rejected, intent });
    try {
      addParticipant(app.db, { ...which, userId: parsed.value.user, ...wireSteps(app) });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') return rejectField(form, { user: words.chooseOne });
      throw error;
    }
    app.wakeMail();
    return redirectTo(`${address}?done=added`);
  }
  if (intent === 'remove') {
    const reason = z.string().trim().min(1, words.reasonNeeded).max(longestReason, t.forms.tooLong(longestReason));
    const parsed = parseForm(z.object({ participant: z.string().min(1, words.chooseOne), reason }), form);
    if (!parsed.ok) return rejectForm({ ...parsed.rejected, intent });
    try {
      removeParticipant(app.db, { ...which, participantId: parsed.value.participant, reason: parsed.value.reason, ...wireSteps(app) });
    } catch (error) {
      const refusals: Record<string, string> = { 'not-found': words.chooseOne, 'not-allowed': words.lastOne, 'already-done': words.alreadyFinished };
      const refusal = error instanceof DomainError ? refusals[error.code] : undefined;
      if (refusal) return rejectField(form, { participant: refusal });
      throw error;
    }
    app.wakeMail();
    return redirectTo(`${address}?done=removed`);
  }
  throw new DomainError('invalid');
});

export default function CompanyEnrolment() {
  const { track, isOpen, done, participants, others } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { enrolment: t, enrol } = useMessages().training;
  const locale = useLocale();
  const removable = participants.length > 1 ? participants.filter(({ finished }) => !finished) : [];
  const rejectedFor = (intent: string) => (rejected?.intent === intent ? rejected : undefined);
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(track)}</h1>
      {done && (
        <Notice tone="success">
          <p>{t[done]}</p>
        </Notice>
      )}
      {!isOpen && (
        <Notice>
          <p>{t.closed}</p>
        </Notice>
      )}
      <h2>{t.participants}</h2>
      <ul className="rows">
        {participants.map(({ id, name, finished }) => (
          <li key={id}>
            {name} <span className={finished ? 'state state-done' : 'quiet'}>{finished ? t.finished : t.unfinished}</span>
          </li>
        ))}
      </ul>
      {isOpen && (
        <>
          <h2>{t.add}</h2>
          {others.length > 0 ? (
            <Form intent="add">
              <SelectField
                name="user"
                label={t.addField}
                hint={t.addHint}
                rejected={rejectedFor('add')}
                choices={others.map(({ userId, name }) => ({ value: userId, label: name }))}
              />
              <Button>{t.addButton}</Button>
            </Form>
          ) : (
            <p>{t.nobodyLeft}</p>
          )}
          <p>
            <a href={`/${locale}/company/people`}>{enrol.invite}</a>
          </p>
          <h2>{t.remove}</h2>
          {removable.length > 0 ? (
            <Form intent="remove">
              <p>{t.removeText}</p>
              <SelectField
                name="participant"
                label={t.removeField}
                rejected={rejectedFor('remove')}
                choices={removable.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TextField name="reason" label={t.reason} hint={t.reasonHint} type="text" autoComplete="off" rejected={rejectedFor('remove')} />
              <Button quiet>{t.removeButton}</Button>
            </Form>
          ) : (
            <p>{t.noneRemovable}</p>
          )}
        </>
      )}
      <p>
        <a href={`/${locale}/company`}>{t.back}</a>
      </p>
    </>
  );
}
