import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { invitations, members, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { joinWithAccount, joinWithNewAccount, readInvitation } from './invitation-acceptance.server.ts';
import { inviteColleagues, listPendingInvitations, planInvitations, resendInvitation, withdrawInvitation, type Inviter } from './invitations.server.ts';
import { findMembership, listMemberships } from './membership.server.ts';
import { mostAddresses, readPastedAddresses } from './pasted-addresses.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
const later = new Date('2026-06-20T10:00:00Z');
const hasher = countingHasher();

let db: Database;
let ours: ReturnType<typeof makeCompanyWithManager>;
let theirs: ReturnType<typeof makeCompanyWithManager>;
const inviterOf = ({ manager }: typeof ours): Inviter => ({ userId: manager.id, name: manager.name, locale: manager.locale });

beforeEach(() => {
  db = createTestDatabase();
  ours = makeCompanyWithManager(db, { company: { name: 'Ons bedrijf' }, manager: { name: 'Noor', locale: 'en' } });
  theirs = makeCompanyWithManager(db, { company: { name: 'Hun bedrijf' } });
});

function invite(email: string, company = ours, role: 'manager' | 'participant' = 'participant') {
  inviteColleagues(db, { companyId: company.company.id, emails: [email], role, inviter: inviterOf(company), site, now });
  return tokenIn(readOutbox(db).at(-1));
}
const join = (token: string, when = now) => joinWithNewAccount(db, { token, name: 'Sem', password: 'p', locale: 'nl', now: when, hasher });
const membersOf = (company: typeof ours) => db.select().from(members).where(eq(members.company_id, company.company.id)).all();
const roleAt = (company: typeof ours, { id }: { id: string }) => membersOf(company).find(({ user_id: userId }) => userId === id)?.role;

describe('an invitation', () => {
  it('says who invites, in the language of the recipient or else of the inviter', () => {
    makeUser(db, { email: 'dutch@example.nl', locale: 'nl' });
    invite('dutch@example.nl');
    invite('unknown@example.nl');
    const [known, unknown] = readOutbox(db);
    expect([known!.locale, unknown!.locale]).toEqual(['nl', 'en']);
    expect(unknown!.body_text).toContain('Noor of Ons bedrijf invites you');
    expect(unknown!.body_text).toContain('https://voorbereid.example/en/account/invitation?token=');
  });

  it('makes an account and a membership, once', async () => {
    const token = invite('sem@example.nl', ours, 'manager');
    expect(readInvitation(db, { token, now })).toEqual({
      state: 'open',
      companyId: ours.company.id,
      companyName: 'Ons bedrijf',
      email: 'sem@example.nl',
      role: 'manager',
      hasAccount: false,
    });
    const account = await join(token);
    expect(account).toMatchObject({ email: 'sem@example.nl', role: 'member' });
    expect(roleAt(ours, account)).toBe('manager');
    await expect(join(token)).rejects.toMatchObject({ code: 'expired' });
    expect(readInvitation(db, { token, now })).toEqual({ state: 'gone' });
    expect(membersOf(ours)).toHaveLength(2);
    expect(membersOf(theirs)).toHaveLength(1);
  });

  it('expires after fourteen days', async () => {
    const token = invite('sem@example.nl');
    await expect(join(token, new Date('2026-06-29T10:00:00Z'))).rejects.toMatchObject({ code: 'expired' });
    await join(token, new Date('2026-06-29T09:59:59Z'));
  });

  it('can be sent again: the earlier link stops working and the term starts anew', async () => {
    const first = invite('sem@example.nl');
    const [pending] = listPendingInvitations(db, { companyId: ours.company.id });
    resendInvitation(db, { companyId: ours.company.id, invitationId: pending!.id, inviter: inviterOf(ours), site, now: later });
    const second = tokenIn(readOutbox(db).at(-1));
    expect(readInvitation(db, { token: first, now: later })).toBeNull();
    expect(readInvitation(db, { token: second, now: new Date('2026-07-04T09:00:00Z') })).toMatchObject({ state: 'open' });
  });

  it('is renewed, not doubled, when the same address is invited again', () => {
    invite('sem@example.nl', ours, 'participant');
    const token = invite('sem@example.nl', ours, 'manager');
    expect(listPendingInvitations(db, { companyId: ours.company.id })).toMatchObject([{ email: 'sem@example.nl', role: 'manager' }]);
    expect(readInvitation(db, { token, now })).toMatchObject({ role: 'manager' });
  });

  it('is worth nothing once withdrawn', async () => {
    const token = invite('sem@example.nl');
    const [pending] = listPendingInvitations(db, { companyId: ours.company.id });
    withdrawInvitation(db, { companyId: ours.company.id, invitationId: pending!.id, actorId: ours.manager.id, now });
    expect(readInvitation(db, { token, now })).toEqual({ state: 'gone' });
    await expect(join(token)).rejects.toMatchObject({ code: 'expired' });
    expect(listPendingInvitations(db, { companyId: ours.company.id })).toEqual([]);
  });

  it('of another company can be neither resent nor withdrawn', () => {
    invite('sem@example.nl', theirs);
    const invitationId = listPendingInvitations(db, { companyId: theirs.company.id })[0]!.id;
    const before = db.select().from(invitations).all();
    expect(() => resendInvitation(db, { companyId: ours.company.id, invitationId, inviter: inviterOf(ours), site, now })).toThrow('not-found');
    expect(() => withdrawInvitation(db, { companyId: ours.company.id, invitationId, actorId: ours.manager.id, now })).toThrow('not-found');
    expect(db.select().from(invitations).all()).toEqual(before);
  });

  it('is refused for a member of the company, and sent like any other to a member of another', () => {
    makeMember(db, { companyId: ours.company.id, email: 'colleague@example.nl' });
    makeMember(db, { companyId: theirs.company.id, email: 'stranger@example.nl' });
    expect(() => invite('colleague@example.nl')).toThrow('already-done');
    invite('stranger@example.nl');
    expect(readOutbox(db)).toHaveLength(1);
  });
});

describe('a plan of invitations', () => {
  const plan = (text: string, room = 100) =>
    planInvitations(db, { companyId: ours.company.id, entries: readPastedAddresses(text), room }).map(({ email, plan: what }) => [email, what]);

  it('says what each line would do, and does nothing', () => {
    makeMember(db, { companyId: ours.company.id, email: 'inside@example.nl' });
    invite('waiting@example.nl');
    expect(plan('New@example.nl; inside@example.nl, waiting@example.nl\nnobody\nNew Person <new@example.nl>')).toEqual([
      ['new@example.nl', 'invite'],
      ['inside@example.nl', 'member'],
      ['waiting@example.nl', 'again'],
      [null, 'not-an-address'],
      ['new@example.nl', 'double'],
    ]);
    expect(readOutbox(db)).toHaveLength(1);
  });

  it('looks the same for an address with an account, at another company or at the province', () => {
    makeMember(db, { companyId: theirs.company.id, email: 'elsewhere@example.nl' });
    makeUser(db, { email: 'officer@example.nl', role: 'officer' });
    invite('invited@example.nl', theirs);
    const addresses = ['elsewhere@example.nl', 'officer@example.nl', 'invited@example.nl', 'unknown@example.nl'];
    expect(plan(addresses.join('\n'))).toEqual(addresses.map((email) => [email, 'invite']));
  });

  it('takes no more than a form or the day has room for; what stays behind costs no room', () => {
    const many = Array.from({ length: mostAddresses + 2 }, (_, n) => `p${n}@example.nl`).join(' ');
    expect(plan(many).map(([, what]) => what)).toEqual([...Array<string>(mostAddresses).fill('invite'), 'too-many', 'too-many']);
    expect(plan('nobody a@example.nl a@example.nl b@example.nl c@example.nl'.replaceAll(' ', '\n'), 2).map(([, what]) => what)).toEqual([
      'not-an-address',
      'invite',
      'double',
      'invite',
      'over-limit',
    ]);
  });
});

describe('inviting many', () => {
  const inviteAll = (emails: string[]) =>
    inviteColleagues(db, { companyId: ours.company.id, emails, role: 'participant', inviter: inviterOf(ours), site, now });

  it('gives each a mail and a link of their own', () => {
    inviteAll(['a@example.nl', 'b@example.nl', 'a@example.nl']);
    expect(readOutbox(db).map(({ recipient }) => recipient)).toEqual(['a@example.nl', 'b@example.nl']);
    expect(new Set(readOutbox(db).map(tokenIn)).size).toBe(2);
    for (const mail of readOutbox(db)) expect(readInvitation(db, { token: tokenIn(mail), now })).toMatchObject({ email: mail.recipient });
  });

  it('sends all or none', () => {
    makeMember(db, { companyId: ours.company.id, email: 'inside@example.nl' });
    expect(() => inviteAll(['a@example.nl', 'inside@example.nl'])).toThrow('already-done');
    expect(readOutbox(db)).toEqual([]);
    expect(db.select().from(invitations).all()).toEqual([]);
  });
});

describe('joining with an account that exists', () => {
  it('needs the invited address', () => {
    const invited = makeUser(db, { email: 'sem@example.nl' });
    const other = makeUser(db, { email: 'other@example.nl' });
    const token = invite('sem@example.nl');
    expect(() => joinWithAccount(db, { token, userId: other.id, now })).toThrow('not-allowed');
    joinWithAccount(db, { token, userId: invited.id, now });
    expect(roleAt(ours, invited)).toBe('participant');
    expect(() => joinWithAccount(db, { token, userId: invited.id, now })).toThrow('expired');
  });

  it('adds a company to who belongs to another, and is for that one from then on', () => {
    const { user } = makeMember(db, { companyId: theirs.company.id, email: 'busy@example.nl' });
    joinWithAccount(db, { token: invite('busy@example.nl', ours, 'manager'), userId: user.id, now });
    expect(findMembership(db, { userId: user.id })).toMatchObject({ companyId: ours.company.id, role: 'manager', isOneOfSeveral: true });
    expect(listMemberships(db, { userId: user.id }).map(({ companyName, role }) => [companyName, role])).toEqual([
      ['Ons bedrijf', 'manager'],
      ['Hun bedrijf', 'participant'],
    ]);
  });

  it('is refused for who joined the company in another way and for an officer, and leaves the invitation open', () => {
    const officer = makeUser(db, { email: 'officer@example.nl', role: 'officer' });
    const forSem = invite('sem@example.nl');
    const forOfficer = invite('officer@example.nl');
    const { user } = makeMember(db, { companyId: ours.company.id, email: 'sem@example.nl' });
    expect(() => joinWithAccount(db, { token: forSem, userId: user.id, now })).toThrow('already-done');
    expect(() => joinWithAccount(db, { token: forOfficer, userId: officer.id, now })).toThrow('not-allowed');
    expect(membersOf(ours)).toHaveLength(2);
    for (const token of [forSem, forOfficer]) expect(readInvitation(db, { token, now })).toMatchObject({ state: 'open' });
  });

  it('does not let a new account take an address that has one', async () => {
    makeUser(db, { email: 'sem@example.nl' });
    const token = invite('sem@example.nl');
    expect(readInvitation(db, { token, now })).toMatchObject({ hasAccount: true });
    await expect(join(token)).rejects.toMatchObject({ code: 'already-done' });
    expect(db.select().from(users).where(eq(users.email, 'sem@example.nl')).all()).toHaveLength(1);
  });
});
