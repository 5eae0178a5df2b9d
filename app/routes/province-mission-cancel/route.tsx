import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { dayOf } from '#app/i18n/format.ts';
import { locales } from '#app/i18n/locale.ts';
import { cancelMission } from '#app/missions/mission-changes.server.ts';
import { cancellationFields } from '#app/missions/mission-fields.ts';
import { findMission, isOver } from '#app/missions/missions.server.ts';
import { countPlaces } from '#app/missions/places.server.ts';
import { Button, ErrorSummary, Form, TextArea } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ title }, t) => t.mission.cancel.title(title), noindex: true };

export const loader = forOfficer(({ app, locale, params, now }) => {
  const mission = findMission(app.db, { missionId: params.mission ?? '' });
  const { placed, waiting } = countPlaces(app.db, { missionId: mission.id });
  const over = mission.status === 'published' && isOver(mission, dayOf(now, app.operator.time_zone));
  return { id: mission.id, title: mission.title[locale], companies: placed + waiting, cancellable: mission.status !== 'cancelled' && !over };
});

export const action = forOfficer(async ({ app, request, params, locale, t, viewer, now }) => {
  const fields = await readForm(request);
  const { id } = findMission(app.db, { missionId: params.mission ?? '' });
  const form = parseForm(z.object(cancellationFields(t, { missing: t.mission.cancel.reasonMissing })), fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { reason_nl: nl, reason_en: en } = form.value;
  cancelMission(app.db, { missionId: id, reason: { nl, en }, actorId: viewer.id, site: siteOf(app), timeZone: app.operator.time_zone, now });
  app.wakeMail();
  return redirectTo(`/${locale}/province/missions/${id}?done=cancelled`);
});

export default function ProvinceMissionCancel() {
  const { id, title, companies, cancellable } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { cancel: t, form, province } = useMessages().mission;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(title)}</h1>
      {cancellable ? (
        <>
          <p>{t.text(companies)}</p>
          {companies > 0 && <p>{t.enrolments}</p>}
          <Form>
            <div className="pair">
              {locales.map((language) => (
                <TextArea
                  key={language}
                  name={`reason_${language}`}
                  label={`${t.reason} ${form.inLanguage[language]}`}
                  hint={t.reasonHint}
                  rejected={rejected}
                />
              ))}
            </div>
            <div className="actions">
              <Button warning>{t.confirm}</Button>
            </div>
          </Form>
        </>
      ) : (
        <Notice>
          <p>{t.alreadyOver}</p>
        </Notice>
      )}
      <p>
        <a href={`/${locale}/province/missions/${id}`}>{province.back}</a>
      </p>
    </>
  );
}
