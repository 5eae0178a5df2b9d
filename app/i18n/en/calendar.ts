import type { Messages } from '../messages.ts';

export const calendar: Messages['calendar'] = {
  name: (site) => `${site} – my calendar`,
  trip: (mission) => `Mission: ${mission}`,
  deadline: (mission) => `Last day to join: ${mission}`,
  programmeDay: (mission) => `Programme: ${mission}`,
  more: (href) => `More: ${href}`,
  file: 'Add to your calendar',
  page: {
    title: 'Your calendar',
    lede: 'Put your missions and events in your own calendar. When a date changes, your calendar changes with it.',
    how: 'You make a secret address here. Enter it in your calendar app, for instance at ‘subscribe to calendar’ or ‘add by URL’.',
    secret: 'Whoever knows the address sees your dates. No names of people are in them. Share the address with nobody.',
    make: 'Make an address',
    newAddress: 'This is the address of your calendar',
    onceOnly: 'Copy it now. You see this address once; we don’t keep it in a readable form.',
    field: 'Address',
    subscribe: 'Open it in your calendar app',
    has: (day) => `You have had an address since ${day}.`,
    replaceText: 'Have you lost the address, or does somebody else know it? Make a new one. The old one then stops working.',
    replace: 'Make a new address',
    removeText: 'If you no longer need it, remove the address.',
    remove: 'Remove the address',
    removed: 'The address is gone. Your calendar is no longer updated.',
    back: 'To my training',
  },
};
