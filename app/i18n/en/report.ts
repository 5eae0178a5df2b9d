import type { Messages } from '../messages.ts';

export const report: Messages['report'] = {
  title: 'Report',
  lede: (period, operator) => `Whom the programme of ${operator} reached: ${period}.`,
  published: (date) => `Adopted on ${date}. These figures no longer change.`,
  periods: 'Choose a period',
  wholeYear: (year) => `all of ${year}`,
  months: (first, last, year) => `${first} to ${last} ${year}`,
  until: (month) => `to ${month}`,
  empty: {
    title: 'There is no report yet',
    text: 'The first report appears after the quarter in which the first company registered. You need not do anything for it.',
  },
  inShort: 'In short',
  measures: {
    registered: 'Registered',
    enrolled: 'Enrolled',
    participants: 'Participants',
    started: 'Started',
    completed: 'Completed',
    certified: 'Certified',
  },
  definitions: {
    registered: 'Companies that registered on this site.',
    enrolled: 'Companies that enrolled in a track.',
    participants: 'People whom their company entered for a track. Someone who takes part in two enrolments counts twice.',
    started: 'Companies of which somebody marked a lesson as read, played a scenario to an end or began a test.',
    completed: 'Companies of which every participant finished a track.',
    certified: 'Companies that received a certificate. That happens at the moment of completion. A certificate that is revoked later still counts.',
  },
  dimensions: {
    month: { title: 'By month', head: 'Month' },
    sector: { title: 'By sector', head: 'Sector' },
    municipality: { title: 'By municipality', head: 'Municipality' },
    track: { title: 'By track', head: 'Track' },
  },
  total: 'Total',
  hiddenTogether: 'Suppressed, together',
  suppressed: 'suppressed',
  suppressedSign: 'x',
  underFive: '< 5 or suppressed',
  suppressedNote: 'x means suppressed. The number rests on fewer than five companies, or would give such a number away.',
  steps: {
    title: 'From registration to certificate',
    description: (period) => `How many companies took each step in ${period}. The numbers are also in the table by month.`,
    participants: (count) => `${count} people took part in the enrolments.`,
  },
  lines: {
    title: 'Registered, enrolled and certified by month',
    description: 'Three lines, one point for each month. A month without a point is suppressed. All numbers are in the table.',
  },
  bars: {
    description: (dimension) => `Two bars ${dimension.toLowerCase()}: enrolled and certified. All numbers are in the table.`,
    titles: {
      sector: 'Enrolled and certified by sector',
      municipality: 'Enrolled and certified by municipality',
      track: 'Enrolled and certified by track',
    },
    others: (count) => (count === 1 ? '1 other' : `${count} others`),
  },
  download: (title) => `Table ‘${title}’ as CSV`,
  about: {
    title: 'What is counted',
    rules: [
      'A company counts once a year in each step: the first time that it takes the step in that year. A step taken last year does not count, even if the company goes on now.',
      'Sector and municipality are those of the company at the moment of the step. A later move changes nothing.',
      'A report counts only whole quarters that are over, from the beginning of the year. What happens afterwards comes in a later report.',
    ],
    whyTitle: 'Why a cell can be empty',
    why: [
      'Every number rests on at least five companies, so that nobody can be recognised. Zero counts as fewer than five.',
      'Sometimes a larger number is suppressed as well. Otherwise you could work out a small one: with the total, with another row or with an earlier report.',
      'Where a step is suppressed in a row, so are the steps after it. A later report shows the number again once at least five more companies have been added.',
    ],
  },
  csv: { report: 'Report', period: 'Period', published: 'Adopted on', made: 'Downloaded on', note: 'Note' },
};
