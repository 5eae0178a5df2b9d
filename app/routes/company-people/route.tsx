import { useActionData, useLoaderData } from '@remix-run/react';
import { siteOf } from '#app/accounts/site.ts';
import { listPendingInvitations, resendInvitation, withdrawInvitation } from '#app/companies/invitations.server.ts';
import { decideJoinRequest, listJoinRequests } from '#app/companies/join-requests.server.ts';
import { changeRole, listPeople } from '#app/companies/members.server.ts';
import { DomainError } from '#app/errors.ts';
import { forManager, forMember } from '#app/http/access.server.ts';
import { readForm, rejectField } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { InviteForm, InvitePreview, type PartlySent, type Preview } from './invite-parts.tsx';
import { answerInvitations } from './invite.server.ts';
import { JoinRequests, Members, PendingInvitations, type Page } from './parts.tsx';

export const handle: PageHandle<Page> = { title: (_, t) => t.company.people.title, noindex: true };

/** Everyone sees names and roles of colleagues; addresses, requests and invitations are for managers. */
export const loader = forMember(({ app, locale, viewer, member, url, now }): Page => {
  const { companyId, companyName } = member;
  const people = listPeople(app.db, { companyId });
  const shared = { companyName, done: url.searchParams.get('done') };
  if (member.role !== 'manager') {
    return { ...shared, people: people.map(({ name, role, userId }) => ({ name, role, self: userId === viewer.id })), managing: null };
  }
  const date = (instant: Date) => formatDate(instant, locale, app.operator.time_zone);
  return {
    ...shared,
    people: people.map(({ name, role, userId, email, memberId }) => ({ name, role, self: userId === viewer.id, email, memberId })),
    managing: {
      requests: listJoinRequests(app.db, { companyId }).map(({ id, name, email, createdAt }) => ({ id, name, email, askedOn: date(createdAt) })),
      invitations: listPendingInvitations(app.db, { companyId }).map(({ id, email, role, expiresAt }) => ({
        id,
        email,
        role,
        validUntil: expiresAt > now ? date(expiresAt) : null,
      })),
    },
  };
});

export const action = forManager(async (call) => {
  const { app, request, locale, t, viewer, member, now } = call;
  const fields = await readForm(request);
  const { db, throttle } = app;
  const { companyId } = member;
  const words = t.company.people;
  const site = siteOf(app);
  const actorId = viewer.id;
  const inviter = { userId: viewer.id, name: viewer.name, locale: viewer.locale };
  const intent = fields.get('intent') ?? '';
  const id = fields.get('id') ?? '';
  const finish = (done: string) => {
    app.wakeMail();
    return redirectTo(`/${locale}/company/people?done=${done}`);
  };

  switch (intent) {
    case 'check':
    case 'invite':
      return answerInvitations(call, fields);
    case 'resend': {
      const pending = listPendingInvitations(db, { companyId }).find((invitation) => invitation.id === id);
      await throttle.count('invitation-company', companyId);
      if (pending) await throttle.count('mail-recipient', pending.email);
      resendInvitation(db, { companyId, invitationId: id, inviter, site, now });
      return finish('resent');
    }
    case 'withdraw':
      withdrawInvitation(db, { companyId, invitationId: id, actorId, now });
      return finish('withdrawn');
    case 'accept':
      decideJoinRequest(db, { companyId, requestId: id, decision: 'accepted', actorId, site, now });
      return finish('accepted');
    case 'decline':
      decideJoinRequest(db, { companyId, requestId: id, decision: 'declined', actorId, site, now });
      return finish('declined');
    case 'make-manager':
    case 'make-participant':
      try {
        changeRole(db, { companyId, memberId: id, role: intent === 'make-manager' ? 'manager' : 'participant', actorId, now });
      } catch (error) {
        if (error instanceof DomainError && error.code === 'last-manager') return rejectField(fields, { '': words.lastManager });
        throw error;
      }
      return finish('role-changed');
    default:
      throw new DomainError('invalid');
  }
});

export default function People() {
  const page = useLoaderData<Page>();
  const answered = useActionData<PartlySent | Preview>();
  const t = useMessages().company.people;
  const locale = useLocale();
  if (answered && 'preview' in answered) return <InvitePreview preview={answered} />;
  const rejected = answered;
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {!rejected && <DoneNotice done={page.done} words={t.done} />}
      {rejected?.sent ? (
        <Notice tone="success">
          <p>{t.sent(rejected.sent)}</p>
        </Notice>
      ) : null}
      <h1>{t.title}</h1>
      <p className="lede">{t.lede(page.companyName)}</p>
      {page.managing && <JoinRequests requests={page.managing.requests} />}
      <h2>{t.members}</h2>
      <Members people={page.people} />
      <p>
        <a href={`/${locale}/company/leave`}>{t.leave}</a>
      </p>
      {page.managing ? (
        <>
          <h2>{t.invitations}</h2>
          <PendingInvitations invitations={page.managing.invitations} />
          <h2>{t.invite}</h2>
          <InviteForm rejected={rejected?.intent === 'check' ? rejected : undefined} />
        </>
      ) : (
        <p>{t.onlyManagers}</p>
      )}
      <h2>{t.elsewhere}</h2>
      <p>
        <a href={`/${locale}/company/switch`}>{t.toSwitch}</a>
      </p>
    </>
  );
}
