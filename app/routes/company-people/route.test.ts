import { beforeEach, describe, expect, it } from 'vitest';
import { invitations, members, transact } from '#db';
import { limits } from '#app/accounts/throttle.server.ts';
import { askToJoin } from '#app/companies/join-requests.server.ts';
import { longestPaste, mostAddresses } from '#app/companies/pasted-addresses.ts';
import * as invitation from '#app/routes/account-invitation/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { examplePassword, makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

const path = '/nl/company/people';
let app: TestApp;
let ours: ReturnType<typeof makeCompanyWithManager>;
let theirs: ReturnType<typeof makeCompanyWithManager>;
let manager: string;
beforeEach(async () => {
  app = createTestApp();
  ours = makeCompanyWithManager(app.db, { manager: { name: 'Noor', email: 'noor@example.nl' } });
  theirs = makeCompanyWithManager(app.db);
  manager = await signInAs(app, ours.manager);
});
const post = (form: Record<string, string>, cookie = manager) => callRoute(app, action, { path, form, cookie });
const see = async (cookie: string) => (await callRoute(app, loader, { path, cookie })).body;
const invite = (addresses: string, role = 'participant') => post({ intent: 'invite', addresses, role });
const check = (addresses: string, role = 'participant') => post({ intent: 'check', addresses, role });
const open = (token: string, cookie?: string) => callRoute(app, invitation.loader, { path: `/nl/account/invitation?token=${token}`, cookie });
const accept = (token: string, form: Record<string, string>, cookie?: string) =>
  callRoute(app, invitation.action, { path: `/nl/account/invitation?token=${token}`, form, cookie });
const lastToken = () => tokenIn(readOutbox(app.db).at(-1));

describe('the people page', () => {
  it('shows a participant names and roles, and nothing to reach or change anyone by', async () => {
    const { user, member } = makeMember(app.db, { companyId: ours.company.id, name: 'Sem' });
    await invite('invited@example.nl');
    const cookie = await signInAs(app, user);
    expect(await see(cookie)).toEqual({
      companyName: ours.company.name,
      done: null,
      people: [
        { name: 'Noor', role: 'manager', self: false },
        { name: 'Sem', role: 'participant', self: true },
      ],
      managing: null,
    });
    const forms: Record<string, string>[] = [
      { intent: 'check', addresses: 'x@example.nl', role: 'manager' },
      { intent: 'invite', addresses: 'x@example.nl', role: 'manager' },
      { intent: 'make-manager', id: member.id },
    ];
    for (const form of forms) expect((await post(form, cookie)).status).toBe(403);
    expect(app.db.select().from(invitations).all()).toHaveLength(1);
  });

  it('lets a manager invite, resend and withdraw', async () => {
    expect((await invite('Sem@Example.nl')).headers.get('Location')).toBe(`${path}?done=invited`);
    const { managing } = (await see(manager)) as { managing: { invitations: { id: string; email: string; validUntil: string }[] } };
    expect(managing.invitations).toMatchObject([{ email: 'sem@example.nl', validUntil: '29 juni 2026' }]);
    const { id } = managing.invitations[0]!;
    expect((await post({ intent: 'resend', id })).headers.get('Location')).toBe(`${path}?done=resent`);
    expect((await post({ intent: 'withdraw', id })).headers.get('Location')).toBe(`${path}?done=withdrawn`);
    expect((await post({ intent: 'withdraw', id })).status).toBe(404);
  });

  it('names what is wrong with an invitation', async () => {
    for (const send of [check, invite]) {
      for (const addresses of ['', ' \n ', ';,', 'x'.repeat(longestPaste + 1)]) {
        const refused = await send(addresses);
        expect(refused).toMatchObject({ status: 422, body: { intent: 'check', values: { addresses }, errors: { addresses: expect.any(String) } } });
      }
      expect(await send('sem@example.nl', 'owner')).toMatchObject({ status: 422, body: { errors: { role: expect.any(String) } } });
    }
    for (const line of ['sem', 'noor@example.nl']) {
      expect(await invite(line)).toMatchObject({ status: 422, body: { values: { addresses: line }, errors: { addresses: expect.any(String) }, sent: 0 } });
    }
    expect(readOutbox(app.db)).toEqual([]);
    expect(app.db.select().from(invitations).all()).toEqual([]);
  });

  it('shows what each line would do before anything is sent', async () => {
    await invite('waiting@example.nl');
    const pasted = 'Sem Bos <Sem@example.nl>; waiting@example.nl, noor@example.nl\nzonder apenstaart\nsem@example.nl';
    expect(await check(pasted, 'manager')).toMatchObject({
      status: 200,
      body: {
        addresses: pasted,
        role: 'manager',
        preview: [
          { text: 'Sem Bos <Sem@example.nl>', plan: 'invite' },
          { text: 'waiting@example.nl', plan: 'again' },
          { text: 'noor@example.nl', plan: 'member' },
          { text: 'zonder apenstaart', plan: 'not-an-address' },
          { text: 'sem@example.nl', plan: 'double' },
        ],
      },
    });
    expect(app.db.select().from(invitations).all()).toHaveLength(1);
    expect(readOutbox(app.db)).toHaveLength(1);
  });

  it('sends what can be sent; the rest stays in the box, each with its reason', async () => {
    const answer = await invite('a@example.nl\nnoor@example.nl\nzonder apenstaart\na@example.nl\nb@example.nl');
    expect(answer).toMatchObject({
      status: 422,
      body: {
        sent: 2,
        values: { addresses: 'noor@example.nl\nzonder apenstaart', role: 'participant' },
        left: [
          { text: 'noor@example.nl', plan: 'member' },
          { text: 'zonder apenstaart', plan: 'not-an-address' },
        ],
      },
    });
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual(['a@example.nl', 'b@example.nl']);
    expect((await invite('c@example.nl d@example.nl')).headers.get('Location')).toBe(`${path}?done=invited-many`);
  });

  it('says nothing of accounts elsewhere: the answers are the same', async () => {
    makeMember(app.db, { companyId: theirs.company.id, email: 'elsewhere@example.nl' });
    makeUser(app.db, { email: 'official@example.nl', role: 'officer' });
    const answers = [];
    for (const email of ['elsewhere@example.nl', 'official@example.nl', 'nobodyatall@example.nl']) {
      const shown = await check(email);
      const sent = await invite(email);
      answers.push(JSON.stringify([shown.body, sent.status, sent.headers.get('Location')]).replaceAll(email, 'x'));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it('finds nothing of another company', async () => {
    const stranger = makeMember(app.db, { companyId: theirs.company.id });
    transact(app.db, (tx) =>
      askToJoin(tx, { companyId: theirs.company.id, account: makeUser(tx), site: { baseUrl: 'http://x.example', name: 'x' }, now: app.now() }),
    );
    const theirManager = await signInAs(app, theirs.manager);
    await post({ intent: 'invite', addresses: 'sem@example.nl', role: 'participant' }, theirManager);
    const { managing } = (await see(theirManager)) as { managing: { requests: { id: string }[]; invitations: { id: string }[] } };
    const ids = { member: stranger.member.id, request: managing.requests[0]!.id, invitation: managing.invitations[0]!.id };
    const forms = [
      { intent: 'make-manager', id: ids.member },
      { intent: 'accept', id: ids.request },
      { intent: 'decline', id: ids.request },
      { intent: 'resend', id: ids.invitation },
      { intent: 'withdraw', id: ids.invitation },
    ];
    for (const form of forms) expect((await post(form)).status).toBe(404);
    expect((await post({ intent: 'unknown' })).status).toBe(400);
    expect(JSON.stringify(await see(manager))).not.toContain(ids.member);
  });

  it('keeps a manager, and says so on the page', async () => {
    const { member } = makeMember(app.db, { companyId: ours.company.id });
    const refused = await post({ intent: 'make-participant', id: ours.member.id });
    expect(refused).toMatchObject({ status: 422, body: { errors: { '': expect.stringContaining('beheerder') } } });
    await post({ intent: 'make-manager', id: member.id });
    expect((await post({ intent: 'make-participant', id: ours.member.id })).status).toBe(303);
  });

  it('sends no more invitations a day than a company needs', async () => {
    const { tries } = limits['invitation-company'];
    const addresses = Array.from({ length: tries - 1 }, (_, n) => `p${n}@example.nl`);
    for (let at = 0; at < addresses.length; at += mostAddresses) expect((await invite(addresses.slice(at, at + mostAddresses).join('\n'))).status).toBe(303);
    expect(await invite('last@example.nl\none-more@example.nl')).toMatchObject({
      status: 422,
      body: { sent: 1, left: [{ text: 'one-more@example.nl', plan: 'over-limit' }], values: { addresses: 'one-more@example.nl' } },
    });
    expect(readOutbox(app.db)).toHaveLength(tries);
    expect(await check('one-more@example.nl')).toMatchObject({ body: { preview: [{ plan: 'over-limit' }] } });
    const { managing } = (await see(manager)) as { managing: { invitations: { id: string }[] } };
    expect((await post({ intent: 'resend', id: managing.invitations[0]!.id })).status).toBe(429);
  });

  it('sends one address no more than its share of mails', async () => {
    const { tries } = limits['mail-recipient'];
    for (let n = 0; n < tries; n += 1) expect((await invite('sem@example.nl')).status).toBe(303);
    expect(await invite('sem@example.nl\nzoe@example.nl')).toMatchObject({
      status: 422,
      body: { sent: 1, left: [{ text: 'sem@example.nl', plan: 'too-often' }] },
    });
    expect(readOutbox(app.db).filter(({ recipient }) => recipient === 'sem@example.nl')).toHaveLength(tries);
  });
});

describe('the link of an invitation', () => {
  it('makes an account for a new address, signed in, once', async () => {
    await invite('sem@example.nl');
    const token = lastToken();
    expect((await open(token)).body).toMatchObject({ state: 'create', companyName: ours.company.name, email: 'sem@example.nl' });
    expect((await accept(token, { name: 'Sem', password: 'kort' })).status).toBe(422);
    const answer = await accept(token, { name: 'Sem', password: 'vijver-sneeuwbol-kade' });
    expect(answer.headers.get('Location')).toBe('/nl/training');
    expect(await app.sessions.findUser(answer.headers.get('Set-Cookie'))).toMatchObject({ email: 'sem@example.nl' });
    expect((await open(token)).status).toBe(410);
    expect((await accept(token, { name: 'Eve', password: 'vijver-sneeuwbol-kade' })).status).toBe(410);
    expect(app.db.select().from(members).all()).toHaveLength(3);
  });

  it('asks the password of an address that has an account', async () => {
    const user = makeUser(app.db, { email: 'sem@example.nl' });
    await invite('sem@example.nl');
    const token = lastToken();
    expect((await open(token)).body).toMatchObject({ state: 'sign-in' });
    expect((await accept(token, { password: 'wrong' })).status).toBe(422);
    const answer = await accept(token, { password: examplePassword });
    expect(answer.headers.get('Location')).toBe('/nl/training');
    expect(app.db.select().from(members).all()).toContainEqual(expect.objectContaining({ user_id: user.id, company_id: ours.company.id }));
  });

  it('is a button for who is signed in with that address, and nobody else', async () => {
    const user = makeUser(app.db, { email: 'sem@example.nl' });
    await invite('sem@example.nl');
    const token = lastToken();
    const stranger = await signInAs(app, makeUser(app.db));
    expect((await open(token, stranger)).body).toMatchObject({ state: 'other-person' });
    expect((await accept(token, {}, stranger)).status).toBe(409);
    const cookie = await signInAs(app, user);
    expect((await open(token, cookie)).body).toMatchObject({ state: 'join' });
    expect((await accept(token, {}, cookie)).status).toBe(303);
  });

  it('adds a company to who belongs to another: they keep it, and work for the new one', async () => {
    const { user } = makeMember(app.db, { companyId: theirs.company.id, email: 'busy@example.nl' });
    await invite('busy@example.nl');
    const token = lastToken();
    const signedIn = await signInAs(app, user);
    expect((await open(token, signedIn)).body).toMatchObject({ state: 'join', elsewhere: theirs.company.name });
    const answer = await accept(token, { password: examplePassword });
    expect(answer.headers.get('Location')).toBe('/nl/training');
    const cookie = answer.headers.get('Set-Cookie')!.split(';')[0]!;
    expect(await see(cookie)).toMatchObject({ companyName: ours.company.name, managing: null });
    const own = app.db
      .select()
      .from(members)
      .all()
      .filter((member) => member.user_id === user.id);
    expect(own.map((member) => member.company_id).sort()).toEqual([ours.company.id, theirs.company.id].sort());
  });

  it('tells who joined the company in another way that there is nothing to do, and stays open', async () => {
    await invite('sem@example.nl');
    const token = lastToken();
    const { user } = makeMember(app.db, { companyId: ours.company.id, email: 'sem@example.nl' });
    const answer = await accept(token, { password: examplePassword });
    expect(answer.headers.get('Location')).toBe(`/nl/account/invitation?token=${token}`);
    const cookie = answer.headers.get('Set-Cookie')!.split(';')[0]!;
    expect((await open(token, cookie)).body).toMatchObject({ state: 'in-company' });
    expect((await accept(token, {}, cookie)).status).toBe(409);
    expect(
      app.db
        .select()
        .from(members)
        .all()
        .filter((member) => member.user_id === user.id),
    ).toHaveLength(1);
  });
});
