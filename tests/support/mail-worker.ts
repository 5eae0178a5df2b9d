/** A mail worker in a process of its own: `node mail-worker.ts <database file> <smtp url> <now as ISO>`. Runs until it is ended. */
import { openDatabase } from '#db';
import { startMailWorker } from '#app/mail/delivery.server.ts';
import { transportTo } from '#tests/support/smtp.ts';

const [file = '', url = '', instant = ''] = process.argv.slice(2);
const silence = () => undefined;
const now = new Date(instant);
const worker = startMailWorker({
  db: openDatabase(file),
  transport: transportTo(url),
  now: () => now,
  log: { info: silence, warn: silence, error: silence },
});
// The worker's own timers let a process end; this one stays until it is told to.
const stay = setInterval(silence, 60_000);
process.once('SIGTERM', () => {
  clearInterval(stay);
  void worker.stop();
});
