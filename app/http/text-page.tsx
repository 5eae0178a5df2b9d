/** A page whose words stand in modules/pages: about, privacy, accessibility, colophon. */
import { useLoaderData } from '@remix-run/react';
import { escapeHtml } from '../catalogue/escape.ts';
import { DomainError } from '../errors.ts';
import type { Call } from './access.server.ts';
import type { PageHandle } from './page.ts';

type Loaded = ReturnType<typeof loadTextPage>;

/** Reads the page and puts the operator's name and address where the text asks for them. */
export function loadTextPage({ app, locale }: Pick<Call, 'app' | 'locale'>, id: string) {
  const page = app.catalogue.page(id, locale);
  if (!page) throw new DomainError('not-found');
  const fill = (text: string) => text.replaceAll('{operator}', app.operator.short_name[locale]).replaceAll('{email}', app.operator.email);
  return {
    title: fill(page.title),
    summary: fill(page.summary),
    html: page.html.replaceAll('{operator}', escapeHtml(app.operator.short_name[locale])).replaceAll('{email}', escapeHtml(app.operator.email)),
  };
}

export const textPageHandle: PageHandle<Loaded> = {
  title: (loaded) => loaded.title,
  description: (loaded) => loaded.summary,
};

export function TextPage() {
  const page = useLoaderData<Loaded>();
  return (
    <article className="prose">
      <h1>{page.title}</h1>
      <p className="lede">{page.summary}</p>
      <div className="prose" dangerouslySetInnerHTML={{ __html: page.html }} />
    </article>
  );
}
