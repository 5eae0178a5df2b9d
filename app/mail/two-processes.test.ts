/** Two processes on one database file, one of them really another process, over real SMTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { leases, migrateDatabase, openDatabase, outbox_mails, transact, type Database } from '#db';
import { readOutbox } from '#tests/support/outbox.ts';
import { startMailServer, transportTo, type TestMailServer } from '#tests/support/smtp.ts';
import { claim, leaseSeconds, startMailWorker, type MailWorker } from './delivery.server.ts';
import { takeLease } from './lease.server.ts';
import { queueMail } from './outbox.server.ts';

// A process takes seconds to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const start = new Date('2026-06-15T10:00:00Z');
const workerFile = fileURLToPath(new URL('../../tests/support/mail-worker.ts', import.meta.url));
const silence = () => undefined;

let folder: string;
let db: Database;
let server: TestMailServer;
let other: ChildProcess | undefined;
let ours: MailWorker | undefined;
let clock: Date;

const queue = (to: string) =>
  transact(db, (tx) => queueMail(tx, { to, locale: 'nl', message: { subject: 'Bevestig', paragraphs: ['Goedendag.'] }, now: start }));
const startOther = () => {
  other = spawn(process.execPath, [workerFile, join(folder, 'mail.sqlite'), server.url, start.toISOString()], { stdio: 'inherit' });
  return other;
};
const startOurs = () => startMailWorker({ db, transport: transportTo(server.url), now: () => clock, log: { info: silence, warn: silence, error: silence } });
/** A promise with its resolver: what a test waits for instead of time. */
const signal = () => {
  let give = silence as () => void;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'voorbereid-mail-'));
  db = openDatabase(join(folder, 'mail.sqlite'));
  migrateDatabase(db);
  server = await startMailServer();
  clock = start;
  other = undefined;
  ours = undefined;
});
afterEach(async () => {
  await ours?.stop();
  if (other && other.exitCode === null && other.signalCode === null) {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  await server.close();
  db.$client.close();
  await rm(folder, { recursive: true });
});

it('lets one of two processes send at a time, and every mail once', async () => {
  const recipients = ['a', 'b', 'c', 'd'].map((name) => `${name}@example.nl`);
  recipients.forEach(queue);
  const arrived = signal();
  const mayBeAccepted = signal();
  const all = signal();
  server.onArrival = async () => {
    arrived.give();
    await mayBeAccepted.given;
    if (server.accepted.length === recipients.length) all.give();
  };
  startOther();
  await arrived.given;

  // The other process waits for the server's answer; ours looks at the same outbox meanwhile, twice, and leaves it alone.
  ours = startOurs();
  ours.wake();
  expect(takeLease(db, { name: 'mail', holder: 'ours', seconds: 1, now: clock })).toBe(false);
  expect(server.accepted).toHaveLength(1);

  mayBeAccepted.give();
  await all.given;
  other!.kill('SIGTERM');
  await once(other!, 'exit');
  expect(server.accepted.map((mail) => [mail.to].flat()[0]!.text).sort()).toEqual(recipients);
  expect(readOutbox(db).every(({ sent_at, attempts }) => sent_at !== null && attempts === 1)).toBe(true);
  expect(db.select().from(leases).all()).toEqual([]);
});

it('sends again, recognisably, what a process had sent when it was killed before it could write that down', async () => {
  queue('zoe@example.nl');
  const arrived = signal();
  server.onArrival = () => {
    arrived.give();
    other!.kill('SIGKILL');
  };
  startOther();
  await arrived.given;
  await once(other!, 'exit');
  server.onArrival = undefined;
  expect(server.accepted).toHaveLength(1);
  expect(db.select().from(leases).all()).toHaveLength(1);
  expect(db.select().from(outbox_mails).get()).toMatchObject({ attempts: 1, sent_at: null });

  // The dead process keeps both its lease and its claim until they run out.
  const deliverNow = async () => {
    const round = startOurs();
    await round.stop();
  };
  await deliverNow();
  expect(server.accepted).toHaveLength(1);
  clock = new Date(start.getTime() + leaseSeconds * 1000);
  await deliverNow();
  expect(server.accepted).toHaveLength(1);
  clock = new Date(start.getTime() + claim);
  const again = signal();
  server.onArrival = () => again.give();
  ours = startOurs();
  await again.given;
  await ours.stop();

  const [{ id } = { id: '' }] = readOutbox(db);
  expect(server.accepted.map(({ messageId }) => messageId)).toEqual([`<${id}@voorbereid.example>`, `<${id}@voorbereid.example>`]);
  expect(server.accepted[1]!.text).toBe(server.accepted[0]!.text);
  expect(readOutbox(db)[0]).toMatchObject({ attempts: 2, body_text: '' });
  expect(readOutbox(db)[0]!.sent_at).not.toBeNull();
});
