import { useActionData, useLoaderData } from '@remix-run/react';
import { renewRecoveryCodes } from '#app/accounts/recovery-codes.server.ts';
import { readSecondFactor } from '#app/accounts/second-factor.server.ts';
import { siteOf } from '#app/accounts/site.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { formatDate } from '#app/i18n/format.ts';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface Page {
  /** How many codes are left; null without an authenticator, which they belong to. */
  left: number | null;
}
/** Only the answer to the button holds the codes: nothing can show them again. */
interface Made {
  codes: string[];
  siteName: string;
  date: string;
  next: string;
}

export const handle: PageHandle = { title: (_, t) => t.security.recoveryCodes.title, noindex: true };

export const loader = forSignedIn((call): Page => {
  requireRecentProof(call);
  return { left: readSecondFactor(call.app.db, { userId: call.viewer.id })?.recoveryCodes ?? null };
});

export const action = forSignedIn(async (call): Promise<Made> => {
  const { app, request, locale, viewer, now } = call;
  requireRecentProof(call);
  await readForm(request);
  const codes = renewRecoveryCodes(app.db, { userId: viewer.id, site: siteOf(app), now });
  app.wakeMail();
  const next = viewer.role === 'member' ? '/account/security?done=codes-saved' : '/province';
  return { codes, siteName: app.operator.site_name, date: formatDate(now, locale, app.operator.time_zone), next: `/${locale}${next}` };
});

export default function RecoveryCodes() {
  const { left } = useLoaderData<Page>();
  const made = useActionData<Made>();
  const t = useMessages().security.recoveryCodes;
  if (made) return <MadeCodes {...made} />;
  if (left === null) return <NeedsFactor />;
  return (
    <>
      {left === 0 && (
        <Notice tone="success">
          <p>{t.justSetUp}</p>
        </Notice>
      )}
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      {left > 0 && <p>{t.renews(left)}</p>}
      <Form>
        <div className="actions">
          <Button>{t.make}</Button>
        </div>
      </Form>
    </>
  );
}

function NeedsFactor() {
  const { authenticator, recoveryCodes } = useMessages().security;
  const locale = useLocale();
  return (
    <>
      <h1>{recoveryCodes.title}</h1>
      <p>{recoveryCodes.needsFactor}</p>
      <p>
        <a href={`/${locale}/account/security/authenticator`}>{authenticator.title}</a>
      </p>
    </>
  );
}

function MadeCodes({ codes, siteName, date, next }: Made) {
  const t = useMessages().security.recoveryCodes;
  return (
    <>
      <h1>{t.madeTitle}</h1>
      <p className="screen-only">{t.madeText}</p>
      <h2>{t.onPaper(siteName, date)}</h2>
      <ol className="key" aria-label={t.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <a className="button" href={next}>
          {t.saved}
        </a>
      </div>
    </>
  );
}
