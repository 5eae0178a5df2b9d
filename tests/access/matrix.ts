/** One row per route: a concrete address, and what each role gets there. `sign-in` is a redirect to the sign-in page. */
import type { Role, World } from './two-companies.ts';

export type Outcome = number | 'sign-in';
type Outcomes = Record<Role, Outcome>;

export interface Row {
  id: string;
  path: string;
  get: Outcomes;
  /** Absent: the route takes no form. The form sent is one that no page makes. */
  post?: Outcomes;
  /** False for files and other answers without a page, which have no `.data` twin. */
  page: boolean;
}

const everyone = (outcome: Outcome, others: Partial<Outcomes> = {}): Outcomes => ({
  nobody: outcome,
  unattached: outcome,
  participant: outcome,
  manager: outcome,
  outsider: outcome,
  officer: outcome,
  administrator: outcome,
  ...others,
});
/** With an account, whichever. An administrator gets what an officer gets, unless said otherwise. */
const signedIn = (outcome: Outcome, others: Partial<Outcomes> = {}): Outcomes => ({
  ...everyone(outcome),
  nobody: 'sign-in',
  administrator: others.officer ?? outcome,
  ...others,
});
/** Members of any company. */
const members = (outcome: Outcome, others: Partial<Outcomes> = {}) => signedIn(outcome, { unattached: 403, officer: 403, ...others });
const managers = (outcome: Outcome, others: Partial<Outcomes> = {}) => members(outcome, { participant: 403, ...others });
/** Whoever has a company, or works for the province, is sent onward. */
const newcomers: Outcomes = { ...everyone(303), nobody: 200, unattached: 200 };
const newcomersPost: Outcomes = { ...everyone(303), nobody: 422, unattached: 422 };
const officers = (outcome: Outcome) => signedIn(403, { officer: outcome });
const administrators = (outcome: Outcome) => signedIn(403, { administrator: outcome });

function page(route: string, path: string, get: Outcomes, post?: Outcomes): Row {
  return { id: `routes/${route}/route`, path, get, ...(post ? { post } : {}), page: true };
}
const file = (route: string, path: string, get: Outcomes, post?: Outcomes): Row => ({ ...page(route, path, get, post), page: false });

export function routeRows({ own, other, openEventId, draftMissionId }: World): Row[] {
  return [
    page('start', '/', everyone(302)),
    page('home', '/nl', everyone(200)),
    page('modules', '/nl/modules', everyone(200)),
    page('module', '/nl/modules/alpha', everyone(200)),
    page('lesson', '/nl/modules/alpha/first-steps', everyone(200), members(409, { participant: 303 })),
    page('scenario', '/nl/modules/alpha/scenarios/the-request', everyone(200), members(400)),
    page('checklists', '/nl/modules/alpha/checklists', everyone(200), members(404)),
    page('track', '/nl/tracks/pre-departure', everyone(200)),
    page('glossary', '/nl/glossary', everyone(200)),
    page('search', '/nl/search?q=alpha', everyone(200)),
    page('about', '/nl/about', everyone(200)),
    page('privacy', '/nl/privacy', everyone(200)),
    page('accessibility', '/nl/accessibility', everyone(200)),
    page('colophon', '/nl/colophon', everyone(200)),

    page('account-register', '/nl/account/register', newcomers, newcomersPost),
    page('account-check-mail', '/nl/account/check-mail', everyone(200)),
    page('account-confirm', '/nl/account/confirm?token=unknown', everyone(410), everyone(410)),
    page('account-sign-in', '/nl/account/sign-in', { ...everyone(303), nobody: 200 }, { ...everyone(303), nobody: 422 }),
    // No provider is configured here; one that is: account-openid-return/openid-flow.test.ts.
    page('account-openid', '/nl/account/openid/officers', everyone(404)),
    page('account-openid-return', '/nl/account/openid/officers/return?state=unknown&code=unknown', everyone(404)),
    page('account-sign-out', '/nl/account/sign-out', everyone(200), everyone(303)),
    page('account-forgot-password', '/nl/account/forgot-password', everyone(200), everyone(422)),
    page('account-reset-password', '/nl/account/reset-password?token=unknown', everyone(410), everyone(410)),
    page('account-invitation', '/nl/account/invitation?token=unknown', everyone(410), everyone(410)),
    page('account-first-officer', '/nl/account/first-officer?token=unknown', everyone(410), everyone(410)),
    page('account-settings', '/nl/account/settings', signedIn(200), signedIn(400)),
    page('account-data', '/nl/account/data', signedIn(200)),
    file('account-data-file', '/nl/account/data/data.json', signedIn(200)),
    file('account-data-file', '/nl/account/data/data.html', signedIn(200)),
    file('account-data-file', '/nl/account/data/other.json', signedIn(404)),
    // Who can't go yet is sent back to the page that says why.
    page('account-erase', '/nl/account/data/erase', signedIn(200), signedIn(422, { manager: 303, outsider: 303, administrator: 303 })),
    page('account-erased', '/nl/account/erased', everyone(200)),
    page('account-reminders', '/nl/account/reminders?token=unknown', everyone(410), everyone(400)),
    // For a password that waits for its code: tests/access/half-signed-in.test.ts.
    page('account-second-factor', '/nl/account/second-factor', everyone(303), everyone(303)),
    page('account-prove', '/nl/account/prove', signedIn(200), signedIn(422)),
    page('account-security', '/nl/account/security', signedIn(200), signedIn(400)),
    page('account-security-authenticator', '/nl/account/security/authenticator', signedIn(200), signedIn(422)),
    page('account-security-recovery-codes', '/nl/account/security/recovery-codes', signedIn(200), signedIn(409)),
    file('account-passkey-sign-in', '/nl/account/passkey/sign-in', everyone(405), everyone(400)),
    file('account-passkey-register', '/nl/account/passkey/register', signedIn(405), signedIn(400)),

    page('training', '/nl/training', signedIn(200), members(400)),
    page('debrief', `/nl/missions/${own.missionId}/debrief`, members(200, { outsider: 404 }), members(404)),
    page('debrief', `/nl/missions/${other.missionId}/debrief`, members(404, { outsider: 200 }), members(404)),
    page('quiz-start', '/nl/training/alpha/quiz', members(404, { participant: 200 }), members(400)),
    page('attempt', `/nl/attempts/${own.attemptId}`, members(404, { participant: 303 })),
    page('attempt', `/nl/attempts/${other.attemptId}`, members(404)),
    page('attempt-question', `/nl/attempts/${own.attemptId}/1`, members(404, { participant: 200 }), members(404, { participant: 422 })),
    page('attempt-question', `/nl/attempts/${other.attemptId}/1`, members(404), members(404)),
    // Last of its kind: handing in ends the attempt.
    page('attempt-review', `/nl/attempts/${own.attemptId}/review`, members(404, { participant: 200 }), members(404, { participant: 303 })),
    page('attempt-review', `/nl/attempts/${other.attemptId}/review`, members(404), members(404)),

    page('company', '/nl/company', members(200)),
    page('company-people', '/nl/company/people', members(200), managers(400)),
    // A form that doesn't say which company, or whom, ends no membership.
    page('company-member-remove', `/nl/company/people/${own.memberId}/remove`, managers(200, { outsider: 404 }), managers(400, { outsider: 404 })),
    page('company-member-remove', `/nl/company/people/${other.memberId}/remove`, managers(404, { outsider: 200 }), managers(404, { outsider: 400 })),
    page('company-leave', '/nl/company/leave', members(200), members(400)),
    page('company-switch', '/nl/company/switch', members(200), members(400)),
    page('company-enrol', '/nl/company/enrol', managers(200), managers(422)),
    page('company-enrolment', `/nl/company/enrolments/${own.enrolmentId}`, managers(200, { outsider: 404 }), managers(400, { outsider: 404 })),
    page('company-enrolment', `/nl/company/enrolments/${other.enrolmentId}`, managers(404, { outsider: 200 }), managers(404, { outsider: 400 })),
    page('company-certificates', '/nl/company/certificates', members(200)),

    page('missions', '/nl/missions', everyone(200), managers(422)),
    page('mission', `/nl/missions/${own.missionId}`, everyone(200), managers(400)),
    page('mission', `/nl/missions/${other.missionId}`, everyone(200), managers(400)),
    page('mission', `/nl/missions/${draftMissionId}`, everyone(404), managers(404)),
    page('mission-join', `/nl/missions/${own.missionId}/join`, managers(303, { outsider: 200 }), managers(303, { outsider: 422 })),
    page('mission-join', `/nl/missions/${draftMissionId}/join`, managers(404), managers(404)),

    file('mission-calendar', `/nl/missions/${own.missionId}.ics`, everyone(200)),
    file('mission-calendar', `/nl/missions/${draftMissionId}.ics`, everyone(404)),
    page('events', '/nl/events', everyone(200)),
    page('event', `/nl/events/${openEventId}`, everyone(200), signedIn(400)),
    page('event', `/nl/events/${own.eventId}`, everyone(404, { participant: 200, manager: 200 }), signedIn(404, { participant: 400, manager: 400 })),
    page('event', `/nl/events/${other.eventId}`, everyone(404, { outsider: 200 }), signedIn(404, { outsider: 400 })),
    file('event-calendar', `/nl/events/${openEventId}.ics`, everyone(200)),
    file('event-calendar', `/nl/events/${own.eventId}.ics`, everyone(404, { participant: 200, manager: 200 })),
    file('event-calendar', `/nl/events/${other.eventId}.ics`, everyone(404, { outsider: 200 })),
    file('calendar-feed', '/nl/calendar/unknown.ics', everyone(404)),
    page('training-calendar', '/nl/training/calendar', signedIn(200), signedIn(400)),

    page('verify', '/nl/verify', everyone(200), everyone(422)),
    page('certificate', `/nl/certificates/${own.certificateId}`, everyone(200)),
    file('certificate-file', `/certificates/${own.certificateId}.pdf`, everyone(200)),

    page('administration', '/nl/administration', administrators(200)),
    page('administration-audit', '/nl/administration/audit', administrators(200)),
    file('administration-audit-csv', '/nl/administration/audit.csv', administrators(200)),
    page('administration-mail', '/nl/administration/mail', administrators(200), administrators(400)),
    page('province', '/nl/province', officers(200)),
    page('province-mission', `/nl/province/missions/${own.missionId}`, officers(200), officers(400)),
    page('province-mission-mail', `/nl/province/missions/${own.missionId}/mail`, officers(200), officers(400)),
    page('province-mission-import', `/nl/province/missions/${own.missionId}/import`, officers(200), officers(400)),
    file('province-mission-csv', `/nl/province/missions/${own.missionId}/companies.csv`, officers(200)),
    page('province-missions', '/nl/province/missions', officers(200)),
    { ...page('province-mission-edit', '/nl/province/missions/new', officers(200), officers(422)), id: 'new-mission' },
    page('province-mission-edit', `/nl/province/missions/${own.missionId}/edit`, officers(200), officers(422)),
    page('province-mission-publish', `/nl/province/missions/${draftMissionId}/publish`, officers(200), officers(400)),
    page('province-mission-cancel', `/nl/province/missions/${own.missionId}/cancel`, officers(200), officers(422)),
    page('province-mission-withdraw', `/nl/province/missions/${own.missionId}/companies/${own.companyId}/withdraw`, officers(200), officers(422)),
    page('province-mission-withdraw', `/nl/province/missions/${own.missionId}/companies/${other.companyId}/withdraw`, officers(404), officers(404)),
    page('province-mission-countdown', `/nl/province/missions/${own.missionId}/countdown`, officers(200), officers(422)),
    page('province-events', '/nl/province/events', officers(200)),
    { ...page('province-event-edit', '/nl/province/events/new', officers(200), officers(422)), id: 'new-event' },
    page('province-event', `/nl/province/events/${own.eventId}`, officers(200), officers(400)),
    page('province-event-edit', `/nl/province/events/${own.eventId}/edit`, officers(200), officers(422)),
    page('province-event-status', `/nl/province/events/${own.eventId}/cancel`, officers(200), officers(422)),
    page('province-report', '/nl/province/report', officers(200)),
    file('province-report-csv', '/nl/province/report/by-sector.csv', officers(200)),
    page('province-content-reviews', '/nl/province/content-reviews', officers(200)),
    page('province-companies', '/nl/province/companies', officers(200)),
    page('province-companies', '/nl/province/companies?filter=unanswered', officers(200)),
    page('province-company', `/nl/province/companies/${own.companyId}`, officers(200), officers(400)),
    page('province-company-merge', `/nl/province/companies/${own.companyId}/merge?with=${other.companyId}`, officers(200), officers(400)),
    page('province-company-merge', `/nl/province/companies/${own.companyId}/merge`, officers(404), officers(404)),
    page('province-certificates', '/nl/province/certificates', officers(200)),
    page('province-certificate', `/nl/province/certificates/${own.certificateId}`, officers(200), officers(400)),

    file('healthz', '/healthz', everyone(200)),
    file('security-txt', '/.well-known/security.txt', everyone(200)),
    file('robots-txt', '/robots.txt', everyone(200)),
    file('sitemap', '/sitemap.xml', everyone(200)),
    { id: 'not-found-in-language', path: '/nl/no-such-page', get: everyone(404), post: everyone(404), page: true },
    page('not-found', '/no/such/page', everyone(404), everyone(404)),
  ];
}
