import type { countdown as nl } from '../nl/countdown.ts';

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
const tasksOpen = (n: number) => (n === 1 ? '1 task is' : `${n} tasks are`);

const until = ({ tasks, first, late }: { tasks: number; first: string; late: boolean }) =>
  `${tasks === 1 ? 'It' : 'The first'} ${late ? 'was' : 'is'} due on ${first}.`;

export const countdown: typeof nl = {
  plan: {
    title: (mission) => `Your plan for ${mission}`,
    trip: (from, to) => `Departure ${from}, return ${to}.`,
    mission: 'To the mission',
    count: {
      before: (n) => `${days(n)} until departure`,
      departure: 'Today is the departure',
      travelling: (n) => `You are on the trip. ${days(n)} until your return`,
      returning: 'Today you return',
      back: (n) => `${days(n)} since your return`,
    },
    waiting: 'Your company is on the waiting list. You can prepare already. If a place comes free, you get an email.',
    otherCompany: (company) => `This is the plan of ${company}: switch to that company to work on it.`,
    phases: { before: 'Before departure', there: 'On the trip', home: 'Back home' },
    line: (phase) => `What you do: ${phase.toLowerCase()}`,
    by: (day) => `by ${day}`,
    from: (day) => `from ${day}`,
    on: (day) => `on ${day}`,
    states: { overdue: 'overdue', next: 'to do now' },
    company: 'for your company',
    done: (n) => (n === 1 ? '1 task done' : `${n} tasks done`),
    past: (n) => (n === 1 ? '1 task past' : `${n} tasks past`),
    late: (n) => (n === 1 ? '1 task is overdue. Start with that one.' : `${n} tasks are overdue. Start with those.`),
    nothingDue: 'You are on schedule.',
    allDone: 'Everything that had to be done is done.',
  },
  debrief: {
    title: 'Debrief after the trip',
    lede: 'Go through this with everyone who travelled, and tick what is done.',
    mission: (title) => `Mission: ${title}`,
    from: (day) => `This list opens on ${day}, the day of your return.`,
    fromText: 'You can read it now. You can tick it once you are back.',
    report: 'Where to report',
    toTraining: 'To my training',
    short: 'Debrief: devices, contacts and what comes next',
  },
  days: {
    title: 'Days of the plan',
    lede: 'Choose for this mission when each task is due. If the trip moves, the plan moves with it.',
    before: 'Before departure',
    beforeHint: 'Number of days before departure.',
    home: 'Back home',
    homeHint: 'Number of days after the return.',
    usually: (n) => `Usually ${n}.`,
    who: { traveller: 'each traveller', manager: 'the company' },
    reminders: 'Reminders',
    remindersText: 'On these days the site emails those who are behind. Nobody gets more than one reminder a week.',
    remindersBefore: 'Days before departure',
    remindersHome: 'Days after the return',
    remindersHint: 'Whole numbers, with commas between them. Empty: no reminders.',
    submit: 'Save the days',
    saved: 'The days have been saved. The companies’ plans have changed at once.',
    cancelled: 'This mission has been cancelled. Its days no longer change.',
    back: 'Back to the mission',
    wrongBefore: (most) => `Enter a whole number from 0 to ${most}.`,
    wrongHome: (most) => `Enter a whole number from 1 to ${most}.`,
    wrongList: (most) => `Enter whole numbers up to ${most}, with commas between them.`,
    tooMany: (most) => `Choose at most ${most} reminders in all.`,
  },
  reminders: {
    title: 'Reminders',
    stopTitle: 'No more reminders?',
    stopText: 'You will get no more emails when something is due for a mission. Your plan stays under My training.',
    stop: 'Turn reminders off',
    stoppedTitle: 'Reminders are off',
    stoppedText: 'You will get no more reminders. You can turn them on again in your settings.',
    settings: 'To my settings',
    on: 'You get an email when something is due for a mission, at most one a week.',
    off: 'You get no reminders. Your plan is under My training.',
    turnOff: 'Turn reminders off',
    turnOn: 'Turn reminders on',
    deadLink: 'Turn the reminders off in your settings.',
  },
  mails: {
    reminder: ({ site, parts, href }) => ({
      subject: parts.length === 1 ? `Still to do: ${parts[0]!.mission}` : 'Still to do for your missions',
      paragraphs: parts.flatMap(({ mission, departs, back, own, company, travellers }) => [
        back ? `You are back from the mission ‘${mission}’.` : `The mission ‘${mission}’ departs on ${departs}.`,
        ...(own ? [`${tasksOpen(own.tasks)} still open for you. ${until(own)}`] : []),
        ...(travellers
          ? [
              `Of your ${travellers.of === 1 ? 'one traveller' : `${travellers.of} travellers`}, ${travellers.behind} ${travellers.behind === 1 ? 'is' : 'are'} behind.`,
            ]
          : []),
        ...(company ? [`${tasksOpen(company.tasks)} still open for your company. ${until(company)}`] : []),
      ]),
      action: { label: 'See your plan', href },
      closing: [`You get this reminder because you take part in a mission through ${site}. There is at most one a week.`],
    }),
  },
};
