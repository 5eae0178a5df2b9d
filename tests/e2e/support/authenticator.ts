/** Somebody's authenticator app, on the clock of the site that it is for. */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { password } from './accounts.ts';
import { clockSite, passMinutes, type Site } from './sites.ts';
import { words, type Locale } from './words.ts';

const period = 30_000;

/** What time the site believes it is. */
function siteTime(site: Site): number {
  let minutes = 0;
  if (site === clockSite) {
    try {
      for (const line of readFileSync(`${site.dataDir}/clock`, 'utf8').split('\n')) minutes += Number(line);
    } catch {
      // Nobody has moved the clock yet.
    }
  }
  return Date.now() + minutes * 60_000;
}

export interface AuthenticatorApp {
  /** A code that hasn't been given out before: the site takes each once. */
  nextCode(): string;
}

/** @param secret base32, with or without spaces */
export function openAuthenticator(site: Site, secret: string): AuthenticatorApp {
  const codes = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
  let last = 0;
  return {
    nextCode() {
      let step = Math.max(Math.floor(siteTime(site) / period), last + 1);
      // A code of the step after this one is taken too; one later still has to be waited for.
      while (step > Math.floor(siteTime(site) / period) + 1) {
        if (site !== clockSite) throw new Error('This authenticator has no unused code left; sign in once per test on the demonstration.');
        passMinutes(1);
        step = Math.floor(siteTime(site) / period);
      }
      last = step;
      return codes.generate({ timestamp: step * period });
    },
  };
}

/** A demonstration account without an authenticator proves who it is. */
export async function proveIdentity(page: Page, locale: Locale): Promise<void> {
  const { account, security } = words(locale);
  await page.goto(`/${locale}/account/prove?next=${encodeURIComponent(`/${locale}/account/settings`)}`);
  await page.getByLabel(account.fields.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: security.prove.submit }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.settings.title);
}

interface Who {
  locale: Locale;
  password: string;
}

/** Answers the page that asks once more who this is, when that is where we are. */
async function proveIfAsked(page: Page, { locale, password, app }: Who & { app: AuthenticatorApp | undefined }): Promise<void> {
  const { account, security } = words(locale);
  if ((await page.getByRole('heading', { level: 1 }).innerText()) !== security.prove.title) return;
  await page.getByLabel(account.fields.password, { exact: true }).fill(password);
  if (app) await page.getByLabel(security.secondFactor.code, { exact: true }).fill(app.nextCode());
  await page.getByRole('button', { name: security.prove.submit }).click();
}

/**
 * Reads the key from the set-up page, types a first code, and keeps recovery codes. Ends on the page that follows.
 * Another test may move the site's clock in between: then a code is too old or a proof no longer recent, and the step is taken again.
 */
export async function setUpAuthenticator(page: Page, site: Site, { locale, password }: Who): Promise<{ app: AuthenticatorApp; recoveryCodes: string[] }> {
  const t = words(locale).security;
  const main = page.getByRole('main');
  let app: AuthenticatorApp | undefined;
  await expect(async () => {
    await proveIfAsked(page, { locale, password, app: undefined });
    app = openAuthenticator(site, await page.locator('code').innerText());
    await page.getByLabel(t.authenticator.code, { exact: true }).fill(app.nextCode());
    await page.getByRole('button', { name: t.authenticator.submit }).click();
    await expect(main).toContainText(t.recoveryCodes.text, { timeout: 1_000 });
  }).toPass();
  const list = page.getByRole('list', { name: t.recoveryCodes.list });
  await expect(async () => {
    await proveIfAsked(page, { locale, password, app });
    await page.getByRole('button', { name: t.recoveryCodes.make }).click();
    await expect(list.getByRole('listitem')).toHaveCount(10, { timeout: 1_000 });
  }).toPass();
  const recoveryCodes = await list.getByRole('listitem').allInnerTexts();
  await page.getByRole('link', { name: t.recoveryCodes.saved }).click();
  return { app: app!, recoveryCodes: recoveryCodes.map((code) => code.trim()) };
}

/** After the password. */
export async function typeCode(page: Page, { locale, code }: { locale: Locale; code: string }): Promise<void> {
  const t = words(locale).security.secondFactor;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title);
  await page.getByLabel(t.code, { exact: true }).fill(code);
  await page.getByRole('button', { name: t.submit }).click();
}
