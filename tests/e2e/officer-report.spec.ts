/** The province's report: what stands on the page stands in the file, and what is missing is explained. */
import type { Page } from '@playwright/test';
import { storageOf } from './support/accounts.ts';
import { expect, test } from './support/test.ts';
import { locales, words, type Locale } from './support/words.ts';

const dimensions = ['month', 'sector', 'municipality', 'track'] as const;

/** The rows of a table on the page: a name, then numbers as digits alone, or what stands in their place. */
async function readTable(page: Page, locale: Locale, dimension: (typeof dimensions)[number]): Promise<Map<string, string[]>> {
  const { report } = words(locale);
  const rows = page.getByRole('table', { name: report.dimensions[dimension].title }).locator('tbody tr');
  const texts = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => (cell.querySelector('[aria-hidden]') ?? cell).textContent ?? '')),
  );
  return new Map(texts.map(([name = '', ...cells]) => [name.trim(), cells.map((cell) => (/\d/.test(cell) ? cell.replace(/\D/g, '') : cell.trim()))]));
}

/** The rows of a file, split at its separator. */
function parseCsv(text: string, separator: string): Map<string, string[]> {
  const field = new RegExp(`${separator}(?=(?:[^"]*"[^"]*")*[^"]*$)`);
  const lines = text.replace(/^\uFEFF/, '').split('\r\n');
  return new Map(lines.map((line) => line.split(field).map((value) => value.replace(/^"|"$/g, ''))).map(([name = '', ...cells]) => [name, cells]));
}

for (const locale of locales) {
  test.describe(locale, () => {
    test.use({ storageState: storageOf('officer') });
    const t = words(locale).report;

    test('every figure on the page is the one in the file', async ({ page }) => {
      await page.goto(`/${locale}/province`);
      await page.getByRole('main').getByRole('link', { name: t.title, exact: true }).click();
      let compared = 0;
      for (const dimension of dimensions) {
        const { title } = t.dimensions[dimension];
        const shown = await readTable(page, locale, dimension);
        const link = page.getByRole('link', { name: t.download(title) });
        const response = await page.request.get((await link.getAttribute('href'))!);
        expect(response.status()).toBe(200);
        expect(response.headers()['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.csv"$/);
        const file = parseCsv(await response.text(), locale === 'nl' ? ';' : ',');
        for (const [name, cells] of shown) {
          if (name === t.hiddenTogether) continue;
          expect(file.get(name), `${title}: ${name}`).toEqual(cells);
          compared += cells.filter((cell) => /^\d+$/.test(cell)).length;
        }
      }
      expect(compared, 'numbers to compare').toBeGreaterThan(50);
    });

    test('no figure under five is published, and suppressed ones are explained', async ({ page }) => {
      await page.goto(`/${locale}/province/report`);
      let suppressed = 0;
      for (const dimension of dimensions) {
        for (const [name, cells] of await readTable(page, locale, dimension)) {
          for (const cell of cells.filter(Boolean)) {
            if (/^\d+$/.test(cell)) expect(Number(cell), `${dimension}: ${name}`).toBeGreaterThanOrEqual(5);
            else {
              expect(cell).toBe(t.suppressedSign);
              suppressed += 1;
            }
          }
        }
      }
      expect(suppressed, 'suppressed numbers in the demonstration').toBeGreaterThan(0);
      await expect(page.getByRole('cell', { name: t.suppressed }).first()).toBeAttached();
      const why = page.getByRole('link', { name: t.about.whyTitle }).first();
      await why.click();
      await expect(page.locator('#suppression')).toBeInViewport();
      for (const reason of t.about.why) await expect(page.getByRole('main')).toContainText(reason);
    });

    test('an earlier period has its own figures and files', async ({ page }) => {
      await page.goto(`/${locale}/province/report`);
      const title = await page.title();
      await page.getByRole('navigation', { name: t.periods }).locator('a:not([aria-current])').first().click();
      expect(await page.title()).not.toBe(title);
      const period = new URL(page.url()).searchParams.get('period');
      const hrefs = await page.locator('main a[href*=".csv"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(hrefs.length).toBe(dimensions.length);
      for (const href of hrefs) expect(href).toContain(`period=${period}`);
      expect((await page.request.get(`/${locale}/province/report?period=2020-q1`)).status()).toBe(404);
    });
  });
}

for (const role of ['manager', 'participant'] as const) {
  test.describe(role, () => {
    test.use({ storageState: storageOf(role) });
    test('gets neither the report nor its files', async ({ page }) => {
      for (const path of ['province', 'province/report', 'province/report/by-sector.csv', 'province/certificates', 'province/report.data']) {
        const response = await page.request.get(`/nl/${path}`, { maxRedirects: 0 });
        expect(response.status(), path).toBe(403);
        expect(await response.text(), path).not.toContain(words('nl').report.dimensions.sector.head + ';');
      }
    });
  });
}

test('somebody who isn’t signed in is asked to sign in', async ({ page }) => {
  for (const path of ['province/report', 'province/report/by-sector.csv']) {
    const response = await page.request.get(`/nl/${path}`, { maxRedirects: 0 });
    expect(response.status()).toBe(303);
    expect(response.headers().location).toBe(`/nl/account/sign-in?next=${encodeURIComponent(`/nl/${path}`)}`);
  }
});
