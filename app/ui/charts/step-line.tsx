import { ChartFrame, chartWidth, Hatched, valueRoom, type ChartValue } from './frame.tsx';

const stepHeight = 54;
const left = 34;
const barHeight = 14;
const stub = 30;

/** The route line as a funnel: a station for each step, and a bar for how many took it. */
export function StepLine({
  id,
  title,
  description,
  steps,
  suppressed,
  format,
}: {
  id: string;
  title: string;
  description: string;
  steps: { name: string; value: ChartValue }[];
  suppressed: string;
  format: (value: number) => string;
}) {
  const greatest = Math.max(1, ...steps.map(({ value }) => value ?? 0));
  const scale = (chartWidth - left - valueRoom) / greatest;
  return (
    <ChartFrame id={id} title={title} description={description} height={steps.length * stepHeight}>
      <path className="line" d={`M12 14V${14 + (steps.length - 1) * stepHeight}`} />
      {steps.map(({ name, value }, position) => {
        const width = value === null ? stub : Math.max(2, value * scale);
        return (
          <g key={name} transform={`translate(0 ${position * stepHeight})`}>
            {value === null ? <circle className="stop-open" cx="12" cy="14" r="7" /> : <circle className="fill" cx="12" cy="14" r="8" />}
            <text className="ink" x={left} y="18" fontWeight="600">
              {name}
            </text>
            {value === null ? (
              <Hatched id={id} x={left} y={25} width={stub} height={barHeight} />
            ) : (
              <rect className="fill" x={left} y="25" width={width} height={barHeight} />
            )}
            <text className={value === null ? 'quiet' : 'ink'} x={left + width + 8} y="37" fontWeight={value === null ? undefined : 600}>
              {value === null ? suppressed : format(value)}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
