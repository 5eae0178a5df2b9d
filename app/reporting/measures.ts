/** What the report counts, and along what it is divided. A fixed list: nothing else is published. */

/**
 * Companies that took a step in the year, each with its first time in that year; for `participants`
 * the people who were added to an enrolment.
 */
export const measures = ['registered', 'attended', 'enrolled', 'participants', 'started', 'completed', 'certified'] as const;
export type Measure = (typeof measures)[number];

export const dimensions = ['month', 'sector', 'municipality', 'track'] as const;
export type Dimension = (typeof dimensions)[number];

/** Neither a registration nor a visit to an event belongs to a track. */
export function measuresOf(dimension: Dimension): Measure[] {
  return measures.filter((measure) => dimension !== 'track' || (measure !== 'registered' && measure !== 'attended'));
}

export interface Stage {
  /** Shown or hidden together, since one nearly tells the other. */
  measures: readonly Measure[];
  /** The step without which nobody takes this one: a number shown here is at most the one shown there. */
  after: Measure | null;
}

/**
 * The order in which a company goes through the steps, each stage after the one it rests on. An enrolment
 * brings its participants, and a certificate is issued in the moment of completion. A visit to an event
 * is a branch of its own: a registered company may come to one or not, and enrol or not.
 */
export const stages: readonly Stage[] = [
  { measures: ['registered'], after: null },
  { measures: ['attended'], after: 'registered' },
  { measures: ['enrolled', 'participants'], after: 'registered' },
  { measures: ['started'], after: 'enrolled' },
  { measures: ['completed', 'certified'], after: 'started' },
];
