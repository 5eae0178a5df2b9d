import { useActionData, useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { findMember, judgeDeparture, removeMember } from '#app/companies/leaving.server.ts';
import { DomainError } from '#app/errors.ts';
import { forManager } from '#app/http/access.server.ts';
import { readForm, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button, ErrorSummary, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = { title: ({ name }, t) => t.company.remove.title(name), noindex: true };

/** Who would remove themselves is leaving, which has a page of its own. */
function sendOnward(self: boolean, locale: string) {
  if (self) throw redirectTo(`/${locale}/company/leave`);
}

export const loader = forManager(({ app, locale, params, member, viewer }) => {
  const which = { companyId: member.companyId, memberId: params.member ?? '' };
  const { name, userId } = findMember(app.db, which);
  sendOnward(userId === viewer.id, locale);
  return { name, company: member.companyName, departure: judgeDeparture(app.db, which) };
});

export const action = forManager(async ({ app, locale, params, request, viewer, member, t, now }) => {
  const which = { companyId: member.companyId, memberId: params.member ?? '' };
  const { userId } = findMember(app.db, which);
  sendOnward(userId === viewer.id, locale);
  const form = await readForm(request);
  if (form.get('intent') !== 'remove') throw new DomainError('invalid');
  try {
    removeMember(app.db, { ...which, actorId: viewer.id, site: siteOf(app), now, onLeft: wireSteps(app).onLeft });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'last-manager') return rejectForm({ values: {}, errors: { '': t.company.remove['last-manager'] } });
    throw error;
  }
  app.wakeMail();
  return redirectTo(`/${locale}/company/people?done=removed`);
});

export default function RemoveMember() {
  const { name, company, departure } = useLoaderData<typeof loader>();
  const rejected = useActionData<typeof action>();
  const { remove: t } = useMessages().company;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title(name)}</h1>
      {departure === 'free' ? (
        <>
          <Notice tone="warning">
            {t.text(name, company).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
          <Form intent="remove">
            <div className="actions">
              <Button warning>{t.submit(name)}</Button>
              <a href={`/${locale}/company/people`}>{t.cancel}</a>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{t['last-manager']}</p>
          <p>
            <a href={`/${locale}/company/people`}>{t.cancel}</a>
          </p>
        </>
      )}
    </>
  );
}
