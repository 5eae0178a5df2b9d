/** An officer takes a company off a mission, with a reason that the company reads. */
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { siteOf } from '#app/accounts/site.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { DomainError } from '#app/errors.ts';
import { forOfficer } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { proseField } from '#app/missions/mission-fields.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { findPlace } from '#app/missions/places.server.ts';
import { longestWithdrawalReason, withdrawCompany } from '#app/missions/withdraw.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, ErrorSummary, Form, TextArea } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ company }, t) => t.mission.withdraw.title(company), noindex: true };

export const loader = forOfficer(({ app, locale, params }) => {
  const mission = findMission(app.db, { missionId: params.mission ?? '' });
  const place = findPlace(app.db, { missionId: mission.id, companyId: params.company ?? '' });
  if (!place) throw new DomainError('not-found');
  return { id: mission.id, mission: mission.title[locale], company: place.companyName, isOpen: mission.status === 'published' };
});

export const action = forOfficer(async ({ app, request, params, locale, t, viewer, now }) => {
  const fields = await readForm(request);
  const which = { missionId: params.mission ?? '', companyId: params.company ?? '' };
  if (!findPlace(app.db, which)) throw new DomainError('not-found');
  const reason = proseField(t, { max: longestWithdrawalReason, missing: t.mission.withdraw.reasonMissing });
  const form = parseForm(z.object({ reason }), fields);
  if (!form.ok) return rejectForm(form.rejected);
  withdrawCompany(app.db, { ...which, reason: form.value.reason, actorId: viewer.id, site: siteOf(app), timeZone: app.operator.time_zone, now });
  app.wakeMail();
  return redirectTo(`/${locale}/province/missions/${which.missionId}?done=withdrawn`);
});

export default function ProvinceMissionWithdraw() {
  const { id, mission, company, isOpen } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { withdraw: t, province } = useMessages().mission;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>
        <ChineseText parts={splitChinese(t.title(company))} />
      </h1>
      {isOpen ? (
        <>
          <p>{t.text(mission)}</p>
          <Form>
            <TextArea name="reason" label={t.reason} hint={t.reasonHint} rejected={rejected} />
            <div className="actions">
              <Button warning>{t.confirm}</Button>
            </div>
          </Form>
        </>
      ) : (
        <Notice>
          <p>{t.notOpen}</p>
        </Notice>
      )}
      <p>
        <a href={`/${locale}/province/missions/${id}`}>{province.back}</a>
      </p>
    </>
  );
}
