import type { Messages } from '../messages.ts';

export const forms: Messages['forms'] = {
  errorPrefix: 'Error:',
  errorSummary: 'There is a problem',
  optional: '(optional)',
  choose: 'Make a choice',
  required: 'Fill this in.',
  tooLong: (max) => `Use ${max} characters at most.`,
  email: 'Enter an email address, such as name@company.nl.',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  noSuchDay: 'Enter a day that exists, with the year in four digits. For example 9 4 2027.',
  send: 'Send',
  save: 'Save',
  cancel: 'Cancel',
  back: 'Back',
};
