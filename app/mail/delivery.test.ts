import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transact, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { startMailServer, transportTo, type TestMailServer } from '#tests/support/smtp.ts';
import { claim, deliverDueMails, retryAfter, startMailWorker, type Log } from './delivery.server.ts';
import { queueMail } from './outbox.server.ts';
import { PermanentRefusal, type MailTransport } from './transport.server.ts';

const minute = 60_000;
const start = new Date('2026-06-15T10:00:00Z');
const message = { subject: 'Bevestig uw aanmelding – ‘ja’', paragraphs: ['Goedendag, Zoë.'] };

let server: TestMailServer;
let db: Database;
let transport: MailTransport;
let clock: Date;
let logged: string[];
const log: Log = {
  info: (fields, text) => void logged.push(`${text} ${JSON.stringify(fields)}`),
  warn: (fields, text) => void logged.push(`${text} ${JSON.stringify(fields)}`),
  error: (fields, text) => void logged.push(`${text} ${JSON.stringify(fields)}`),
};
const deliver = () => deliverDueMails(db, { transport, now: () => clock, log });
const later = (milliseconds: number) => {
  clock = new Date(clock.getTime() + milliseconds);
};
const queue = (to = 'zoe@example.nl') => transact(db, (tx) => queueMail(tx, { to, locale: 'nl', message, now: clock }));

beforeEach(async () => {
  server = await startMailServer();
  db = createTestDatabase();
  clock = start;
  logged = [];
  transport = transportTo(server.url);
});
afterEach(async () => {
  transport.close();
  await server.close();
});

describe('delivery over SMTP', () => {
  it('delivers a mail once, as it was written, and keeps no body with its links', async () => {
    queue();
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);

    const [mail] = server.accepted;
    const [row] = readOutbox(db);
    expect(server.accepted).toHaveLength(1);
    expect(mail).toMatchObject({
      subject: message.subject,
      messageId: `<${row!.id}@voorbereid.example>`,
      from: { text: '"Voorbereid" <post@voorbereid.example>' },
    });
    expect(mail!.text).toContain('Goedendag, Zoë.');
    expect(mail!.html).toContain('Goedendag, Zoë.');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(row).toMatchObject({ sent_at: clock, attempts: 1, body_text: '', body_html: '' });
    expect(logged.join()).not.toContain('zoe');
  });

  it('tries again after a refusal for now, with the same Message-ID', async () => {
    queue();
    server.refuseMessage = 451;
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ sent_at: null, failed_at: null, attempts: 1, next_attempt_at: new Date(start.getTime() + minute) });
    expect(await deliver()).toBe(0);

    server.refuseMessage = undefined;
    later(minute);
    expect(await deliver()).toBe(1);
    expect(server.accepted).toHaveLength(1);
    expect(server.seenIds).toHaveLength(2);
    expect(new Set(server.seenIds).size).toBe(1);
  });

  it('leaves a mail as sent that another process sent while this one was held up, and then heard a refusal', async () => {
    queue();
    const heldUp: MailTransport = {
      ...transport,
      async send() {
        later(claim);
        await deliver();
        throw new PermanentRefusal('550 no such mailbox', { cause: { responseCode: 550 } });
      },
    };
    await deliverDueMails(db, { transport: heldUp, now: () => clock, log });
    expect(server.accepted).toHaveLength(1);
    expect(readOutbox(db)).toMatchObject([{ sent_at: clock, failed_at: null, last_error: null, attempts: 2 }]);
  });

  it('gives up after the last of the waits', async () => {
    queue();
    server.refuseRecipient = 450;
    for (const wait of retryAfter) {
      await deliver();
      expect(readOutbox(db)[0]!.failed_at).toBeNull();
      later(wait - 1);
      expect(await deliver()).toBe(0);
      later(1);
    }
    await deliver();
    expect(retryAfter.map((wait) => wait / minute)).toEqual([1, 5, 30, 120, 720]);
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 6, failed_at: clock, sent_at: null, body_text: expect.stringContaining('Zoë') });
    later(24 * 60 * minute);
    expect(await deliver()).toBe(0);
  });

  it('does not repeat what was refused for good, and goes on with the next mail', async () => {
    queue('nobody@example.nl');
    server.refuseRecipient = 550;
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 1, failed_at: clock });

    server.refuseRecipient = undefined;
    queue('somebody@example.nl');
    await deliver();
    expect(server.accepted.map((mail) => [mail.to].flat()[0]!.text)).toEqual(['somebody@example.nl']);
  });

  it('sends to who greylists, once the wait is over', async () => {
    queue();
    server.refuseRecipient = 450;
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 1, failed_at: null, last_error: expect.stringContaining('450') });
    server.refuseRecipient = undefined;
    expect(await deliver()).toBe(0);
    later(minute);
    expect(await deliver()).toBe(1);
    expect(server.accepted).toHaveLength(1);
  });

  it('gives up what is refused for good after its text, and keeps the text for another try', async () => {
    queue();
    server.refuseMessage = 554;
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 1, failed_at: clock, body_text: expect.stringContaining('Zoë') });
    expect(logged.join()).toMatch(/given up.*554/);
  });

  it('writes down what the server said without the address in it', async () => {
    queue('zoe.de.vries@example.nl');
    server.refuseRecipient = 550;
    await deliver();
    expect(readOutbox(db)[0]!.last_error).toMatch(/550/);
    expect(readOutbox(db)[0]!.last_error).not.toContain('zoe');
    expect(logged.join()).not.toContain('zoe');
  });

  it.each(['silent', 'hangUp'] as const)('tries again, with the same Message-ID, when the server goes %s in the middle of the text', async (fault) => {
    queue();
    server[fault] = true;
    transport = transportTo(server.url, { patience: 1000 });
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 1, sent_at: null, failed_at: null, next_attempt_at: new Date(start.getTime() + minute) });
    server[fault] = false;
    transport.close();
    transport = transportTo(server.url);
    later(minute);
    await deliver();
    expect(server.accepted.map(({ messageId }) => messageId)).toEqual([`<${readOutbox(db)[0]!.id}@voorbereid.example>`]);
    expect(new Set(server.seenIds).size).toBe(1);
  });

  it('keeps a mail when there is no server at all', async () => {
    queue();
    await server.close();
    await deliver();
    expect(readOutbox(db)[0]).toMatchObject({ attempts: 1, sent_at: null, failed_at: null });
    server = await startMailServer();
    transport = transportTo(server.url);
    later(minute);
    await deliver();
    expect(server.accepted).toHaveLength(1);
  });
});

describe('the outbox', () => {
  it('sends nothing of a transaction that was undone', async () => {
    expect(() =>
      transact(db, (tx) => {
        queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message, now: clock });
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(await deliver()).toBe(0);
  });

  it.each(['a@example.nl, b@example.nl', 'a@example.nl\r\nBcc: b@example.nl', 'Jan <a@example.nl>', 'nobody'])('refuses %j as an address', (to) => {
    expect(() => queue(to)).toThrow(/one plain address/);
    expect(readOutbox(db)).toHaveLength(0);
  });

  it('lets a line break in a subject add no header', async () => {
    transact(db, (tx) =>
      queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message: { subject: 'Jan\r\nBcc: b@example.nl', paragraphs: ['x'] }, now: clock }),
    );
    await deliver();
    const [mail] = server.accepted;
    expect(mail!.subject).toBe('Jan Bcc: b@example.nl');
    expect(mail!.bcc).toBeUndefined();
    expect(server.accepted).toHaveLength(1);
  });

  it.each([
    ['a line break', 'https://voorbereid.example/x\r\nBcc: b@example.nl'],
    ['a bracket', 'https://voorbereid.example/x>, <mailto:b@example.nl'],
    ['another scheme', 'mailto:b@example.nl'],
  ])('refuses an address to unsubscribe with %s', (_, unsubscribeUrl) => {
    expect(() => transact(db, (tx) => queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message, unsubscribeUrl, now: clock }))).toThrow(/absolute/);
    expect(readOutbox(db)).toHaveLength(0);
  });

  it('refuses a link with a line break, and lets no name become a header or a link', async () => {
    const action = { label: 'Ga\r\nverder', href: 'https://voorbereid.example/x\r\nBcc: b@example.nl' };
    expect(() => transact(db, (tx) => queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message: { ...message, action }, now: clock }))).toThrow(/absolute/);
    const name = 'Jan\r\nBcc: b@example.nl\r\n\r\n<a href="https://evil.example">klik</a>';
    transact(db, (tx) =>
      queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message: { subject: `Van ${name}`, paragraphs: [name], closing: [name] }, now: clock }),
    );
    await deliver();
    const [mail] = server.accepted;
    expect(mail!.bcc).toBeUndefined();
    expect([...mail!.headers.keys()]).not.toContain('bcc');
    expect(mail!.html).not.toContain('<a href="https://evil.example">');
  });

  it('offers one click to stop where a mail can be missed, and only there', async () => {
    const unsubscribeUrl = 'https://voorbereid.example/nl/account/reminders?token=abc&x=1';
    transact(db, (tx) => queueMail(tx, { to: 'zoe@example.nl', locale: 'nl', message, unsubscribeUrl, now: clock }));
    queue();
    await deliver();
    const raw = server.accepted.map(({ headerLines }) =>
      headerLines.filter(({ key }) => key.startsWith('list-unsubscribe')).map(({ line }) => line.replace(/\r\n\s+/g, ' ')),
    );
    expect(raw).toEqual([[`List-Unsubscribe: <${unsubscribeUrl}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'], []]);
    expect(server.accepted[0]!.text).toContain(unsubscribeUrl);
    expect(server.accepted[0]!.html).toContain('token=abc&amp;x=1');
  });

  it('gives one mail to one of two workers only', async () => {
    queue();
    await Promise.all([deliver(), deliver()]);
    expect(server.accepted).toHaveLength(1);
  });
});

describe('startMailWorker', () => {
  it('sends when woken, and finishes the mail in hand before it stops', async () => {
    const sent: string[] = [];
    let release = () => {};
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    let closed = false;
    const slow: MailTransport = {
      async send(mail) {
        begun();
        await new Promise<void>((resolve) => (release = resolve));
        sent.push(mail.to);
      },
      close: () => {
        closed = true;
      },
    };
    const worker = startMailWorker({ db, transport: slow, now: () => clock, log });
    queue();
    queue('second@example.nl');
    worker.wake();
    await hasBegun;
    const stopped = worker.stop();
    expect(closed).toBe(false);
    release();
    await stopped;
    expect(sent).toEqual(['zoe@example.nl']);
    expect(closed).toBe(true);
    expect(readOutbox(db).filter((mail) => mail.sent_at)).toHaveLength(1);
  });
});
