import type { Messages } from '../messages.ts';

export const checklist: Messages['checklist'] = {
  title: (module) => `Checklists: ${module}`,
  name: 'Checklists',
  text: 'To tick and to print.',
  lede: 'What to arrange, and when. Print the list, or tick it for your company.',
  description: (module) => `Checklists for the module ${module}: to print, or to tick with your company.`,
  moments: {
    before: 'Before the trip',
    during: 'During the trip',
    after: 'After the trip',
    signing: 'Before you sign',
    choosing: 'Before you choose a partner',
  },
  items: (n) => (n === 1 ? '1 item' : `${n} items`),
  done: (done, of) => `${done} of ${of} done`,
  by: (name, day) => `Ticked by ${name} on ${day}.`,
  on: (day) => `Ticked on ${day}.`,
  save: (list) => `Save ‘${list}’`,
  saved: 'The list is saved. Your colleagues see it too.',
  forCompany: (company) => `You tick for ${company}: everybody in your company sees this list and can tick.`,
  visitor: 'Do you belong to a company on this site? Sign in, and your ticks stay.',
  signIn: 'Sign in',
  print: 'To print, use your browser’s print button. Menus and buttons stay off the paper.',
  lesson: (title) => `Read: ${title}`,
  onThisPage: 'On this page',
  none: 'This module has no checklists.',
};
