import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { emailField, nameField } from '#app/accounts/account-fields.ts';
import { startPage } from '#app/accounts/sign-in.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { companyFields, detailsOf } from '#app/companies/company-fields.ts';
import { registerCompany, requestRegistration } from '#app/companies/registration.server.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone } from '#app/http/access.server.ts';
import type { Viewer } from '#app/http/context.server.ts';
import { parseForm, readForm, rejectField, rejectForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { Locale } from '#app/i18n/locale.ts';
import { Button, ErrorSummary, Form, TextField, type Rejected } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { wireSteps } from '#app/wiring.server.ts';
import { CompanyQuestions, type Option } from './company-questions.tsx';

interface Page {
  /** Somebody with an account: then only the company is asked. */
  signedIn: boolean;
  /** The company they work for now, which stays theirs. */
  company: string | null;
  municipalities: Option[];
  sectors: Option[];
}

export const handle: PageHandle = { title: (_, t) => t.account.register.title };

/** Who works for the province has nothing to register; who has a company only when they ask for another. */
function sendOnward(viewer: Viewer | null, url: URL, locale: Locale) {
  if (!viewer || (viewer.role === 'member' && (!viewer.membership || url.searchParams.get('another') === 'yes'))) return;
  throw redirectTo(`/${locale}${startPage({ role: viewer.role, inCompany: viewer.membership !== null })}`);
}

export const loader = forAnyone(({ app, locale, url, viewer }): Page => {
  sendOnward(viewer, url, locale);
  const { municipalities, outside, sectors } = app.operator;
  return {
    signedIn: viewer !== null,
    company: viewer?.membership?.companyName ?? null,
    municipalities: [...municipalities.map(({ id, name }) => ({ value: id, label: name })), { value: 'outside', label: outside[locale] }],
    sectors: sectors.map(({ id, name }) => ({ value: id, label: name[locale] })),
  };
});

export const action = forAnyone(async ({ app, request, url, locale, t, viewer, clientAddress, now }) => {
  sendOnward(viewer, url, locale);
  const fields = await readForm(request);
  const { db, operator, throttle } = app;
  const site = siteOf(app);
  const ofCompany = companyFields(t, operator);

  if (viewer) {
    const form = parseForm(z.object(ofCompany), fields);
    if (!form.ok) return rejectForm(form.rejected);
    await throttle.count('mail-client', clientAddress);
    await throttle.count('mail-recipient', viewer.email);
    try {
      const outcome = registerCompany(db, { userId: viewer.id, company: detailsOf(form.value), site, now, onStep: wireSteps(app).onStep });
      app.wakeMail();
      const whenAsked = viewer.membership ? 'company/switch?done=asked' : 'account/settings';
      return redirectTo(`/${locale}/${outcome === 'registered' ? 'company?done=registered' : whenAsked}`);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'already-done') return rejectField(fields, { kvk_number: t.account.register.alreadyMember });
      throw error;
    }
  }

  const schema = z.object({
    name: nameField(t, { missing: t.account.fields.nameMissing }),
    email: emailField(t),
    ...ofCompany,
  });
  const form = parseForm(schema, fields);
  if (!form.ok) return rejectForm(form.rejected);
  const { name, email } = form.value;
  await throttle.count('mail-client', clientAddress);
  await throttle.count('mail-recipient', email);
  requestRegistration(db, { person: { name, email }, company: detailsOf(form.value), locale, site, now });
  app.wakeMail();
  return redirectTo(`/${locale}/account/check-mail?for=registration`);
});

export default function Register() {
  const { signedIn, company, municipalities, sectors } = useLoaderData<Page>();
  const rejected = useActionData<Rejected>();
  const { account } = useMessages();
  const t = account.register;
  const locale = useLocale();
  return (
    <>
      <ErrorSummary rejected={rejected} />
      <h1>{t.title}</h1>
      {signedIn ? (
        <Notice>
          <p>{company ? t.another(company) : t.companyOnly}</p>
        </Notice>
      ) : (
        <>
          <p className="lede">{t.lede}</p>
          <p>
            {t.haveAccount} <a href={`/${locale}/account/sign-in`}>{t.toSignIn}</a>
          </p>
        </>
      )}
      <Form>
        {!signedIn && (
          <>
            <h2>{t.you}</h2>
            <p>{t.youHint}</p>
            <TextField name="name" label={account.fields.name} type="text" autoComplete="name" rejected={rejected} />
            <TextField name="email" label={account.fields.email} type="email" autoComplete="email" spellCheck={false} rejected={rejected} />
          </>
        )}
        <h2>{t.company}</h2>
        <CompanyQuestions rejected={rejected} municipalities={municipalities} sectors={sectors} />
        <p className="quiet">
          {t.privacy} <a href={`/${locale}/privacy`}>{t.privacyLink}</a>.
        </p>
        <div className="actions">
          <Button>{t.submit}</Button>
        </div>
      </Form>
    </>
  );
}
