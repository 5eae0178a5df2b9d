/** A mission from two sides, without JavaScript: an officer prepares it, and a company gets ready for it in time. */
import type { Page } from '@playwright/test';
import { course, normalise } from './support/course.ts';
import { newFounder, register, takeNextStep } from './support/journey.ts';
import { readMail } from './support/mail.ts';
import { becomeOfficer, createOfficerLink } from './support/officer.ts';
import { demonstration as site } from './support/sites.ts';
import { expect, test } from './support/test.ts';
import { words, type Locale } from './support/words.ts';

test.use({ javaScriptEnabled: false, baseURL: site.baseUrl });
test.describe.configure({ timeout: 240_000 });

const locale: Locale = 'nl';
const t = words(locale);
const track = course().track('pre-departure')!;
const main = (page: Page) => page.getByRole('main');

/** YYYY-MM-DD, so many days from now. */
const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const [year, month, date] = day.split('-').map(Number);
  const field = page.getByRole('group', { name: label, exact: true });
  await field.getByLabel(t.forms.day, { exact: true }).fill(String(date));
  await field.getByLabel(t.forms.month, { exact: true }).fill(String(month));
  await field.getByLabel(t.forms.year, { exact: true }).fill(String(year));
}

/** Fills in the officer's form, saves the draft and publishes it. Returns the mission's address and its code. */
async function publishMission(officer: Page, { title, departsOn }: { title: string; departsOn: number }): Promise<{ address: string; code: string }> {
  const { form, province } = t.mission;
  await officer.goto(`/${locale}/province/missions`);
  await officer.getByRole('link', { name: province.create }).click();
  await officer.getByRole('button', { name: form.saveDraft }).click();
  await expect(officer.getByRole('alert'), 'an empty form says what is missing').toContainText(form.titleMissing[locale]);
  for (const language of ['nl', 'en'] as const) {
    const label = (name: string) => officer.getByLabel(`${name} ${form.inLanguage[language]}`, { exact: true });
    await label(form.title).fill(`${title} (${language})`);
    await label(form.destination).fill('Chengdu');
    await label(form.text).fill('Een week lang bedrijven bezoeken.\n\nEn een beurs.');
  }
  await typeDay(officer, form.departsOn, inDays(departsOn));
  await typeDay(officer, form.returnsOn, inDays(departsOn + 6));
  await typeDay(officer, form.enrolBy, inDays(departsOn - 2));
  await officer.getByLabel(form.track, { exact: true }).selectOption({ label: track.title[locale] });
  await officer.getByLabel(form.capacity, { exact: true }).fill('5');
  await officer.getByRole('button', { name: form.saveDraft }).click();
  await expect(officer.getByRole('status')).toContainText(province.done.created!);
  const address = new URL(officer.url()).pathname;
  await officer.getByRole('link', { name: t.missionDesk.actions.publish, exact: true }).click();
  await main(officer).getByRole('button').click();
  await expect(officer.getByRole('status')).toContainText(province.done.published!);
  return { address, code: await officer.locator('dl.facts strong').first().innerText() };
}

async function joinWithCode(manager: Page, { code, traveller }: { code: string; traveller: string }): Promise<void> {
  await manager.goto(`/${locale}/missions`);
  await manager.getByLabel(t.mission.list.code, { exact: true }).fill('ABCD 2345');
  await manager.getByRole('button', { name: t.mission.list.submit }).click();
  await expect(manager.getByRole('alert')).toContainText(t.mission.list.codeUnknown);
  await manager.getByLabel(t.mission.list.code, { exact: true }).fill(` ${code.toLowerCase()} `);
  await manager.getByRole('button', { name: t.mission.list.submit }).click();
  await manager.getByLabel(t.mission.join.you(traveller), { exact: true }).check();
  await manager.getByRole('button', { name: t.mission.join.submit, exact: true }).click();
  await expect(manager.getByRole('status')).toContainText(t.mission.page.done.placed!);
}

/** Ticks every item of the lists for before the trip, of every module. */
async function tickLists(manager: Page): Promise<void> {
  for (const { module: moduleId } of track.modules) {
    for (const list of course()
      .modules.find(({ id }) => id === moduleId)!
      .checklists.filter(({ moment }) => moment === 'before')) {
      await manager.goto(`/${locale}/modules/${moduleId}/checklists`);
      for (const { text } of list.items) await manager.getByLabel(text[locale], { exact: true }).check();
      await manager.getByRole('button', { name: t.checklist.save(list.title[locale]) }).click();
      await expect(manager.getByRole('status')).toContainText(t.checklist.saved);
    }
  }
}

test('an officer prepares a mission, and a company is ready for it before D-3', async ({ page: officer, browser }) => {
  const title = `Missie naar Chengdu ${process.pid}`;
  const link = await createOfficerLink(site, { email: `missie.${process.pid}@voorbeeld.example`, locale });
  await becomeOfficer(officer, link, { locale, name: 'Mieke Missie', password: 'negen hoge dijken langs de Lek' });
  const { address, code } = await publishMission(officer, { title, departsOn: 10 });

  const manager = await (await browser.newContext({ javaScriptEnabled: false, baseURL: site.baseUrl })).newPage();
  const founder = newFounder('Mart Reizigers', 'Op Reis Meettechniek B.V.');
  await register(manager, site, { ...founder, locale });
  await joinWithCode(manager, { code, traveller: founder.name });

  await manager.goto(`/${locale}/training`);
  const { plan } = t.countdown;
  await expect(main(manager).getByRole('heading', { level: 2 }).first()).toHaveText(plan.count.before(10));
  await expect(main(manager)).toContainText(plan.states.next);

  const row = officer.getByRole('row').filter({ hasText: founder.company });
  await officer.goto(address);
  await expect(main(officer)).toContainText(t.missionDesk.companies.total(0, 1));
  await expect(row).toContainText(t.missionDesk.companies.notReady);
  expect(await officer.content(), 'the officer sees the company, not the person').not.toContain(founder.name);

  // The officer writes to who isn't ready; the manager gets it in their language.
  await officer.getByRole('link', { name: t.missionDesk.actions.mail, exact: true }).click();
  const { mail } = t.missionDesk;
  await officer.getByLabel(mail.to, { exact: true }).selectOption({ label: mail.unready(1) });
  for (const language of ['nl', 'en'] as const) {
    await officer.getByLabel(mail.subjectOf[language], { exact: true }).fill(`Bijna vertrek ${language}`);
    await officer.getByLabel(mail.textOf[language], { exact: true }).fill('Denk aan de lijsten.');
  }
  await officer.getByRole('button', { name: mail.check }).click();
  await expect(main(officer)).toContainText(mail.reaches(1, 1));
  await officer.getByRole('button', { name: mail.send }).click();
  await expect(officer.getByRole('status')).toContainText(t.missionDesk.done.mailed!);
  expect((await readMail(site, { to: founder.email, subject: /Bijna vertrek nl/ })).text).toContain('Mieke Missie');

  for (let steps = 0; (await takeNextStep(manager, site, locale)) !== null; steps += 1) expect(steps, 'the track ends').toBeLessThan(60);
  await tickLists(manager);
  await officer.goto(address);
  await expect(main(officer)).toContainText(t.missionDesk.companies.total(1, 1));
  await expect(row).toContainText(t.missionDesk.companies.ready);
  await expect(row).not.toContainText(t.missionDesk.companies.notReady);

  // Ready at D-10: nothing of before the departure is open. The certificate names the mission.
  await manager.goto(`/${locale}/training`);
  await expect(main(manager)).toContainText(plan.nothingDue);
  await manager.goto(`/${locale}/company/certificates`);
  await main(manager).locator(`a[href^="/${locale}/certificates/"]`).first().click();
  await expect(main(manager)).toContainText(`${title} (nl)`);

  // The mission moves; the company hears of it, and its plan counts from the new day.
  await officer.getByRole('link', { name: t.missionDesk.actions.edit, exact: true }).click();
  await typeDay(officer, t.mission.form.departsOn, inDays(25));
  await typeDay(officer, t.mission.form.returnsOn, inDays(31));
  await officer.getByRole('button', { name: t.mission.form.save }).click();
  await expect(officer.getByRole('status')).toContainText(t.mission.province.done.edited!);
  await readMail(site, { to: founder.email, subject: new RegExp(title) });
  await manager.goto(`/${locale}/training`);
  expect(normalise(await main(manager).getByRole('heading', { level: 2 }).first().innerText())).toBe(plan.count.before(25));

  const calendar = await manager.request.get(`${site.baseUrl}/${locale}/missions/${address.split('/').at(-1)}.ics`);
  expect(calendar.headers()['content-type']).toContain('text/calendar');
  expect(await calendar.text()).toContain(`DTSTART;VALUE=DATE:${inDays(25).replaceAll('-', '')}`);
});
