import type { Messages } from '../messages.ts';

export const mail: Messages['mail'] = {
  linkHint: 'If the button doesn’t work, copy this address into your browser:',
  unsubscribe: 'Don’t send me these emails any more',
  automatic: 'This is an automatic message. You can’t reply to it.',
};
