/**
 * The main job, from the first page to a certificate that anyone can verify and an officer can
 * revoke: without JavaScript, once in each language.
 */
import type { Browser, Page } from '@playwright/test';
import { answerKey, course, normalise, requiredLessons } from './support/course.ts';
import { attemptId, enrol, newFounder, register, takeNextStep, takeQuiz, type Founder } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { becomeOfficer, createOfficerLink } from './support/officer.ts';
import { clockSite as site, passMinutes } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { locales, words, type Locale } from './support/words.ts';

test.use({ javaScriptEnabled: false, baseURL: site.baseUrl });
// One after the other: both move the one clock of the site.
test.describe.configure({ mode: 'default', timeout: 240_000 });
const track = course().track('pre-departure')!;

async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, baseURL: site.baseUrl })).newPage();
}

const main = (page: Page) => page.getByRole('main');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Before handing in, neither the page nor its data twin say which answer is right, or why. */
async function expectNoAnswers(page: Page, locale: Locale): Promise<void> {
  const { explanations } = answerKey(locale, await heading(page).innerText());
  // A run of plain letters, which reads the same in HTML and in the data twin.
  const someWords = /[A-Za-z ]{5,}/.exec(await page.locator('.choice label').first().innerText())?.[0] ?? '';
  for (const address of [page.url(), `${page.url()}.data`]) {
    const source = normalise(await (await page.request.get(address)).text());
    expect(source, `${address} is the question`).toContain(someWords.trim());
    expect(source).not.toMatch(/correct|explanation/i);
    for (const explanation of explanations) expect(source).not.toContain(explanation.slice(0, 40));
  }
}

/** After handing in, every option of every question is explained. */
async function expectExplanations(page: Page, locale: Locale, asked: string[]): Promise<void> {
  const text = normalise(await main(page).innerText());
  for (const explanation of asked.flatMap((stem) => answerKey(locale, stem).explanations)) expect(text).toContain(explanation);
}

/** Fails the quiz on the page, finds it closed for an hour, and passes it with other questions after that. */
async function failAndRetry(page: Page, locale: Locale): Promise<void> {
  const t = words(locale).training;
  const quizPage = page.url();
  await page.getByRole('button', { name: t.quiz.start }).click();
  await expectNoAnswers(page, locale);
  await page.goto(quizPage);
  await expect(main(page)).toContainText(t.quiz.resumeText);
  const asked = await takeQuiz(page, { locale, right: false });
  await expect(main(page)).toContainText(t.result.failed);
  await expect(main(page)).toContainText(t.result.score(0, asked.length));
  await expectExplanations(page, locale, asked);
  const failed = attemptId(page);

  await page.goto(quizPage);
  await expect(main(page).getByRole('button')).toHaveCount(0);
  const paused = t.quiz.paused('…').split('…')[0]!;
  await expect(main(page)).toContainText(paused);
  // Somebody who still has the form open gets no new attempt either.
  const enrolment = new URL(page.url()).searchParams.get('enrolment') ?? (await enrolmentOf(page, locale));
  const forced = await page.request.post(quizPage, { form: { enrolment }, headers: { Origin: site.baseUrl } });
  expect(forced.url(), 'back at the quiz, no attempt').toContain('/quiz');
  expect(await forced.text()).toContain(paused);

  passMinutes(61);
  await page.goto(quizPage);
  const again = await takeQuiz(page, { locale, right: true });
  await expect(main(page)).toContainText(t.result.passed);
  await expect(main(page)).toContainText(t.result.score(again.length, again.length));
  expect(attemptId(page)).not.toBe(failed);
  expect([...again].sort(), 'other questions than before').not.toEqual([...asked].sort());
}

async function enrolmentOf(page: Page, locale: Locale): Promise<string> {
  const company = await page.request.get(`/${locale}/company`);
  return /\/company\/enrolments\/([^"]+)"/.exec(await company.text())?.[1] ?? '';
}

/** Every lesson and every quiz of the track, as "my training" leads from one to the next. */
async function followTrack(page: Page, locale: Locale): Promise<void> {
  const t = words(locale).training;
  const lessons = requiredLessons(track.id);
  await page.goto(`/${locale}/training`);
  await expect(main(page)).toContainText(t.overview.begin(lessons[0]!.text[locale].title));
  await expect(main(page)).toContainText(t.overview.progress(0, lessons.length + track.modules.length));

  for (const lesson of course().requiredLessons(track.id, track.modules[0]!.module)) {
    expect(await takeNextStep(page, site, locale), lesson.id).toBe('lesson');
  }
  await page.goto(`/${locale}/training`);
  await page.getByRole('link', { name: t.overview.quiz(course().modules[0]!.title[locale]) }).click();
  await failAndRetry(page, locale);

  const steps = { lesson: 0, quiz: 0 };
  for (let step = await takeNextStep(page, site, locale); step; step = await takeNextStep(page, site, locale)) steps[step] += 1;
  expect(steps).toEqual({ lesson: lessons.length - course().requiredLessons(track.id, track.modules[0]!.module).length, quiz: track.modules.length - 1 });
}

/** The company's own list leads to the public page. Returns the certificate's number. */
async function findCertificate(page: Page, locale: Locale): Promise<string> {
  const { certificate } = words(locale);
  await page.goto(`/${locale}/company/certificates`);
  await expect(main(page)).toContainText(certificate.status.valid);
  await page.getByRole('link', { name: certificate.own.open }).click();
  await expect(main(page)).toContainText(certificate.page.answer.valid);
  return new URL(page.url()).pathname.split('/').at(-1)!;
}

async function verifyAsStranger(browser: Browser, number: string, founder: Founder): Promise<void> {
  const page = await stranger(browser);
  for (const locale of locales) {
    const { certificate } = words(locale);
    await page.goto(`/${locale}/verify`);
    // As somebody copies it from paper.
    await page.getByLabel(certificate.verify.number, { exact: true }).fill(` ${number.toUpperCase().replace(/(.{4})(?=.)/g, '$1-')} `);
    await page.getByRole('button', { name: certificate.verify.submit }).click();
    await expect(page).toHaveURL(`${site.baseUrl}/${locale}/certificates/${number}`);
    await expect(main(page)).toContainText(certificate.page.answer.valid);
    for (const fact of [
      founder.company,
      founder.kvkNumber,
      track.title[locale],
      certificate.identityTyped,
      ...track.modules.map(({ module }) => course().module(module)!.title[locale]),
    ]) {
      await expect(main(page)).toContainText(fact);
    }
    const pdf = await page.request.get(`/certificates/${number}.pdf?lang=${locale}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }
  await page.context().close();
}

async function revokeAsOfficer(browser: Browser, locale: Locale, founder: Founder): Promise<string> {
  const { certificate: t } = words(locale);
  const page = await stranger(browser);
  const link = await createOfficerLink(site, { email: `officer.${locale}@provincie.example`, locale });
  await becomeOfficer(page, link, { locale, name: 'Olivia Officier', password: 'negen natte paraplu’s' });
  await main(page).getByRole('link', { name: t.province.certificates }).click();
  await page.getByLabel(t.registry.search, { exact: true }).fill(founder.kvkNumber);
  await page.getByRole('button', { name: t.registry.submit }).click();
  await expect(main(page)).toContainText(t.registry.found(1));
  await main(page).getByRole('link', { name: founder.company }).click();

  const reason = 'De toetsen zijn door iemand anders gemaakt.';
  await page.getByLabel(t.detail.reason, { exact: true }).fill(reason);
  await page.getByRole('button', { name: t.detail.continue }).click();
  await expect(heading(page)).toHaveText(t.detail.confirmTitle);
  await page.getByRole('button', { name: t.detail.confirm }).click();
  await expect(main(page)).toContainText(t.detail.revoked);
  await page.context().close();
  return reason;
}

for (const [locale, given] of Object.entries({
  nl: newFounder('Noor van der Velden', 'Waterwerk Sensoren B.V.'),
  en: newFounder('Sam Okafor', 'Tulip & Lotus Software B.V.'),
}) as [Locale, Founder][]) {
  test(`${locale}: a founder reads, registers, passes every quiz and gets a certificate that can be verified and revoked`, async ({ page, browser }) => {
    const t = words(locale);
    const founder = { ...given, locale };

    await page.goto(`/${locale}`);
    await page.getByRole('link', { name: t.reading.home.start }).click();
    await expect(heading(page)).toHaveText(course().modules[0]!.lessons[0]!.text[locale].title);
    await expect(page.getByRole('button', { name: t.reading.lesson.markRead })).toHaveCount(0);
    await page.getByRole('link', { name: t.site.register }).click();
    await expect(heading(page)).toHaveText(t.account.register.title);

    await register(page, site, founder);
    await expect(heading(page)).toHaveText(founder.company);
    await expect(page.getByRole('status')).toContainText(t.training.company.registered);
    await enrol(page, site, { locale, track: track.title[locale] });
    await followTrack(page, locale);

    const number = await findCertificate(page, locale);
    const mail = await readMail(site, { to: founder.email, subject: new RegExp(founder.company.replace(/[.&]/g, '\\$&')) });
    expect(mail.link).toBe(`${site.baseUrl}/${locale}/certificates/${number}`);
    await verifyAsStranger(browser, number, founder);

    const reason = await revokeAsOfficer(browser, locale, founder);
    const visitor = await stranger(browser);
    for (const language of locales) {
      await visitor.goto(`/${language}/certificates/${number}`);
      await expect(main(visitor)).toContainText(words(language).certificate.page.answer.revoked);
      await expect(main(visitor)).toContainText(reason);
      expect((await visitor.request.get(`/certificates/${number}.pdf?lang=${language}`)).status()).toBe(410);
    }
    await page.goto(`/${locale}/company/certificates`);
    await expect(main(page)).toContainText(t.certificate.status.revoked);
  });
}
