import { Links, Outlet, isRouteErrorResponse, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import type { HeadersFunction, LinksFunction } from '@remix-run/node';
import type { ReactNode } from 'react';
import { forAnyone } from './http/access.server.ts';
import type { PageHandle } from './http/page.ts';
import { documentTitle, useDocumentStatus } from './http/document.tsx';
import { themeCss } from './http/theme.ts';
import { LocaleProvider } from './i18n/context.tsx';
import { defaultLocale, isLocale, otherLocale, type Locale } from './i18n/locale.ts';
import { messages } from './i18n/messages.ts';
import styles from './styles/index.css?url';
import { ErrorPage } from './ui/error-page.tsx';
import { FormCompanyProvider } from './ui/form-company.tsx';
import { SiteFooter } from './ui/site-footer.tsx';
import { SiteHeader } from './ui/site-header.tsx';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const loader = forAnyone(({ app, locale, url, viewer }) => ({
  locale,
  // The address without its language, so that the switch leads to the same page.
  path: url.pathname.replace(/\.data$/, '').replace(/^\/(nl|en)(?=\/|$)/, ''),
  query: url.search,
  baseUrl: app.config.baseUrl,
  siteName: app.operator.site_name,
  operator: app.operator.name[locale],
  demo: app.config.mode === 'demo',
  theme: themeCss(app.operator),
  viewer: viewer && {
    name: viewer.name,
    officer: viewer.role !== 'member',
    administrator: viewer.role === 'administrator',
    companyId: viewer.membership?.companyId ?? null,
    manager: viewer.membership?.role === 'manager',
    switchFrom: viewer.membership?.isOneOfSeveral ? viewer.membership.companyName : null,
  },
}));

/** A refusal that says when to try again says so in its headers too. */
export const headers: HeadersFunction = ({ errorHeaders }): Record<string, string> => {
  const retryAfter = errorHeaders?.get('Retry-After');
  return retryAfter ? { 'Retry-After': retryAfter } : {};
};

function useRootData() {
  return useRouteLoaderData<typeof loader>('root');
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRootData();
  const matches = useMatches();
  const status = useDocumentStatus();
  const leaf = matches.at(-1);
  const given = leaf?.params.lang;
  const locale: Locale = root?.locale ?? (isLocale(given) ? given : defaultLocale);
  const t = messages(locale);
  const handle = leaf?.handle as PageHandle | undefined;
  const loaded = leaf?.data;
  // A page that has its data is itself, whatever its status: a refused form, a link that is used up.
  const known = status < 400 || (leaf?.id !== 'root' && loaded !== undefined && loaded !== null);
  const name = known && handle && loaded !== undefined ? handle.title(loaded, t) : known ? null : t.site.errors.title(status);
  const description = known && loaded !== undefined ? handle?.description?.(loaded, t) : undefined;
  const siteName = root?.siteName ?? 'Voorbereid';
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{documentTitle({ name, siteName, refused: status === 422, t })}</title>
        {description && <meta name="description" content={description} />}
        {(handle?.noindex || !known) && <meta name="robots" content="noindex" />}
        {root && known && !handle?.noindex && (
          <>
            <link rel="canonical" href={`${root.baseUrl}/${locale}${root.path}`} />
            <link rel="alternate" hrefLang={locale} href={`${root.baseUrl}/${locale}${root.path}`} />
            <link rel="alternate" hrefLang={otherLocale(locale)} href={`${root.baseUrl}/${otherLocale(locale)}${root.path}`} />
          </>
        )}
        <Links />
        {root && <style dangerouslySetInnerHTML={{ __html: root.theme }} />}
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <a className="skip-link" href="#main">
            {t.site.skip}
          </a>
          <SiteHeader siteName={siteName} path={root?.path ?? ''} query={root?.query ?? ''} viewer={root?.viewer ?? null} demo={root?.demo ?? false} />
          <main id="main" className="page">
            <FormCompanyProvider value={root?.viewer?.companyId ?? null}>{children}</FormCompanyProvider>
          </main>
          <SiteFooter siteName={siteName} operator={root?.operator ?? ''} />
        </LocaleProvider>
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const status = useDocumentStatus();
  const code = isRouteErrorResponse(error) && typeof error.data?.code === 'string' ? (error.data.code as string) : null;
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : status} code={code} />;
}
