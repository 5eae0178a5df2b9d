/** A source as lists of sources show it: publisher, title, year. */
export function SourceLine({ source }: { source: { publisher: string; title: string; year: number; url?: string | undefined; lang?: string | undefined } }) {
  const { publisher, title, year, url, lang } = source;
  return (
    <>
      {publisher},{' '}
      {url ? (
        <a href={url} rel="noreferrer" hrefLang={lang} lang={lang}>
          {title}
        </a>
      ) : (
        <span lang={lang}>{title}</span>
      )}
      , {year}.
    </>
  );
}
