/**
 * The site on an empty database, with a clock that tests move forward: each line of DATA_DIR/clock
 * is a number of minutes, so that two tests can add to it without reading it first.
 */
import { readFileSync } from 'node:fs';
import { runServer } from '../../server/run.ts';

const clock = `${process.env.DATA_DIR}/clock`;

function minutesAhead(): number {
  try {
    return readFileSync(clock, 'utf8')
      .split('\n')
      .reduce((sum, line) => sum + Number(line), 0);
  } catch {
    return 0;
  }
}

await runServer('demo', (config) => console.log(`The site with its own clock runs at ${config.baseUrl}`), {
  now: () => new Date(Date.now() + minutesAhead() * 60_000),
});
