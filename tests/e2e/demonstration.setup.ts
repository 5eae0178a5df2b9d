/** Signs the demonstration accounts in, and finds the addresses that exist only while the demonstration runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { accounts, addressFile, password, sessionFile, type Account } from './support/accounts.ts';
import type { Addresses } from './support/addresses.ts';
import { demonstrationCode } from '../../scripts/demo-data/authenticator.ts';
import { typeCode } from './support/authenticator.ts';
import { course } from './support/course.ts';
import { attemptId, fillRegistration, inviteColleagues, newFounder, signIn, takeQuiz } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { createOfficerLink } from './support/officer.ts';
import { demonstration } from './support/sites.ts';
import { expect, test as setup } from './support/test.ts';
import { words } from './support/words.ts';

const locale = 'nl';
const t = words(locale);

async function signedIn(browser: Browser, account: Account): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, demonstration, { locale, email: accounts[account], password });
  // Each signs in once per run, so the present code is unused.
  if (account === 'officer' || account === 'administrator') await typeCode(page, { locale, code: demonstrationCode(new Date()).code });
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
  const officer = await signedIn(browser, 'officer');
  await signedIn(browser, 'administrator');

  const attempts = await makeAttempts(founder);
  const enrolment = await findId(manager, `/${locale}/company`, /\/company\/enrolments\/([^/]+)$/);
  const colleague = await findId(manager, `/${locale}/company/people`, /\/company\/people\/([^/]+)\/remove$/);
  const certificate = await findId(certified, `/${locale}/company/certificates`, /\/nl\/certificates\/([^/?.]+)$/);

  const ownMission = /\/nl\/missions\/([^/?.]+)$/;
  const mission = await findId(manager, `/${locale}/missions`, ownMission);
  const pastMission = await findId(certified, `/${locale}/missions`, ownMission);
  const missionCompany = await findId(officer, `/${locale}/province/missions/${mission}`, /\/companies\/([^/]+)\/withdraw$/);
  const doubtedCompany = await findId(officer, `/${locale}/province/companies?filter=doubted`, /\/province\/companies\/([^/?]+)$/);
  const twoCompanies = await findId(officer, `/${locale}/province/companies?filter=duplicates`, /\/companies\/([^/]+\/merge\?with=[^&]+)$/);
  await officer.goto(`/${locale}/province/missions`);
  const drafts = officer.getByRole('row').filter({ hasText: t.mission.status.draft });
  const draftMission = (await drafts.getByRole('link').first().getAttribute('href'))!.split('/').at(-1)!;

  const event = await findId(founder, `/${locale}/events`, /\/nl\/events\/([^/?.]+)$/);
  const pastEvent = (await founder.getByRole('main').locator('.rows a').last().getAttribute('href'))!.split('/').at(-1)!;

  const invited = 'genodigde@voorbeeld.example';
  await inviteColleagues(manager, demonstration, { locale, emails: [invited] });

  const stranger = await (await browser.newContext()).newPage();
  const newcomer = newFounder('Nieuwkomer', 'Nieuwkomer B.V.');
  await fillRegistration(stranger, demonstration, { ...newcomer, locale });
  await stranger.goto(`/${locale}/account/forgot-password`);
  await stranger.getByLabel(t.account.fields.email, { exact: true }).fill(accounts.certified);
  await stranger.getByRole('button', { name: t.account.forgot.submit }).click();

  const found: Addresses = {
    ...attempts,
    enrolment,
    colleague,
    certificate,
    mission,
    pastMission,
    draftMission,
    missionCompany,
    doubtedCompany,
    twoCompanies,
    event,
    pastEvent,
    confirmToken: tokenOf((await readMail(demonstration, { to: newcomer.email })).link),
    resetToken: tokenOf((await readMail(demonstration, { to: accounts.certified, subject: /wachtwoord/ })).link),
    invitationToken: tokenOf((await readMail(demonstration, { to: invited })).link),
    officerToken: tokenOf(await createOfficerLink(demonstration, { email: 'nieuw@provincie.example', locale })),
  };
  writeFileSync(addressFile, JSON.stringify(found, null, 2));
});
