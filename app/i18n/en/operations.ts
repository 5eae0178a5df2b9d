import type { operations as nl } from '../nl/operations.ts';

export const operations: typeof nl = {
  mail: {
    title: 'Mail',
    lede: "What the site sends, what is delayed and what didn't arrive.",
    waiting: 'Waiting',
    waitingCount: (n) =>
      n === 0 ? 'No mail waits for a first attempt.' : n === 1 ? '1 mail waits for a first attempt.' : `${n} mails wait for a first attempt.`,
    delayed: 'Delayed',
    delayedText: 'These mails are tried again by themselves. You need not do anything.',
    noneDelayed: 'No mail is delayed.',
    givenUp: 'Given up',
    givenUpText: (days) =>
      `These mails were not sent and are not tried again by themselves. The address is shown here so that you can help. Links in a mail may have expired meanwhile. After ${days} days we erase the text. Then the mail can't be sent any more.`,
    noneGivenUp: 'No mail has been given up.',
    more: (n) => (n === 1 ? 'And 1 more mail.' : `And ${n} more mails.`),
    columns: {
      since: 'Written',
      attempts: 'Attempts',
      next: 'Next attempt',
      error: 'What went wrong',
      recipient: 'Recipient',
    },
    history: ({ since, gaveUp, attempts }) => `Written on ${since}, given up on ${gaveUp}, after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}.`,
    retry: 'Try again',
    drop: 'Drop',
    about: (subject) => `mail ‘${subject}’`,
    textGone: 'The text has been erased.',
    done: {
      retried: 'The mail will be tried again.',
      dropped: 'The mail has been dropped.',
    },
    attention: (n) => (n === 1 ? '1 mail was not sent' : `${n} mails were not sent`),
  },
};
