import { useLoaderData } from '@remix-run/react';
import { termAnchor } from '#app/catalogue/addresses.ts';
import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useMessages } from '#app/i18n/context.tsx';
import { otherLocale } from '#app/i18n/locale.ts';

export const handle: PageHandle = {
  title: (_, t) => t.reading.glossary.title,
  description: (_, t) => t.reading.glossary.description,
};

export const loader = forAnyone(({ app, locale }) => {
  const other = otherLocale(locale);
  return {
    other,
    terms: app.catalogue.glossary
      .map((term) => ({
        id: termAnchor(term.id),
        name: term[locale],
        otherName: term[other],
        zh: term.zh,
        pinyin: term.pinyin,
        definition: term.definition[locale],
      }))
      .sort((a, b) => a.name.localeCompare(b.name, locale, { sensitivity: 'base' })),
  };
});

export default function Glossary() {
  const { terms, other } = useLoaderData<typeof loader>();
  const t = useMessages().reading.glossary;
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lede">{t.lede}</p>
      <dl className="glossary">
        {terms.map((term) => (
          <div key={term.id} id={term.id}>
            <dt>
              {term.name}{' '}
              <span className="meta">
                {term.otherName !== term.name && <span lang={other}>{term.otherName}</span>}
                {term.zh && (
                  <>
                    {' '}
                    <span lang="zh-Hans">{term.zh}</span>
                  </>
                )}
                {term.pinyin && (
                  <>
                    {' '}
                    <span lang="zh-Latn-pinyin">{term.pinyin}</span>
                  </>
                )}
              </span>
            </dt>
            <dd>{term.definition}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
