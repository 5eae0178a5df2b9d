/** Roles, and requests to join: what managers decide about people. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, join_requests, members, transact, type Database, type users } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { askToJoin, countOwnJoinRequests, decideJoinRequest, listJoinRequests, readOwnJoinRequest, withdrawOwnJoinRequests } from './join-requests.server.ts';
import { changeRole, listManagers, listPeople } from './members.server.ts';
import { findMembership, switchCompany } from './membership.server.ts';

const site = { baseUrl: 'https://voorbereid.example', name: 'Voorbereid' };
const now = new Date('2026-06-15T10:00:00Z');
let db: Database;
let ours: ReturnType<typeof makeCompanyWithManager>;
let theirs: ReturnType<typeof makeCompanyWithManager>;
beforeEach(() => {
  db = createTestDatabase();
  ours = makeCompanyWithManager(db);
  theirs = makeCompanyWithManager(db);
});

describe('roles', () => {
  const change = (memberId: string, role: 'manager' | 'participant') =>
    changeRole(db, { companyId: ours.company.id, memberId, role, actorId: ours.manager.id, now });
  const roleOf = (memberId: string) => db.select().from(members).where(eq(members.id, memberId)).get()!.role;

  it('change, with one audit row', () => {
    const { member } = makeMember(db, { companyId: ours.company.id });
    change(member.id, 'manager');
    change(member.id, 'manager');
    expect(roleOf(member.id)).toBe('manager');
    expect(listManagers(db, { companyId: ours.company.id })).toHaveLength(2);
    expect(db.select().from(audit_log).all()).toMatchObject([{ action: 'member.role-changed', subject_id: member.id, actor_id: ours.manager.id }]);
  });

  it('always leave a manager', () => {
    const { member } = makeMember(db, { companyId: ours.company.id });
    expect(() => change(ours.member.id, 'participant')).toThrow('last-manager');
    change(member.id, 'manager');
    change(ours.member.id, 'participant');
    expect(() => change(member.id, 'participant')).toThrow('last-manager');
    expect(listManagers(db, { companyId: ours.company.id }).map((person) => person.memberId)).toEqual([member.id]);
  });

  it('of another company can’t be touched', () => {
    const { member } = makeMember(db, { companyId: theirs.company.id });
    expect(() => change(member.id, 'manager')).toThrow('not-found');
    expect(roleOf(member.id)).toBe('participant');
    expect(listPeople(db, { companyId: ours.company.id }).map((person) => person.memberId)).toEqual([ours.member.id]);
  });
});

describe('a request to join', () => {
  let asker: typeof users.$inferSelect;
  const ask = (company = ours, at = now) => transact(db, (tx) => askToJoin(tx, { companyId: company.company.id, account: asker, site, now: at }));
  const requestOf = (company = ours) => listJoinRequests(db, { companyId: company.company.id })[0]!;
  const decide = (decision: 'accepted' | 'declined', requestId = requestOf().id) =>
    decideJoinRequest(db, { companyId: ours.company.id, requestId, decision, actorId: ours.manager.id, site, now });
  beforeEach(() => {
    asker = makeUser(db, { name: 'Zoë', email: 'zoe@example.nl', locale: 'en' });
  });

  it('accepted makes a participant, who gets a mail', () => {
    ask();
    expect(readOwnJoinRequest(db, { userId: asker.id })).toBe('open');
    decide('accepted');
    expect(listPeople(db, { companyId: ours.company.id })).toContainEqual(expect.objectContaining({ userId: asker.id, role: 'participant' }));
    expect(listJoinRequests(db, { companyId: ours.company.id })).toEqual([]);
    expect(readOutbox(db).at(-1)).toMatchObject({ recipient: 'zoe@example.nl', locale: 'en' });
  });

  it('declined makes nothing, and the mail names neither company nor manager', () => {
    ask();
    decide('declined');
    expect(listPeople(db, { companyId: ours.company.id })).toHaveLength(1);
    expect(readOwnJoinRequest(db, { userId: asker.id })).toBe('declined');
    const { body_text } = readOutbox(db).at(-1)!;
    expect(body_text).not.toContain(ours.company.name);
    expect(body_text).not.toContain(ours.manager.name);
  });

  it('is decided once, and only by its own company', () => {
    ask();
    const { id } = requestOf();
    expect(() => decideJoinRequest(db, { companyId: theirs.company.id, requestId: id, decision: 'accepted', actorId: theirs.manager.id, site, now })).toThrow(
      'not-found',
    );
    decide('declined', id);
    expect(() => decide('accepted', id)).toThrow('not-found');
    expect(db.select().from(members).where(eq(members.user_id, asker.id)).all()).toEqual([]);
  });

  it('elsewhere stays open when the person joins a company, until they take it back', () => {
    ask(ours);
    ask(theirs, new Date(now.getTime() + 1));
    decide('accepted');
    expect(listJoinRequests(db, { companyId: theirs.company.id })).toMatchObject([{ name: 'Zoë' }]);
    expect(countOwnJoinRequests(db, { userId: asker.id })).toBe(1);
    withdrawOwnJoinRequests(db, { userId: asker.id, now });
    expect(db.select().from(join_requests).all()).toMatchObject([{ company_id: ours.company.id, decision: 'accepted' }]);
    expect(db.select().from(audit_log).all().at(-1)).toMatchObject({ action: 'join-request.withdrawn', actor_id: asker.id });
  });

  it('accepted leaves who works for another company there; the mail leads to where they switch', () => {
    asker = makeMember(db, { companyId: theirs.company.id, email: 'consultant@example.nl' }).user;
    ask(ours);
    decide('accepted');
    expect(findMembership(db, { userId: asker.id })).toMatchObject({ companyId: theirs.company.id, isOneOfSeveral: true });
    expect(readOutbox(db).at(-1)!.body_text).toContain('https://voorbereid.example/nl/company/switch');
    switchCompany(db, { userId: asker.id, companyId: ours.company.id, now });
    expect(findMembership(db, { userId: asker.id })).toMatchObject({ companyId: ours.company.id, role: 'participant' });
  });

  it('is not for who belongs to the company', () => {
    const { user } = makeMember(db, { companyId: ours.company.id });
    asker = user;
    expect(() => ask(ours)).toThrow('already-done');
  });
});
