import type { openid as nl } from '../nl/openid.ts';

export const openid: typeof nl = {
  title: 'Signing in didn’t work',
  heading: 'Other ways to sign in',
  signInWith: (label) => `Sign in with ${label}`,
  toSignIn: 'Back to signing in',
  again: 'Try once more',
  refusals: {
    denied: ['You stopped signing in, or the service you sign in with didn’t agree.', 'Nothing has changed. You can try again.'],
    'too-weak': [
      'You signed in in a way that is not secure enough for this site.',
      'Sign in again and choose a safer way, for instance with a code on your phone. If that doesn’t work, ask the service you sign in with for help.',
    ],
    'no-verified-email': [
      'The service you sign in with didn’t give us an email address that it has checked. So we can’t tell who you are.',
      'Have your email address checked there, or sign in with your password.',
    ],
    unavailable: ['The service you sign in with doesn’t answer.', 'Wait a few minutes and try again. You can also sign in with your password.'],
    unusable: [
      'The service you sign in with gave an answer that we can’t use.',
      'Try again. If it keeps happening, let us know, or sign in with your password.',
    ],
    'no-account': [
      'There is no staff account for your email address on this site.',
      'Do you work for the province? Ask the technical administrator for an account. Do you work for a company? Then choose another way to sign in.',
    ],
    'other-provider': ['Your account belongs to a member of staff. This way of signing in isn’t meant for that.', 'Choose another way to sign in.'],
    'other-identity': ['The account with your email address is already linked to somebody else at this service.', 'Contact us, or sign in with your password.'],
    expired: ['You started signing in too long ago, or have finished it already.', 'Start again from the sign-in page.'],
    'other-browser': [
      'Signing in was started in another browser, or your browser keeps no cookies.',
      'Start again in this browser. Allow this site’s cookies: without them you can’t sign in.',
    ],
  },
  mails: {
    linked: ({ site, contactHref }) => ({
      subject: `A new way to sign in to ${site}`,
      paragraphs: [
        'Somebody signed in through another organisation with your email address. That way of signing in is now linked to your account.',
        'Was it you? Then you don’t need to do anything.',
      ],
      action: { label: 'Wasn’t it you? Contact us', href: contactHref },
    }),
  },
};
