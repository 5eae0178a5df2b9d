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
  { route: 'account-sign-in', role: 'anonymous', path: 'account/sign-in', indexed: true },
  { route: 'account-sign-in', role: 'anonymous', path: 'account/sign-in?done=signed-out', what: 'after signing out', indexed: true, sameTitle: true },
  { route: 'account-sign-out', role: 'anonymous', path: 'account/sign-out' },
  { route: 'account-forgot-password', role: 'anonymous', path: 'account/forgot-password' },
  { route: 'account-reset-password', role: 'anonymous', path: ({ resetToken }) => `account/reset-password?token=${resetToken}` },
  { route: 'account-reset-password', role: 'anonymous', path: 'account/reset-password?token=used', what: 'dead link', status: 410 },
  { route: 'account-invitation', role: 'anonymous', path: ({ invitationToken }) => `account/invitation?token=${invitationToken}` },
  { route: 'account-invitation', role: 'anonymous', path: 'account/invitation?token=used', what: 'dead link', status: 410 },
  { route: 'account-first-officer', role: 'anonymous', path: ({ officerToken }) => `account/first-officer?token=${officerToken}` },
  { route: 'account-first-officer', role: 'anonymous', path: 'account/first-officer?token=used', what: 'dead link', status: 410 },
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
  { route: 'company-enrol', role: 'manager', path: 'company/enrol' },
  { route: 'company-enrolment', role: 'manager', path: ({ enrolment }) => `company/enrolments/${enrolment}` },
  { route: 'company-certificates', role: 'certified', path: 'company/certificates' },
  { route: 'company-certificates', role: 'founder', path: 'company/certificates', what: 'none yet', sameTitle: true },
  { route: 'account-settings', role: 'manager', path: 'account/settings' },
  { route: 'account-sign-out', role: 'manager', path: 'account/sign-out', sameTitle: true },
];

const forOfficers: PageEntry[] = [
  { route: 'province', role: 'officer', path: 'province' },
  { route: 'province-report', role: 'officer', path: 'province/report' },
  { route: 'province-content-reviews', role: 'officer', path: 'province/content-reviews' },
  { route: 'province-certificates', role: 'officer', path: 'province/certificates' },
  { route: 'province-certificates', role: 'officer', path: 'province/certificates?q=zzxqy', what: 'nothing found', sameTitle: true },
  { route: 'province-certificate', role: 'officer', path: ({ certificate }) => `province/certificates/${certificate}` },
  { route: 'account-settings', role: 'officer', path: 'account/settings', sameTitle: true },
];

const errors: PageEntry[] = [
  { route: 'not-found', role: 'anonymous', path: 'no/such/page', status: 404 },
  { route: 'lesson', role: 'anonymous', path: 'modules/cybersecurity/no-such-lesson', what: 'unknown', status: 404 },
  { route: 'scenario', role: 'anonymous', path: 'modules/cybersecurity/scenarios/no-such-scenario', what: 'unknown', status: 404 },
  { route: 'company-people', role: 'officer', path: 'company/people', what: 'for another role', status: 403 },
  { route: 'company-enrol', role: 'participant', path: 'company/enrol', what: 'for another role', status: 403 },
  { route: 'province-report', role: 'manager', path: 'province/report', what: 'for another role', status: 403 },
];

export function listPages(): PageEntry[] {
  return [...reading(), ...withoutAccount, ...practice(), ...forMembers(), ...forOfficers, ...errors];
}

export const describePage = ({ route, role, what, status }: PageEntry) => [route, role, what, status].filter(Boolean).join(', ');
