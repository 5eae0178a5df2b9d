import type { Messages } from '../messages.ts';

/** Security of an account: two-step sign-in, passkeys, where you are signed in, and the mails about it. */
export const security: Messages['security'] = {
  title: 'Security of your account',
  lede: 'How you keep other people out of your account.',
  done: {
    'factor-removed': 'From now on you sign in with your password alone. You have been signed out on other devices.',
    'passkey-added': 'You can now sign in with this passkey. You have been signed out on other devices.',
    'passkey-removed': 'Nobody can sign in with this passkey any more. You have been signed out on other devices.',
    'session-ended': 'You have been signed out on that device.',
    'sessions-ended': 'You have been signed out on all other devices.',
    'codes-saved': 'Your account is secure. Keep the recovery codes in a safe place.',
  },
  toSettings: 'Back to the settings',

  factor: {
    title: 'Two-step sign-in',
    off: 'You now sign in with your password alone. With an authenticator app we also ask for a code from your phone. Somebody who knows your password still can’t get in.',
    on: (since) => `On since ${since}. After your password you type a code from your authenticator app.`,
    codesLeft: (left) =>
      left === 0
        ? 'You have no recovery codes left. Make new ones, or you can’t get in any more if you lose your phone.'
        : `You have ${left} recovery ${left === 1 ? 'code' : 'codes'} left.`,
    setUp: 'Set up an authenticator app',
    replace: 'Set up another authenticator app',
    renewCodes: 'Make new recovery codes',
    remove: 'Turn off two-step sign-in',
    required: 'People who work for the province can’t turn this off. You can set up another app.',
  },

  passkeys: {
    title: 'Passkeys',
    text: 'With a passkey you sign in with your finger, your face or the PIN of your device. You then need no password or code.',
    none: 'You don’t have a passkey yet.',
    madeOn: (date) => `Made on ${date}`,
    lastUsed: (date) => `last used on ${date}`,
    neverUsed: 'not used yet',
    unsupported: 'Making a passkey needs JavaScript, in a browser that knows passkeys.',
    name: 'Name of the passkey',
    nameHint: 'Something to recognise it by, such as ‘my laptop’.',
    nameMissing: 'Give the passkey a name.',
    add: 'Make a passkey',
    remove: (name) => `Remove ${name}`,
    most: (count) => `You have ${count} passkeys. You can’t have more. Remove one first.`,
    failed: 'Making the passkey failed or was stopped. Please try again.',
    refused: 'The passkey was not right or came too late. Please try again.',
    known: 'This passkey belongs to an account already.',
  },

  passkeySignIn: {
    or: 'Do you have a passkey?',
    button: 'Sign in with a passkey',
    failed: 'Signing in with a passkey failed or was stopped. Try again, or sign in with your password.',
    refused: 'You can’t sign in here with this passkey. Try again, or sign in with your password.',
  },

  sessions: {
    title: 'Where you are signed in',
    here: 'this device',
    unknownDevice: 'Unknown device',
    signedIn: (date) => `Signed in on ${date}`,
    lastUsed: (date) => `last used on ${date}`,
    assurance: {
      'password-pending': '',
      password: 'with a password',
      'second-factor': 'with a password and a code',
      passkey: 'with a passkey',
      openid: 'through another sign-in service',
    },
    end: 'Sign out',
    endLabel: (device) => `on ${device}`,
    endOthers: 'Sign out everywhere but here',
    onlyHere: 'You aren’t signed in anywhere else.',
  },

  authenticator: {
    title: 'Set up an authenticator app',
    required: 'People who work for the province sign in with a password and a code. Set that up first. Then you can go on.',
    replaces: 'Once you have typed a code below, your old authenticator app no longer works for this site.',
    expired: 'This step took longer than half an hour. Scan the new code below.',
    step1: 'Open an authenticator app',
    step1Text:
      'For example Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator or your password manager. If you don’t have one yet, install one on your phone first.',
    step2: 'Scan this code',
    qr: 'QR code for your authenticator app. The key below says the same in letters and digits.',
    cannotScan: 'Can’t scan? Choose manual entry in the app and copy this key:',
    settings: 'Type: time-based (TOTP), 6 digits, 30 seconds.',
    step3: 'Type the code from the app',
    code: 'Code from the app',
    codeHint: '6 digits. The app shows a new one every 30 seconds.',
    wrong: 'This code is not right. Check the clock of your phone and type the newest code.',
    submit: 'Set up the app',
  },

  recoveryCodes: {
    title: 'Recovery codes',
    justSetUp: 'Your authenticator app works. One more step: make recovery codes.',
    text: 'If you lose your phone, a recovery code still gets you into your account. Each code works once. Without the app and without recovery codes we can’t simply let you in.',
    renews: (left) => `You have ${left} ${left === 1 ? 'code' : 'codes'} left. When you make new ones, the old ones stop working.`,
    make: 'Make recovery codes',
    madeTitle: 'Keep these codes now',
    madeText: 'You see them only once. Print this page or put the codes in your password manager. Don’t keep them on your phone alone.',
    onPaper: (site, date) => `Recovery codes for ${site}, made on ${date}`,
    list: 'Your recovery codes',
    saved: 'I have kept them',
    needsFactor: 'Recovery codes go with an authenticator app. Set that up first.',
  },

  secondFactor: {
    title: 'Type your code',
    text: 'Your password is right. Open your authenticator app and type the code.',
    code: 'Code',
    hint: '6 digits from your app, or one of your recovery codes.',
    missing: 'Type a code.',
    wrong: 'This code is not right, has been used or is too old. Wait for the next code in your app, or use a recovery code.',
    broken: 'A fault on our side keeps us from checking codes from the app. Use a recovery code, or contact us. The fault has been noted.',
    submit: 'Continue',
    lost: 'Lost both the app and the recovery codes?',
    contact: 'Contact us',
    startAgain: 'Sign in with another account',
  },

  prove: {
    title: 'Show that it’s you',
    text: 'You are about to change something important. Please type your password once more. After that we won’t ask again for ten minutes.',
    textWithCode: 'You are about to change something important. Please type your password and a code once more. After that we won’t ask again for ten minutes.',
    wrong: 'This is not right. Check your password.',
    wrongWithCode: 'This is not right. Check your password and take a new code from the app.',
    submit: 'Continue',
    otherWay:
      'Do you have no password, or do you prefer to sign in with a passkey or another sign-in service? Then sign out and sign in again. After that, too, you have ten minutes to change what you want.',
  },

  settings: {
    title: 'Email address and password',
    proveFirst: 'Before you change your email address or password, we ask once more who you are.',
    prove: 'Change your email address or password',
    security: 'Security',
    securityText: 'Two-step sign-in, passkeys, and where you are signed in.',
  },

  mails: {
    frame: ({ site, subject, text, href, resetHref }) => ({
      subject: `${subject} (${site})`,
      paragraphs: [text, 'Was this you? Then you need do nothing.'],
      action: { label: 'See your security', href },
      closing: [`Wasn’t it you? Then choose a new password at once at ${resetHref} and contact us.`],
    }),
    notices: {
      factorAdded: {
        subject: 'Two-step sign-in is on',
        text: 'After your password, your account now also asks for a code from an authenticator app. You have been signed out on other devices.',
      },
      factorReplaced: {
        subject: 'You use another authenticator app',
        text: 'The codes for your account now come from another authenticator app. The old one no longer works. You have been signed out on other devices.',
      },
      factorRemoved: {
        subject: 'Two-step sign-in is off',
        text: 'Your account no longer asks for a code after your password. You have been signed out on other devices.',
      },
      recoveryCodesRenewed: { subject: 'You have new recovery codes', text: 'New recovery codes were made for your account. The old ones no longer work.' },
      recoveryCodeUsed: { subject: 'A recovery code was used', text: 'A recovery code was used for your account. That code no longer works.' },
      passkeyAdded: {
        subject: 'Your account has a new passkey',
        text: 'A passkey was made for your account. Whoever has that passkey can sign in. You have been signed out on other devices.',
      },
      passkeyRemoved: { subject: 'A passkey was removed', text: 'A passkey of your account was removed. You have been signed out on other devices.' },
    },
  },
};
