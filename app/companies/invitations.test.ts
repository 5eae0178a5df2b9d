import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { invitations, members, users, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox, tokenIn } from '#tests/support/outbox.ts';
import { countingHasher } from '#tests/support/passwords.ts';
import { joinWithAccount, joinWithNewAccount, readInvitation } from './invitation-acceptance.server.ts';
import { inviteColleague, listPendingInvitations, resendInvitation, withdrawInvitation, type Inviter } from './invitations.server.ts';

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
  inviteColleague(db, { companyId: company.company.id, email, role, inviter: inviterOf(company), site, now });
  return tokenIn(readOutbox(db).at(-1));
}
const join = (token: string, when = now) => joinWithNewAccount(db, { token, name: 'Sem', password: 'p', locale: 'nl', now: when, hasher });
const membersOf = (company: typeof ours) => db.select().from(members).where(eq(members.company_id, company.company.id)).all();

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
      companyName: 'Ons bedrijf',
      email: 'sem@example.nl',
      role: 'manager',
      hasAccount: false,
    });
    const account = await join(token);
    expect(account).toMatchObject({ email: 'sem@example.nl', role: 'member' });
    expect(membersOf(ours)).toMatchObject([{ role: 'manager' }, { user_id: account.id, role: 'manager' }]);
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

describe('joining with an account that exists', () => {
  it('needs the invited address', () => {
    const invited = makeUser(db, { email: 'sem@example.nl' });
    const other = makeUser(db, { email: 'other@example.nl' });
    const token = invite('sem@example.nl');
    expect(() => joinWithAccount(db, { token, userId: other.id, now })).toThrow('not-allowed');
    joinWithAccount(db, { token, userId: invited.id, now });
    expect(membersOf(ours)).toMatchObject([{}, { user_id: invited.id, role: 'participant' }]);
    expect(() => joinWithAccount(db, { token, userId: invited.id, now })).toThrow('expired');
  });

  it('is refused for who belongs to a company and for an officer, and leaves the invitation open', () => {
    const { user } = makeMember(db, { companyId: theirs.company.id, email: 'busy@example.nl' });
    const officer = makeUser(db, { email: 'officer@example.nl', role: 'officer' });
    const forBusy = invite('busy@example.nl');
    const forOfficer = invite('officer@example.nl');
    expect(() => joinWithAccount(db, { token: forBusy, userId: user.id, now })).toThrow('already-done');
    expect(() => joinWithAccount(db, { token: forOfficer, userId: officer.id, now })).toThrow('not-allowed');
    expect(membersOf(ours)).toHaveLength(1);
    expect(readInvitation(db, { token: forBusy, now })).toMatchObject({ state: 'open' });
  });

  it('does not let a new account take an address that has one', async () => {
    makeUser(db, { email: 'sem@example.nl' });
    const token = invite('sem@example.nl');
    expect(readInvitation(db, { token, now })).toMatchObject({ hasAccount: true });
    await expect(join(token)).rejects.toMatchObject({ code: 'already-done' });
    expect(db.select().from(users).where(eq(users.email, 'sem@example.nl')).all()).toHaveLength(1);
  });
});
