/** An officer with an authenticator: set up before anything else, asked at every sign-in, and what helps when it is lost. */
import { setUpAuthenticator, typeCode } from './support/authenticator.ts';
import { checkLooks, checkPage } from './support/checks.ts';
import { newFounder, register, signIn } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { becomeOfficer, createOfficerLink } from './support/officer.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words } from './support/words.ts';

test.use({ baseURL: site.baseUrl, javaScriptEnabled: false });

for (const locale of locales) {
  const { account, security, site: menu } = words(locale);

  test(`${locale}: an officer sees nothing without a code, and a recovery code helps once`, async ({ page, browser }) => {
    test.setTimeout(90_000);
    const officer = { email: `tweede.stap.${locale}@provincie.example`, password: 'zeven zure zwanen zingen' };
    const link = await createOfficerLink(site, { email: officer.email, locale });
    await page.goto(link);
    const { app, recoveryCodes } = await becomeOfficer(page, link, { locale, name: 'Olga Officier', password: officer.password });

    const elsewhere = await (await browser.newContext({ baseURL: site.baseUrl, javaScriptEnabled: false })).newPage();
    await signIn(elsewhere, site, { locale, ...officer });
    await elsewhere.goto(`/${locale}/province`);
    await expect(elsewhere, 'a password alone opens nothing').toHaveURL(/\/account\/sign-in\?next=/);
    await signIn(elsewhere, site, { locale, ...officer });
    await typeCode(elsewhere, { locale, code: '000000' });
    await expect(elsewhere.getByRole('alert')).toContainText(security.secondFactor.wrong);
    await typeCode(elsewhere, { locale, code: app.nextCode() });
    await expect(elsewhere).toHaveURL(new RegExp(`/${locale}/province$`));

    await elsewhere.getByRole('link', { name: menu.signOut }).click();
    await elsewhere.getByRole('main').getByRole('button', { name: account.signOut.submit }).click();
    for (const accepted of [true, false]) {
      await signIn(elsewhere, site, { locale, ...officer });
      await typeCode(elsewhere, { locale, code: recoveryCodes[0]!.toUpperCase() });
      if (accepted) {
        await expect(elsewhere).toHaveURL(new RegExp(`/${locale}/province$`));
        await elsewhere.context().clearCookies();
      } else await expect(elsewhere.getByRole('alert')).toContainText(security.secondFactor.wrong);
    }
    await readMail(site, { to: officer.email, subject: new RegExp(security.mails.notices.recoveryCodeUsed.subject) });

    await page.goto(`/${locale}/account/security`);
    await expect(page.getByRole('main')).toContainText(security.factor.codesLeft(9));
    await expect(page.getByRole('button', { name: security.factor.remove })).toHaveCount(0);
    await page.getByRole('button', { name: security.sessions.endOthers }).click();
    await expect(page.getByRole('main')).toContainText(security.sessions.onlyHere);
    await elsewhere.context().close();
  });

  test(`${locale}: a member turns it on, proves who they are, and turns it off`, async ({ page }) => {
    test.setTimeout(90_000);
    const founder = newFounder('Sara Sleutel', 'Sleutelwerk B.V.');
    await register(page, site, { ...founder, locale });
    await page.getByRole('link', { name: menu.settings }).click();
    await page.getByRole('main').getByRole('link', { name: security.settings.security, exact: true }).click();
    await page.getByRole('link', { name: security.factor.setUp }).click();
    const { app } = await setUpAuthenticator(page, site, { locale, password: founder.password });
    await expect(page.getByRole('status')).toContainText(security.done['codes-saved']!);

    await page.goto(`/${locale}/account/prove?next=${encodeURIComponent(`/${locale}/account/settings`)}`);
    await page.getByLabel(account.fields.password, { exact: true }).fill(founder.password);
    await page.getByLabel(security.secondFactor.code, { exact: true }).fill(app.nextCode());
    await page.getByRole('main').getByRole('button', { name: security.prove.submit }).click();
    await page.getByLabel(account.settings.newEmail, { exact: true }).fill(`nieuw.${founder.email}`);
    await page.getByRole('button', { name: account.settings.emailSubmit }).click();
    await expect(page.getByRole('status')).toContainText(account.settings.done['email-asked']!);

    await page.goto(`/${locale}/account/security`);
    await page.getByRole('button', { name: security.factor.remove }).click();
    await expect(page.getByRole('status')).toContainText(security.done['factor-removed']!);
    await readMail(site, { to: founder.email, subject: new RegExp(security.mails.notices.factorRemoved.subject) });
  });
}

test.describe('with axe', () => {
  test.use({ javaScriptEnabled: true });
  for (const locale of locales) {
    test(`${locale}: the pages of the second factor look right`, async ({ page }) => {
      test.setTimeout(120_000);
      const { security } = words(locale);
      const founder = newFounder('Kim Kijker', 'Kijkwerk B.V.');
      await register(page, site, { ...founder, locale });
      await page.goto(`/${locale}/account/security/authenticator`);
      await checkLooks(page, 'setting an authenticator up');
      await setUpAuthenticator(page, site, { locale, password: founder.password });
      await page.goto(`/${locale}/account/security/recovery-codes`);
      await page.getByRole('button', { name: security.recoveryCodes.make }).click();
      await checkLooks(page, 'new recovery codes');
      await page.goto(`/${locale}/account/security`);
      await checkLooks(page, 'security with an authenticator');
      await page.goto(`/${locale}/account/prove`);
      await checkLooks(page, 'proving with a code');
      await page.context().clearCookies();
      await signIn(page, site, { ...founder, locale });
      await checkPage(page, { address: `/${locale}/account/second-factor`, locale });
      await typeCode(page, { locale, code: '000000' });
      await checkLooks(page, 'the page for the code, refused');
    });
  }
});
