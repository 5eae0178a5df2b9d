/** A form that can't be accepted: what is wrong is said first, has the focus, and leads to the field. */
import type { Page } from '@playwright/test';
import { storageOf, type Role } from './support/accounts.ts';
import { addresses, type Addresses } from './support/addresses.ts';
import { proveIdentity } from './support/authenticator.ts';
import { checkLooks } from './support/checks.ts';
import { expect, test } from './support/test.ts';
import { expectPlainPage, expectValidHtml } from './support/valid-html.ts';
import { locales, words, type Locale } from './support/words.ts';

interface RefusedForm {
  name: string;
  role: Role;
  path: (addresses: Addresses) => string;
  /** Fields to fill before sending, which must come back as typed. */
  typed?: Record<string, string>;
  /** Is only there after a recent proof of identity. */
  afterProof?: boolean;
  /** On a page that offers passkeys. */
  scripted?: boolean;
  /** Which button sends the form, where the page has several. */
  button?: (locale: Locale) => string;
}

const forms: RefusedForm[] = [
  { name: 'sign in', role: 'anonymous', path: () => 'account/sign-in', typed: { email: 'niemand@voorbeeld' }, scripted: true },
  {
    name: 'register',
    role: 'anonymous',
    path: () => 'account/register',
    typed: { name: 'Anna <b>de</b> Vries', email: 'geen adres', company_name: 'Onvolledig & Zn.', kvk_number: '1234567' },
  },
  { name: 'confirm a registration', role: 'anonymous', path: ({ confirmToken }) => `account/confirm?token=${confirmToken}` },
  { name: 'forgotten password', role: 'anonymous', path: () => 'account/forgot-password', typed: { email: 'x' } },
  { name: 'new password', role: 'anonymous', path: ({ resetToken }) => `account/reset-password?token=${resetToken}` },
  { name: 'invitation', role: 'anonymous', path: ({ invitationToken }) => `account/invitation?token=${invitationToken}`, typed: { name: '' } },
  { name: 'first officer', role: 'anonymous', path: ({ officerToken }) => `account/first-officer?token=${officerToken}`, typed: { name: 'Olga' } },
  { name: 'verify', role: 'anonymous', path: () => 'verify', typed: { number: 'geen nummer' } },
  { name: 'question', role: 'founder', path: ({ openAttempt }) => `attempts/${openAttempt}/3`, button: (locale) => words(locale).training.question.save },
  { name: 'enrol', role: 'manager', path: () => 'company/enrol', button: (locale) => words(locale).training.enrol.submit },
  {
    name: 'invite',
    role: 'manager',
    path: () => 'company/people',
    // More than the box takes, and still all there.
    typed: { addresses: 'an@voorbeeld.example '.repeat(600) },
    button: (locale) => words(locale).company.people.check,
  },
  {
    name: 'add a participant',
    role: 'manager',
    path: ({ enrolment }) => `company/enrolments/${enrolment}`,
    button: (locale) => words(locale).training.enrolment.removeButton,
  },
  {
    name: 'change password',
    role: 'manager',
    path: () => 'account/settings',
    afterProof: true,
    button: (locale) => words(locale).account.settings.passwordSubmit,
  },
  {
    name: 'change address',
    role: 'manager',
    path: () => 'account/settings',
    typed: { email: 'nog geen adres' },
    afterProof: true,
    button: (locale) => words(locale).account.settings.emailSubmit,
  },
  { name: 'prove who you are', role: 'manager', path: () => 'account/prove' },
  { name: 'set an authenticator up', role: 'manager', path: () => 'account/security/authenticator', typed: { code: '000000' }, afterProof: true },
  {
    name: 'revoke',
    role: 'officer',
    path: ({ certificate }) => `province/certificates/${certificate}`,
    typed: { reason: 'kort' },
    button: (locale) => words(locale).certificate.detail.continue,
  },
];

/** The summary is the first thing in main, has the focus, and each of its links leads to a field that says the same. */
async function expectErrorSummary(page: Page): Promise<void> {
  const summary = page.locator('main > :first-child');
  await expect(summary).toHaveAttribute('role', 'alert');
  await expect(summary).toBeFocused();
  const links = await summary.getByRole('link').all();
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) {
    const id = ((await link.getAttribute('href')) ?? '').replace('#', '');
    const field = page.locator(`[id="${id}"]`);
    await expect(field, `the field #${id}`).toHaveCount(1);
    await expect(page.locator(`[id="${id}-error"]`)).toContainText(await link.innerText());
  }
  await links[0]!.click();
  const first = ((await links[0]!.getAttribute('href')) ?? '').replace('#', '');
  await expect(page).toHaveURL(new RegExp(`#${first}$`));
}

for (const role of [...new Set(forms.map((form) => form.role))]) {
  test.describe(role, () => {
    test.use({ storageState: storageOf(role) });
    for (const { name, path, typed = {}, button, afterProof, scripted } of forms.filter((form) => form.role === role)) {
      for (const locale of locales) {
        test(`${locale}: ${name}`, async ({ page }) => {
          const address = `/${locale}/${path(addresses())}`;
          if (afterProof) await proveIdentity(page, locale);
          await page.goto(address);
          const form = page.locator('main form').filter({ has: button ? page.getByRole('button', { name: button(locale) }) : page.getByRole('button') });
          const sender = form.getByRole('button', button && { name: button(locale) });
          for (const [field, value] of Object.entries(typed)) await form.locator(`[name="${field}"]`).fill(value);
          const [response] = await Promise.all([page.waitForResponse((one) => one.request().method() === 'POST'), sender.click()]);
          expect(response.status()).toBe(422);
          const html = await response.text();
          const title = expectPlainPage(html, { address, locale, scripted });
          expect(title.startsWith(`${words(locale).forms.errorPrefix} `), title).toBe(true);
          await expectValidHtml(html, address);

          await expectErrorSummary(page);
          for (const [field, value] of Object.entries(typed)) await expect(form.locator(`[name="${field}"]`), 'what was typed').toHaveValue(value);
          for (const secret of await page.locator('input[type=password]').all()) await expect(secret, 'a password never comes back').toHaveValue('');
          await checkLooks(page, `${address}, refused`);
        });
      }
    }
  });
}
