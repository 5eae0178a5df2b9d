import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { currentPasswordField, emailField, localeField, nameField, newPasswordField } from '#app/accounts/account-fields.ts';
import { changePassword } from '#app/accounts/password-change.server.ts';
import { changeProfile, requestEmailChange } from '#app/accounts/profile.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { readOwnJoinRequest } from '#app/companies/join-requests.server.ts';
import { DomainError } from '#app/errors.ts';
import { forSignedIn } from '#app/http/access.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useMessages } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { ErrorSummary, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { EmailForm, NoCompany, PasswordForm, ProfileForm } from './parts.tsx';

interface Page {
  name: string;
  email: string;
  mailLocale: Locale;
  /** How it stands with somebody who could belong to a company but doesn't; null for everybody else. */
  noCompany: 'open' | 'declined' | 'none' | null;
  done: string | null;
}

export const handle: PageHandle = { title: (_, t) => t.account.settings.title, noindex: true };

export const loader = forSignedIn(({ app, viewer, url }): Page => {
  const { id, name, email, locale, role, membership } = viewer;
  const request = role === 'member' && !membership ? readOwnJoinRequest(app.db, { userId: id }) : null;
  const noCompany = role !== 'member' || membership ? null : request === 'open' || request === 'declined' ? request : 'none';
  return { name, email, mailLocale: locale, noCompany, done: url.searchParams.get('done') };
});

export const action = forSignedIn(async ({ app, request, locale, t, viewer, clientAddress, now }) => {
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
    const personal = [viewer.name, viewer.email, viewer.membership?.companyName, app.operator.site_name];
    const schema = z.object({ current_password: currentPasswordField(t), new_password: newPasswordField(t, { personal }) });
    const form = parseForm(schema, fields);
    if (!form.ok) return rejectForm({ ...form.rejected, intent });
    const { current_password: currentPassword, new_password: newPassword } = form.value;
    await app.throttle.count('sign-in-account', viewer.email);
    if (!(await changePassword(app.db, { userId, currentPassword, newPassword, site, now }))) {
      return rejectField(fields, { current_password: words.fields.passwordWrong });
    }
    await app.throttle.forget('sign-in-account', viewer.email);
    app.wakeMail();
    return redirectTo(backTo('password-changed'), {
      'Set-Cookie': await app.sessions.start(userId, request.headers.get('Cookie'), { assurance: 'password', device: '' }),
    });
  }

  if (intent === 'email') {
    const form = parseForm(z.object({ email: emailField(t), email_password: currentPasswordField(t) }), fields);
    if (!form.ok) return rejectForm({ ...form.rejected, intent });
    const { email: newEmail, email_password: currentPassword } = form.value;
    if (newEmail === viewer.email) return rejectField(fields, { email: words.settings.emailSame });
    await app.throttle.count('sign-in-account', viewer.email);
    await app.throttle.count('mail-client', clientAddress);
    await app.throttle.count('mail-recipient', newEmail);
    if (!(await requestEmailChange(app.db, { userId, currentPassword, newEmail, site, now }))) {
      return rejectField(fields, { email_password: words.fields.passwordWrong });
    }
    await app.throttle.forget('sign-in-account', viewer.email);
    app.wakeMail();
    return redirectTo(backTo('email-asked'));
  }
  throw new DomainError('invalid');
});

export default function Settings() {
  const { name, email, mailLocale, noCompany, done } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const t = useMessages().account.settings;
  const message = done ? t.done[done] : undefined;
  const refused = (intent: string) => (rejected?.intent === intent ? rejected : undefined);
  return (
    <>
      <ErrorSummary rejected={rejected} />
      {message && !rejected && (
        <Notice tone="success">
          <p>{message}</p>
        </Notice>
      )}
      <h1>{t.title}</h1>
      {noCompany && <NoCompany standing={noCompany} />}
      <h2>{t.profile}</h2>
      <ProfileForm name={name} mailLocale={mailLocale} rejected={refused('profile')} />
      <h2>{t.password}</h2>
      <PasswordForm email={email} rejected={refused('password')} />
      <h2>{t.email}</h2>
      <EmailForm email={email} rejected={refused('email')} />
    </>
  );
}
