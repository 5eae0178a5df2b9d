import type { Messages } from '../messages.ts';

export const site: Messages['site'] = {
  skip: 'Skip to the content',
  home: 'Home',
  menu: 'Main menu',
  accountMenu: 'Your account',
  languageSwitch: { label: 'Language', nl: 'Nederlands', en: 'English' },
  modules: 'Modules',
  tracks: 'Tracks',
  search: 'Search',
  glossary: 'Glossary',
  signIn: 'Sign in',
  signOut: 'Sign out',
  register: 'Register a company',
  training: 'My training',
  company: 'My company',
  switchCompany: (company) => `You work for ${company}: switch`,
  province: 'For the province',
  administration: 'Administration',
  settings: 'Settings',
  demo: 'This is a demonstration. The data is made up.',
  footer: {
    label: 'About this site',
    by: (operator) => `A programme of the ${operator}.`,
    about: 'About this programme',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    colophon: 'Colophon',
    verify: 'Verify a certificate',
  },
  errors: {
    title: (status) =>
      status === 404
        ? 'This page does not exist'
        : status === 403
          ? 'This page is not for you'
          : status >= 500
            ? 'Something went wrong on our side'
            : 'This can’t be done',
    text: (status) =>
      status === 404
        ? ['The address may be wrong, or the page has moved.', 'Start again from the home page, or search the lessons.']
        : status === 403
          ? ['You are signed in, but this page belongs to another role.', 'Do you need it? Ask the manager of your company.']
          : status >= 500
            ? ['The fault is ours and has been noted. What you saved before is safe.', 'Please try again in a few minutes.']
            : ['Your request did not arrive in order, or no longer fits how things stand now.', 'Go back, reload the page and try once more.'],
    codes: {
      'too-soon': 'It is too early for this. Wait a while and try again later.',
      'too-many': 'You have tried this too often. Wait a quarter of an hour and try again.',
      'already-done': 'This has been done already. There is nothing left for you to do.',
      'not-open': 'This is no longer open.',
      expired: 'This link has expired or has been used. Ask for a new one.',
      invalid: 'The form did not arrive in order. Go back and try again.',
      'last-manager': 'A company always keeps at least one manager.',
      'other-company': 'You now work for another company than when you opened this page. Nothing has changed. Switch companies first, or open the page again.',
    },
    toHome: 'To the home page',
    toSearch: 'Search the lessons',
  },
};
