/** What all charts share: a picture with a name, a description, and a sign for a number that may not be shown. */
import type { ReactNode } from 'react';

/** A number, or null for one that is suppressed. */
export type ChartValue = number | null;

/** Width of every chart, in its own units; about the pixels of a phone, so that its letters stay letters. */
export const chartWidth = 340;

/** Where a bar begins and ends leaves room for its number. */
export const valueRoom = 56;

export function ChartFrame({
  id,
  title,
  description,
  height,
  children,
}: {
  id: string;
  title: string;
  description: string;
  height: number;
  children: ReactNode;
}) {
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${chartWidth} ${height}`} fontSize="13" role="img" aria-labelledby={`${id}-title ${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <defs>
          <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch" d="M0 0V5" />
          </pattern>
        </defs>
        {children}
      </svg>
    </figure>
  );
}

/** A hatched stub in the place of a suppressed number. */
export function Hatched({ id, x, y, width, height }: { id: string; x: number; y: number; width: number; height: number }) {
  return <rect className="hatched" x={x} y={y} width={width} height={height} fill={`url(#${id}-hatch)`} />;
}

/** The end of an axis: a round number, not less than the greatest value, that can be halved or is small. */
export function niceMaximum(values: ChartValue[]): number {
  const greatest = Math.max(1, ...values.map((value) => value ?? 0));
  const power = 10 ** Math.floor(Math.log10(greatest));
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((end) => end >= greatest) ?? greatest;
}
