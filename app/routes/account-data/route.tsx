import { useLoaderData } from '@remix-run/react';
import { forSignedIn } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { capital } from '#app/privacy/data-document.server.ts';
import { describeRetention } from '#app/privacy/data-words.server.ts';
import { countPersonalData } from '#app/privacy/export.server.ts';

export const handle: PageHandle = { title: (_, t) => t.privacy.title, noindex: true };

export const loader = forSignedIn(({ app, locale, viewer }) => ({
  held: countPersonalData(app.db, { userId: viewer.id }).map(({ description, count }) => ({
    table: description.name,
    title: capital(description.title[locale]),
    count,
    purpose: description.purpose[locale],
    until: describeRetention(description, locale),
  })),
}));

export default function AccountData() {
  const { held } = useLoaderData<typeof loader>();
  const { privacy: t } = useMessages();
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <h2>{t.download}</h2>
      <p>{t.downloadText}</p>
      <ul>
        <li>
          <a href={`/${locale}/account/data/data.html`}>{t.downloadHtml}</a>
        </li>
        <li>
          <a href={`/${locale}/account/data/data.json`}>{t.downloadJson}</a>
        </li>
      </ul>
      <p className="quiet">{t.proveFirst}</p>
      <h2>{t.erase}</h2>
      <p>{t.eraseText}</p>
      <p>
        <a href={`/${locale}/account/data/erase`}>{t.eraseLink}</a>
      </p>
      <h2>{t.held}</h2>
      <ul className="rows">
        {held.map((row) => (
          <li key={row.table}>
            <h3>
              {row.title} <span className="quiet">({row.count})</span>
            </h3>
            <p>{t.purpose(row.purpose)}</p>
            <p className="quiet">{t.until(row.until)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
