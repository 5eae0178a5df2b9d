/** Scenarios and checklists, without JavaScript: as a visitor, and as a company that keeps what it does. */
import type { Page } from '@playwright/test';
import type { Scenario } from '#app/catalogue/types.ts';
import { course, normalise } from './support/course.ts';
import { enrol, newFounder, register } from './support/journey.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words, type Locale } from './support/words.ts';

test.use({ javaScriptEnabled: false, baseURL: site.baseUrl });

const main = (page: Page) => page.getByRole('main');
const track = course().track('market-entry')!;
const module = course().modules.find(({ scenarios }) => scenarios.length > 0)!;
const [scenario, other] = module.scenarios as [Scenario, Scenario];
const addressOf = (locale: Locale, { id }: Scenario) => `/${locale}/modules/${module.id}/scenarios/${id}`;

/** Takes the choice at a place of every step until an ending. Returns how many choices that took. */
async function playToAnEnd(page: Page, locale: Locale, { place }: { place: 'first' | 'last' }): Promise<number> {
  const t = words(locale).scenario;
  const choices = page.locator('.choices button');
  let taken = 0;
  for (; (await choices.count()) > 0; taken += 1) {
    const chosen = normalise(await choices[place]().innerText());
    await choices[place]().click();
    await expect(main(page)).toContainText(`${t.chose}: ${chosen}`);
    expect(taken, 'a scenario ends').toBeLessThan(12);
  }
  await expect(page.getByRole('heading', { name: t.debrief, exact: true })).toBeVisible();
  return taken;
}

for (const locale of locales) {
  const t = words(locale).scenario;

  test(`${locale}: a visitor plays a scenario by links, to two endings`, async ({ page }) => {
    await page.goto(`/${locale}/modules/${module.id}`);
    await page.getByRole('link', { name: scenario.title[locale] }).click();
    await expect(main(page)).toContainText(t.notKept);
    const endings: string[] = [];
    for (const place of ['first', 'last'] as const) {
      const taken = await playToAnEnd(page, locale, { place });
      const { searchParams } = new URL(page.url());
      expect(searchParams.get('taken')!.split('.'), 'the whole way is in the address').toHaveLength(taken - 1);
      endings.push(await page.locator('.ending h2').innerText());
      // The way can be sent to a colleague.
      const again = await page.context().newPage();
      await again.goto(page.url());
      await expect(again.locator('.ending h2')).toHaveText(endings.at(-1)!);
      await again.close();
      await main(page).getByRole('link', { name: t.again }).click();
    }
    await expect(page).toHaveURL(new RegExp(`${addressOf(locale, scenario)}\\??$`));
    expect(new Set(endings).size).toBe(2);
  });

  test(`${locale}: a company keeps its way through a scenario and its ticks on a checklist`, async ({ page, browser }) => {
    const { training, checklist } = words(locale);
    const person = newFounder(locale === 'nl' ? 'Oefen Jansen' : 'Pat Practice', `Oefening ${locale} B.V.`);
    await register(page, site, { ...person, locale });
    await enrol(page, site, { locale, track: track.title[locale] });

    await page.goto(addressOf(locale, scenario));
    await expect(main(page)).toContainText(t.kept);
    const first = page.locator('.choices button').first();
    const chosen = normalise(await first.innerText());
    await first.click();
    // Somebody who comes back another day is where they were.
    await page.goto(addressOf(locale, scenario));
    await expect(main(page)).toContainText(`${t.chose}: ${chosen}`);
    await playToAnEnd(page, locale, { place: 'first' });
    await expect(main(page)).toContainText(t.seen(1, scenario.endings.length));
    await page.getByRole('button', { name: t.again }).click();
    await playToAnEnd(page, locale, { place: 'last' });
    await expect(main(page)).toContainText(t.seen(2, scenario.endings.length));

    await page.getByRole('link', { name: t.toTraining }).click();
    const stop = page.locator('.stop', { hasText: scenario.title[locale] });
    await expect(stop).toHaveClass(/stop-done/);
    await expect(page.locator('.stop', { hasText: other.title[locale] })).toHaveClass(/stop-todo/);
    await expect(main(page)).toContainText(training.overview.progress(1, totalSteps()));

    const lists = `/${locale}/modules/${module.id}/checklists`;
    await page.goto(lists);
    const [list] = module.checklists;
    const items = list!.items.slice(0, 2).map(({ text }) => text[locale]);
    for (const item of items) await page.getByLabel(item, { exact: true }).check();
    await page.getByRole('button', { name: checklist.save(list!.title[locale]) }).click();
    await expect(page.getByRole('status')).toContainText(checklist.saved);
    await expect(main(page)).toContainText(checklist.done(2, list!.items.length));
    await page.getByLabel(items[0]!, { exact: true }).uncheck();
    await page.getByRole('button', { name: checklist.save(list!.title[locale]) }).click();
    await expect(page.getByLabel(items[0]!, { exact: true })).not.toBeChecked();
    await expect(page.getByLabel(items[1]!, { exact: true })).toBeChecked();

    await page.emulateMedia({ media: 'print' });
    await expect(page.getByLabel(items[1]!, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: checklist.save(list!.title[locale]) })).toBeHidden();

    const visitor = await (await browser.newContext({ javaScriptEnabled: false, baseURL: site.baseUrl })).newPage();
    await visitor.goto(lists);
    await expect(visitor.getByRole('checkbox')).toHaveCount(0);
    await expect(visitor.getByRole('main')).toContainText(items[0]!);
    await visitor.context().close();
  });
}

/** Lessons, scenarios and tests of the track. */
function totalSteps(): number {
  const parts = track.modules.map(({ module: id }) => [course().requiredLessons(track.id, id), course().requiredScenarios(track.id, id)]);
  return parts.flat(2).length + track.modules.length;
}
