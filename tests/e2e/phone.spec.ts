/** Registering and answering on the smallest phone. */
import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll, phone } from './support/checks.ts';
import { course } from './support/course.ts';
import { answerQuestion, enrol, fillRegistration, newFounder, register } from './support/journey.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words } from './support/words.ts';

test.use({ viewport: phone, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
const track = course().track('pre-departure')!;

/**
 * Controls are at least 24 by 24 CSS pixels. So are links, but for the exceptions of WCAG 2.2, 2.5.8:
 * a link inside a sentence, and one around whose middle a circle of 24 pixels meets no other target.
 */
async function expectLargeTargets(page: Page, what: string): Promise<void> {
  const small = await page.locator('a, button, input:not([type=hidden]), select, textarea, summary').evaluateAll((targets) => {
    const shown = targets
      .map((target) => ({ target: target as HTMLElement, box: target.getBoundingClientRect() }))
      .filter(({ target, box }) => box.width > 0 && box.height > 0 && box.right > 0 && !target.closest('.visually-hidden'));
    const middle = (box: DOMRect) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    /** From a point to the nearest of a box. */
    const distance = (point: { x: number; y: number }, box: DOMRect) =>
      Math.hypot(Math.max(box.left - point.x, 0, point.x - box.right), Math.max(box.top - point.y, 0, point.y - box.bottom));
    const apart = (box: DOMRect) => shown.every((other) => other.box === box || distance(middle(box), other.box) >= 12);
    const inSentence = (target: HTMLElement) =>
      getComputedStyle(target).display === 'inline' && target.parentElement!.innerText.trim().length > target.innerText.trim().length + 3;
    return shown
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .filter(({ target, box }) => target.tagName !== 'A' || !(inSentence(target) || apart(box)))
      .map(({ target, box }) => `${target.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`);
  });
  expect(small, `targets of at least 24 by 24 at ${what}`).toEqual([]);
}

async function expectFitForPhone(page: Page, what: string): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  await expectLargeTargets(page, what);
}

for (const locale of locales) {
  test(`${locale}: registering, reading and a quiz fit on 320 pixels`, async ({ page }) => {
    test.setTimeout(120_000);
    const t = words(locale);
    const person = newFounder(locale === 'nl' ? 'Fien Telefoon' : 'Fay Phone', 'Halfgeleiderfotolithografiebedrijvencentrum Veenendaal B.V.');

    await page.goto(`/${locale}/account/register`);
    await expectFitForPhone(page, 'the registration form');
    await page.getByRole('main').getByRole('button', { name: t.account.register.submit }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectFitForPhone(page, 'the registration form, refused');
    await fillRegistration(page, site, { ...person, locale });
    await expectFitForPhone(page, 'check your mail');
    await register(page, site, { ...person, email: `b.${person.email}`, locale });
    await expectFitForPhone(page, 'the company');
    await enrol(page, site, { locale, track: track.title[locale] });
    await expectFitForPhone(page, 'the company, enrolled');

    for (const path of ['training', 'company/people', 'company/enrol', 'account/settings', `training/${course().modules[0]!.id}/quiz`]) {
      await page.goto(`/${locale}/${path}`);
      await expectFitForPhone(page, path);
    }
    await page.getByRole('button', { name: t.training.quiz.start }).click();
    await expectFitForPhone(page, 'the first question');
    await page.getByRole('button', { name: t.training.question.save }).click();
    await expectFitForPhone(page, 'the first question, refused');
    await answerQuestion(page, { locale, right: true });
    await page.getByRole('link', { name: t.training.question.overview }).click();
    await expectFitForPhone(page, 'the review');
    await page.getByRole('button', { name: t.training.review.submitAnyway }).click();
    await expectFitForPhone(page, 'the result');
  });
}
