/** What people do on the site, step by step, by the words they see. Works with JavaScript turned off. */
import { expect, type Page } from '@playwright/test';
import { answerKey, normalise } from './course.ts';
import { readMail } from './mail.ts';
import type { Site } from './sites.ts';
import { words, type Locale } from './words.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export interface Founder extends Person {
  company: string;
  kvkNumber: string;
}

let made = 0;
/** Somebody new, with a company that isn't registered; different in every worker, test and run. */
export function newFounder(name: string, company: string): Founder {
  made += 1;
  const unique = `${process.pid}${made}`;
  return {
    name,
    company,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${unique}@voorbeeld.example`,
    password: 'vier gele fietsen bij de sluis',
    kvkNumber: String(70_000_000 + (process.pid % 100_000) * 100 + made),
  };
}

export async function signIn(page: Page, site: Site, { locale, email, password }: { locale: Locale; email: string; password: string }): Promise<void> {
  const { account } = words(locale);
  await page.goto(`${site.baseUrl}/${locale}/account/sign-in`);
  await page.getByLabel(account.fields.email, { exact: true }).fill(email);
  await page.getByLabel(account.fields.password, { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: account.signIn.submit }).click();
}

/** Fills in the registration form and sends it. */
export async function fillRegistration(page: Page, site: Site, { locale, ...founder }: Founder & { locale: Locale }): Promise<void> {
  const { account, company } = words(locale);
  await page.goto(`${site.baseUrl}/${locale}/account/register`);
  await page.getByLabel(account.fields.name, { exact: true }).fill(founder.name);
  await page.getByLabel(account.fields.email, { exact: true }).fill(founder.email);
  await page.getByLabel(company.fields.name, { exact: true }).fill(founder.company);
  await page.getByLabel(company.fields.kvkNumber, { exact: true }).fill(founder.kvkNumber.replace(/(\d{4})/, '$1 '));
  await page.getByLabel(company.fields.municipality, { exact: true }).selectOption({ label: 'Wijk bij Duurstede' });
  await page.getByLabel(company.fields.sector, { exact: true }).selectOption({ index: 2 });
  await page.getByLabel(company.fields.employees, { exact: true }).fill('4');
  await page.getByLabel(company.fields.kinds.startup.label, { exact: true }).check();
  await page.getByRole('main').getByRole('button', { name: account.register.submit }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.checkMail.title);
}

/** Registers, opens the mailed link, chooses a password there and presses the button. Ends on the page that follows. */
export async function register(page: Page, site: Site, given: Founder & { locale: Locale }): Promise<void> {
  const { account } = words(given.locale);
  await fillRegistration(page, site, given);
  const { link } = await readMail(site, { to: given.email });
  await page.goto(link);
  await expect(page.getByRole('main')).toContainText(given.company);
  await page.getByLabel(account.fields.password, { exact: true }).fill(given.password);
  await page.getByRole('button', { name: account.confirm.submit }).click();
}

/** Pastes addresses, looks at what would happen, and sends what can be sent. */
export async function inviteColleagues(
  manager: Page,
  site: Site,
  { locale, emails, role = 'participant' }: { locale: Locale; emails: string[]; role?: 'manager' | 'participant' },
): Promise<void> {
  const { people: t, roleChoices } = words(locale).company;
  await manager.goto(`${site.baseUrl}/${locale}/company/people`);
  await manager.getByLabel(t.addresses, { exact: true }).fill(emails.join('\n'));
  await manager.getByRole('group', { name: t.role }).getByLabel(roleChoices[role].label, { exact: true }).check();
  await manager.getByRole('button', { name: t.check }).click();
  await expect(manager.getByRole('heading', { level: 1 })).toHaveText(t.preview.title);
  await manager.getByRole('button', { name: t.preview.submit(emails.length) }).click();
}

/** Follows the link of an invitation and makes an account there. */
export async function acceptInvitation(page: Page, site: Site, given: Person & { locale: Locale; company: string }): Promise<void> {
  const { account, site: t } = words(given.locale);
  const { link } = await readMail(site, { to: given.email });
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(account.invitation.title(given.company));
  await page.getByLabel(account.fields.name, { exact: true }).fill(given.name);
  await page.getByLabel(account.fields.password, { exact: true }).fill(given.password);
  await page.getByRole('button', { name: account.invitation.create }).click();
  await expect(page.getByRole('link', { name: t.signOut })).toBeVisible();
}

/** Enrols the manager's company in a track; everybody of the company takes part. */
export async function enrol(page: Page, site: Site, { locale, track }: { locale: Locale; track: string }): Promise<void> {
  const { enrol: t, company } = words(locale).training;
  await page.goto(`${site.baseUrl}/${locale}/company/enrol`);
  await page.getByLabel(track, { exact: true }).check();
  for (const participant of await page.getByRole('group', { name: t.participants }).getByRole('checkbox').all()) await participant.check();
  await page.getByRole('button', { name: t.submit }).click();
  await expect(page.getByRole('status')).toContainText(company.enrolled);
}

/** The attempt that the address bar is at. */
export function attemptId(page: Page): string {
  const id = /\/attempts\/([^/?]+)/.exec(page.url())?.[1];
  if (!id) throw new Error(`${page.url()} is no attempt`);
  return id;
}

/** Answers the question on the page, rightly or not, and goes on. Returns the question. */
export async function answerQuestion(page: Page, { locale, right }: { locale: Locale; right: boolean }): Promise<string> {
  const stem = normalise(await page.getByRole('heading', { level: 1 }).innerText());
  const key = answerKey(locale, stem);
  const choose = right ? key.right : key.wrong.slice(0, 1);
  const options = (await page.locator('.choice label').allInnerTexts()).map(normalise);
  expect([...options].sort(), 'the options of the question').toEqual([...key.right, ...key.wrong].sort());
  for (const text of choose) await page.locator('.choice input').nth(options.indexOf(text)).check();
  await page.getByRole('button', { name: words(locale).training.question.save }).click();
  return stem;
}

/** From the quiz's start page, also of an attempt in progress, to its result. Returns the questions that were asked. */
export async function takeQuiz(page: Page, { locale, right }: { locale: Locale; right: boolean }): Promise<string[]> {
  const { quiz, review } = words(locale).training;
  const start = [page.getByRole('button', { name: quiz.start }), page.getByRole('button', { name: quiz.again }), page.getByRole('link', { name: quiz.resume })];
  await start.reduce((any, one) => any.or(one)).click();
  const asked: string[] = [];
  while (!page.url().endsWith('/review')) {
    expect(new URL(page.url()).pathname, 'one page for each question').toMatch(new RegExp(`/attempts/[^/]+/${asked.length + 1}$`));
    asked.push(await answerQuestion(page, { locale, right }));
  }
  await page.getByRole('button', { name: review.submit, exact: true }).click();
  return asked;
}

/** Reads the lesson on the page to its end and marks it read. */
export async function markRead(page: Page, locale: Locale): Promise<void> {
  await page.getByRole('button', { name: words(locale).reading.lesson.markRead }).click();
}

/**
 * Takes the one next step that "my training" offers: a lesson or a quiz. Returns which, or null
 * when it offers none.
 */
export async function takeNextStep(page: Page, site: Site, locale: Locale): Promise<'lesson' | 'quiz' | null> {
  await page.goto(`${site.baseUrl}/${locale}/training`);
  const next = page.locator('main .actions a.button').first();
  if (!(await next.isVisible())) return null;
  const href = (await next.getAttribute('href')) ?? '';
  if (!/\/(modules|training)\//.test(href)) return null;
  await next.click();
  if (href.includes('/modules/')) {
    await markRead(page, locale);
    return 'lesson';
  }
  await takeQuiz(page, { locale, right: true });
  await expect(page.getByRole('main')).toContainText(words(locale).training.result.passed);
  return 'quiz';
}
