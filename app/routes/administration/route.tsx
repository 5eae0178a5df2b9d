import { useLoaderData } from '@remix-run/react';
import { forAdministrator } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { countGivenUpMails } from '#app/mail/dead-letters.server.ts';

export const handle: PageHandle = { title: (_, t) => t.audit.administration.title, noindex: true };

export const loader = forAdministrator(({ app }) => ({ givenUp: countGivenUpMails(app.db) }));

export default function Administration() {
  const { givenUp } = useLoaderData<typeof loader>();
  const { audit, operations } = useMessages();
  const { administration: t } = audit;
  const locale = useLocale();
  const links = [
    { path: 'audit', label: t.auditLink, text: t.auditText },
    { path: 'mail', label: t.mailLink, text: t.mailText },
  ];
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <ul className="rows">
        {links.map(({ path, label, text }) => (
          <li key={path}>
            <h2>
              <a href={`/${locale}/administration/${path}`}>{label}</a>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <h2>{t.attention}</h2>
      {givenUp === 0 ? (
        <p className="quiet">{t.nothing}</p>
      ) : (
        <ul>
          <li>
            <a href={`/${locale}/administration/mail`}>{operations.mail.attention(givenUp)}</a>
          </li>
        </ul>
      )}
    </>
  );
}
