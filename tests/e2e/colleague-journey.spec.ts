/** Colleagues: invited, asking to be let in, and what a manager sees of them. And passwords that are forgotten. */
import type { Browser, Page } from '@playwright/test';
import { course } from './support/course.ts';
import { acceptInvitation, attemptId, enrol, fillRegistration, inviteColleagues, markRead, newFounder, register, signIn, takeQuiz } from './support/journey.ts';
import { countMails, readMail } from './support/mail.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { words } from './support/words.ts';

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 120_000 });

const locale = 'nl';
const t = words(locale);
const track = course().track('pre-departure')!;
const first = course().modules[0]!;
const main = (page: Page) => page.getByRole('main');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function newPerson(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

test('an invited colleague takes part; the manager sees who is finished, never a score', async ({ page: manager, browser }) => {
  const boss = newFounder('Bas Manager', 'Samen Sterk Pompen B.V.');
  const colleague = { name: 'Cato Collega', email: boss.email.replace('bas.manager', 'cato'), password: 'drie rode kano’s op het meer' };
  await register(manager, site, { ...boss, locale });
  await inviteColleagues(manager, site, { locale, emails: [colleague.email] });
  await expect(manager.getByRole('status')).toContainText(t.company.people.done.invited!);

  const page = await newPerson(browser);
  const { link } = await readMail(site, { to: colleague.email });
  // A mail scanner opens the link first; that uses nothing up.
  expect((await page.request.get(link)).status()).toBe(200);
  await acceptInvitation(page, site, { ...colleague, locale, company: boss.company });
  expect((await (await newPerson(browser)).goto(link))?.status(), 'the link worked once').toBe(410);

  await enrol(manager, site, { locale, track: track.title[locale] });
  await page.goto(`/${locale}/training`);
  for (const lesson of course().requiredLessons(track.id, first.id)) {
    await page.goto(`/${locale}/modules/${first.id}/${lesson.id}`);
    await markRead(page, locale);
  }
  await page.goto(`/${locale}/training/${first.id}/quiz`);
  const asked = await takeQuiz(page, { locale, right: true });
  await expect(main(page)).toContainText(t.training.result.score(asked.length, asked.length));
  const attempt = attemptId(page);

  await manager.goto(`/${locale}/company`);
  const rows = manager.getByRole('row');
  await expect(rows.filter({ hasText: colleague.name })).toContainText(t.training.company.finished);
  await expect(rows.filter({ hasText: boss.name })).not.toContainText(t.training.company.finished);
  await expect(main(manager)).toContainText(t.training.company.neverScores);
  await expect(main(manager)).not.toContainText(t.training.result.score(asked.length, asked.length));
  expect(await manager.content(), 'no way to a colleague’s attempt').not.toContain('/attempts/');
  for (const address of [`/${locale}/attempts/${attempt}`, `/${locale}/attempts/${attempt}/review`, `/${locale}/attempts/${attempt}/1`]) {
    expect((await manager.goto(address))?.status(), address).toBe(404);
  }
});

test('a colleague of a registered company asks to be let in, and learns nothing before that', async ({ page: manager, browser }) => {
  const boss = newFounder('Mila Beheer', 'Geheime Naam Optiek B.V.');
  await register(manager, site, { ...boss, locale });
  const asker = { ...newFounder('Ties Vrager', 'Een andere schrijfwijze'), kvkNumber: boss.kvkNumber };
  const page = await newPerson(browser);
  await register(page, site, { ...asker, locale });
  await expect(page).toHaveURL(new RegExp(`/${locale}/account/settings`));
  await expect(main(page)).toContainText(t.account.settings.noCompany.open.title);
  const source = await page.content();
  for (const secret of [boss.company, boss.name, boss.email]) expect(source).not.toContain(secret);
  expect((await page.goto(`/${locale}/company`))?.status()).toBe(403);

  const { link, text } = await readMail(site, { to: boss.email, subject: /lid worden/ });
  expect(text).toContain(asker.email);
  await manager.goto(link);
  await manager.getByRole('button', { name: t.company.people.accept(asker.name) }).click();
  await expect(manager.getByRole('status')).toContainText(t.company.people.done.accepted!);

  const answer = await readMail(site, { to: asker.email, subject: /U bent lid/ });
  await page.goto(answer.link);
  await page.goto(`/${locale}/company`);
  await expect(heading(page)).toHaveText(boss.company);
});

test('a forgotten password is replaced by mail; every session ends; signing out works', async ({ page, browser }) => {
  const person = newFounder('Vera Geetal', 'Vergeetmijniet B.V.');
  await register(page, site, { ...person, locale });

  const elsewhere = await newPerson(browser);
  await elsewhere.goto(`/${locale}/account/sign-in`);
  await elsewhere.getByRole('link', { name: t.account.signIn.forgot }).click();
  await elsewhere.getByLabel(t.account.fields.email, { exact: true }).fill(person.email);
  await elsewhere.getByRole('button', { name: t.account.forgot.submit }).click();
  await expect(heading(elsewhere)).toHaveText(t.account.checkMail.title);

  const { link } = await readMail(site, { to: person.email, subject: /Kies een nieuw wachtwoord/ });
  const fresh = 'zeven stille bruggen in de mist';
  await elsewhere.goto(link);
  await elsewhere.getByLabel(t.account.fields.newPassword, { exact: true }).fill(fresh);
  await elsewhere.getByRole('button', { name: t.account.reset.submit }).click();
  await expect(elsewhere.getByRole('status')).toContainText(t.account.signIn.done['password-changed']!);
  await readMail(site, { to: person.email, subject: /is veranderd/ });

  await page.goto(`/${locale}/training`);
  await expect(page, 'the session from before has ended').toHaveURL(/account\/sign-in/);
  await signIn(page, site, { locale, email: person.email, password: person.password });
  await expect(main(page)).toContainText(t.account.signIn.wrong);
  await signIn(page, site, { locale, email: person.email, password: fresh });
  await expect(heading(page)).toHaveText(t.training.overview.title);
  expect((await elsewhere.goto(link))?.status(), 'the link worked once').toBe(410);

  await page.getByRole('link', { name: t.site.signOut }).click();
  await page.getByRole('main').getByRole('button', { name: t.account.signOut.submit }).click();
  await expect(page.getByRole('status')).toContainText(t.account.signIn.done['signed-out']!);
  await page.goto(`/${locale}/company`);
  await expect(page).toHaveURL(/account\/sign-in\?next=/);
  // Signing in leads back to the page that was asked for.
  await page.getByLabel(t.account.fields.email, { exact: true }).fill(person.email);
  await page.getByLabel(t.account.fields.password, { exact: true }).fill(fresh);
  await main(page).getByRole('button', { name: t.account.signIn.submit }).click();
  await expect(heading(page)).toHaveText(person.company);
});

test('asking again says the same to a stranger and to somebody with an account', async ({ page }) => {
  const person = newFounder('Anna Alweer', 'Alweer B.V.');
  await register(page, site, { ...person, locale });
  const mails = await countMails(site, person.email);
  await page.context().clearCookies();
  await fillRegistration(page, site, { ...person, locale });
  const answer = await main(page).innerText();
  const stranger = newFounder('Bep Nieuw', 'Nieuw B.V.');
  await fillRegistration(page, site, { ...stranger, locale });
  expect(await main(page).innerText()).toBe(answer);
  await readMail(site, { to: person.email, subject: /al een account/ });
  expect(await countMails(site, person.email)).toBe(mails + 1);
});
