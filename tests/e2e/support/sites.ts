/** The two sites under test (see server.mjs) and where their data lie. */
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Site {
  baseUrl: string;
  dataDir: string;
}

/** About 400 made-up companies and the demonstration accounts. */
export const demonstration: Site = { baseUrl: 'http://127.0.0.1:4173', dataDir: `${root}test-results/e2e-demonstration` };
/** Empty at the start, with a clock that only goes forward. */
export const clockSite: Site = { baseUrl: 'http://127.0.0.1:4174', dataDir: `${root}test-results/e2e-clock` };

/** Moves the clock of the clock site forward, for every test on it. */
export function passMinutes(minutes: number): void {
  appendFileSync(`${clockSite.dataDir}/clock`, `${minutes}\n`);
}
