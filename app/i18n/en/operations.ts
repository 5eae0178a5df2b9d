import type { operations as nl } from '../nl/operations.ts';

export const operations: typeof nl = {
  mail: {
    title: 'Email',
    lede: 'What the site sends, what is delayed and what didn’t arrive.',
    waiting: 'Waiting',
    waitingCount: (n) =>
      n === 0
        ? 'No email is waiting for a first attempt.'
        : n === 1
          ? '1 email is waiting for a first attempt.'
          : `${n} emails are waiting for a first attempt.`,
    delayed: 'Delayed',
    delayedText: 'The site tries these emails again automatically. There is nothing to do.',
    noneDelayed: 'No email is delayed.',
    givenUp: 'Given up',
    givenUpText: (days) =>
      `These emails were not sent. The site no longer tries them automatically. The address is shown here so that you can help. Links in an email may have expired meanwhile. After ${days} days we erase the text. Then the email can’t be sent any more.`,
    noneGivenUp: 'No email has been given up.',
    more: (n) => (n === 1 ? 'And 1 more email.' : `And ${n} more emails.`),
    columns: {
      since: 'Written',
      attempts: 'Attempts',
      next: 'Next attempt',
      error: 'What went wrong',
      recipient: 'Recipient',
    },
    history: ({ since, gaveUp, attempts }) => `Written on ${since}, given up on ${gaveUp}, after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}.`,
    retry: 'Try again',
    drop: 'Discard',
    about: (subject) => `email ‘${subject}’`,
    textGone: 'The text has been erased.',
    done: {
      retried: 'The email will be tried again.',
      dropped: 'The email has been discarded.',
    },
    attention: (n) => (n === 1 ? '1 email was not sent' : `${n} emails were not sent`),
  },
};
