/** Passkeys in a real browser, with an authenticator that Chromium plays. They are bound to a name, so at localhost. */
import type { CDPSession, Page } from '@playwright/test';
import { checkLooks } from './support/checks.ts';
import { newFounder, register } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { demonstration } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words } from './support/words.ts';

const site = { ...demonstration, baseUrl: demonstration.baseUrl.replace('127.0.0.1', 'localhost') };
test.use({ baseURL: site.baseUrl });

/** A phone with a fingerprint reader, in software. `verified`: whether the finger is the right one. */
async function plugIn(page: Page): Promise<{ verify(verified: boolean): Promise<void> }> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { verify: async (isUserVerified) => void (await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })) };
}

for (const locale of locales) {
  test(`${locale}: somebody makes a passkey and signs in with it`, async ({ page }) => {
    test.setTimeout(90_000);
    const { security, site: menu, account } = words(locale);
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    const device = await plugIn(page);
    const founder = newFounder('Pim Passe', 'Passewerk B.V.');
    // Mails name the site by its number; the links in them work by name as well.
    await register(page, site, { ...founder, locale });
    await page.goto(page.url().replace('127.0.0.1', 'localhost'));
    await page.context().clearCookies();
    await page.goto(`/${locale}/account/sign-in?next=${encodeURIComponent(`/${locale}/account/security`)}`);
    await page.getByLabel(account.fields.email, { exact: true }).fill(founder.email);
    await page.getByLabel(account.fields.password, { exact: true }).fill(founder.password);
    await page.getByRole('main').getByRole('button', { name: account.signIn.submit, exact: true }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(security.title);
    const make = page.getByRole('button', { name: security.passkeys.add });
    await make.click();
    await expect(page.getByRole('alert')).toHaveText(security.passkeys.nameMissing);
    await checkLooks(page, 'security, a passkey without a name');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByLabel(security.passkeys.name, { exact: true }).fill('Virtuele laptop');
    await make.click();
    await expect(page.getByRole('status')).toContainText(security.done['passkey-added']!);
    await expect(page.getByRole('main')).toContainText('Virtuele laptop');
    await readMail(demonstration, { to: founder.email, subject: new RegExp(security.mails.notices.passkeyAdded.subject) });

    await page.getByRole('link', { name: menu.signOut }).click();
    await page.getByRole('main').getByRole('button', { name: account.signOut.submit }).click();
    await page.goto(`/${locale}/account/sign-in?next=${encodeURIComponent(`/${locale}/company`)}`);
    const use = page.getByRole('button', { name: security.passkeySignIn.button });
    await checkLooks(page, 'signing in, with a passkey');
    await device.verify(false);
    await use.click();
    await expect(page.getByRole('alert')).toHaveText(security.passkeySignIn.failed);
    await device.verify(true);
    await use.click();
    await expect(page).toHaveURL(`${site.baseUrl}/${locale}/company`);

    await page.goto(`/${locale}/account/security`);
    await expect(page.getByRole('main')).toContainText(security.sessions.assurance.passkey);
    await page.getByRole('button', { name: security.passkeys.remove('Virtuele laptop') }).click();
    await expect(page.getByRole('status')).toContainText(security.done['passkey-removed']!);

    await page.context().clearCookies();
    await page.goto(`/${locale}/account/sign-in`);
    await use.click();
    await expect(page.getByRole('alert')).toHaveText(security.passkeySignIn.refused);
    expect(errors.filter((text) => !/status of 4\d\d/.test(text))).toEqual([]);
  });
}

test('without a script, or at a bare number, nothing is offered', async ({ browser }) => {
  const { security } = words('nl');
  for (const given of [{ baseURL: site.baseUrl, javaScriptEnabled: false }, { baseURL: demonstration.baseUrl }]) {
    const page = await (await browser.newContext(given)).newPage();
    await page.goto('/nl/account/sign-in');
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(1);
    await expect(page.getByRole('main')).not.toContainText(security.passkeySignIn.or);
    await page.context().close();
  }
});
