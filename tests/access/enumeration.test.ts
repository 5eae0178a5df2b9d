/**
 * What a stranger could learn by trying: whether an address has an account, a company is registered, a code
 * exists. For each pair the whole answer over HTTP is the same but for what was typed. That both cost the same
 * password work is counted where the work is done (app/accounts/sign-in.test.ts).
 */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { passkeys, throttle_counts } from '#db';
import { createTestApp, signInAs } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMission, makeUser } from '#tests/support/factories.ts';
import { startSite, type RunningSite } from '#tests/support/http.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { giveAuthenticator } from '#tests/support/second-factor.ts';

const app = createTestApp();
const { manager, company } = makeCompanyWithManager(app.db, { company: { kvk_number: '11112222' }, manager: { email: 'known@example.nl' } });
const factored = makeUser(app.db, { email: 'factored@example.nl' });
makeUser(app.db, { email: 'known@elsewhere.nl' });
makeUser(app.db, { email: 'officer@province.nl', role: 'officer' });
const draft = makeMission(app.db, { status: 'draft', join_code: 'DRAFT234' });
let site: RunningSite;

beforeAll(async () => {
  giveAuthenticator(app, { userId: factored.id });
  site = await startSite(app);
});
beforeEach(() => {
  app.db.delete(throttle_counts).run();
});
afterAll(() => site.stop());

interface Try {
  path: string;
  form: Record<string, string>;
  cookie?: string;
}

/** Status, headers and body, without what was typed and without what differs in every answer. */
async function answerTo({ path, form, cookie }: Try): Promise<string> {
  const reply = await site.ask(path, {
    method: 'POST',
    headers: { Origin: site.origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(form).toString(),
  });
  const { date: _, 'content-length': __, ...headers } = reply.headers;
  const typed = Object.values(form).filter((value) => value.length > 3);
  return typed.reduce(
    (text, value) => text.replaceAll(value, '…').replaceAll(encodeURIComponent(value), '…'),
    JSON.stringify([reply.status, headers, reply.body]),
  );
}

const registration = {
  name: 'Nieuw Iemand',
  company_name: 'Zomaar B.V.',
  municipality: 'utrecht',
  sector: 'high-tech',
  employees: '3',
  kind: 'startup',
};
const register = (email: string, kvkNumber: string): Try => ({ path: '/nl/account/register', form: { ...registration, email, kvk_number: kvkNumber } });
const signIn = (email: string): Try => ({ path: '/nl/account/sign-in', form: { email, password: 'not the password' } });
const forgot = (email: string): Try => ({ path: '/nl/account/forgot-password', form: { email } });

it.each([
  ['signing in, of an address', signIn('known@example.nl'), signIn('nobody@example.nl')],
  ['signing in, of an account with a second factor', signIn('factored@example.nl'), signIn('nobody@example.nl')],
  ['signing in, of an officer', signIn('officer@province.nl'), signIn('nobody@province.nl')],
  ['a forgotten password', forgot('known@example.nl'), forgot('nobody@example.nl')],
  ['registering with an address', register('known@example.nl', '99998888'), register('nobody@example.nl', '99998888')],
  ['registering a company', register('nobody@example.nl', '11112222'), register('nobody@example.nl', '99998888')],
])('%s says the same whether it is known or not', async (_, known, unknown) => {
  expect(await answerTo(known)).toBe(await answerTo(unknown));
});

it('a manager learns nothing about addresses elsewhere by inviting them', async () => {
  const cookie = await signInAs(app, manager);
  const invite = (address: string, intent: string): Try => ({ path: '/nl/company/people', cookie, form: { intent, addresses: address, role: 'participant' } });
  for (const intent of ['check', 'invite']) {
    expect(await answerTo(invite('known@elsewhere.nl', intent))).toBe(await answerTo(invite('nobody@elsewhere.nl', intent)));
  }
  const mails = readOutbox(app.db).filter(({ recipient }) => recipient.endsWith('@elsewhere.nl'));
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['known@elsewhere.nl', 'nobody@elsewhere.nl']);
});

it('the code of a mission that isn’t public is a code that doesn’t exist', async () => {
  const cookie = await signInAs(app, manager);
  const join = (code: string): Try => ({ path: '/nl/missions', cookie, form: { code } });
  expect(draft.join_code).toBe('DRAFT234');
  expect(await answerTo(join('DRAFT234'))).toBe(await answerTo(join('WRAFT234')));
});

it('a company’s page on a mission is as absent for a draft as for an id that never was', async () => {
  const cookie = await signInAs(app, manager);
  const ask = async (id: string) => {
    const { status, body } = await site.ask(`/nl/missions/${id}`, { headers: { Cookie: cookie } });
    return [status, body.replaceAll(id, '…')];
  };
  expect(await ask(draft.id)).toEqual(await ask('a'.repeat(20)));
  expect(company.id).not.toBe(draft.id);
});

it('a passkey sign-in names no passkey and no account', async () => {
  app.db.insert(passkeys).values({ id: 'cGFzc2tleQ', user_id: manager.id, public_key: 'a2V5', counter: 0, name: 'Telefoon', created_at: app.now() }).run();
  const reply = await site.ask('/nl/account/passkey/sign-in', {
    method: 'POST',
    headers: { Origin: site.origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ step: 'options' }),
  });
  expect(reply.status).toBe(200);
  for (const secret of ['cGFzc2tleQ', manager.id, manager.email]) expect(reply.body).not.toContain(secret);
});
