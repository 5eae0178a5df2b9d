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

const everyone = (outcome: Outcome): Outcomes => ({
  nobody: outcome,
  unattached: outcome,
  participant: outcome,
  manager: outcome,
  outsider: outcome,
  officer: outcome,
});
/** With an account, whichever. */
const signedIn = (outcome: Outcome, others: Partial<Outcomes> = {}): Outcomes => ({ ...everyone(outcome), nobody: 'sign-in', ...others });
/** Members of any company. */
const members = (outcome: Outcome, others: Partial<Outcomes> = {}) => signedIn(outcome, { unattached: 403, officer: 403, ...others });
const managers = (outcome: Outcome, others: Partial<Outcomes> = {}) => members(outcome, { participant: 403, ...others });
/** Whoever has a company, or works for the province, is sent onward. */
const newcomers: Outcomes = { ...everyone(303), nobody: 200, unattached: 200 };
const newcomersPost: Outcomes = { ...everyone(303), nobody: 422, unattached: 422 };
const officers = (outcome: Outcome) => signedIn(403, { officer: outcome });

function page(route: string, path: string, get: Outcomes, post?: Outcomes): Row {
  return { id: `routes/${route}/route`, path, get, ...(post ? { post } : {}), page: true };
}
const file = (route: string, path: string, get: Outcomes, post?: Outcomes): Row => ({ ...page(route, path, get, post), page: false });

export function routeRows({ own, other }: World): Row[] {
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
    page('account-sign-out', '/nl/account/sign-out', everyone(200), everyone(303)),
    page('account-forgot-password', '/nl/account/forgot-password', everyone(200), everyone(422)),
    page('account-reset-password', '/nl/account/reset-password?token=unknown', everyone(410), everyone(410)),
    page('account-invitation', '/nl/account/invitation?token=unknown', everyone(410), everyone(410)),
    page('account-first-officer', '/nl/account/first-officer?token=unknown', everyone(410), everyone(410)),
    page('account-settings', '/nl/account/settings', signedIn(200), signedIn(400)),

    page('training', '/nl/training', signedIn(200), members(400)),
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
    page('company-enrol', '/nl/company/enrol', managers(200), managers(422)),
    page('company-enrolment', `/nl/company/enrolments/${own.enrolmentId}`, managers(200, { outsider: 404 }), managers(400, { outsider: 404 })),
    page('company-enrolment', `/nl/company/enrolments/${other.enrolmentId}`, managers(404, { outsider: 200 }), managers(404, { outsider: 400 })),
    page('company-certificates', '/nl/company/certificates', members(200)),

    page('verify', '/nl/verify', everyone(200), everyone(422)),
    page('certificate', `/nl/certificates/${own.certificateId}`, everyone(200)),
    file('certificate-file', `/certificates/${own.certificateId}.pdf`, everyone(200)),

    page('province', '/nl/province', officers(200)),
    page('province-report', '/nl/province/report', officers(200)),
    file('province-report-csv', '/nl/province/report/by-sector.csv', officers(200)),
    page('province-content-reviews', '/nl/province/content-reviews', officers(200)),
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
