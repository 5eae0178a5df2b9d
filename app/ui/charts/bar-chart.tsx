import { ChartFrame, chartWidth, Hatched, valueRoom, type ChartValue } from './frame.tsx';

export interface BarGroup {
  label: string;
  /** One for each series. */
  values: ChartValue[];
}

const barHeight = 11;
const labelHeight = 17;
const gap = 10;
const stub = 30;
const legendHeight = 26;

/** The first series is drawn as an outline, the second filled: they differ without colour too. */
const styles = ['outline', 'fill'];

/** Horizontal bars in groups under their names, with their numbers at the end. */
export function BarChart({
  id,
  title,
  description,
  series,
  groups,
  suppressed,
  format,
}: {
  id: string;
  title: string;
  description: string;
  series: string[];
  groups: BarGroup[];
  /** What a hatched stub means. */
  suppressed: string;
  format: (value: number) => string;
}) {
  const greatest = Math.max(1, ...groups.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const scale = (chartWidth - valueRoom) / greatest;
  const groupHeight = labelHeight + series.length * (barHeight + 3) + gap;
  return (
    <ChartFrame id={id} title={title} description={description} height={legendHeight + groups.length * groupHeight}>
      {series.map((name, index) => (
        <g key={name} transform={`translate(${index * 120} 0)`}>
          <rect className={styles[index]} x="1" y="2" width="18" height={barHeight} />
          <text className="ink" x="26" y="12">
            {name}
          </text>
        </g>
      ))}
      {groups.map((group, position) => (
        <g key={group.label} transform={`translate(0 ${legendHeight + position * groupHeight})`}>
          <text className="ink" y="12">
            {group.label}
          </text>
          {group.values.map((value, index) => {
            const y = labelHeight + index * (barHeight + 3);
            const width = value === null ? stub : Math.max(2, value * scale);
            return (
              <g key={series[index]}>
                {value === null ? (
                  <Hatched id={id} x={1} y={y} width={stub} height={barHeight} />
                ) : (
                  <rect className={styles[index]} x="1" y={y} width={width} height={barHeight} />
                )}
                <text className={value === null ? 'quiet' : 'ink'} x={width + 8} y={y + 10}>
                  {value === null ? suppressed : format(value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </ChartFrame>
  );
}
