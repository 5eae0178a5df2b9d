import { useLoaderData } from '@remix-run/react';
import { linkHours } from '#app/accounts/one-time-links.server.ts';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface Page {
  about: 'registration' | 'reset';
  hours: number;
  /** Where the mails are, in a demonstration that sends none. */
  demoFolder: string | null;
}

export const handle: PageHandle = { title: (_, t) => t.account.checkMail.title, noindex: true };

export const loader = forAnyone(({ app, url }): Page => {
  const about = url.searchParams.get('for') === 'reset' ? 'reset' : 'registration';
  const { mode, smtpUrl, dataDir } = app.config;
  return {
    about,
    hours: linkHours[about === 'reset' ? 'reset-password' : 'confirm-registration'],
    demoFolder: mode === 'demo' && !smtpUrl ? `${dataDir}/mail` : null,
  };
});

export default function CheckMail() {
  const { about, hours, demoFolder } = useLoaderData<Page>();
  const t = useMessages().account.checkMail;
  const locale = useLocale();
  return (
    <div className="prose">
      <h1>{t.title}</h1>
      <p>
        {t[about]} {t.hours(hours)}
      </p>
      <p>
        {t.nothing} <a href={`/${locale}/account/${about === 'reset' ? 'forgot-password' : 'register'}`}>{t.again}</a>
      </p>
      {demoFolder && (
        <Notice>
          <p>{t.demo(demoFolder)}</p>
        </Notice>
      )}
    </div>
  );
}
