/** What the report counts, and along what it is divided. A fixed list: nothing else is published. */

/**
 * Companies that took a step in the year, each with its first time in that year; for `participants`
 * the people who were added to an enrolment.
 */
export const measures = ['registered', 'enrolled', 'participants', 'started', 'completed', 'certified'] as const;
export type Measure = (typeof measures)[number];

export const dimensions = ['month', 'sector', 'municipality', 'track'] as const;
export type Dimension = (typeof dimensions)[number];

/** A registration has no track. */
export function measuresOf(dimension: Dimension): Measure[] {
  return measures.filter((measure) => dimension !== 'track' || measure !== 'registered');
}

/**
 * The order in which a company goes through the steps. Measures of one stage are shown or hidden
 * together, since one nearly tells the other: an enrolment brings its participants, and a
 * certificate is issued in the moment of completion.
 */
export const stages: readonly (readonly Measure[])[] = [['registered'], ['enrolled', 'participants'], ['started'], ['completed', 'certified']];
