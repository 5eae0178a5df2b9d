/** What every page has to pass in a browser, whoever sees it and in whatever language. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { demonstration } from './sites.ts';
import { expectPlainPage, expectValidHtml } from './valid-html.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 800 };

/** axe over the page as it now stands; each violation as one readable line. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}) at ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`));
  expect(lines, `axe at ${what}`).toEqual([]);
}

/** The page itself may not scroll sideways; a wide table scrolls in a box of its own. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const { content, window, widest } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return { content: scrollWidth, window: clientWidth, widest: beyond.slice(0, 3).map((element) => element.outerHTML.slice(0, 100)) };
  });
  expect(content, `${what} is wider than the window, for instance ${widest.join(' | ')}`).toBeLessThanOrEqual(window);
}

interface Visit {
  /** With its language, without the host. */
  address: string;
  locale: 'nl' | 'en';
  status?: number;
}

/** Opens a page and applies every check to it. Returns its title and its source. */
export async function checkPage(page: Page, { address, locale, status = 200 }: Visit): Promise<{ title: string; html: string }> {
  const errors: string[] = [];
  const foreign: string[] = [];
  const own = new URL(demonstration.baseUrl).host;
  // Chromium reports the status of the page itself as an error of its network.
  const expected = (text: string) => status >= 400 && text.includes(`status of ${status}`);
  page.on('console', (message) => message.type() === 'error' && !expected(message.text()) && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => new URL(request.url()).host !== own && foreign.push(request.url()));

  const response = await page.goto(address);
  expect(response?.status(), `status of ${address}`).toBe(status);
  const html = await response!.text();
  const title = expectPlainPage(html, { address, locale });
  await expectValidHtml(html, address);
  await checkLooks(page, address);
  expect(errors, `errors on the console at ${address}`).toEqual([]);
  expect(foreign, `requests to other hosts at ${address}`).toEqual([]);
  return { title, html };
}

/** axe in light and dark, on a phone and on a desktop; no sideways scrolling on the phone. */
export async function checkLooks(page: Page, what: string): Promise<void> {
  for (const [device, size] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, `${what}, ${device}, ${colorScheme}`);
    }
    if (device === 'phone') await expectNoSidewaysScroll(page, what);
  }
}
