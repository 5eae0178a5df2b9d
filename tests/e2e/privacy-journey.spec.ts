/** Somebody looks at what is held about them, takes it along, and erases their account. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { course } from './support/course.ts';
import { enrol, markRead, newFounder, register, signIn } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { words } from './support/words.ts';

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 120_000 });

const locale = 'en';
const t = words(locale);
const track = course().track('pre-departure')!;
const first = course().modules[0]!;
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path(), 'utf8');
}

test('a person exports and erases', async ({ page }) => {
  const person = newFounder('Vera Vertrekt', 'Zonder Sporen B.V.');
  await register(page, site, { ...person, locale });
  await enrol(page, site, { locale, track: track.title[locale] });
  const [lesson] = course().requiredLessons(track.id, first.id);
  await page.goto(`${site.baseUrl}/${locale}/modules/${first.id}/${lesson!.id}`);
  await markRead(page, locale);

  await page.goto(`${site.baseUrl}/${locale}/account/settings`);
  await page.getByRole('link', { name: t.privacy.inSettings }).click();
  await expect(heading(page)).toHaveText(t.privacy.title);
  const json = JSON.parse(await download(page, t.privacy.downloadJson)) as { own: { table: string; rows: Record<string, unknown>[] }[] };
  const rows = (table: string) => json.own.find((section) => section.table === table)?.rows;
  expect(rows('users')).toEqual([expect.objectContaining({ email: person.email, name: person.name })]);
  expect(rows('lesson_completions')).toEqual([expect.objectContaining({ module: first.id, lesson: lesson!.id })]);
  const html = await download(page, t.privacy.downloadHtml);
  for (const text of [person.email, person.name, person.company, lesson!.id]) expect(html).toContain(text);

  // What goes and what stays stands there before the button.
  await page.getByRole('link', { name: t.privacy.eraseLink }).click();
  await expect(page.getByRole('main')).toContainText(t.privacy.erasing.emptied(person.company));
  await expect(page.getByRole('main')).toContainText(t.privacy.erasing.staysList.figures);
  await page.getByRole('button', { name: t.privacy.erasing.submit }).click();
  await expect(page.getByRole('alert')).toContainText(t.privacy.erasing.tickMissing);
  await page.getByLabel(t.privacy.erasing.tick).check();
  await page.getByRole('button', { name: t.privacy.erasing.submit }).click();
  await expect(heading(page)).toHaveText(t.privacy.erased.title);
  await expect(page.getByRole('link', { name: t.site.signIn })).toBeVisible();

  const mail = await readMail(site, { to: person.email, subject: /erased/ });
  expect(mail.text).not.toContain(person.name);
  await signIn(page, site, { locale, ...person });
  await expect(page.getByRole('alert')).toContainText(t.account.signIn.wrong);
});
