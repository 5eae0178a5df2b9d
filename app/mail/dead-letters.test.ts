import { beforeEach, describe, expect, it } from 'vitest';
import { newId, outbox_mails, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { countGivenUpMails, dropMail, readOutboxState, retryMail } from './dead-letters.server.ts';
import { deliverDueMails } from './delivery.server.ts';

const now = new Date('2026-06-15T10:00:00Z');
const hour = 3_600_000;
const silence = () => undefined;

let db: Database;
let decisions: unknown[];
beforeEach(() => {
  db = createTestDatabase();
  decisions = [];
});

function makeMail(given: Partial<typeof outbox_mails.$inferInsert> = {}) {
  const mail = {
    id: newId(),
    recipient: 'zoe@example.nl',
    locale: 'nl' as const,
    subject: 'Bevestig',
    body_text: 'geheime link',
    body_html: '<p>geheime link</p>',
    created_at: now,
    next_attempt_at: now,
    ...given,
  };
  db.insert(outbox_mails).values(mail).run();
  return mail;
}
const makeGivenUp = (given: Partial<typeof outbox_mails.$inferInsert> = {}) => makeMail({ failed_at: now, attempts: 6, last_error: '550 refused', ...given });
const decide = (mailId: string) => ({ mailId, actorId: 'admin', now, onMailDecision: (_: unknown, decision: unknown) => void decisions.push(decision) });

describe('what administrators see of the outbox', () => {
  it('says to whom a mail goes only once it was given up, and never what stands in it', () => {
    makeMail({ recipient: 'waiting@example.nl' });
    makeMail({ recipient: 'delayed@example.nl', attempts: 2, next_attempt_at: new Date(now.getTime() + hour), last_error: '451 later' });
    makeMail({ recipient: 'sent@example.nl', attempts: 1, sent_at: now });
    makeGivenUp({ recipient: 'dead@example.nl' });
    const state = readOutboxState(db);
    expect(state).toMatchObject({
      waiting: 1,
      delayed: { total: 1, first: [{ attempts: 2, lastError: '451 later' }] },
      givenUp: { total: 1, first: [{ recipient: 'dead@example.nl', attempts: 6, canRetry: true }] },
    });
    expect(JSON.stringify(state)).not.toMatch(/geheim|waiting@|delayed@|sent@/);
    expect(countGivenUpMails(db)).toBe(1);
  });

  it('shows the latest hundred, and how many there are', () => {
    for (let n = 0; n < 105; n += 1) makeGivenUp({ failed_at: new Date(now.getTime() + n) });
    const { givenUp } = readOutboxState(db);
    expect(givenUp.total).toBe(105);
    expect(givenUp.first).toHaveLength(100);
    expect(givenUp.first[0]!.failedAt).toEqual(new Date(now.getTime() + 104));
  });
});

describe('a mail that was given up', () => {
  it('is sent after all, with the Message-ID and the words it had', async () => {
    const { id } = makeGivenUp();
    const sent: unknown[] = [];
    retryMail(db, decide(id));
    const transport = { send: async (mail: { id: string; text: string }) => void sent.push(mail), close: silence };
    await deliverDueMails(db, { transport, now: () => now, log: { info: silence, warn: silence, error: silence } });
    expect(sent).toMatchObject([{ id, text: 'geheime link' }]);
    expect(readOutbox(db)[0]).toMatchObject({ sent_at: now, failed_at: null, attempts: 1, body_text: '' });
    expect(decisions).toEqual([{ decided: 'retried', mailId: id, actorId: 'admin', now }]);
  });

  it("can't be tried again without its text, but dropped", () => {
    const { id } = makeGivenUp({ body_text: '', body_html: '' });
    expect(readOutboxState(db).givenUp.first[0]!.canRetry).toBe(false);
    expect(() => retryMail(db, decide(id))).toThrow(expect.objectContaining({ code: 'expired' }));
    dropMail(db, decide(id));
    expect(readOutbox(db)).toEqual([]);
    expect(decisions).toEqual([{ decided: 'dropped', mailId: id, actorId: 'admin', now }]);
  });

  it('is the only kind that anything is decided about', () => {
    const others = [makeMail(), makeMail({ sent_at: now }), makeMail({ attempts: 3 }), { id: 'unknown' }];
    for (const { id } of others) {
      expect(() => retryMail(db, decide(id))).toThrow(expect.objectContaining({ code: 'not-found' }));
      expect(() => dropMail(db, decide(id))).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
    expect(readOutbox(db)).toHaveLength(3);
    expect(decisions).toEqual([]);
  });
});
