import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, enrolments, milestones, mission_invitees, mission_places, newId, openDatabase, participants, transact } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeMission as makeAnyMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { enrol, finishTrack, makeEnrolledCompany } from '#tests/support/learning.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { refusal } from '#tests/support/refusal.ts';
import { siteOf } from '../accounts/site.ts';
import { confirmWithTradeRegister } from '../companies/identity.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { isInvited } from './invitees.server.ts';
import { findMissionByCode, joinMission } from './join.server.ts';
import { cancelMission } from './mission-changes.server.ts';
import { listParticipants } from './participants.server.ts';
import { findPlace, listCompanyMissions, listPlaces } from './places.server.ts';
import { withdrawCompany } from './withdraw.server.ts';

const trackId = 'pre-departure';
let app: TestApp;
beforeEach(() => {
  app = createTestApp();
});

const dates = { departs_on: '2026-09-14', returns_on: '2026-09-19', enrol_by: '2026-08-01' };
const makeMission = ({ db }: TestApp, given: Parameters<typeof makeAnyMission>[1] = {}) => makeAnyMission(db, { ...dates, ...given });

type Mission = ReturnType<typeof makeMission>;
interface Joiner {
  company: { id: string };
  manager: { id: string };
}

function joinAs(mission: Mission, { company, manager }: Joiner, given: { userIds?: string[]; code?: string | null; on?: TestApp } = {}) {
  const { on = app, userIds = [manager.id], code = mission.join_code } = given;
  const which = { missionId: mission.id, companyId: company.id, actorId: manager.id };
  return joinMission(on.db, { ...which, userIds, code, removalReason: 'Stays home', timeZone: on.operator.time_zone, now: on.now(), ...wireSteps(on) });
}
const withdraw = (mission: Mission, { company, manager }: Joiner, reason: string | null = null) =>
  withdrawCompany(app.db, {
    missionId: mission.id,
    companyId: company.id,
    reason,
    actorId: manager.id,
    site: siteOf(app),
    timeZone: app.operator.time_zone,
    now: app.now(),
  });

const statusOf = (mission: Mission, { company }: Joiner) => findPlace(app.db, { missionId: mission.id, companyId: company.id })?.status ?? null;
const travellersOf = (mission: Mission, { company }: Joiner) => {
  const { enrolmentId } = findPlace(app.db, { missionId: mission.id, companyId: company.id })!;
  return listParticipants(app.db, { companyId: company.id, enrolmentId }).map(({ userId }) => userId);
};

describe('joining a mission', () => {
  test('takes a place, enrols the travellers for it, and is logged', () => {
    const mission = makeMission(app);
    const joiner = makeCompanyWithManager(app.db);
    const { user: colleague } = makeMember(app.db, { companyId: joiner.company.id });
    const joined = joinAs(mission, joiner, { userIds: [joiner.manager.id, colleague.id] });
    expect(joined.status).toBe('placed');
    expect(travellersOf(mission, joiner).sort()).toEqual([joiner.manager.id, colleague.id].sort());
    expect(app.db.select().from(enrolments).all()).toMatchObject([{ id: joined.enrolmentId, mission_id: mission.id, track: trackId, status: 'open' }]);
    expect(listCompanyMissions(app.db, { companyId: joiner.company.id })).toMatchObject([{ mission: { id: mission.id }, place: { status: 'placed' } }]);
    const logged = app.db.select().from(audit_log).where(eq(audit_log.action, 'mission.joined')).all();
    expect(logged).toMatchObject([{ actor_id: joiner.manager.id, subject_id: mission.id, details: { companyId: joiner.company.id, status: 'placed' } }]);
  });

  test.each([
    ['as it is stored', (code: string) => code, null],
    ['in small letters with spaces and hyphens', (code: string) => ` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4).toLowerCase()} `, null],
    ['of another mission', () => 'ABCD2345', 'not-allowed'],
    ['left out', () => null, 'not-allowed'],
  ])('with the code %s', (_, typed, wanted) => {
    const mission = makeMission(app);
    makeMission(app, { join_code: 'ABCD2345' });
    const code = typed(mission.join_code);
    expect(refusal(() => joinAs(mission, makeCompanyWithManager(app.db), { code }))).toBe(wanted);
  });

  test('needs no code for who is on the officer’s list, by their address or their confirmed company’s number', () => {
    const mission = makeMission(app);
    const other = makeMission(app);
    const invite = (given: { email: string; kvk: string }) =>
      app.db
        .insert(mission_invitees)
        .values({ id: newId(), mission_id: mission.id, company_name: 'X', kvk_number: given.kvk, person_name: 'Y', email: given.email, invited_at: app.now() })
        .run();
    invite({ email: 'known@one.nl', kvk: '90000001' });
    invite({ email: 'else@two.nl', kvk: '90000002' });
    const byAddress = makeCompanyWithManager(app.db, { manager: { email: 'known@one.nl' }, company: { kvk_number: '80000001' } });
    const byNumber = makeCompanyWithManager(app.db, { manager: { email: 'new@two.nl' }, company: { kvk_number: '90000002' } });
    const { id: officerId } = makeUser(app.db, { role: 'officer' });
    // Anybody can type a number that is on the list.
    expect(refusal(() => joinAs(mission, byNumber, { code: null }))).toBe('not-allowed');
    confirmWithTradeRegister(app.db, { companyId: byNumber.company.id, actorId: officerId, site: siteOf(app), now: app.now() });
    const stranger = makeCompanyWithManager(app.db, { company: { kvk_number: '80000003' } });
    expect(isInvited(app.db, { missionId: mission.id, email: 'known@one.nl', companyId: 'none' })).toBe(true);
    expect(joinAs(mission, byAddress, { code: null }).status).toBe('placed');
    expect(joinAs(mission, byNumber, { code: null }).status).toBe('placed');
    expect(refusal(() => joinAs(mission, stranger, { code: null }))).toBe('not-allowed');
    expect(refusal(() => joinAs(other, byAddress, { code: null }))).toBe('not-allowed');
  });

  test('is refused for a draft, a cancelled one, after the deadline, twice, and without travellers of one’s own', () => {
    const joiner = makeCompanyWithManager(app.db);
    const draft = makeMission(app, { status: 'draft', published_at: null });
    expect(refusal(() => joinAs(draft, joiner))).toBe('not-found');
    expect(findMissionByCode(app.db, { code: draft.join_code })).toBeNull();
    const mission = makeMission(app);
    expect(refusal(() => joinAs(mission, joiner, { userIds: [] }))).toBe('invalid');
    expect(refusal(() => joinAs(mission, joiner, { userIds: [joiner.manager.id, makeUser(app.db).id] }))).toBe('not-found');
    expect(app.db.select().from(enrolments).all()).toEqual([]);
    joinAs(mission, joiner);
    expect(refusal(() => joinAs(mission, joiner))).toBe('already-done');
    expect(app.db.select().from(enrolments).all()).toHaveLength(1);
    // The last minute of the deadline's day in Amsterdam, and the first one after.
    app.setNow('2026-08-01T21:59:00Z');
    expect(refusal(() => joinAs(mission, makeCompanyWithManager(app.db)))).toBeNull();
    app.setNow('2026-08-01T22:00:00Z');
    expect(refusal(() => joinAs(mission, makeCompanyWithManager(app.db)))).toBe('expired');
    cancelMission(app.db, {
      missionId: mission.id,
      reason: { nl: 'x', en: 'x' },
      actorId: joiner.manager.id,
      site: siteOf(app),
      timeZone: 'UTC',
      now: app.now(),
    });
    expect(refusal(() => joinAs(mission, makeCompanyWithManager(app.db)))).toBe('not-open');
  });
});

describe('an enrolment that the company has already', () => {
  test('in the same track becomes the mission’s; who stays home and hasn’t finished is taken out', () => {
    const made = makeEnrolledCompany(app, { colleagues: 2 });
    const [finished, unfinished] = made.others;
    finishTrack(app, { userId: finished!.id, enrolmentId: made.enrolmentId, trackId });
    const { user: newcomer } = makeMember(app.db, { companyId: made.company.id });
    const mission = makeMission(app);
    const joined = joinAs(mission, made, { userIds: [made.manager.id, newcomer.id] });
    expect(joined.enrolmentId).toBe(made.enrolmentId);
    expect(travellersOf(mission, made).sort()).toEqual([made.manager.id, newcomer.id, finished!.id].sort());
    const removed = app.db.select().from(participants).where(eq(participants.user_id, unfinished!.id)).get();
    expect(removed).toMatchObject({ removed_at: app.now(), removal_reason: 'Stays home' });
    const counted = app.db
      .select()
      .from(milestones)
      .all()
      .filter(({ step }) => step === 'enrolled');
    expect(counted).toHaveLength(1);
  });

  test('in another track, or for another mission, stays beside it', () => {
    const made = makeEnrolledCompany(app, { trackId: 'market-entry' });
    const [first, second] = [makeMission(app), makeMission(app)];
    joinAs(first, made);
    joinAs(second, made);
    const open = app.db.select({ track: enrolments.track, mission: enrolments.mission_id }).from(enrolments).where(eq(enrolments.status, 'open')).all();
    expect(open).toHaveLength(3);
    expect(open).toContainEqual({ track: 'market-entry', mission: null });
    expect(refusal(() => enrol(app, { companyId: made.company.id, trackId, userIds: [made.manager.id] }))).toBeNull();
  });

  test('is finished at once when those who stay home were the last ones busy, and the certificate names the mission', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    const mission = makeMission(app);
    joinAs(mission, made);
    const [certificate] = app.db.select().from(certificates).all();
    expect(certificate!.snapshot.mission).toEqual({
      id: mission.id,
      title: { nl: mission.title_nl, en: mission.title_en },
      departs_on: '2026-09-14',
      returns_on: '2026-09-19',
    });
  });

  test('whose people finished before counts for a new mission: what they did is brought along', () => {
    const made = makeEnrolledCompany(app);
    finishTrack(app, { userId: made.manager.id, enrolmentId: made.enrolmentId, trackId });
    const mission = makeMission(app);
    const joined = joinAs(mission, made);
    expect(joined.enrolmentId).not.toBe(made.enrolmentId);
    const named = app.db
      .select()
      .from(certificates)
      .all()
      .map(({ snapshot }) => snapshot.mission?.id ?? null);
    expect(named.sort()).toEqual([mission.id, null].sort());
  });

  test('for a cancelled mission gives way to the next mission', () => {
    const made = makeEnrolledCompany(app, { colleagues: 1 });
    const cancelled = makeMission(app);
    const { enrolmentId: before } = joinAs(cancelled, made);
    cancelMission(app.db, {
      missionId: cancelled.id,
      reason: { nl: 'x', en: 'x' },
      actorId: made.manager.id,
      site: siteOf(app),
      timeZone: 'UTC',
      now: app.now(),
    });
    const after = joinAs(makeMission(app), made).enrolmentId;
    const all = app.db.select({ id: enrolments.id, status: enrolments.status }).from(enrolments).all();
    expect(all.sort((a, b) => a.status.localeCompare(b.status))).toEqual([
      { id: after, status: 'open' },
      { id: before, status: 'withdrawn' },
    ]);
  });
});

describe('a full mission', () => {
  test('has a waiting list; whoever waits prepares already and moves up when a place comes free', () => {
    const mission = makeMission(app, { capacity: 1 });
    const [first, second, third] = ['first', 'second', 'third'].map((name) =>
      makeCompanyWithManager(app.db, { manager: { email: `${name}@example.nl` }, company: { name } }),
    );
    const given = [first!, second!, third!].map((joiner) => joinAs(mission, joiner).status);
    expect(given).toEqual(['placed', 'waiting', 'waiting']);
    expect(listPlaces(app.db, { missionId: mission.id }).map(({ companyName }) => companyName)).toEqual(['first', 'second', 'third']);
    expect(travellersOf(mission, third!)).toEqual([third!.manager.id]);
    withdraw(mission, first!);
    expect([first!, second!, third!].map((joiner) => statusOf(mission, joiner))).toEqual([null, 'placed', 'waiting']);
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual(['first@example.nl', 'second@example.nl']);
    app.setNow('2026-06-16T10:00:00Z');
    expect(joinAs(mission, first!).status).toBe('waiting');
    withdraw(mission, second!);
    expect([first!, second!, third!].map((joiner) => statusOf(mission, joiner))).toEqual(['waiting', null, 'placed']);
  });

  test('gives its last place to one of two companies that ask at the same moment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'voorbereid-last-place-'));
    try {
      const file = join(folder, 'race.sqlite');
      app.db.$client.exec(`vacuum into '${file}'`);
      const [one, two] = [createTestApp({ db: openDatabase(file) }), createTestApp({ db: openDatabase(file) })];
      two.db.$client.pragma('busy_timeout = 0');
      const mission = makeMission(one, { capacity: 1 });
      const [first, second] = [makeCompanyWithManager(one.db), makeCompanyWithManager(one.db)];
      transact(one.db, (tx) => {
        // The first has looked and not yet written; the second may not look before it has.
        tx.select().from(mission_places).all();
        expect(() => joinAs(mission, second, { on: two })).toThrow(/locked|busy/i);
        makePlace(tx, { missionId: mission.id, companyId: first.company.id });
      });
      expect(joinAs(mission, second, { on: two }).status).toBe('waiting');
      for (const { db } of [one, two]) db.$client.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('withdrawing', () => {
  test('by a manager ends with the day of departure; by an officer it needs a reason, and the company reads it', () => {
    const mission = makeMission(app);
    const joiner = makeCompanyWithManager(app.db);
    const { enrolmentId } = joinAs(mission, joiner);
    expect(refusal(() => withdraw(mission, makeCompanyWithManager(app.db)))).toBe('not-found');
    app.setNow('2026-09-14T08:00:00Z');
    expect(refusal(() => withdraw(mission, joiner))).toBe('not-open');
    expect(refusal(() => withdraw(mission, joiner, '  '))).toBe('invalid');
    withdraw(mission, joiner, 'De zaal is te klein.');
    expect(readOutbox(app.db)[0]!.body_text).toContain('De zaal is te klein.');
    const logged = app.db.select().from(audit_log).where(eq(audit_log.action, 'mission.withdrawn')).get();
    expect(logged?.details).toMatchObject({ by: 'officer', was: 'placed' });
    expect(JSON.stringify(logged?.details)).not.toContain('zaal');
    // The enrolment stays open for its people, and its certificate names no mission.
    finishTrack(app, { userId: joiner.manager.id, enrolmentId, trackId });
    expect(app.db.select().from(certificates).get()!.snapshot).not.toHaveProperty('mission');
  });

  test('and coming back takes the same row and enrolment again', () => {
    const mission = makeMission(app);
    const joiner = makeCompanyWithManager(app.db);
    const { enrolmentId } = joinAs(mission, joiner);
    withdraw(mission, joiner);
    expect(listPlaces(app.db, { missionId: mission.id })).toEqual([]);
    expect(joinAs(mission, joiner).enrolmentId).toBe(enrolmentId);
    expect(app.db.select().from(mission_places).where(isNull(mission_places.withdrawn_at)).all()).toHaveLength(1);
    expect(
      app.db
        .select()
        .from(participants)
        .where(and(eq(participants.enrolment_id, enrolmentId), isNull(participants.removed_at)))
        .all(),
    ).toHaveLength(1);
  });

  test('after the departure moves nobody up', () => {
    const mission = makeMission(app, { capacity: 1 });
    const [first, second] = [makeCompanyWithManager(app.db), makeCompanyWithManager(app.db)];
    joinAs(mission, first);
    joinAs(mission, second);
    app.setNow('2026-09-15T08:00:00Z');
    withdraw(mission, first, 'Niet verschenen.');
    expect(statusOf(mission, second)).toBe('waiting');
  });
});
