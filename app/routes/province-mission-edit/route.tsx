/** One form for a new mission (`/new`) and for one that exists (`/:mission/edit`). */
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import type { AppContext } from '#app/http/context.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Messages } from '#app/i18n/messages.ts';
import { createMission, editMission } from '#app/missions/mission-changes.server.ts';
import { completeMission, missionFields, type MissionDetails } from '#app/missions/mission-fields.ts';
import { findMission, type Mission } from '#app/missions/missions.server.ts';
import { ErrorSummary } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { fillForm } from './filled-form.ts';
import { MissionForm } from './mission-form.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: ({ mission }, t) => (mission ? t.mission.form.editTitle(mission.title) : t.mission.form.newTitle),
  noindex: true,
};

/** Null for a new one. A cancelled mission stays as it is. */
function findEditable(app: AppContext, missionId: string | undefined): Mission | null {
  if (missionId === undefined) return null;
  const mission = findMission(app.db, { missionId });
  if (mission.status === 'cancelled') throw new DomainError('not-open');
  return mission;
}

export const loader = forOfficer(({ app, locale, params }) => {
  const mission = findEditable(app, params.mission);
  return {
    mission: mission && { id: mission.id, title: mission.title[locale], status: mission.status },
    filled: fillForm(mission),
    tracks: app.catalogue.tracks.map(({ id, title }) => ({ value: id, label: title[locale] })),
  };
});

export const action = forOfficer(async ({ app, request, params, locale, t, viewer, now }) => {
  const fields = await readForm(request);
  const mission = findEditable(app, params.mission);
  const form = parseForm(z.object(missionFields(t, app.catalogue)), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { details, errors } = completeMission(form.value, { typed: (name) => fields.get(name) ?? '', t, locale });
  if (Object.keys(errors).length > 0) return rejectField(fields, errors);
  const common = { details, actorId: viewer.id, catalogue: app.catalogue, now };
  if (!mission) {
    const { missionId } = createMission(app.db, common);
    return redirectTo(`/${locale}/province/missions/${missionId}?done=created`);
  }
  try {
    editMission(app.db, { missionId: mission.id, ...common, site: siteOf(app), timeZone: app.operator.time_zone });
  } catch (error) {
    const refused = refusedField(error, details, t);
    if (refused) return rejectField(fields, refused);
    throw error;
  }
  app.wakeMail();
  return redirectTo(`/${locale}/province/missions/${mission.id}?done=edited`);
});

/** What companies already have, and an edit would take away. */
function refusedField(error: unknown, details: MissionDetails, t: Messages): Record<string, string> | null {
  if (!(error instanceof DomainError)) return null;
  const words = t.mission.form;
  if (error.details.field === 'capacity') return { capacity: words.capacityTaken(Number(error.details.placed ?? details.capacity)) };
  return error.details.field === 'track' ? { track: words.trackFixed } : null;
}

export default function ProvinceMissionEdit() {
  const { mission, filled, tracks } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { form: t, province } = useMessages().mission;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{mission ? t.editTitle(mission.title) : t.newTitle}</h1>
      {mission?.status === 'published' && (
        <Notice>
          <p>{t.published}</p>
        </Notice>
      )}
      <p>{t.languages}</p>
      <MissionForm filled={filled} tracks={tracks} saved={mission?.status === 'published'} rejected={rejected} />
      {mission && (
        <p>
          <a href={`/${locale}/province/missions/${mission.id}`}>{province.back}</a>
        </p>
      )}
    </>
  );
}
