/**
 * The site's motif. A track is a line, modules are its stations, lessons the stops between:
 * a finished one is filled, the next one is ringed and named.
 */
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/context.tsx';
import { StationSymbol, type StopState } from './station.tsx';

export interface Stop {
  id: string;
  title: string;
  href?: string;
  state: StopState;
  meta?: ReactNode;
}

export interface Station extends Stop {
  /** The module's position, which chooses colour and symbol. */
  line: number;
  /** A sentence under the name. */
  children?: ReactNode;
  stops?: Stop[];
}

/** More stops than this are worth folding. */
const manyStops = 6;

function StateWord({ state }: { state: StopState }) {
  const { states } = useMessages().reading;
  return state === 'todo' ? null : <span className={`state state-${state}`}>{states[state]}</span>;
}

function Name({ stop }: { stop: Stop }) {
  return stop.href ? <a href={stop.href}>{stop.title}</a> : <>{stop.title}</>;
}

function Stops({ stops, folded }: { stops: Stop[]; folded: boolean }) {
  const t = useMessages().reading;
  const list = (
    <ol className="stops">
      {stops.map((stop) => (
        <li key={stop.id} className={`stop stop-${stop.state}`}>
          <Name stop={stop} /> <StateWord state={stop.state} />
          {stop.meta && <span className="meta"> {stop.meta}</span>}
        </li>
      ))}
    </ol>
  );
  if (!folded) return list;
  return (
    <details>
      <summary className="meta">{t.stops(stops.length)}</summary>
      {list}
    </details>
  );
}

/**
 * `headings`: the level of the stations' names, where they head the text below them.
 * `fold`: many stops stand behind a line that opens, except those of the next station, so that a long track keeps its shape.
 * `across`: from left to right where the screen is wide enough.
 */
export function RouteLine({
  stations,
  label,
  headings,
  fold,
  across,
}: {
  stations: Station[];
  label: string;
  headings?: 2 | 3;
  across?: boolean;
  fold?: boolean;
}) {
  const Heading = headings === 2 ? 'h2' : headings === 3 ? 'h3' : 'p';
  return (
    <ol className={across ? 'route-line across' : 'route-line'} aria-label={label}>
      {stations.map((station) => (
        <li key={station.id} className="station-row" data-line={((station.line - 1) % 5) + 1}>
          <StationSymbol line={station.line} state={station.state} />
          <Heading className="station-name">
            <Name stop={station} /> <StateWord state={station.state} />
          </Heading>
          {station.meta && <p className="meta">{station.meta}</p>}
          {station.children}
          {station.stops && station.stops.length > 0 && (
            <Stops stops={station.stops} folded={fold === true && station.state !== 'next' && station.stops.length > manyStops} />
          )}
        </li>
      ))}
    </ol>
  );
}
