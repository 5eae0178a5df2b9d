import type { Messages } from '../i18n/messages.ts';

/** A route's `handle`: what the document needs to know about its page. */
export interface PageHandle<Data = unknown> {
  /** The page's name; the site's name is added, and 'Fout:' before it when a form was refused. */
  title: (loaded: Data, t: Messages) => string;
  /** One sentence for search engines and shared links. */
  description?: (loaded: Data, t: Messages) => string | undefined;
  /** A page without a place in search engines. */
  noindex?: boolean;
}
