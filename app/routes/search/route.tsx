import { useLoaderData } from '@remix-run/react';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  title: ({ query }, t) => (query ? t.reading.search.titleFor(query) : t.reading.search.title),
  noindex: true,
};

export const loader = forAnyone(({ app, locale, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  return { query, hits: app.catalogue.search(query, locale, 30) };
});

export default function Search() {
  const { query, hits } = useLoaderData<typeof loader>();
  const t = useMessages().reading.search;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <form className="search-form" role="search" action={`/${locale}/search`}>
        <div>
          <label htmlFor="q">{t.label}</label>
          <p className="field-hint" id="q-hint">
            {t.hint}
          </p>
          <input id="q" name="q" type="search" defaultValue={query} maxLength={200} aria-describedby="q-hint" autoComplete="off" />
        </div>
        <button type="submit" className="button">
          {t.button}
        </button>
      </form>
      {query && hits.length > 0 && (
        <>
          <h2>{t.found(hits.length)}</h2>
          <ol className="rows">
            {hits.map((hit) => (
              <li key={hit.href}>
                <h3>
                  <a href={hit.href}>{hit.title}</a>
                </h3>
                <p className="meta">
                  {t.kinds[hit.kind]}
                  {hit.moduleTitle && `, ${hit.moduleTitle}`}
                </p>
                <p>{hit.snippet.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}</p>
              </li>
            ))}
          </ol>
        </>
      )}
      {query && hits.length === 0 && (
        <>
          <h2>{t.none(query)}</h2>
          <p>
            {t.noneHelp} <a href={`/${locale}/modules`}>{useMessages().reading.modules.title}</a>
          </p>
        </>
      )}
    </>
  );
}
