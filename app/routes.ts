import { index, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** Every address of the site. What anyone may open without an account stands in app/http/public-routes.ts too. */
export default [
  index('routes/start/route.ts'),

  route(':lang', 'routes/home/route.tsx'),
  ...prefix(':lang', [
    route('modules', 'routes/modules/route.tsx'),
    route('modules/:module', 'routes/module/route.tsx'),
    route('modules/:module/checklists', 'routes/checklists/route.tsx'),
    route('modules/:module/scenarios/:scenario', 'routes/scenario/route.tsx'),
    route('modules/:module/:lesson', 'routes/lesson/route.tsx'),
    route('tracks/:track', 'routes/track/route.tsx'),
    route('glossary', 'routes/glossary/route.tsx'),
    route('search', 'routes/search/route.tsx'),
    route('about', 'routes/about/route.tsx'),
    route('privacy', 'routes/privacy/route.tsx'),
    route('accessibility', 'routes/accessibility/route.tsx'),
    route('colophon', 'routes/colophon/route.tsx'),

    route('account/register', 'routes/account-register/route.tsx'),
    route('account/check-mail', 'routes/account-check-mail/route.tsx'),
    route('account/confirm', 'routes/account-confirm/route.tsx'),
    route('account/sign-in', 'routes/account-sign-in/route.tsx'),
    route('account/sign-out', 'routes/account-sign-out/route.tsx'),
    route('account/forgot-password', 'routes/account-forgot-password/route.tsx'),
    route('account/reset-password', 'routes/account-reset-password/route.tsx'),
    route('account/invitation', 'routes/account-invitation/route.tsx'),
    route('account/first-officer', 'routes/account-first-officer/route.tsx'),
    route('account/settings', 'routes/account-settings/route.tsx'),

    route('training', 'routes/training/route.tsx'),
    route('training/:module/quiz', 'routes/quiz-start/route.tsx'),
    route('attempts/:attempt', 'routes/attempt/route.tsx'),
    route('attempts/:attempt/review', 'routes/attempt-review/route.tsx'),
    route('attempts/:attempt/:number', 'routes/attempt-question/route.tsx'),

    route('company', 'routes/company/route.tsx'),
    route('company/people', 'routes/company-people/route.tsx'),
    route('company/enrol', 'routes/company-enrol/route.tsx'),
    route('company/enrolments/:enrolment', 'routes/company-enrolment/route.tsx'),
    route('company/certificates', 'routes/company-certificates/route.tsx'),

    route('verify', 'routes/verify/route.tsx'),
    route('certificates/:certificate', 'routes/certificate/route.tsx'),

    route('province', 'routes/province/route.tsx'),
    route('province/report', 'routes/province-report/route.tsx'),
    route('province/report/:table', 'routes/province-report-csv/route.ts'),
    route('province/content-reviews', 'routes/province-content-reviews/route.tsx'),
    route('province/certificates', 'routes/province-certificates/route.tsx'),
    route('province/certificates/:certificate', 'routes/province-certificate/route.tsx'),
    route('*', 'routes/not-found/route.tsx', { id: 'not-found-in-language' }),
  ]),

  route('certificates/:file', 'routes/certificate-file/route.ts'),
  route('healthz', 'routes/healthz/route.ts'),
  route('.well-known/security.txt', 'routes/security-txt/route.ts'),
  route('robots.txt', 'routes/robots-txt/route.ts'),
  route('sitemap.xml', 'routes/sitemap/route.ts'),
  route('*', 'routes/not-found/route.tsx'),
] satisfies RouteConfig;
