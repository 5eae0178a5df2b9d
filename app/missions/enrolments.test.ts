import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, enrolments, milestones, participants, transact } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeEnrolment, makeMember, makeUser } from '#tests/support/factories.ts';
import { enrol, finishTrack, makeEnrolledCompany } from '#tests/support/learning.ts';
import { refusal } from '#tests/support/refusal.ts';
import { wireSteps } from '../wiring.server.ts';
import { findEnrolment, listEnrolments, markEnrolmentCompleted } from './enrolments.server.ts';
import { addParticipant, listParticipants, longestReason, removeParticipant } from './participants.server.ts';
import { listOpenParticipations } from './participations.server.ts';

const trackId = 'pre-departure';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

describe('enrolling a company', () => {
  test('makes the enrolment, its participants, their rows in the report and in the log', () => {
    const { company, manager, others, enrolmentId } = makeEnrolledCompany(app, { colleagues: 2 });
    expect(listEnrolments(app.db, { companyId: company.id })).toMatchObject([{ id: enrolmentId, trackId, status: 'open', startedAt: null, completedAt: null }]);
    const taking = listParticipants(app.db, { companyId: company.id, enrolmentId });
    expect(taking.map(({ userId }) => userId).sort()).toEqual([manager, ...others].map(({ id }) => id).sort());
    expect(
      app.db
        .select()
        .from(milestones)
        .all()
        .map(({ step }) => step)
        .sort(),
    ).toEqual(['enrolled', 'participant', 'participant', 'participant']);
    expect(app.db.select().from(audit_log).get()).toMatchObject({ action: 'enrolment.opened', actor_id: manager.id, subject_id: enrolmentId });
  });

  test('takes at least one person, each once, and only members', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { manager: stranger } = makeCompanyWithManager(app.db);
    const by = (userIds: string[]) => () => enrol(app, { companyId: company.id, trackId, userIds });
    expect(refusal(by([]))).toBe('invalid');
    expect(refusal(by([manager.id, stranger.id]))).toBe('not-found');
    expect(refusal(by([makeUser(app.db).id]))).toBe('not-found');
    expect(app.db.select().from(enrolments).all()).toEqual([]);
    const { enrolmentId } = by([manager.id, manager.id])();
    expect(listParticipants(app.db, { companyId: company.id, enrolmentId })).toHaveLength(1);
  });

  test('is refused for an unknown track, and for one the company follows already', () => {
    const { company, manager } = makeEnrolledCompany(app);
    const again = (wanted: string) => refusal(() => enrol(app, { companyId: company.id, trackId: wanted, userIds: [manager.id] }));
    expect(again('unknown')).toBe('not-found');
    expect(again(trackId)).toBe('already-done');
    expect(again('market-entry')).toBeNull();
  });

  test('one open enrolment per company and track is kept by the database too; a new one follows a completed one', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    expect(() => makeEnrolment(app.db, { companyId: company.id, track: trackId })).toThrow(/UNIQUE/);
    finishTrack(app, { userId: manager.id, enrolmentId, trackId });
    app.setNow('2028-01-10T09:00:00Z');
    expect(refusal(() => enrol(app, { companyId: company.id, trackId, userIds: [manager.id] }))).toBeNull();
  });
});

describe('adding a participant', () => {
  const add = (which: { companyId: string; enrolmentId: string; userId: string }) =>
    addParticipant(app.db, { ...which, actorId: which.userId, now: app.now(), ...wireSteps(app) });

  test('takes members who take no part yet', () => {
    const { company, manager, enrolmentId } = makeEnrolledCompany(app);
    const { user } = makeMember(app.db, { companyId: company.id });
    add({ companyId: company.id, enrolmentId, userId: user.id });
    expect(listOpenParticipations(app.db, { userId: user.id })).toMatchObject([{ enrolmentId }]);
    expect(refusal(() => add({ companyId: company.id, enrolmentId, userId: manager.id }))).toBe('already-done');
    expect(refusal(() => add({ companyId: company.id, enrolmentId, userId: makeUser(app.db).id }))).toBe('not-found');
  });

  test('finds no enrolment of another company, and changes no completed one', () => {
    const one = makeEnrolledCompany(app);
    const other = makeEnrolledCompany(app);
    const { user } = makeMember(app.db, { companyId: one.company.id });
    expect(refusal(() => add({ companyId: one.company.id, enrolmentId: other.enrolmentId, userId: user.id }))).toBe('not-found');
    finishTrack(app, { userId: one.manager.id, enrolmentId: one.enrolmentId, trackId });
    expect(refusal(() => add({ companyId: one.company.id, enrolmentId: one.enrolmentId, userId: user.id }))).toBe('not-open');
  });
});

describe('removing a participant', () => {
  const idOf = (userId: string) => app.db.select().from(participants).where(eq(participants.user_id, userId)).get()!.id;
  const remove = (made: { company: { id: string }; manager: { id: string }; enrolmentId: string }, userId: string, reason = 'Stays home') =>
    removeParticipant(app.db, {
      companyId: made.company.id,
      enrolmentId: made.enrolmentId,
      participantId: idOf(userId),
      reason,
      actorId: made.manager.id,
      now: app.now(),
      ...wireSteps(app),
    });

  test('keeps the reason, and logs it without the words', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    const leaving = made.others[0]!.id;
    remove(made, leaving, '  Stays home ');
    expect(app.db.select().from(participants).where(eq(participants.user_id, leaving)).get()).toMatchObject({
      removed_at: app.now(),
      removal_reason: 'Stays home',
    });
    const logged = app.db.select().from(audit_log).all().at(-1)!;
    expect(logged).toMatchObject({ action: 'participant.removed', actor_id: made.manager.id });
    expect(JSON.stringify(logged.details)).not.toContain('home');
    expect(listOpenParticipations(app.db, { userId: leaving })).toEqual([]);
  });

  test('needs a reason, an unfinished person, and somebody who stays', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    const [colleague] = made.others;
    expect(refusal(() => remove(made, colleague!.id, '   '))).toBe('invalid');
    expect(refusal(() => remove(made, colleague!.id, 'x'.repeat(longestReason + 1)))).toBe('invalid');
    finishTrack(app, { userId: colleague!.id, enrolmentId: made.enrolmentId, trackId });
    expect(refusal(() => remove(made, colleague!.id))).toBe('already-done');
    const alone = makeEnrolledCompany(app);
    expect(refusal(() => remove(alone, alone.manager.id))).toBe('not-allowed');
  });

  test('finds nobody twice, nor in another company', () => {
    const made = makeEnrolledCompany(app, { colleagues: 2 });
    const other = makeEnrolledCompany(app, { colleagues: 1 });
    expect(refusal(() => remove({ ...other, enrolmentId: made.enrolmentId }, made.others[0]!.id))).toBe('not-found');
    expect(refusal(() => remove(made, other.others[0]!.id))).toBe('not-found');
    remove(made, made.others[0]!.id);
    expect(refusal(() => remove(made, made.others[0]!.id))).toBe('not-found');
  });

  test('finishes the enrolment when everybody left has finished', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    expect(app.db.select().from(certificates).all()).toEqual([]);
    remove(made, made.others[0]!.id);
    expect(findEnrolment(app.db, { companyId: made.company.id, enrolmentId: made.enrolmentId }).status).toBe('completed');
    expect(app.db.select().from(certificates).all()).toHaveLength(1);
  });

  test('does not finish it while somebody else is busy', () => {
    const made = makeEnrolledCompany(app, { colleagues: 2 });
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    remove(made, made.others[0]!.id);
    expect(findEnrolment(app.db, { companyId: made.company.id, enrolmentId: made.enrolmentId }).status).toBe('open');
  });

  test('can be undone: the person comes back with what they did, counted once', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    const leaving = made.others[0]!.id;
    remove(made, leaving);
    addParticipant(app.db, {
      companyId: made.company.id,
      enrolmentId: made.enrolmentId,
      userId: leaving,
      actorId: made.manager.id,
      now: app.now(),
      ...wireSteps(app),
    });
    expect(listOpenParticipations(app.db, { userId: leaving })).toHaveLength(1);
    expect(
      app.db
        .select()
        .from(milestones)
        .all()
        .filter(({ step }) => step === 'participant'),
    ).toHaveLength(2);
  });
});

describe('completing an enrolment', () => {
  test('is refused while somebody is busy, without participants, and twice', () => {
    const made = makeEnrolledCompany(app);
    const complete = (enrolmentId: string) => refusal(() => transact(app.db, (tx) => markEnrolmentCompleted(tx, { enrolmentId, now: app.now() })));
    expect(complete(made.enrolmentId)).toBe('not-open');
    const { company } = makeCompanyWithManager(app.db);
    expect(complete(makeEnrolment(app.db, { companyId: company.id }).id)).toBe('not-open');
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    expect(complete(made.enrolmentId)).toBe('not-open');
  });
});
