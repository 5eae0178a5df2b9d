import { ChartFrame, chartWidth, Hatched, niceMaximum, type ChartValue } from './frame.tsx';

export interface LineSeries {
  name: string;
  /** One for each point; a gap where it is null. */
  values: ChartValue[];
}

const left = 30;
const right = 12;
const plotHeight = 170;
const top = 12;
const legendLine = 20;
const hatchHeight = 7;

/** Lines differ in dash and in the shape of their points, so that they are told apart in greyscale. */
const shapes = [
  (x: number, y: number) => <circle cx={x} cy={y} r="4" />,
  (x: number, y: number) => <rect x={x - 4} y={y - 4} width="8" height="8" />,
  (x: number, y: number) => <path d={`M${x} ${y - 5.5}l5 9h-10z`} />,
];

/** The parts of a line between its gaps. */
function pathOf(values: ChartValue[], place: (index: number, value: number) => [number, number]): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const [x, y] = place(index, value);
      return `${index > 0 && values[index - 1] !== null ? 'L' : 'M'}${x} ${y}`;
    })
    .join('');
}

/** Lines over time, for at most three series, with hatched marks at the foot where a number is suppressed. */
export function LineChart({
  id,
  title,
  description,
  labels,
  series,
  suppressed,
  format,
}: {
  id: string;
  title: string;
  description: string;
  labels: string[];
  series: LineSeries[];
  suppressed: string;
  format: (value: number) => string;
}) {
  const end = niceMaximum(series.flatMap(({ values }) => values));
  const step = labels.length > 1 ? (chartWidth - left - right) / (labels.length - 1) : 0;
  const foot = top + plotHeight;
  const place = (index: number, value: number): [number, number] => [
    Math.round((left + index * step) * 10) / 10,
    Math.round((foot - (value / end) * plotHeight) * 10) / 10,
  ];
  const legend = foot + 34;
  const gaps = series.some(({ values }) => values.includes(null));
  return (
    <ChartFrame id={id} title={title} description={description} height={legend + legendLine * (series.length + (gaps ? 1 : 0))}>
      {[0, end / 2, end].filter(Number.isInteger).map((value) => (
        <g key={value}>
          <path className="axis" d={`M${left} ${place(0, value)[1]}H${chartWidth - right}`} />
          <text className="quiet" x={left - 8} y={place(0, value)[1] + 4} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {labels.map((label, index) => (
        <text key={label} className="quiet" x={place(index, 0)[0]} y={foot + 18} textAnchor="middle" fontSize="11">
          {label}
        </text>
      ))}
      {series.map(({ name, values }, number) => (
        <g key={name} className={`series series-${number + 1}`}>
          <path className="trace" d={pathOf(values, place)} />
          {values.map((value, index) =>
            value === null ? (
              <Hatched key={labels[index]} id={id} x={place(index, 0)[0] - 6} y={foot - (number + 1) * (hatchHeight + 1)} width={12} height={hatchHeight} />
            ) : (
              <g key={labels[index]}>{shapes[number % shapes.length]!(...place(index, value))}</g>
            ),
          )}
          <g transform={`translate(0 ${legend + number * legendLine})`}>
            <path className="trace" d="M2 0H30" />
            {shapes[number % shapes.length]!(16, 0)}
            <text className="ink" x="40" y="4">
              {name}
            </text>
          </g>
        </g>
      ))}
      {gaps && (
        <g transform={`translate(0 ${legend + series.length * legendLine})`}>
          <Hatched id={id} x={10} y={-4} width={12} height={hatchHeight} />
          <text className="quiet" x="40" y="4">
            {suppressed}
          </text>
        </g>
      )}
    </ChartFrame>
  );
}
