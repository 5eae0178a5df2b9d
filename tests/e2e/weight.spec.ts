/** A first visit to a lesson fits in one initial TCP window, whatever the lesson. */
import { course, lessonPath } from './support/course.ts';
import { send } from './support/http.ts';
import { expect, test } from './support/test.ts';
import { locales } from './support/words.ts';

const kilobyte = 1024;
const window = 14 * kilobyte;

async function visit(address: string): Promise<{ page: number; stylesheets: { href: string; bytes: number; total: number }[] }> {
  const page = await send(address);
  expect(page.status, address).toBe(200);
  expect(page.headers['content-encoding'], address).toBe('br');
  const hrefs = [...page.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!);
  expect(hrefs.length, `stylesheets of ${address}`).toBeGreaterThan(0);
  const stylesheets = [];
  for (const href of hrefs) {
    const sheet = await send(href);
    expect(sheet.status, href).toBe(200);
    expect(sheet.headers['cache-control'], `${href} is kept by browsers`).toContain('immutable');
    stylesheets.push({ href, bytes: sheet.body.length, total: sheet.body.length + sheet.headerBytes });
  }
  return { page: page.body.length + page.headerBytes, stylesheets };
}

for (const locale of locales) {
  for (const lesson of course().modules.flatMap((module) => module.lessons)) {
    const address = `/${locale}/${lessonPath(lesson)}`;
    test(`${address}: page, stylesheet and headers are at most 14 KB`, async () => {
      const { page, stylesheets } = await visit(address);
      const styles = stylesheets.reduce((sum, { total }) => sum + total, 0);
      expect(page + styles, `${page} bytes of page, ${styles} of styles`).toBeLessThanOrEqual(window);
    });
  }
}

test('the stylesheet is at most 6 KB', async () => {
  const { stylesheets } = await visit('/nl');
  expect(stylesheets.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(6 * kilobyte);
});
