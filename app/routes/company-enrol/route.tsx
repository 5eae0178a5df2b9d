import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { listPeople } from '#app/companies/members.server.ts';
import { DomainError } from '#app/errors.ts';
import { forManager } from '#app/http/access.server.ts';
import { summariseTrack } from '#app/http/catalogue-view.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { enrolCompany } from '#app/missions/enrol.server.ts';
import { listEnrolments } from '#app/missions/enrolments.server.ts';
import { Button, ChoiceField, ErrorSummary, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';

export const handle: PageHandle = { title: (_, t) => t.training.enrol.title, noindex: true };

export const loader = forManager(({ app, locale, member, viewer, url }) => {
  const { catalogue, db } = app;
  const { companyId } = member;
  const taken = new Set(listEnrolments(db, { companyId }).flatMap(({ status, trackId }) => (status === 'open' ? [trackId] : [])));
  const free = catalogue.tracks.filter(({ id }) => !taken.has(id));
  return {
    tracks: free.map((track) => ({ ...summariseTrack(track, catalogue, locale), modules: track.modules.length, months: track.validityMonths })),
    // A track page's link names its track; with one track left there is nothing to choose.
    track: (free.length === 1 ? free[0] : free.find(({ id }) => id === url.searchParams.get('track')))?.id ?? null,
    people: listPeople(db, { companyId }).map(({ userId, name, role }) => ({ userId, name, isManager: role === 'manager', isViewer: userId === viewer.id })),
  };
});

export const action = forManager(async ({ app, locale, member, viewer, request, t, now }) => {
  const words = t.training.enrol;
  const form = await readForm(request);
  const schema = z.object({
    track: z.string().refine((id) => app.catalogue.track(id), words.chooseTrack),
    participants: z.array(z.string()).min(1, words.chooseParticipants),
  });
  const parsed = parseForm(schema, form);
  if (!parsed.ok) return rejectForm(parsed.rejected);
  const { track: trackId, participants: userIds } = parsed.value;
  const { onStep, onAdded } = wireSteps(app);
  try {
    enrolCompany(app.db, { companyId: member.companyId, trackId, userIds, actorId: viewer.id, catalogue: app.catalogue, now, onStep, onAdded });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'already-done') return rejectField(form, { track: words.trackTaken });
    if (error instanceof DomainError && error.code === 'not-found') return rejectField(form, { participants: words.unknownParticipant });
    throw error;
  }
  app.wakeMail();
  return redirectTo(`/${locale}/company?done=enrolled`);
});

export default function CompanyEnrol() {
  const { tracks, track, people } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { enrol: t } = useMessages().training;
  const locale = useLocale();
  if (tracks.length === 0) {
    return (
      <>
        <h1>{t.title}</h1>
        <Notice>
          <p>{t.allTaken}</p>
        </Notice>
      </>
    );
  }
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <Form>
        <ChoiceField
          kind="one"
          name="track"
          label={t.track}
          rejected={rejected}
          chosen={track ? [track] : []}
          choices={tracks.map(({ id, title, ...given }) => ({ value: id, label: title, hint: t.trackHint(given) }))}
        />
        <ChoiceField
          kind="many"
          name="participants"
          label={t.participants}
          hint={t.participantsHint}
          rejected={rejected}
          chosen={people.length === 1 && people[0] ? [people[0].userId] : []}
          choices={people.map(({ userId, name, isManager, isViewer }) => ({
            value: userId,
            label: isViewer ? t.you(name) : name,
            hint: isManager && !isViewer ? t.manager : undefined,
          }))}
        />
        <div className="actions">
          <Button>{t.submit}</Button>
          <a href={`/${locale}/company/people`}>{t.invite}</a>
        </div>
      </Form>
    </>
  );
}
