/** Signing in, reading and answering with the keyboard alone, always seeing where one is. */
import type { Locator, Page } from '@playwright/test';
import { course } from './support/course.ts';
import { enrol, newFounder, register } from './support/journey.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words } from './support/words.ts';

const track = course().track('pre-departure')!;

/** What has the focus shows it by an outline and lies inside the window. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
    return { what: element.outerHTML.slice(0, 120), outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, inside };
  });
  if (seen) expect(seen).toEqual({ what: seen.what, outlined: true, inside: true });
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Tabs until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
    await expectVisibleFocus(page);
  }
  await expect(target, 'reached with Tab').toBeFocused();
}

/** Follows a link or presses a button and waits for the page that it leads to. */
async function enter(page: Page, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  const before = page.url();
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.href !== before);
}

for (const locale of locales) {
  test(`${locale}: from signing in to the second question without a mouse`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    const t = words(locale);
    const person = newFounder(locale === 'nl' ? 'Klaas Toetsen' : 'Kay Board', `Toetsenbord ${locale} B.V.`);
    const preparing = await (await browser.newContext()).newPage();
    await register(preparing, site, { ...person, locale });
    await enrol(preparing, site, { locale, track: track.title[locale] });

    await page.goto(`/${locale}/account/sign-in`);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: t.site.skip });
    await expect(skip).toBeFocused();
    await expectVisibleFocus(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press('Tab');
    await expect(page.getByLabel(t.account.fields.email, { exact: true }), 'the skip link passes over the menu').toBeFocused();
    await page.keyboard.type(person.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(person.password);
    await enter(page);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.training.overview.title);
    const lessons = course().requiredLessons(track.id, track.modules[0]!.module);
    await tabTo(page, page.getByRole('link', { name: t.training.overview.begin(lessons[0]!.text[locale].title) }));
    await enter(page);
    for (const lesson of lessons) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.text[locale].title);
      await tabTo(page, page.getByRole('button', { name: t.reading.lesson.markRead }));
      await enter(page, 'Space');
    }

    await tabTo(page, page.getByRole('button', { name: t.training.quiz.start }));
    await enter(page);
    const options = page.locator('.choice input');
    await tabTo(page, options.first());
    await page.keyboard.press('Space');
    await expect(options.first()).toBeChecked();
    if ((await options.first().getAttribute('type')) === 'radio') {
      await page.keyboard.press('ArrowDown');
      await expect(options.nth(1)).toBeChecked();
    } else {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await expect(options.nth(1)).toBeChecked();
    }
    await expectVisibleFocus(page);
    await tabTo(page, page.getByRole('button', { name: t.training.question.save }));
    await enter(page);
    await expect(page.getByRole('main')).toContainText(t.training.question.title(2, track.modules[0]!.questions));
  });
}
