import { useActionData, useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { publishMission } from '#app/missions/mission-changes.server.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { Button, ErrorSummary, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ title }, t) => t.mission.publish.title(title), noindex: true };

export const loader = forOfficer(({ app, locale, params }) => {
  const { id, title, status } = findMission(app.db, { missionId: params.mission ?? '' });
  return { id, title: title[locale], isDraft: status === 'draft' };
});

export const action = forOfficer(async ({ app, request, params, locale, t, viewer, now }) => {
  const fields = await readForm(request);
  const { id } = findMission(app.db, { missionId: params.mission ?? '' });
  if (fields.get('intent') !== 'publish') throw new DomainError('invalid');
  try {
    publishMission(app.db, { missionId: id, actorId: viewer.id, timeZone: app.operator.time_zone, now });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'expired') return rejectField(fields, { '': t.mission.publish.departed });
    throw error;
  }
  return redirectTo(`/${locale}/province/missions/${id}?done=published`);
});

export default function ProvinceMissionPublish() {
  const { id, title, isDraft } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { publish: t, province } = useMessages().mission;
  const locale = useLocale();
  const address = `/${locale}/province/missions/${id}`;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(title)}</h1>
      {isDraft ? (
        <>
          {t.text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Form intent="publish">
            <div className="actions">
              <Button>{t.confirm}</Button>
              <a href={`${address}/edit`}>{t.edit}</a>
            </div>
          </Form>
        </>
      ) : (
        <Notice>
          <p>{t.alreadyPublic}</p>
        </Notice>
      )}
      <p>
        <a href={address}>{province.back}</a>
      </p>
    </>
  );
}
