import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { emailField, localeField, nameField, newPasswordField } from '#app/accounts/account-fields.ts';
import { changePassword } from '#app/accounts/password-change.server.ts';
import { changeProfile, requestEmailChange } from '#app/accounts/profile.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { readOwnJoinRequest } from '#app/companies/join-requests.server.ts';
import { DomainError } from '#app/errors.ts';
import { isProofRecent } from '#app/accounts/session.server.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { replaceSession } from '#app/http/sign-in.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { chooseReminders, readReminderChoice } from '#app/readiness/reminder-choice.server.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary, type Rejected } from '#app/ui/form.tsx';
import { EmailForm, NoCompany, PasswordForm, ProfileForm, ProveFirst, ReminderForm, ToData, ToSecurity } from './parts.tsx';

interface Page {
  name: string;
  email: string;
  mailLocale: Locale;
  /** How it stands with somebody who could belong to a company but doesn't; null for everybody else. */
  noCompany: 'open' | 'declined' | 'none' | null;
  /** Whether address and password may be changed without a new proof of identity. */
  proved: boolean;
  /** An address that was typed before the proof. */
  newEmail: string;
  /** Whether this person gets reminders; null for who never travels with a company. */
  reminders: boolean | null;
  done: string | null;
}

export const handle: PageHandle = { title: (_, t) => t.account.settings.title, noindex: true };

export const loader = forSignedIn(({ app, viewer, url, now }): Page => {
  const { id, name, email, locale, role, membership } = viewer;
  const request = role === 'member' && !membership ? readOwnJoinRequest(app.db, { userId: id }) : null;
  const noCompany = role !== 'member' || membership ? null : request === 'open' || request === 'declined' ? request : 'none';
  const newEmail = url.searchParams.get('email') ?? '';
  const reminders = role === 'member' ? readReminderChoice(app.db, { userId: id }).wanted : null;
  return { name, email, mailLocale: locale, noCompany, reminders, proved: isProofRecent(viewer, now), newEmail, done: url.searchParams.get('done') };
});

export const action = forSignedIn(async (call) => {
  const { app, request, locale, t, viewer, clientAddress, now } = call;
  const fields = await readForm(request);
  const intent = fields.get('intent') ?? '';
  const words = t.account;
  const site = siteOf(app);
  const userId = viewer.id;
  const backTo = (done: string) => `/${locale}/account/settings?done=${done}`;

  if (intent === 'profile') {
    const form = parseForm(z.object({ name: nameField(t, { missing: words.fields.nameMissing }), locale: localeField(t) }), fields);
    if (!form.ok) return rejectForm({ ...form.rejected, intent });
    changeProfile(app.db, { userId, ...form.value, now });
    return redirectTo(backTo('saved'));
  }

  if (intent === 'password') {
    requireRecentProof(call);
    const personal = [viewer.name, viewer.email, viewer.membership?.companyName, app.operator.site_name];
    const form = parseForm(z.object({ new_password: newPasswordField(t, { personal }) }), fields);
    if (!form.ok) return rejectForm({ ...form.rejected, intent });
    await changePassword(app.db, { userId, newPassword: form.value.new_password, site, now });
    app.wakeMail();
    return redirectTo(backTo('password-changed'), { 'Set-Cookie': await replaceSession(call, { userId, assurance: viewer.assurance }) });
  }

  if (intent === 'email') {
    const form = parseForm(z.object({ email: emailField(t) }), fields);
    if (!form.ok) return rejectForm({ ...form.rejected, intent });
    const newEmail = form.value.email;
    // What was typed is kept on the way through the proof.
    requireRecentProof(call, { next: `/${locale}/account/settings?${new URLSearchParams({ email: newEmail }).toString()}` });
    if (newEmail === viewer.email) return rejectField(fields, { email: words.settings.emailSame });
    await app.throttle.count('mail-client', clientAddress);
    await app.throttle.count('mail-recipient', newEmail);
    requestEmailChange(app.db, { userId, newEmail, site, now });
    app.wakeMail();
    return redirectTo(backTo('email-asked'));
  }
  const wanted = fields.get('wanted');
  if (intent === 'reminders' && (wanted === 'yes' || wanted === 'no')) {
    chooseReminders(app.db, { userId, wanted: wanted === 'yes', now });
    return redirectTo(backTo('saved'));
  }
  throw new DomainError('invalid');
});

export default function Settings() {
  const { name, email, mailLocale, noCompany, proved, newEmail, reminders, done } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account, countdown } = useMessages();
  const t = account.settings;
  const refused = (intent: string) => (rejected?.intent === intent ? rejected : undefined);
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {!rejected && <DoneNotice done={done} words={t.done} />}
      <h1>{t.title}</h1>
      {noCompany && <NoCompany standing={noCompany} />}
      <h2>{t.profile}</h2>
      <ProfileForm name={name} mailLocale={mailLocale} rejected={refused('profile')} />
      {proved || rejected ? (
        <>
          <h2>{t.password}</h2>
          <PasswordForm email={email} rejected={refused('password')} />
          <h2>{t.email}</h2>
          <EmailForm email={email} newEmail={newEmail} rejected={refused('email')} />
        </>
      ) : (
        <ProveFirst />
      )}
      <ToSecurity />
      {reminders !== null && (
        <>
          <h2 id="reminders">{countdown.reminders.title}</h2>
          <ReminderForm wanted={reminders} />
        </>
      )}
      <ToData />
    </>
  );
}
