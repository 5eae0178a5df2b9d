import { useActionData, useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { judgeDeparture, leaveCompany } from '#app/companies/leaving.server.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import { DomainError } from '#app/errors.ts';
import { forMember } from '#app/http/access.server.ts';
import { readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ company }, t) => t.company.leave.title(company), noindex: true };

export const loader = forMember(({ app, member }) => ({ company: member.companyName, departure: judgeDeparture(app.db, member) }));

export const action = forMember(async ({ app, locale, request, viewer, member, t, now }) => {
  const form = await readForm(request);
  if (form.get('intent') !== 'leave') throw new DomainError('invalid');
  try {
    leaveCompany(app.db, { ...member, actorId: viewer.id, site: siteOf(app), now, onLeft: wireSteps(app).onLeft });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'last-manager') throw error;
    const departure = judgeDeparture(app.db, member);
    return rejectForm({ values: {}, errors: { '': departure === 'alone' ? t.company.leave.alone : t.company.leave['last-manager'] } });
  }
  app.wakeMail();
  const stillSomewhere = findMembership(app.db, { userId: viewer.id }) !== null;
  return redirectTo(stillSomewhere ? `/${locale}/company/switch?done=left` : `/${locale}/account/settings?done=left`);
});

export default function LeaveCompany() {
  const { company, departure } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { leave: t } = useMessages().company;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(company)}</h1>
      {departure === 'free' ? (
        <>
          <Notice tone="warning">
            {t.text.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
          <Form intent="leave">
            <div className="actions">
              <Button warning>{t.submit}</Button>
              <a href={`/${locale}/company/people`}>{t.cancel}</a>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{t[departure]}</p>
          <p>{departure === 'alone' ? <a href={`/${locale}/account/settings`}>{t.toSettings}</a> : <a href={`/${locale}/company/people`}>{t.toPeople}</a>}</p>
        </>
      )}
    </>
  );
}
