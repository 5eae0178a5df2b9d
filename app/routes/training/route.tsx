import { useLoaderData } from '@remix-run/react';
import { DomainError } from '#app/errors.ts';
import { forMember, forSignedIn } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { readTraining, settleTraining } from '#app/learning/progress.server.ts';
import { listPlans } from '#app/readiness/plan.server.ts';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { MissionPlan } from './plan-parts.tsx';
import { describePlan } from './plan-view.ts';
import { describeTraining } from './training-view.ts';
import { EmptyTraining, OpenTraining } from './training-parts.tsx';

export const handle: PageHandle = { title: (_, t) => t.training.overview.title, noindex: true };

export const loader = forSignedIn(({ app, locale, t, url, viewer, now }) => {
  const { catalogue, operator } = app;
  const { open, completed } = viewer.membership ? readTraining(app.db, { userId: viewer.id, catalogue, now }) : { open: [], completed: [] };
  const timeZone = operator.time_zone;
  const viewing = { catalogue, locale, t, timeZone };
  return {
    settled: url.searchParams.get('done') === 'settled',
    plans: listPlans(app.db, { userId: viewer.id, catalogue, now, timeZone }).map((plan) =>
      describePlan(plan, { locale, t, companyId: viewer.membership?.companyId ?? null }),
    ),
    role: viewer.membership?.role ?? (viewer.role === 'member' ? ('none' as const) : ('officer' as const)),
    open: open.map((progress) => describeTraining(progress, { ...viewing, enrolmentId: open.length > 1 ? progress.participation.enrolmentId : null })),
    completed: completed.map(({ enrolmentId, trackId, completedAt }) => ({
      enrolmentId,
      track: catalogue.track(trackId)?.title[locale] ?? trackId,
      on: completedAt && formatDate(completedAt, locale, timeZone),
    })),
  };
});

/** Notes a finish that no further step of the person's own would trigger. */
export const action = forMember(async ({ app, locale, request, viewer, now }) => {
  const form = await readForm(request);
  const enrolmentId = form.get('enrolment');
  if (form.get('intent') !== 'settle' || !enrolmentId) throw new DomainError('invalid');
  settleTraining(app.db, { userId: viewer.id, enrolmentId, catalogue: app.catalogue, now, ...wireSteps(app) });
  app.wakeMail();
  return redirectTo(`/${locale}/training?done=settled`);
});

export default function Training() {
  const { settled, plans, role, open, completed } = useLoaderData<typeof loader>();
  const { training, calendar } = useMessages();
  const { overview } = training;
  const locale = useLocale();
  return (
    <>
      <h1>{overview.title}</h1>
      {settled && (
        <Notice tone="success">
          <p>{overview.settled}</p>
        </Notice>
      )}
      {plans.map((plan) => (
        <MissionPlan key={plan.placeId} plan={plan} />
      ))}
      {plans.length > 0 && (
        <p>
          <a href={`/${locale}/training/calendar`}>{calendar.file}</a>
        </p>
      )}
      {open.map((enrolment) => (
        <OpenTraining key={enrolment.enrolmentId} training={enrolment} />
      ))}
      {open.length === 0 && plans.length === 0 && (completed.length > 0 ? <p className="lede">{overview.allDone}</p> : <EmptyTraining role={role} />)}
      {completed.length > 0 && (
        <section className="stack" aria-labelledby="completed">
          <h2 id="completed">{overview.completed}</h2>
          <ul className="rows">
            {completed.map(({ enrolmentId, track, on }) => (
              <li key={enrolmentId}>
                <h3>{track}</h3>
                {on && <p className="quiet">{overview.completedOn(on)}</p>}
              </li>
            ))}
          </ul>
          <p className="actions">
            <a className={open.length === 0 ? 'button' : undefined} href={`/${locale}/company/certificates`}>
              {overview.toCertificates}
            </a>
            {role === 'manager' && <a href={`/${locale}/company/enrol`}>{overview.toEnrol}</a>}
          </p>
        </section>
      )}
    </>
  );
}
