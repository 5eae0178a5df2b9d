import type { Messages } from '../messages.ts';

export const account: Messages['account'] = {
  fields: {
    name: 'Your name',
    nameMissing: 'Enter your name.',
    noAddress: 'A name can’t contain a web address.',
    email: 'Email address',
    password: 'Password',
    newPassword: 'New password',
    passwordHint: 'At least 12 characters. A few unrelated words in a row are strong and easy to remember.',
    passwordMissing: 'Enter your password.',
    passwordProblems: {
      'too-short': ({ min }) => `Choose a password of at least ${min} characters.`,
      'too-long': ({ max }) => `Choose a password of ${max} characters at most.`,
      guessable: () => 'This password is easy to guess. Use other words, and not your name or a sequence.',
    },
    language: 'Language of your emails',
  },

  register: {
    title: 'Register a company',
    lede: 'Register your company to complete lessons, take quizzes and earn a certificate. Reading never needs an account.',
    you: 'About you',
    youHint: 'You become the manager of your company. You invite colleagues later. You choose a password in a moment, with the link in your email.',
    another: (company) => `You work for ${company} now, and register another company here. Afterwards you can switch at any time.`,
    alreadyMember: 'You already belong to the company with this KvK number.',
    companyOnly: 'You are signed in, but don’t belong to a company yet. Register your company here.',
    company: 'About your company',
    privacy: 'We use your data for this programme only. How is explained in the',
    privacyLink: 'privacy statement',
    submit: 'Register company',
    haveAccount: 'Do you have an account?',
    toSignIn: 'Sign in',
  },

  checkMail: {
    title: 'Check your email',
    registration: 'We have sent you an email. Follow the link in it. There you choose a password and complete your registration.',
    reset: 'We have sent an email to the address you entered. It says how to go on.',
    hours: (hours) => `The link works for ${hours} hours, and once.`,
    nothing: 'No email? Look in your spam folder. If the address was wrong, start again.',
    again: 'Start again',
    demo: (folder) => `This demonstration sends no email. You find the email as a file in the folder ${folder}.`,
  },

  deadLink: {
    title: 'This link no longer works',
    text: 'The link has been used, has expired, or was not copied from the email completely.',
    registration: 'Have you confirmed your registration already? Then you can sign in. If not, register again.',
    reset: 'Ask for a new link. You get it at once.',
    invitation: 'Have you joined already? Then you can sign in. If not, ask your colleague for a new invitation.',
    firstOfficer: 'Have you created your account already? Then you can sign in. If not, ask the technical administrator for a new link.',
  },

  confirm: {
    title: 'Confirm your registration',
    text: 'You are registering:',
    person: 'Name',
    company: 'Company',
    notYou: 'Didn’t you enter this yourself? Then close this page. Nothing will be created.',
    choosePassword: 'Choose a password. From now on you sign in with it.',
    submit: 'Confirm registration',
    hasAccountTitle: 'You have an account already',
    hasAccountText: 'There is an account with this email address. You can sign in.',
    emailTitle: 'Confirm your new email address',
    emailText: (email) => `From now on you sign in with ${email}.`,
    emailSubmit: 'Confirm address',
  },

  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    wrong: 'The email address or the password is not right.',
    forgot: 'Forgotten your password?',
    noAccount: 'No account yet?',
    toRegister: 'Register your company',
    done: {
      'password-changed': 'Your password has been changed. Sign in with the new one.',
      'email-changed': 'Your email address has been changed. Sign in with the new address from now on.',
      'signed-out': 'You are signed out.',
    },
  },

  signOut: {
    title: 'Sign out',
    text: 'Do you want to sign out? Your progress is kept.',
    submit: 'Sign out',
    notSignedIn: 'You are not signed in.',
  },

  forgot: {
    title: 'Forgotten password',
    text: 'Enter your email address. You get an email with a link to choose a new password.',
    submit: 'Send me a link',
  },

  reset: {
    title: 'Choose a new password',
    text: 'You will be signed out everywhere. After that, sign in with the new password.',
    submit: 'Save password',
    askAgain: 'Ask for a new link',
  },

  invitation: {
    title: (company) => `Join ${company}`,
    text: (company) => `${company} invites you to take part in the training.`,
    role: 'You take part as',
    email: 'Your email address',
    createTitle: 'Create your account',
    create: 'Create account and join',
    signInTitle: 'Sign in',
    signInText: 'You have an account with this email address. Enter its password.',
    signIn: 'Sign in and join',
    join: 'Join',
    otherPerson: 'This invitation is for another email address than the one you signed in with. Sign out and open the link again.',
    inCompany: 'You belong to this company already. There is nothing to do.',
    alsoElsewhere: (company) => `You will keep your place at ${company} too. You can switch at the top of every page.`,
    officer: 'You are signed in with an account of the province. It can’t join a company.',
  },

  firstOfficer: {
    title: 'Create your account for the province',
    text: (email) => `You are creating an account for ${email}.`,
    submit: 'Create account',
  },

  settings: {
    title: 'Settings',
    done: {
      saved: 'Your details have been saved.',
      'password-changed': 'Your password has been changed. You are signed out on other devices.',
      'email-asked': 'We have sent an email to the new address. Your address changes when you follow the link in it.',
      'email-changed': 'Your email address has been changed.',
      left: 'You have left the company.',
    },
    noCompany: {
      open: {
        title: 'The managers of your company have been asked',
        text: 'The company with this KvK number is registered already. We have asked its managers whether you may join. You get an email as soon as they decide.',
      },
      declined: {
        title: 'Your request was declined',
        text: 'The managers of the company declined your request. Ask a colleague to invite you, or register another company.',
      },
      none: {
        title: 'You don’t belong to a company yet',
        text: 'Register your company, or ask a colleague to invite you.',
      },
      wrongNumber: 'Was the KvK number wrong?',
      register: 'Register your company',
    },
    profile: 'Name and language',
    password: 'Change password',
    passwordSubmit: 'Change password',
    email: 'Change email address',
    emailNow: (email) => `You now sign in with ${email}.`,
    newEmail: 'New email address',
    emailSame: 'This is your present address.',
    emailSubmit: 'Send a link to this address',
  },

  mails: {
    confirmRegistration: ({ site, hours, href }) => ({
      subject: `Confirm your registration with ${site}`,
      paragraphs: [`Somebody registered a company with ${site} using this email address. Was it you? Then confirm your registration and choose a password.`],
      action: { label: 'Confirm registration', href },
      closing: [`The link works for ${hours} hours.`, 'If it wasn’t you, there is nothing to do. Nothing will be created.'],
    }),
    haveAccount: ({ site, href, resetHref }) => ({
      subject: `You have an account with ${site} already`,
      paragraphs: [`Somebody entered this email address at ${site}. You have an account with this address and can simply sign in.`],
      action: { label: 'Sign in', href },
      closing: [`Forgotten your password? Choose a new one at ${resetHref}`, 'If it wasn’t you, there is nothing to do.'],
    }),
    resetPassword: ({ site, hours, href }) => ({
      subject: `Choose a new password for ${site}`,
      paragraphs: [`Somebody asked for a new password for your account with ${site}. Was it you? Then choose a new password.`],
      action: { label: 'Choose a new password', href },
      closing: [`The link works for ${hours} hours.`, 'If you didn’t ask for this, there is nothing to do. Your password stays the same.'],
    }),
    noAccount: ({ site, href }) => ({
      subject: `There is no account with this address at ${site}`,
      paragraphs: [`Somebody asked for a new password at ${site}, but this email address has no account. Perhaps you used another address.`],
      action: { label: 'Register a company', href },
      closing: ['If you didn’t ask for this, there is nothing to do.'],
    }),
    passwordChanged: ({ site, href }) => ({
      subject: `Your password for ${site} has been changed`,
      paragraphs: [
        `The password of your account with ${site} has been changed. All devices have been signed out.`,
        'If it wasn’t you, choose a new password at once.',
      ],
      action: { label: 'Choose a new password', href },
      closing: [],
    }),
    confirmEmail: ({ site, hours, href }) => ({
      subject: `Confirm your new email address for ${site}`,
      paragraphs: [`You want to use this address for your account with ${site}. Confirm that it is yours.`],
      action: { label: 'Confirm address', href },
      closing: [`The link works for ${hours} hours.`, 'If you didn’t ask for this, there is nothing to do.'],
    }),
    emailChanged: ({ site, contactHref }) => ({
      subject: `Your email address for ${site} has been changed`,
      paragraphs: [
        `Your account with ${site} now has another email address. You can no longer sign in with this one.`,
        'If it wasn’t you, contact us at once.',
      ],
      action: { label: 'Contact', href: contactHref },
      closing: [],
    }),
    firstOfficer: ({ site, hours, href }) => ({
      subject: `Create your account with ${site}`,
      paragraphs: [`You are given access to ${site} for the province. Choose a password to create your account.`],
      action: { label: 'Create account', href },
      closing: [`The link works for ${hours} hours.`],
    }),
  },
};
