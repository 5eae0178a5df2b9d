/** What every page has to pass in a browser, whoever sees it and in whatever language. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { demonstration } from './sites.ts';
import { expectPlainPage, expectValidHtml } from './valid-html.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 800 };

/** axe over the page as it now stands, with all rules or with some; each violation as one readable line. */
async function expectAccessible(page: Page, what: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(wcag)).analyze();
  const lines = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}) at ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`),
  );
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
  /** Whether the page may bring the site's one script. */
  scripted?: boolean;
}

/** Opens a page and applies every check to it. Returns its title and its source. */
export async function checkPage(page: Page, { address, locale, status = 200, scripted }: Visit): Promise<{ title: string; html: string }> {
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
  const title = expectPlainPage(html, { address, locale, scripted });
  await expectValidHtml(html, address);
  await checkLooks(page, address);
  expect(errors, `errors on the console at ${address}`).toEqual([]);
  expect(foreign, `requests to other hosts at ${address}`).toEqual([]);
  return { title, html };
}

/**
 * axe in light and dark, on a phone and on a desktop; no sideways scrolling on the phone. What a page
 * is made of is the same in the dark, so there only the rules about colour run again.
 */
export async function checkLooks(page: Page, what: string): Promise<void> {
  for (const [device, size] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await expectAccessible(page, `${what}, ${device}, light`);
    if (device === 'phone') await expectNoSidewaysScroll(page, what);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(page, `${what}, ${device}, dark`, ['color-contrast', 'link-in-text-block']);
  }
}
