/** How a membership ends, and what it ends with it. */
import { and, eq, isNotNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit_log, certificates, enrolments, invitations, members, participants } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { enrol, finishTrack, makeEnrolledCompany, readLessons } from '#tests/support/learning.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { siteOf } from '../accounts/site.ts';
import { wireSteps } from '../wiring.server.ts';
import { inviteColleagues } from './invitations.server.ts';
import { judgeDeparture, leaveCompany, removeMember } from './leaving.server.ts';
import { changeRole, listPeople } from './members.server.ts';
import { findMembership } from './membership.server.ts';

const trackId = 'pre-departure';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const memberIdOf = (companyId: string, user: { id: string }) => listPeople(app.db, { companyId }).find(({ userId }) => userId === user.id)?.memberId ?? '';
const ending = () => ({ site: siteOf(app), now: app.now(), onLeft: wireSteps(app).onLeft });
const leave = (companyId: string, user: { id: string }) =>
  leaveCompany(app.db, { companyId, memberId: memberIdOf(companyId, user), actorId: user.id, ...ending() });
const remove = (companyId: string, { by, user }: { by: { id: string }; user: { id: string } }) =>
  removeMember(app.db, { companyId, memberId: memberIdOf(companyId, user), actorId: by.id, ...ending() });
const statusOf = (enrolmentId: string) => app.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)).get()!.status;
const actions = () => listActions(app.db);

describe('leaving', () => {
  it('ends the membership; the managers hear of it in their own language', () => {
    const { company, manager } = makeCompanyWithManager(app.db, { manager: { email: 'boss@example.nl', locale: 'en' } });
    const { user, member } = makeMember(app.db, { companyId: company.id, name: 'Sem' });
    leave(company.id, user);
    expect(findMembership(app.db, { userId: user.id })).toBeNull();
    expect(listPeople(app.db, { companyId: company.id }).map(({ userId }) => userId)).toEqual([manager.id]);
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'boss@example.nl', locale: 'en', subject: expect.stringContaining('Sem') }]);
    expect(app.db.select().from(audit_log).all()).toMatchObject([{ action: 'member.left', actor_id: user.id, subject_id: member.id }]);
  });

  it('is not for the last manager while others remain, nor for who is alone', () => {
    const { company, manager, member } = makeCompanyWithManager(app.db);
    const judge = (memberId: string) => judgeDeparture(app.db, { companyId: company.id, memberId });
    expect(judge(member.id)).toBe('alone');
    expect(() => leave(company.id, manager)).toThrow('last-manager');
    const { user, member: colleague } = makeMember(app.db, { companyId: company.id });
    expect([judge(member.id), judge(colleague.id)]).toEqual(['last-manager', 'free']);
    expect(() => leave(company.id, manager)).toThrow('last-manager');
    expect(app.db.select().from(members).all()).toHaveLength(2);
    expect(readOutbox(app.db)).toEqual([]);

    changeRole(app.db, { companyId: company.id, memberId: colleague.id, role: 'manager', actorId: manager.id, now: app.now() });
    leave(company.id, manager);
    expect(() => leave(company.id, user)).toThrow('last-manager');
    expect(listPeople(app.db, { companyId: company.id })).toMatchObject([{ userId: user.id, role: 'manager' }]);
  });

  it('finds no member of another company', () => {
    const ours = makeCompanyWithManager(app.db);
    const theirs = makeCompanyWithManager(app.db);
    const { user, member } = makeMember(app.db, { companyId: theirs.company.id });
    const which = { companyId: ours.company.id, memberId: member.id, actorId: ours.manager.id, ...ending() };
    for (const end of [leaveCompany, removeMember]) expect(() => end(app.db, which)).toThrow('not-found');
    expect(() => judgeDeparture(app.db, which)).toThrow('not-found');
    expect(findMembership(app.db, { userId: user.id })).not.toBeNull();
  });

  it('takes back the invitations that wait for their address at this company, and at no other', () => {
    const ours = makeCompanyWithManager(app.db);
    const theirs = makeCompanyWithManager(app.db);
    for (const { company, manager } of [ours, theirs]) {
      const inviter = { userId: manager.id, name: manager.name, locale: manager.locale };
      inviteColleagues(app.db, { companyId: company.id, emails: ['sem@example.nl'], role: 'manager', inviter, site: siteOf(app), now: app.now() });
    }
    const { user } = makeMember(app.db, { companyId: ours.company.id, email: 'sem@example.nl' });
    leave(ours.company.id, user);
    const withdrawn = app.db.select().from(invitations).where(isNotNull(invitations.withdrawn_at)).all();
    expect(withdrawn).toMatchObject([{ company_id: ours.company.id }]);
  });
});

describe('removing', () => {
  it('tells who was removed, and never takes the last manager', () => {
    const { company, manager } = makeCompanyWithManager(app.db, { company: { name: 'Ons bedrijf' } });
    const { user, member } = makeMember(app.db, { companyId: company.id, role: 'manager', email: 'sem@example.nl', locale: 'en' });
    remove(company.id, { by: manager, user });
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'sem@example.nl', locale: 'en', subject: expect.stringContaining('Ons bedrijf') }]);
    expect(app.db.select().from(audit_log).all()).toMatchObject([{ action: 'member.removed', actor_id: manager.id, subject_id: member.id }]);
    makeMember(app.db, { companyId: company.id });
    expect(() => remove(company.id, { by: manager, user: manager })).toThrow('last-manager');
  });
});

describe('what somebody who leaves leaves behind', () => {
  it('ends what was unfinished, with the reason; the enrolment goes on without them', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 2 });
    const leaver = others[0]!;
    readLessons(app, { userId: leaver.id, trackId, moduleId: 'alpha' });
    leave(company.id, leaver);
    expect(app.db.select().from(participants).where(isNotNull(participants.removed_at)).all()).toMatchObject([{ user_id: leaver.id, removal_reason: 'left' }]);
    expect(statusOf(enrolmentId)).toBe('open');
    expect(actions()).toContain('participant.removed');
    expect(listPeople(app.db, { companyId: company.id }).map(({ userId }) => userId)).toContain(manager.id);
  });

  it('gives the company its certificate when everybody else had finished', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaver = others[0]!;
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(statusOf(enrolmentId)).toBe('open');
    remove(company.id, { by: manager, user: leaver });
    expect(statusOf(enrolmentId)).toBe('completed');
    expect(app.db.select().from(certificates).all()).toMatchObject([{ company_id: company.id, snapshot: { participants: 1 } }]);
  });

  it('keeps who had finished: they count for the certificate', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaver = others[0]!;
    finishTrack(app, { userId: leaver.id, enrolmentId, trackId });
    leave(company.id, leaver);
    expect(statusOf(enrolmentId)).toBe('open');
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(app.db.select().from(certificates).all()).toMatchObject([{ snapshot: { participants: 2 } }]);
  });

  it('leaves an enrolment open in which nobody is left', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { user } = makeMember(app.db, { companyId: company.id });
    const { enrolmentId } = enrol(app, { companyId: company.id, trackId, userIds: [user.id] });
    remove(company.id, { by: manager, user });
    expect(statusOf(enrolmentId)).toBe('open');
    expect(app.db.select().from(certificates).all()).toEqual([]);
  });

  it('touches nothing at another company of theirs, nor what was completed', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaver = others[0]!;
    for (const userId of [manager.id, leaver.id]) finishTrack(app, { userId, enrolmentId, trackId });
    const theirs = makeCompanyWithManager(app.db);
    app.db.insert(members).values({ id: 'at-theirs', company_id: theirs.company.id, user_id: leaver.id, role: 'participant', joined_at: app.now() }).run();
    app.setNow('2028-01-10T09:00:00Z');
    const { enrolmentId: elsewhere } = enrol(app, { companyId: theirs.company.id, trackId, userIds: [theirs.manager.id, leaver.id] });
    leave(company.id, leaver);
    expect(app.db.select().from(participants).where(isNotNull(participants.removed_at)).all()).toEqual([]);
    expect([statusOf(enrolmentId), statusOf(elsewhere)]).toEqual(['completed', 'open']);
    expect(findMembership(app.db, { userId: leaver.id })).toMatchObject({ companyId: theirs.company.id, isOneOfSeveral: false });
  });

  it('comes back for who returns only when a manager enrols them again', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 1 });
    const leaver = others[0]!;
    leave(company.id, leaver);
    app.db.insert(members).values({ id: 'back', company_id: company.id, user_id: leaver.id, role: 'participant', joined_at: app.now() }).run();
    const own = and(eq(participants.enrolment_id, enrolmentId), eq(participants.user_id, leaver.id));
    expect(app.db.select().from(participants).where(own).get()!.removed_at).not.toBeNull();
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    expect(statusOf(enrolmentId)).toBe('completed');
  });
});
