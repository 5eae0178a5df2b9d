/** The report's periods: a calendar year up to the end of a closed quarter, in the operator's time zone. */
import { monthOf } from '../i18n/format.ts';

export interface Period {
  /** '2026-q3' is January to September 2026. */
  id: string;
  year: number;
  quarter: number;
}

/** A step that was under way at midnight is written within this time, in milliseconds. */
const settling = 3_600_000;

function makePeriod(year: number, quarter: number): Period {
  return { id: `${year}-q${quarter}`, year, quarter };
}

/** '2026-09' lies in quarter 3. */
export function quarterOf(month: string): number {
  return Math.ceil(Number(month.slice(5, 7)) / 3);
}

/** The month 1 to 12 of a year as '2026-09'. */
export function monthId(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The quarter that ended last: everything in it has been written, so it can't change any more. */
export function lastClosedPeriod(now: Date, timeZone: string): Period {
  const month = monthOf(new Date(now.getTime() - settling), timeZone);
  const year = Number(month.slice(0, 4));
  const quarter = quarterOf(month) - 1;
  return quarter === 0 ? makePeriod(year - 1, 4) : makePeriod(year, quarter);
}

/** Every period from the quarter of a month on, in order; none when the last one lies before it. */
export function periodsSince(month: string, last: Period): Period[] {
  const periods: Period[] = [];
  let period = makePeriod(Number(month.slice(0, 4)), quarterOf(month));
  while (period.year < last.year || (period.year === last.year && period.quarter <= last.quarter)) {
    periods.push(period);
    period = period.quarter === 4 ? makePeriod(period.year + 1, 1) : makePeriod(period.year, period.quarter + 1);
  }
  return periods;
}
