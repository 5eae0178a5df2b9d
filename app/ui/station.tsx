/** A station of the route line: one symbol per module, so that lines differ in greyscale too. */
export type StopState = 'done' | 'next' | 'todo';

const shapes = [
  <circle key="1" cx="12" cy="12" r="7.5" />,
  <rect key="2" x="5" y="5" width="14" height="14" />,
  <path key="3" d="M12 3.5 20.5 12 12 20.5 3.5 12Z" />,
  <path key="4" d="M12 4 20.7 19.3H3.3Z" />,
  <path key="5" d="M8 4.5h8l4.5 7.5-4.5 7.5H8L3.5 12Z" />,
];

/** `line` is the module's position, 1 to 5; beyond that the symbols start again. */
export function StationSymbol({ line, state }: { line: number; state: StopState }) {
  return (
    <svg className={`station station-${state}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {shapes[(line - 1) % shapes.length]}
    </svg>
  );
}
