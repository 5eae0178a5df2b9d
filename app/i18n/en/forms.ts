import type { Messages } from '../messages.ts';

export const forms: Messages['forms'] = {
  errorPrefix: 'Error:',
  errorSummary: 'There is a problem',
  optional: '(optional)',
  choose: 'Make a choice',
  required: 'Fill this in.',
  tooLong: (max) => `Use ${max} characters at most.`,
  email: 'Enter an email address, such as name@company.nl.',
  send: 'Send',
  save: 'Save',
  cancel: 'Cancel',
  back: 'Back',
};
