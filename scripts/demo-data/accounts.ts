/** The accounts that the README names. Their companies lived through everything: each step is the site's own function. */
import { siteOf } from '#app/accounts/site.ts';
import { confirmWithTradeRegister } from '#app/companies/identity.server.ts';
import { markLessonRead } from '#app/learning/progress.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { saveChecklist } from '#app/readiness/checklists.server.ts';
import { makeUser } from '#tests/support/factories.ts';
import { giveAuthenticator } from '#tests/support/second-factor.ts';
import { enrol, finishTrack, playScenarios, readLessons, takeQuiz } from '#tests/support/learning.ts';
import { demonstrationSecret } from './authenticator.ts';
import { daysAgo } from './chance.ts';
import { inventKvkNumber } from './kvk-number.ts';
import { joinIfOpen, type DemonstrationMissions } from './missions.ts';
import { register, type Setting } from './register.ts';

export const demonstrationAccounts = [
  { email: 'founder@example.nl', what: 'manager of a startup, halfway through market entry' },
  { email: 'manager@example.nl', what: 'manager of a company that is nearly ready for departure' },
  { email: 'participant@example.nl', what: 'participant there, with one module to go' },
  { email: 'certified@example.nl', what: 'manager of a company with a certificate' },
  { email: 'officer@example.nl', what: 'officer of the province (asks for a code)' },
  { email: 'administrator@example.nl', what: 'runs the installation (asks for a code)' },
];

/** The id on the operator's list, or its first one for an operator who doesn't have it. */
const listed = (list: { id: string }[], id: string) => (list.find((item) => item.id === id) ?? list[0]!).id;

/** The site as it was at a moment. */
const then = (setting: Setting, now: Date) => ({ ...setting, now: () => now });

/** An officer and an administrator, there from the programme's first day on, each with an authenticator. Returns the officer's id. */
export function makeOfficer({ db }: Setting, { today, factorKey }: { today: Date; factorKey: Buffer }): string {
  const start = daysAgo(today, 370, 9);
  const officer = makeUser(db, { email: 'officer@example.nl', name: 'Ingrid Vermeer', role: 'officer', created_at: start });
  const administrator = makeUser(db, { email: 'administrator@example.nl', name: 'Tom de Groot', role: 'administrator', created_at: start });
  for (const { id: userId } of [officer, administrator]) giveAuthenticator({ db, factorKey, now: () => start }, { userId, secret: demonstrationSecret });
  return officer.id;
}

/** A startup in market entry: two modules finished, one of them at the second try, and a lesson of the third. */
export function makeFounder(setting: Setting, { today }: { today: Date }): void {
  const { db, catalogue, operator } = setting;
  const trackId = 'market-entry';
  const { companyId, userIds } = register(setting, {
    company: {
      name: 'Glimworm Fotonica',
      kvkNumber: inventKvkNumber(1001),
      municipality: listed(operator.municipalities, 'utrecht'),
      sector: listed(operator.sectors, 'high-tech'),
      employees: 6,
      kind: 'startup',
    },
    people: [{ name: 'Yasmin de Haas', email: 'founder@example.nl' }],
    now: daysAgo(today, 34, 9),
  });
  const { enrolmentId } = enrol(then(setting, daysAgo(today, 34, 10)), { companyId, trackId, userIds });
  const userId = userIds[0]!;
  const [first, second, third] = (catalogue.track(trackId)?.modules ?? []).map(({ module }) => module);
  const at = (days: number, atHour: number) => then(setting, daysAgo(today, days, atHour));

  readLessons(at(33, 10), { userId, trackId, moduleId: first! });
  playScenarios(at(33, 10), { userId, trackId, moduleId: first! });
  takeQuiz(at(33, 11), { userId, enrolmentId, moduleId: first! });
  readLessons(at(20, 13), { userId, trackId, moduleId: second! });
  playScenarios(at(20, 13), { userId, trackId, moduleId: second! });
  takeQuiz(at(20, 14), { userId, enrolmentId, moduleId: second!, right: 5 });
  takeQuiz(at(18, 9), { userId, enrolmentId, moduleId: second! });
  tickHalf(at(17, 10), { userId, companyId, moduleId: second! });
  const now = daysAgo(today, 3, 15);
  const lesson = catalogue.requiredLessons(trackId, third!)[0];
  if (lesson) markLessonRead(db, { userId, moduleId: third!, lessonId: lesson.id, catalogue, now, ...wireSteps(setting) });
}

/** Ticks the first half of a module's first checklist. */
function tickHalf({ db, catalogue, now }: ReturnType<typeof then>, given: { userId: string; companyId: string; moduleId: string }): void {
  const checklist = catalogue.module(given.moduleId)?.checklists[0];
  if (!checklist) return;
  const ticked = checklist.items.slice(0, Math.ceil(checklist.items.length / 2)).map(({ id }) => id);
  saveChecklist(db, { ...given, checklistId: checklist.id, shown: [], ticked, catalogue, now: now() });
}

/** An SME whose three travellers have finished everything but one module of one of them. */
export function makeManagerAndParticipant(setting: Setting, { today, missions }: { today: Date; missions: DemonstrationMissions }): void {
  const { catalogue, operator } = setting;
  const trackId = 'pre-departure';
  const { companyId, userIds } = register(setting, {
    company: {
      name: 'Pompenfabriek Kromhof B.V.',
      kvkNumber: inventKvkNumber(1002),
      municipality: listed(operator.municipalities, 'amersfoort'),
      sector: listed(operator.sectors, 'water-environment'),
      employees: 42,
      kind: 'sme',
    },
    people: [
      { name: 'Hendrik Kromhof', email: 'manager@example.nl' },
      { name: 'Dewi Pattinama', email: 'participant@example.nl' },
      { name: 'Koen van Aalst', email: 'colleague@example.nl' },
    ],
    now: daysAgo(today, 47, 8),
  });
  const { enrolmentId } = enrol(then(setting, daysAgo(today, 46, 8)), { companyId, trackId, userIds });
  joinIfOpen(setting, { missionId: missions.comingId, companyId, userIds, now: daysAgo(today, 45, 9) });
  const [manager, participant, colleague] = userIds;
  const modules = (catalogue.track(trackId)?.modules ?? []).map(({ module }) => module);
  finishTrack(then(setting, daysAgo(today, 30, 12)), { userId: manager!, enrolmentId, trackId });
  finishTrack(then(setting, daysAgo(today, 22, 12)), { userId: colleague!, enrolmentId, trackId });
  for (const [index, moduleId] of modules.slice(0, -1).entries()) {
    readLessons(then(setting, daysAgo(today, 20 - index * 4, 12)), { userId: participant!, trackId, moduleId });
    takeQuiz(then(setting, daysAgo(today, 20 - index * 4, 13)), { userId: participant!, enrolmentId, moduleId });
  }
}

/** A company that an officer compared with the trade register, and that then earned its certificate for a mission. */
export function makeCertified(setting: Setting, { today, officerId, missions }: { today: Date; officerId: string; missions: DemonstrationMissions }): void {
  const { operator } = setting;
  const trackId = 'pre-departure';
  const { companyId, userIds } = register(setting, {
    company: {
      name: 'Zorgvlinder Diagnostiek B.V.',
      kvkNumber: inventKvkNumber(1003),
      municipality: listed(operator.municipalities, 'zeist'),
      sector: listed(operator.sectors, 'life-sciences-health'),
      employees: 28,
      kind: 'sme',
    },
    people: [
      { name: 'Annelies Brouwer', email: 'certified@example.nl' },
      { name: 'Tarik Öztürk', email: 'traveller@example.nl' },
    ],
    now: daysAgo(today, 96, 8),
  });
  confirmWithTradeRegister(setting.db, { companyId, actorId: officerId, site: siteOf(setting), now: daysAgo(today, 94, 13) });
  const { enrolmentId } = enrol(then(setting, daysAgo(today, 93, 9)), { companyId, trackId, userIds });
  joinIfOpen(setting, { missionId: missions.pastId, companyId, userIds, now: daysAgo(today, 92, 9) });
  for (const [index, userId] of userIds.entries()) finishTrack(then(setting, daysAgo(today, 75 - index * 9, 12)), { userId, enrolmentId, trackId });
}
