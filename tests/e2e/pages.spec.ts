/** Every page, in both languages, as somebody who may see it. */
import { request } from '@playwright/test';
import { storageOf, type Role } from './support/accounts.ts';
import { addresses } from './support/addresses.ts';
import { checkPage } from './support/checks.ts';
import { proveIdentity } from './support/authenticator.ts';
import { describePage, listPages, pagesInJourneys, type PageEntry } from './support/pages.ts';
import { listPageRoutes } from './support/routes.ts';
import { demonstration } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words, type Locale } from './support/words.ts';

const pages = listPages();
// Failures here are read from their message; recording a trace of 300 page views costs minutes.
test.use({ trace: 'off' });

const addressOf = ({ path }: PageEntry, locale: Locale) => `/${locale}/${typeof path === 'string' ? path : path(addresses())}`.replace(/\/$/, '');
const attribute = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&');

test('every page of app/routes.ts is on the list', () => {
  const listed = new Set([...pages.map(({ route }) => route), ...Object.keys(pagesInJourneys)].map((route) => `routes/${route}/route.tsx`));
  const routes = new Set(listPageRoutes().map(({ file }) => file));
  expect(
    [...routes].filter((file) => !listed.has(file)),
    'pages without an entry in support/pages.ts',
  ).toEqual([]);
  expect(
    [...listed].filter((file) => !routes.has(file)),
    'entries without a page',
  ).toEqual([]);
});

for (const role of [...new Set(pages.map((entry) => entry.role))]) {
  test.describe(role, () => {
    test.use({ storageState: storageOf(role) });
    for (const entry of pages.filter((one) => one.role === role)) {
      for (const locale of locales) {
        test(`${locale}: ${describePage(entry)}`, async ({ page }) => {
          const address = addressOf(entry, locale);
          if (entry.afterProof) await proveIdentity(page, locale);
          const { title, html } = await checkPage(page, { address, locale, status: entry.status ?? 200, scripted: entry.scripted });

          const other = locale === 'nl' ? 'en' : 'nl';
          const twin = attribute(html, /<a class="language" href="([^"]+)"/);
          expect(twin, 'the language switch leads to the same page').toBe(addressOf(entry, other));
          expectSearchEngineLinks(html, entry, locale);
          expect(title.includes(words(locale).forms.errorPrefix), 'no error in the title').toBe(false);
        });
      }
    }
  });
}

/** Pages to be found name themselves and their twin; all others ask to be left out. */
function expectSearchEngineLinks(html: string, entry: PageEntry, locale: Locale): void {
  const links = {
    canonical: attribute(html, /<link rel="canonical" href="([^"]+)"/),
    nl: attribute(html, /hrefLang="nl" href="([^"]+)"/i),
    en: attribute(html, /hrefLang="en" href="([^"]+)"/i),
  };
  const noindex = html.includes('<meta name="robots" content="noindex"');
  if (!entry.indexed) {
    expect({ noindex, canonical: links.canonical }).toEqual({ noindex: true, canonical: undefined });
    return;
  }
  const full = (language: Locale) => `${demonstration.baseUrl}${addressOf(entry, language).replace(/\?.*/, '')}`;
  expect({ noindex, ...links }).toEqual({ noindex: false, canonical: full(locale), nl: full('nl'), en: full('en') });
}

test('no two pages have the same title', async () => {
  const contexts = new Map<Role, Awaited<ReturnType<typeof request.newContext>>>();
  for (const role of new Set(pages.map((entry) => entry.role)))
    contexts.set(role, await request.newContext({ baseURL: demonstration.baseUrl, storageState: storageOf(role) }));
  for (const locale of locales) {
    const seen = new Map<string, string[]>();
    for (const entry of pages.filter((one) => !one.sameTitle && (one.status ?? 200) === 200)) {
      const html = await (await contexts.get(entry.role)!.get(addressOf(entry, locale))).text();
      const title = attribute(html, /<title>([^<]+)<\/title>/) ?? '';
      seen.set(title, [...(seen.get(title) ?? []), describePage(entry)]);
    }
    expect([...seen].filter(([, entries]) => entries.length > 1)).toEqual([]);
  }
  for (const context of contexts.values()) await context.dispose();
});
