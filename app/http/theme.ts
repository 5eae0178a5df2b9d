import type { Operator } from '../operator.server.ts';

/** The operator's colours as CSS, inlined in every page; the Content-Security-Policy allows exactly this text. */
export function themeCss({ colours }: Pick<Operator, 'colours'>): string {
  const names = ['action', 'signal'] as const;
  return `:root{${names.flatMap((name) => [`--${name}-light:${colours[name].light}`, `--${name}-dark:${colours[name].dark}`]).join(';')}}`;
}
