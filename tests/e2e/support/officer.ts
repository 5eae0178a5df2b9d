/** An officer who has just been let in from the server's command line. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { setUpAuthenticator } from './authenticator.ts';
import { clockSite, demonstration, root, type Site } from './sites.ts';
import { words, type Locale } from './words.ts';

const run = promisify(execFile);

/** Runs `npm run create-officer` for a site and returns the link that it prints. */
export async function createOfficerLink(site: Site, { email, locale }: { email: string; locale: Locale }): Promise<string> {
  const { stdout } = await run(
    `${root}node_modules/.bin/node`,
    ['--disable-warning=ExperimentalWarning', 'scripts/create-officer.ts', '--email', email, '--locale', locale],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: site.dataDir, BASE_URL: site.baseUrl, SMTP_URL: '', MAIL_FROM: 'Voorbereid <no-reply@voorbeeld.example>' },
    },
  );
  const link = /https?:\/\/\S+token=[\w-]+/.exec(stdout)?.[0];
  expect(link, `a link in what create-officer printed: ${stdout}`).toBeTruthy();
  return link!;
}

/** Follows the link: a name, a password, an authenticator, and the officer is at the province's start page. */
export async function becomeOfficer(page: Page, link: string, { locale, name, password }: { locale: Locale; name: string; password: string }) {
  const { account } = words(locale);
  await page.goto(link);
  await page.getByLabel(account.fields.name, { exact: true }).fill(name);
  await page.getByLabel(account.fields.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: account.firstOfficer.submit }).click();
  const site = link.startsWith(clockSite.baseUrl) ? clockSite : demonstration;
  const setUp = await setUpAuthenticator(page, site, { locale, password });
  await expect(page).toHaveURL(new RegExp(`/${locale}/province$`));
  return setUp;
}
