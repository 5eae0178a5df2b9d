/** A manager brings ten colleagues: who comes, who doesn't, who goes again, and what the company's page says of it. */
import type { Browser, Page } from '@playwright/test';
import { checkLooks } from './support/checks.ts';
import { course } from './support/course.ts';
import { acceptInvitation, enrol, newFounder, register, signIn } from './support/journey.ts';
import { countMails, readMail } from './support/mail.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { expectPlainPage, expectValidHtml } from './support/valid-html.ts';
import { locales, words } from './support/words.ts';

test.use({ javaScriptEnabled: false });
test.describe.configure({ timeout: 120_000 });

const locale = 'nl';
const t = words(locale);
const { people, roles, leave, remove } = t.company;
const main = (page: Page) => page.getByRole('main');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const said = (page: Page) => page.getByRole('status');
/** The row of a person or an address in the lists of the people page. */
const rowOf = (page: Page, text: string) => main(page).getByRole('listitem').filter({ hasText: text });
const newPage = async (browser: Browser): Promise<Page> => (await browser.newContext({ javaScriptEnabled: false })).newPage();

test('a manager brings ten colleagues', async ({ page: manager, browser }) => {
  const boss = newFounder('Bea Baas', 'Tien Collega’s B.V.');
  await register(manager, site, { ...boss, locale });
  const mailOf = (name: string) => boss.email.replace('bea.baas', name);
  const mistyped = mailOf('joep').replace('@', ' at ');

  await test.step('pastes what a mail program and a spreadsheet give, and sees what would happen', async () => {
    await manager.goto(`/${locale}/company/people`);
    const pasted = [
      `Anouk Bos <${mailOf('anouk')}>, "Bos, Bram" <${mailOf('bram').toUpperCase()}>`,
      `${mailOf('chris')}; ${mailOf('daan')}`,
      `Eva de Wit\t${mailOf('eva')}`,
      `${mailOf('fatima')} ${mailOf('guus')}`,
      `  ${mailOf('hanna')},`,
      `mailto:${mailOf('iris')}`,
      mistyped,
      `anouk again <${mailOf('anouk')}>`,
      boss.email,
    ];
    await manager.getByLabel(people.addresses, { exact: true }).fill(pasted.join('\n'));
    await manager.getByRole('button', { name: people.check }).click();
    await expect(heading(manager)).toHaveText(people.preview.title);
    const line = (text: string) => manager.getByRole('row').filter({ hasText: text });
    await expect(line('Eva de Wit')).toContainText(people.plans.invite);
    await expect(line(mistyped)).toContainText(people.plans['not-an-address']);
    await expect(line('anouk again')).toContainText(people.plans.double);
    await expect(line(boss.email)).toContainText(people.plans.member);
    await expect(manager.getByRole('button', { name: people.preview.submit(9) })).toBeVisible();
    expect(await countMails(site, mailOf('anouk')), 'nothing was sent yet').toBe(0);
  });

  await test.step('mends one line on that page, looks again, and sends; what stays behind is in the box', async () => {
    const box = manager.getByLabel(people.addresses, { exact: true });
    await box.fill((await box.inputValue()).replace(mistyped, mailOf('joep')));
    await manager.getByRole('button', { name: people.check }).click();
    await manager.getByRole('button', { name: people.preview.submit(10) }).click();
    await expect(said(manager)).toContainText(people.sent(10));
    await expect(box).toHaveValue(boss.email);
    await expect(manager.getByRole('alert')).toContainText(people.notSent(1));
    for (const email of [mailOf('anouk'), mailOf('bram'), mailOf('chris'), mailOf('joep')]) await expect(rowOf(manager, email)).toContainText(people.resend);
    await manager.goto(`/${locale}/company/people`);
  });

  const password = 'vijf gele tulpen op het dak';
  const accept = async (name: string, email: string) => {
    const page = await newPage(browser);
    await acceptInvitation(page, site, { name, email, password, locale, company: boss.company });
    return page;
  };

  await test.step('sends one again, and withdraws one', async () => {
    const { link: first } = await readMail(site, { to: mailOf('daan') });
    await rowOf(manager, mailOf('daan')).getByRole('button', { name: people.resend }).click();
    await expect(said(manager)).toContainText(people.done.resent!);
    await expect.poll(() => countMails(site, mailOf('daan')), { timeout: 20_000 }).toBe(2);
    const { link: withdrawn } = await readMail(site, { to: mailOf('eva') });
    await rowOf(manager, mailOf('eva')).getByRole('button', { name: people.withdraw }).click();
    await expect(said(manager)).toContainText(people.done.withdrawn!);
    await expect(rowOf(manager, mailOf('eva'))).toHaveCount(0);
    const stranger = await newPage(browser);
    for (const link of [first, withdrawn]) expect((await stranger.goto(link))?.status(), 'the link stopped working').toBe(410);
  });

  const anouksPage = await accept('Anouk Bos', mailOf('anouk'));
  await accept('Bram Bos', mailOf('bram'));
  const chrisPage = await accept('Chris Meester', mailOf('chris'));

  await test.step('sees who came, and enrols them', async () => {
    await manager.goto(`/${locale}/company/people`);
    for (const name of ['Anouk Bos', 'Bram Bos', 'Chris Meester']) await expect(rowOf(manager, name)).toContainText(roles.participant);
    const track = course().track('pre-departure')!.title[locale];
    await enrol(manager, site, { locale, track });
    await expect(main(manager)).toContainText(t.training.company.finishedOf(0, 4));
  });

  await test.step('makes one of them manager, who removes another', async () => {
    await manager.goto(`/${locale}/company/people`);
    await manager.getByRole('button', { name: people.makeManager('Anouk Bos') }).click();
    await expect(said(manager)).toContainText(people.done['role-changed']!);
    await anouksPage.goto(`/${locale}/company/people`);
    await anouksPage.getByRole('link', { name: people.remove('Bram Bos') }).click();
    await expect(heading(anouksPage)).toHaveText(remove.title('Bram Bos'));
    await anouksPage.getByRole('button', { name: remove.submit('Bram Bos') }).click();
    await expect(said(anouksPage)).toContainText(people.done.removed!);
    await expect(rowOf(anouksPage, 'Bram Bos')).toHaveCount(0);
    expect((await readMail(site, { to: mailOf('bram'), subject: /hoort niet meer/ })).text).toContain(boss.company);
  });

  await test.step('and one leaves', async () => {
    await chrisPage.goto(`/${locale}/company/people`);
    await chrisPage.getByRole('link', { name: people.leave }).click();
    await expect(heading(chrisPage)).toHaveText(leave.title(boss.company));
    await chrisPage.getByRole('button', { name: leave.submit }).click();
    await expect(said(chrisPage)).toContainText(t.account.settings.done.left!);
    await expect(main(chrisPage)).toContainText(t.account.settings.noCompany.none.title);
    expect((await chrisPage.goto(`/${locale}/company`))?.status()).toBe(403);
    await readMail(site, { to: boss.email, subject: /Chris Meester/ });
  });

  await test.step('the numbers on the company’s page follow', async () => {
    await manager.goto(`/${locale}/company`);
    await expect(main(manager)).toContainText(t.training.company.finishedOf(0, 2));
    for (const name of ['Bram Bos', 'Chris Meester']) await expect(main(manager)).not.toContainText(name);
    await expect(manager.getByRole('row').filter({ hasText: 'Anouk Bos' })).toHaveCount(1);
  });

  await test.step('the first manager goes too; the last one can’t', async () => {
    await manager.goto(`/${locale}/company/leave`);
    await manager.getByRole('button', { name: leave.submit }).click();
    await expect(said(manager)).toContainText(t.account.settings.done.left!);
    await anouksPage.goto(`/${locale}/company/leave`);
    await expect(main(anouksPage)).toContainText(leave.alone);
    await expect(anouksPage.getByRole('button', { name: leave.submit })).toHaveCount(0);
  });
});

test('a consultant works for two companies, one at a time', async ({ page, browser }) => {
  const first = newFounder('Coco Adviseur', 'Eerste Klant B.V.');
  await register(page, site, { ...first, locale });
  const boss = newFounder('Tim Tweede', 'Tweede Klant B.V.');
  const manager = await newPage(browser);
  await register(manager, site, { ...boss, locale });
  await expect(page.getByRole('link', { name: t.site.switchCompany(first.company) })).toHaveCount(0);

  await manager.goto(`/${locale}/company/people`);
  await manager.getByLabel(people.addresses, { exact: true }).fill(first.email);
  await manager.getByRole('button', { name: people.check }).click();
  await expect(manager.getByRole('row').filter({ hasText: first.email })).toContainText(people.plans.invite);
  await manager.getByRole('button', { name: people.preview.submit(1) }).click();
  await page.goto((await readMail(site, { to: first.email, subject: /nodigt u uit/ })).link);
  await expect(main(page)).toContainText(t.account.invitation.alsoElsewhere(first.company));
  await page.getByRole('button', { name: t.account.invitation.join }).click();

  await page.goto(`/${locale}/company`);
  await expect(heading(page)).toHaveText(boss.company);
  await page.getByRole('link', { name: t.site.switchCompany(boss.company) }).click();
  await page.getByRole('button', { name: t.company.switch.choose(first.company) }).click();
  await expect(said(page)).toContainText(t.company.switch.done.switched!);
  await page.goto(`/${locale}/company/people`);
  await expect(main(page)).toContainText(people.lede(first.company));
  await expect(main(page)).not.toContainText(boss.name);
  await page.goto(`/${locale}/company/leave`);
  await expect(main(page), 'nobody else is there').toContainText(leave.alone);

  await page.goto(`/${locale}/company/switch`);
  await page.getByRole('button', { name: t.company.switch.choose(boss.company) }).click();
  await page.goto(`/${locale}/company/leave`);
  await page.getByRole('button', { name: leave.submit }).click();
  await expect(said(page)).toContainText(t.company.switch.done.left!);
  await page.goto(`/${locale}/company`);
  await expect(heading(page)).toHaveText(first.company);
});

test.describe('the pages in between', () => {
  // axe needs a script of its own.
  test.use({ javaScriptEnabled: true });
  for (const language of locales) {
    test(`${language}: pass what every page has to pass`, async ({ page, browser }) => {
      const { company, account } = words(language);
      const boss = newFounder('Lotte Lijst', 'Regel voor Regel Installatietechniek en Montage B.V.');
      await register(page, site, { ...boss, locale: language });
      const colleague = newFounder('Kees Klaar', 'Eigen Zaak B.V.');
      const colleaguesPage = await newPage(browser);
      await register(colleaguesPage, site, { ...colleague, locale: language });

      await page.goto(`/${language}/company/people`);
      const wrong = 'een-hele-lange-regel-zonder-apenstaart-die-nergens-ophoudt-en-doorloopt';
      await page.getByLabel(company.people.addresses, { exact: true }).fill(`${colleague.email}\n${wrong}\n${boss.email}\n${colleague.email}`);
      const press = async (name: string, status: number, address: string) => {
        const [response] = await Promise.all([
          page.waitForResponse((one) => one.request().method() === 'POST'),
          page.getByRole('button', { name, exact: true }).click(),
        ]);
        expect(response.status()).toBe(status);
        const html = await response.text();
        expectPlainPage(html, { address, locale: language });
        await expectValidHtml(html, address);
        await checkLooks(page, address);
      };
      await press(company.people.check, 200, 'a preview of invitations');
      await press(company.people.preview.submit(1), 422, 'invitations that were not sent');

      // One of two companies: the menu has the way to the other.
      await page.context().clearCookies();
      await signIn(page, site, { locale: language, email: colleague.email, password: colleague.password });
      await page.goto((await readMail(site, { to: colleague.email, subject: new RegExp(boss.name) })).link);
      await checkLooks(page, 'an invitation to a second company');
      await page.getByRole('button', { name: account.invitation.join }).click();
      await page.goto(`/${language}/company/switch`);
      await expect(page.getByRole('button', { name: company.switch.choose(colleague.company) })).toBeVisible();
      await checkLooks(page, 'the companies of a consultant');
      await page.goto(`/${language}/account/register?another=yes`);
      await checkLooks(page, 'registering another company');
    });
  }
});
