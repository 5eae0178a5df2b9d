/** Signs the demonstration accounts in, and finds the addresses that exist only while the demonstration runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test as setup, type Browser, type Page } from '@playwright/test';
import { accounts, addressFile, password, sessionFile, type Account } from './support/accounts.ts';
import type { Addresses } from './support/addresses.ts';
import { course } from './support/course.ts';
import { attemptId, fillRegistration, newFounder, signIn, takeQuiz } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { createOfficerLink } from './support/officer.ts';
import { demonstration } from './support/sites.ts';
import { words } from './support/words.ts';

const locale = 'nl';
const t = words(locale);

async function signedIn(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, demonstration, { locale, email: accounts[account], password });
  await expect(page.getByRole('link', { name: t.site.signOut })).toBeVisible();
  await page.context().storageState({ path: sessionFile(account) });
  return page;
}

/** The last part of the first link on the page whose address has this form. */
async function findId(page: Page, address: string, pattern: RegExp): Promise<string> {
  await page.goto(address);
  const hrefs = await page.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const found = hrefs.map((href) => pattern.exec(href)?.[1]).find(Boolean);
  expect(found, `a link like ${pattern} at ${address}`).toBeTruthy();
  return found!;
}

const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';

/** The founder's open modules: one attempt is handed in with wrong answers, one is left in progress. */
async function makeAttempts(page: Page): Promise<Pick<Addresses, 'openAttempt' | 'failedAttempt' | 'passedAttempt' | 'pausedModule'>> {
  const pausedModule = 'csr-partner-selection';
  const { start } = t.training.quiz;
  await page.goto(`/${locale}/training/${pausedModule}/quiz`);
  await takeQuiz(page, { locale, right: false });
  await expect(page.getByRole('main')).toContainText(t.training.result.failed);
  const failedAttempt = attemptId(page);
  await page.goto(`/${locale}/training/ip-protection/quiz`);
  await page.getByRole('button', { name: start }).click();
  const openAttempt = attemptId(page);
  const passedAttempt = await findId(page, `/${locale}/training/${course().modules[0]!.id}/quiz`, /\/attempts\/([^/]+)$/);
  return { openAttempt, failedAttempt, passedAttempt, pausedModule };
}

setup('sign in and find addresses', async ({ browser }) => {
  setup.setTimeout(120_000);
  mkdirSync(dirname(addressFile), { recursive: true });
  const [founder, manager, , certified] = [
    await signedIn(browser, 'founder'),
    await signedIn(browser, 'manager'),
    await signedIn(browser, 'participant'),
    await signedIn(browser, 'certified'),
  ];
  await signedIn(browser, 'officer');

  const attempts = await makeAttempts(founder);
  const enrolment = await findId(manager, `/${locale}/company`, /\/company\/enrolments\/([^/]+)$/);
  const certificate = await findId(certified, `/${locale}/company/certificates`, /\/nl\/certificates\/([^/?.]+)$/);

  const invited = 'genodigde@voorbeeld.example';
  await manager.goto(`/${locale}/company/people`);
  await manager.getByLabel(t.account.fields.email, { exact: true }).fill(invited);
  await manager.getByLabel(t.company.roles.participant).last().check();
  await manager.getByRole('button', { name: t.company.people.inviteSubmit }).click();

  const stranger = await (await browser.newContext()).newPage();
  const newcomer = newFounder('Nieuwkomer', 'Nieuwkomer B.V.');
  await fillRegistration(stranger, demonstration, { ...newcomer, locale });
  await stranger.goto(`/${locale}/account/forgot-password`);
  await stranger.getByLabel(t.account.fields.email, { exact: true }).fill(accounts.certified);
  await stranger.getByRole('button', { name: t.account.forgot.submit }).click();

  const found: Addresses = {
    ...attempts,
    enrolment,
    certificate,
    confirmToken: tokenOf((await readMail(demonstration, { to: newcomer.email })).link),
    resetToken: tokenOf((await readMail(demonstration, { to: accounts.certified, subject: /wachtwoord/ })).link),
    invitationToken: tokenOf((await readMail(demonstration, { to: invited })).link),
    officerToken: tokenOf(await createOfficerLink(demonstration, { email: 'nieuw@provincie.example', locale })),
  };
  writeFileSync(addressFile, JSON.stringify(found, null, 2));
});
