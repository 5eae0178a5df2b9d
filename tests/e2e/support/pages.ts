/**
 * Every page of the site, as somebody who may see it. pages.spec.ts compares this list with
 * app/routes.ts: a new page without an entry here fails there.
 */
import { type Role } from './accounts.ts';
import type { Addresses } from './addresses.ts';
import { course } from './course.ts';

export interface PageEntry {
  /** The route's file, without `routes/` and `/route.tsx`. */
  route: string;
  role: Role;
  /** Without the language; '' is the home page. */
  path: string | ((addresses: Addresses) => string);
  /** What sets it apart from other entries of the same route and role. */
  what?: string;
  status?: number;
  /** For search engines: has canonical and hreflang. All other pages say noindex. */
  indexed?: boolean;
  /** Asks first who it is, unless that was proved in the last ten minutes. */
  afterProof?: boolean;
  /** Offers passkeys, which need the site's one script. */
  scripted?: boolean;
  /** Shows the same as another page of the list to somebody else, so shares its title. */
  sameTitle?: boolean;
}

const reading = (): PageEntry[] => {
  const { modules, tracks } = course();
  const open = (route: string, path: string): PageEntry => ({ route, role: 'anonymous', path, what: path, indexed: true });
  return [
    open('home', ''),
    open('modules', 'modules'),
    ...modules.map(({ id }) => open('module', `modules/${id}`)),
    ...modules.flatMap(({ id, lessons }) => lessons.map((lesson) => open('lesson', `modules/${id}/${lesson.id}`))),
    ...modules.flatMap(({ id, scenarios }) => scenarios.map((scenario) => open('scenario', `modules/${id}/scenarios/${scenario.id}`))),
    ...modules.filter(({ checklists }) => checklists.length > 0).map(({ id }) => open('checklists', `modules/${id}/checklists`)),
    ...tracks.map(({ id }) => open('track', `tracks/${id}`)),
    open('glossary', 'glossary'),
    open('about', 'about'),
    open('privacy', 'privacy'),
    open('accessibility', 'accessibility'),
    open('colophon', 'colophon'),
  ];
};

const withoutAccount: PageEntry[] = [
  { route: 'search', role: 'anonymous', path: 'search' },
  { route: 'search', role: 'anonymous', path: 'search?q=china', what: 'with results' },
  { route: 'search', role: 'anonymous', path: 'search?q=%E5%95%86%E6%A0%87', what: 'in Chinese' },
  { route: 'search', role: 'anonymous', path: 'search?q=zzxqy', what: 'without results' },
  { route: 'account-register', role: 'anonymous', path: 'account/register', indexed: true },
  { route: 'account-check-mail', role: 'anonymous', path: 'account/check-mail?for=registration' },
  { route: 'account-check-mail', role: 'anonymous', path: 'account/check-mail?for=reset', what: 'after a reset', sameTitle: true },
  { route: 'account-confirm', role: 'anonymous', path: ({ confirmToken }) => `account/confirm?token=${confirmToken}` },
  { route: 'account-confirm', role: 'anonymous', path: 'account/confirm?token=used', what: 'dead link', status: 410 },
  { route: 'account-sign-in', role: 'anonymous', path: 'account/sign-in', indexed: true, scripted: true },
  {
    route: 'account-sign-in',
    role: 'anonymous',
    path: 'account/sign-in?done=signed-out',
    what: 'after signing out',
    indexed: true,
    sameTitle: true,
    scripted: true,
  },
  { route: 'account-openid', role: 'anonymous', path: 'account/openid/officers', what: 'no provider configured', status: 404 },
  { route: 'account-openid-return', role: 'anonymous', path: 'account/openid/officers/return', what: 'no provider configured', status: 404 },
  { route: 'account-sign-out', role: 'anonymous', path: 'account/sign-out' },
  { route: 'account-forgot-password', role: 'anonymous', path: 'account/forgot-password' },
  { route: 'account-reset-password', role: 'anonymous', path: ({ resetToken }) => `account/reset-password?token=${resetToken}` },
  { route: 'account-reset-password', role: 'anonymous', path: 'account/reset-password?token=used', what: 'dead link', status: 410 },
  { route: 'account-invitation', role: 'anonymous', path: ({ invitationToken }) => `account/invitation?token=${invitationToken}` },
  { route: 'account-invitation', role: 'anonymous', path: 'account/invitation?token=used', what: 'dead link', status: 410 },
  { route: 'account-first-officer', role: 'anonymous', path: ({ officerToken }) => `account/first-officer?token=${officerToken}` },
  { route: 'account-first-officer', role: 'anonymous', path: 'account/first-officer?token=used', what: 'dead link', status: 410 },
  { route: 'events', role: 'anonymous', path: 'events', indexed: true },
  { route: 'event', role: 'anonymous', path: ({ event }) => `events/${event}` },
  { route: 'event', role: 'anonymous', path: 'events/unknown', what: 'unknown', status: 404 },
  { route: 'account-reminders', role: 'anonymous', path: 'account/reminders?token=used', what: 'dead link', status: 410 },
  { route: 'account-erased', role: 'anonymous', path: 'account/erased' },
  { route: 'verify', role: 'anonymous', path: 'verify', indexed: true },
  { route: 'certificate', role: 'anonymous', path: ({ certificate }) => `certificates/${certificate}` },
  { route: 'certificate', role: 'anonymous', path: 'certificates/unknown', what: 'unknown number', status: 404 },
];

const firstLesson = (moduleAt: number): string => {
  const module = course().modules.at(moduleAt)!;
  return `modules/${module.id}/${module.lessons[0]!.id}`;
};

/** The first scenario of the course after some first choices: at a step, and at an ending. */
const scenarioAfter = (choices: number): string => {
  const { id, scenarios } = course().modules.find((module) => module.scenarios.length > 0)!;
  const scenario = scenarios[0]!;
  const way: string[] = [];
  for (let step = scenario.steps.find((one) => one.id === scenario.start); step && way.length < choices;) {
    const [choice] = step.choices;
    way.push(choice!.id);
    step = scenario.steps.find((one) => one.id === choice!.next);
  }
  return `modules/${id}/scenarios/${scenario.id}${way.length > 0 ? `?taken=${way.join('.')}` : ''}`;
};

const practice = (): PageEntry[] => [
  { route: 'scenario', role: 'anonymous', path: scenarioAfter(1), what: 'at a step', indexed: true },
  { route: 'scenario', role: 'anonymous', path: scenarioAfter(Infinity), what: 'at an ending', indexed: true },
  { route: 'scenario', role: 'founder', path: scenarioAfter(0), what: 'as a participant', indexed: true, sameTitle: true },
  { route: 'checklists', role: 'founder', path: 'modules/cybersecurity/checklists', what: 'to tick', indexed: true, sameTitle: true },
];

const forMembers = (): PageEntry[] => [
  { route: 'home', role: 'manager', path: '', indexed: true, sameTitle: true },
  { route: 'lesson', role: 'founder', path: firstLesson(-1), what: 'to read', indexed: true, sameTitle: true },
  { route: 'lesson', role: 'founder', path: firstLesson(0), what: 'read before', indexed: true, sameTitle: true },
  { route: 'events', role: 'manager', path: 'events', what: 'with a mission', indexed: true, sameTitle: true },
  { route: 'event', role: 'founder', path: ({ event }) => `events/${event}`, what: 'signed up', sameTitle: true },
  { route: 'event', role: 'certified', path: ({ event }) => `events/${event}`, what: 'to sign up', sameTitle: true },
  { route: 'training-calendar', role: 'manager', path: 'training/calendar' },
  { route: 'training', role: 'founder', path: 'training' },
  { route: 'training', role: 'participant', path: 'training', sameTitle: true },
  { route: 'training', role: 'certified', path: 'training', sameTitle: true },
  { route: 'quiz-start', role: 'founder', path: 'training/business-culture/quiz' },
  { route: 'quiz-start', role: 'founder', path: ({ pausedModule }) => `training/${pausedModule}/quiz`, what: 'paused' },
  { route: 'quiz-start', role: 'founder', path: 'training/orientation/quiz', what: 'passed' },
  { route: 'attempt-question', role: 'founder', path: ({ openAttempt }) => `attempts/${openAttempt}/1` },
  { route: 'attempt-question', role: 'founder', path: ({ openAttempt }) => `attempts/${openAttempt}/2?from=review`, what: 'from the review' },
  { route: 'attempt-review', role: 'founder', path: ({ openAttempt }) => `attempts/${openAttempt}/review` },
  { route: 'attempt', role: 'founder', path: ({ failedAttempt }) => `attempts/${failedAttempt}`, what: 'failed' },
  { route: 'attempt', role: 'founder', path: ({ passedAttempt }) => `attempts/${passedAttempt}`, what: 'passed' },
  { route: 'company', role: 'manager', path: 'company' },
  { route: 'company', role: 'participant', path: 'company', sameTitle: true },
  { route: 'company', role: 'certified', path: 'company' },
  { route: 'company-people', role: 'manager', path: 'company/people' },
  { route: 'company-people', role: 'participant', path: 'company/people', sameTitle: true },
  { route: 'company-member-remove', role: 'manager', path: ({ colleague }) => `company/people/${colleague}/remove` },
  { route: 'company-leave', role: 'participant', path: 'company/leave' },
  { route: 'company-leave', role: 'founder', path: 'company/leave', what: 'the only one' },
  { route: 'company-switch', role: 'manager', path: 'company/switch' },
  { route: 'company-enrol', role: 'manager', path: 'company/enrol' },
  { route: 'company-enrolment', role: 'manager', path: ({ enrolment }) => `company/enrolments/${enrolment}` },
  { route: 'company-certificates', role: 'certified', path: 'company/certificates' },
  { route: 'company-certificates', role: 'founder', path: 'company/certificates', what: 'none yet', sameTitle: true },
  { route: 'account-settings', role: 'manager', path: 'account/settings' },
  { route: 'account-data', role: 'participant', path: 'account/data' },
  { route: 'account-erase', role: 'participant', path: 'account/data/erase' },
  { route: 'account-erase', role: 'manager', path: 'account/data/erase', what: 'must hand over first', sameTitle: true },
  { route: 'account-prove', role: 'manager', path: 'account/prove' },
  { route: 'account-security', role: 'manager', path: 'account/security', scripted: true },
  { route: 'account-security-authenticator', role: 'manager', path: 'account/security/authenticator', afterProof: true },
  { route: 'account-security-recovery-codes', role: 'manager', path: 'account/security/recovery-codes', afterProof: true },
  { route: 'account-sign-out', role: 'manager', path: 'account/sign-out', sameTitle: true },
];

const forOfficers: PageEntry[] = [
  { route: 'administration', role: 'administrator', path: 'administration' },
  { route: 'administration-audit', role: 'administrator', path: 'administration/audit' },
  { route: 'administration-audit', role: 'administrator', path: 'administration/audit?kind=missions&subject=none', what: 'nothing found', sameTitle: true },
  { route: 'administration-mail', role: 'administrator', path: 'administration/mail' },
  { route: 'province', role: 'officer', path: 'province' },
  { route: 'province-events', role: 'officer', path: 'province/events' },
  { route: 'province-event-edit', role: 'officer', path: 'province/events/new', what: 'new' },
  { route: 'province-event', role: 'officer', path: ({ event }) => `province/events/${event}` },
  { route: 'province-event', role: 'officer', path: ({ pastEvent }) => `province/events/${pastEvent}`, what: 'to tick who came' },
  { route: 'province-event-edit', role: 'officer', path: ({ event }) => `province/events/${event}/edit` },
  { route: 'province-event-status', role: 'officer', path: ({ event }) => `province/events/${event}/cancel` },
  { route: 'province-report', role: 'officer', path: 'province/report' },
  { route: 'province-content-reviews', role: 'officer', path: 'province/content-reviews' },
  { route: 'province-companies', role: 'officer', path: 'province/companies' },
  { route: 'province-companies', role: 'officer', path: 'province/companies?filter=duplicates', what: 'alike', sameTitle: true },
  { route: 'province-companies', role: 'officer', path: 'province/companies?q=zzxqy', what: 'nothing found', sameTitle: true },
  { route: 'province-company', role: 'officer', path: ({ missionCompany }) => `province/companies/${missionCompany}` },
  { route: 'province-company', role: 'officer', path: ({ doubtedCompany }) => `province/companies/${doubtedCompany}`, what: 'doubted' },
  { route: 'province-company-merge', role: 'officer', path: ({ twoCompanies }) => `province/companies/${twoCompanies}` },
  { route: 'province-certificates', role: 'officer', path: 'province/certificates' },
  { route: 'province-certificates', role: 'officer', path: 'province/certificates?q=zzxqy', what: 'nothing found', sameTitle: true },
  { route: 'province-certificate', role: 'officer', path: ({ certificate }) => `province/certificates/${certificate}` },
  { route: 'account-settings', role: 'officer', path: 'account/settings', sameTitle: true },
  { route: 'account-security', role: 'officer', path: 'account/security', sameTitle: true, scripted: true },
];

const missions: PageEntry[] = [
  { route: 'missions', role: 'anonymous', path: 'missions', indexed: true },
  { route: 'missions', role: 'manager', path: 'missions', what: 'with a form for the code', indexed: true, sameTitle: true },
  { route: 'mission', role: 'anonymous', path: ({ mission }) => `missions/${mission}`, indexed: true },
  { route: 'mission', role: 'manager', path: ({ mission }) => `missions/${mission}`, what: 'of their own', indexed: true, sameTitle: true },
  { route: 'mission', role: 'manager', path: ({ mission }) => `missions/${mission}?withdraw=ask`, what: 'about to withdraw', indexed: true, sameTitle: true },
  { route: 'mission', role: 'certified', path: ({ pastMission }) => `missions/${pastMission}`, what: 'that is over', indexed: true },
  { route: 'mission-join', role: 'founder', path: ({ mission }) => `missions/${mission}/join` },
  { route: 'debrief', role: 'certified', path: ({ pastMission }) => `missions/${pastMission}/debrief` },
  { route: 'debrief', role: 'manager', path: ({ mission }) => `missions/${mission}/debrief`, what: 'before the trip', sameTitle: true },
  { route: 'province-missions', role: 'officer', path: 'province/missions' },
  { route: 'province-mission', role: 'officer', path: ({ mission }) => `province/missions/${mission}` },
  { route: 'province-mission', role: 'officer', path: ({ draftMission }) => `province/missions/${draftMission}`, what: 'as a draft' },
  { route: 'province-mission-mail', role: 'officer', path: ({ mission }) => `province/missions/${mission}/mail` },
  { route: 'province-mission-mail', role: 'officer', path: ({ draftMission }) => `province/missions/${draftMission}/mail`, what: 'without companies' },
  { route: 'province-mission-import', role: 'officer', path: ({ mission }) => `province/missions/${mission}/import` },
  { route: 'province-mission-import', role: 'officer', path: ({ draftMission }) => `province/missions/${draftMission}/import`, what: 'of a draft' },
  { route: 'province-mission-countdown', role: 'officer', path: ({ mission }) => `province/missions/${mission}/countdown` },
  { route: 'province-mission-edit', role: 'officer', path: 'province/missions/new' },
  { route: 'province-mission-edit', role: 'officer', path: ({ mission }) => `province/missions/${mission}/edit`, what: 'of one that is public' },
  { route: 'province-mission-publish', role: 'officer', path: ({ draftMission }) => `province/missions/${draftMission}/publish` },
  { route: 'province-mission-cancel', role: 'officer', path: ({ mission }) => `province/missions/${mission}/cancel` },
  {
    route: 'province-mission-withdraw',
    role: 'officer',
    path: ({ mission, missionCompany }) => `province/missions/${mission}/companies/${missionCompany}/withdraw`,
  },
];

const errors: PageEntry[] = [
  { route: 'not-found', role: 'anonymous', path: 'no/such/page', status: 404 },
  { route: 'lesson', role: 'anonymous', path: 'modules/cybersecurity/no-such-lesson', what: 'unknown', status: 404 },
  { route: 'scenario', role: 'anonymous', path: 'modules/cybersecurity/scenarios/no-such-scenario', what: 'unknown', status: 404 },
  { route: 'company-people', role: 'officer', path: 'company/people', what: 'for another role', status: 403 },
  { route: 'company-enrol', role: 'participant', path: 'company/enrol', what: 'for another role', status: 403 },
  { route: 'province-report', role: 'manager', path: 'province/report', what: 'for another role', status: 403 },
  { route: 'administration-mail', role: 'officer', path: 'administration/mail', what: 'for another role', status: 403 },
];

/** Pages that exist only for a moment in between; the journey named checks them in the same way. */
export const pagesInJourneys = { 'account-second-factor': 'second-factor-journey.spec.ts' };

export function listPages(): PageEntry[] {
  return [...reading(), ...withoutAccount, ...practice(), ...forMembers(), ...forOfficers, ...missions, ...errors];
}

export const describePage = ({ route, role, what, status }: PageEntry) => [route, role, what, status].filter(Boolean).join(', ');
