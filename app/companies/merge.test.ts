/** Two registrations of one company, each with something in every table that knows companies, become one. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  audit_log,
  certificates,
  checklist_ticks,
  companies,
  debrief_ticks,
  enrolments,
  event_sign_ups,
  hashToken,
  invitations,
  join_requests,
  members,
  mission_places,
  newId,
  participants,
  users,
} from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import {
  makeCertificate,
  makeCompany,
  makeCompanyWithManager,
  makeEnrolment,
  makeEvent,
  makeMember,
  makeMission,
  makeParticipant,
  makePlace,
  makeSignUp,
  makeUser,
} from '#tests/support/factories.ts';
import { begin, enrol, finishTrack, makeEnrolledCompany, playScenarios, readLessons, takeQuiz } from '#tests/support/learning.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { refusal } from '#tests/support/refusal.ts';
import { siteOf } from '../accounts/site.ts';
import { listCertificates } from '../certificates/certificates.server.ts';
import { searchCertificates } from '../certificates/registry.server.ts';
import { revokeCertificate } from '../certificates/revoke.server.ts';
import { listParticipants } from '../missions/participants.server.ts';
import { listPlaces } from '../missions/places.server.ts';
import { wireSteps } from '../wiring.server.ts';
import { findCompany } from './company-facts.server.ts';
import { findMembership, listMemberships, switchCompany } from './membership.server.ts';
import { mergeCompanies } from './merge.server.ts';
import { registerCompany } from './registration.server.ts';
import { searchCompanies } from './registry.server.ts';

const at = new Date('2026-06-01T09:00:00Z');
const trackId = 'pre-departure';
let app: TestApp;
let officerId: string;
beforeEach(() => {
  app = createTestApp();
  officerId = makeUser(app.db, { role: 'officer' }).id;
});

type Registration = { company: { id: string } };
function merge(from: Registration, into: Registration, { numberWasWrong = true } = {}): void {
  const { onMerged } = wireSteps(app);
  mergeCompanies(app.db, { fromId: from.company.id, intoId: into.company.id, numberWasWrong, actorId: officerId, site: siteOf(app), now: app.now(), onMerged });
}
const tables = () =>
  app.db.all<{ name: string }>(sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'`);
const countAll = () => Object.fromEntries(tables().map(({ name }) => [name, app.db.get<{ n: number }>(sql`select count(*) n from ${sql.identifier(name)}`).n]));
/** Every table and column in which the id stands, as itself or inside a text. */
function whereFound(id: string): string[] {
  return tables()
    .flatMap(({ name }) =>
      app.db.all<{ name: string }>(sql`select name from pragma_table_info(${name})`).map((column) => ({ table: name, column: column.name })),
    )
    .filter(({ table, column }) => app.db.get(sql`select 1 from ${sql.identifier(table)} where instr(${sql.identifier(column)}, ${id}) > 0`) !== undefined)
    .map(({ table, column }) => `${table}.${column}`)
    .sort();
}

const invite = (companyId: string, email: string, given: Partial<typeof invitations.$inferInsert> = {}) =>
  app.db
    .insert(invitations)
    .values({
      id: newId(),
      company_id: companyId,
      email,
      role: 'participant',
      token_hash: hashToken(newId()),
      created_at: at,
      expires_at: new Date('2026-07-01T09:00:00Z'),
      ...given,
    })
    .returning()
    .get();
const ask = (companyId: string, userId: string) =>
  app.db.insert(join_requests).values({ id: newId(), company_id: companyId, user_id: userId, created_at: at }).returning().get();
const tick = (companyId: string, item: string) => app.db.insert(checklist_ticks).values({ company_id: companyId, module: 'alpha', item, ticked_at: at }).run();
const join = (companyId: string, userId: string, role: 'manager' | 'participant', given: Partial<typeof members.$inferInsert> = {}) =>
  app.db
    .insert(members)
    .values({ id: newId(), company_id: companyId, user_id: userId, role, joined_at: at, ...given })
    .run();

/** `from` and `into`, with people, invitations, requests, enrolments, places, ticks, sign-ups and certificates on both sides. */
function makeBoth() {
  const { db } = app;
  const from = makeCompanyWithManager(db, { company: { name: 'Kromhof', kvk_number: '12345687' }, manager: { email: 'from@kromhof.nl' } });
  const into = makeCompanyWithManager(db, { company: { name: 'Kromhof B.V.', kvk_number: '12345678' }, manager: { email: 'into@kromhof.nl' } });
  const [fromId, intoId] = [from.company.id, into.company.id];
  const colleague = makeMember(db, { companyId: fromId, email: 'colleague@kromhof.nl' }).user;
  const theirs = makeMember(db, { companyId: intoId, email: 'theirs@kromhof.nl' }).user;
  const both = makeMember(db, { companyId: fromId, role: 'manager', email: 'both@kromhof.nl' }).user;
  join(intoId, both.id, 'participant', { joined_at: new Date('2025-12-01T09:00:00Z') });
  switchCompany(db, { userId: both.id, companyId: fromId, now: at });

  // One track, open at both: somebody of the first only, of the second only, and of both.
  const open = enrol(app, { companyId: fromId, trackId, userIds: [from.manager.id, both.id] }).enrolmentId;
  const kept = enrol(app, { companyId: intoId, trackId, userIds: [into.manager.id, both.id] }).enrolmentId;
  begin(app, { userId: from.manager.id, enrolmentId: open, moduleId: 'alpha' });
  readLessons(app, { userId: both.id, trackId, moduleId: 'alpha' });
  playScenarios(app, { userId: both.id, trackId, moduleId: 'alpha' });
  takeQuiz(app, { userId: both.id, enrolmentId: open, moduleId: 'alpha' });
  const own = enrol(app, { companyId: fromId, trackId: 'market-entry', userIds: [colleague.id] }).enrolmentId;
  const certificates = [makeCertificate(db, { companyId: fromId }), makeCertificate(db, { companyId: intoId })];

  // Missions: only the first is on one; on another it has the place and the second waits; a third has places for both.
  const waiting = makeCompanyWithManager(db);
  const missions = { alone: makeMission(db), better: makeMission(db, { capacity: 1 }), placed: makeMission(db, { capacity: 2 }), left: makeMission(db) };
  const places = {
    alone: makePlace(db, {
      missionId: missions.alone.id,
      companyId: fromId,
      enrolmentId: makeEnrolment(db, { companyId: fromId, mission_id: missions.alone.id, track: 'market-entry' }).id,
    }),
    better: makePlace(db, { missionId: missions.better.id, companyId: fromId }),
    worse: makePlace(db, { missionId: missions.better.id, companyId: intoId, status: 'waiting' }),
    first: makePlace(db, { missionId: missions.placed.id, companyId: fromId }),
    second: makePlace(db, { missionId: missions.placed.id, companyId: intoId }),
    next: makePlace(db, { missionId: missions.placed.id, companyId: waiting.company.id, status: 'waiting' }),
    left: makePlace(db, { missionId: missions.left.id, companyId: fromId, status: 'withdrawn' }),
    stays: makePlace(db, { missionId: missions.left.id, companyId: intoId, status: 'waiting' }),
  };
  makeParticipant(db, { enrolmentId: places.better.enrolment_id, userId: colleague.id });
  makeParticipant(db, { enrolmentId: places.worse.enrolment_id, userId: theirs.id });
  for (const [place, items] of [
    [places.alone, ['d1']],
    [places.first, ['d1', 'd2']],
    [places.second, ['d2', 'd3']],
  ] as const) {
    for (const item of items) db.insert(debrief_ticks).values({ place_id: place.id, item, ticked_at: at }).run();
  }
  for (const item of ['i1', 'i2']) tick(fromId, item);
  for (const item of ['i2', 'i3']) tick(intoId, item);

  const event = makeEvent(db, { mission_id: missions.alone.id });
  makeSignUp(db, { eventId: event.id, userId: colleague.id, companyId: fromId });
  makeSignUp(db, { eventId: event.id, userId: both.id, companyId: intoId });

  const asking = { first: makeUser(db), twice: makeUser(db) };
  const requests = {
    first: ask(fromId, asking.first.id),
    twice: ask(fromId, asking.twice.id),
    twiceKept: ask(intoId, asking.twice.id),
    insider: ask(intoId, colleague.id),
    otherInsider: ask(fromId, into.manager.id),
  };
  const asked = {
    moves: invite(fromId, 'new@kromhof.nl'),
    twice: invite(fromId, 'twice@kromhof.nl'),
    twiceKept: invite(intoId, 'twice@kromhof.nl'),
    insider: invite(fromId, 'theirs@kromhof.nl'),
    otherInsider: invite(intoId, 'colleague@kromhof.nl'),
    accepted: invite(fromId, 'colleague@kromhof.nl', { accepted_at: at }),
  };
  return { from, into, fromId, intoId, colleague, theirs, both, open, kept, own, certificates, missions, places, event, requests, asked, waiting };
}

describe('merging', () => {
  test('loses no row that holds something, and leaves nothing with the registration that goes but history', () => {
    const { from, into, fromId } = makeBoth();
    const before = countAll();
    merge(from, into);
    const after = countAll();
    const changed = Object.fromEntries(
      Object.keys(before)
        .filter((name) => before[name] !== after[name])
        .map((name) => [name, after[name]! - before[name]!]),
    );
    expect(changed).toEqual({
      // Of what both had, one row is left: a member, a request, a tick, a tick of the debrief, a place on three missions.
      members: -1,
      join_requests: -1,
      checklist_ticks: -1,
      debrief_ticks: -1,
      mission_places: -3,
      // What somebody finished in one enrolment counts in the other too.
      module_completions: 1,
      // A manager of either, a manager of both, and the company that gets the place.
      outbox_mails: 4,
      // The merge, two requests granted, three enrolments that others took over, and the place that was given.
      audit_log: 7,
    });
    expect(whereFound(fromId)).toEqual(['audit_log.details', 'audit_log.subject_id', 'certificates.company_id', 'companies.id', 'milestones.company_id']);
    expect(app.db.all(sql`pragma foreign_key_check`)).toEqual([]);
  });

  test('brings the people together: the stronger role, the earlier beginning, nobody twice', () => {
    const { from, into, intoId, colleague, theirs, both } = makeBoth();
    merge(from, into);
    const people = app.db.select().from(members).where(eq(members.company_id, intoId)).all();
    const roles = Object.fromEntries(people.map(({ user_id, role }) => [user_id, role]));
    expect(roles).toEqual({
      [from.manager.id]: 'manager',
      [into.manager.id]: 'manager',
      [both.id]: 'manager',
      [colleague.id]: 'participant',
      [theirs.id]: 'participant',
    });
    expect(people).toHaveLength(5);
    expect(people.find(({ user_id }) => user_id === both.id)?.joined_at).toEqual(new Date('2025-12-01T09:00:00Z'));
    for (const { id } of [from.manager, both, colleague]) {
      expect(findMembership(app.db, { userId: id })).toMatchObject({ companyId: intoId, companyName: 'Kromhof B.V.', isOneOfSeveral: false });
      expect(listMemberships(app.db, { userId: id })).toHaveLength(1);
    }
  });

  test('keeps each invitation and request once, and ends those of who is in', () => {
    const { from, into, intoId, requests, asked } = makeBoth();
    merge(from, into);
    const invitation = (id: string) => app.db.select().from(invitations).where(eq(invitations.id, id)).get()!;
    const isOpen = (id: string) => invitation(id).withdrawn_at === null && invitation(id).accepted_at === null;
    expect(Object.fromEntries(Object.entries(asked).map(([name, { id }]) => [name, isOpen(id)]))).toEqual({
      moves: true,
      twice: false,
      twiceKept: true,
      insider: false,
      otherInsider: false,
      accepted: false,
    });
    for (const { id } of Object.values(asked)) expect(invitation(id).company_id).toBe(intoId);
    // The link that was mailed stays the same.
    expect(invitation(asked.moves.id).token_hash).toBe(asked.moves.token_hash);
    const decisions = new Map(
      app.db
        .select()
        .from(join_requests)
        .all()
        .map(({ id, decision }) => [id, decision]),
    );
    expect(Object.fromEntries(Object.entries(requests).map(([name, { id }]) => [name, decisions.get(id)]))).toEqual({
      first: null,
      twice: undefined,
      twiceKept: null,
      insider: 'accepted',
      otherInsider: 'accepted',
    });
  });

  test('lets two open enrolments of one track go on as one, with what everybody did', () => {
    const { from, into, intoId, both, open, kept, own } = makeBoth();
    merge(from, into);
    const status = (id: string) =>
      app.db.select({ status: enrolments.status, company: enrolments.company_id }).from(enrolments).where(eq(enrolments.id, id)).get();
    expect(status(open)).toEqual({ status: 'withdrawn', company: intoId });
    expect(status(kept)).toEqual({ status: 'open', company: intoId });
    expect(status(own)).toEqual({ status: 'open', company: intoId });
    const taking = listParticipants(app.db, { companyId: intoId, enrolmentId: kept });
    expect(taking.map(({ userId }) => userId).sort()).toEqual([from.manager.id, into.manager.id, both.id].sort());
    // Who was in both has their finished module in the one that goes on.
    const { id: participantId } = taking.find(({ userId }) => userId === both.id)!;
    expect(app.db.all(sql`select module from module_completions where participant_id = ${participantId}`)).toEqual([{ module: 'alpha' }]);
    // Who was only in the first goes on with the attempt that was open.
    const moved = taking.find(({ userId }) => userId === from.manager.id)!;
    expect(app.db.all(sql`select status from quiz_attempts where participant_id = ${moved.id}`)).toEqual([{ status: 'in_progress' }]);
    expect(app.db.select().from(enrolments).where(eq(enrolments.id, kept)).get()?.started_at).toEqual(app.now());
  });

  test('keeps one place on each mission, the better one; a place too many goes to who waits', () => {
    const { from, into, intoId, missions, places, colleague, theirs, waiting } = makeBoth();
    merge(from, into);
    const on = (mission: { id: string }) => listPlaces(app.db, { missionId: mission.id }).map(({ id, companyId, status }) => ({ id, companyId, status }));
    expect(on(missions.alone)).toEqual([{ id: places.alone.id, companyId: intoId, status: 'placed' }]);
    expect(on(missions.better)).toEqual([{ id: places.worse.id, companyId: intoId, status: 'placed' }]);
    expect(on(missions.placed)).toEqual([
      { id: places.second.id, companyId: intoId, status: 'placed' },
      { id: places.next.id, companyId: waiting.company.id, status: 'placed' },
    ]);
    expect(on(missions.left)).toEqual([{ id: places.stays.id, companyId: intoId, status: 'waiting' }]);
    const travellers = listParticipants(app.db, { companyId: intoId, enrolmentId: places.worse.enrolment_id }).map(({ userId }) => userId);
    expect(travellers.sort()).toEqual([colleague.id, theirs.id].sort());
    expect(readOutbox(app.db).some(({ recipient }) => recipient === app.db.select().from(users).where(eq(users.id, waiting.manager.id)).get()!.email)).toBe(
      true,
    );
  });

  test('keeps what either had ticked, and the sign-ups', () => {
    const { from, into, intoId, places, event } = makeBoth();
    merge(from, into);
    expect(
      app.db
        .select({ item: checklist_ticks.item })
        .from(checklist_ticks)
        .where(eq(checklist_ticks.company_id, intoId))
        .all()
        .map(({ item }) => item)
        .sort(),
    ).toEqual(['i1', 'i2', 'i3']);
    const debrief = (placeId: string) =>
      app.db
        .select({ item: debrief_ticks.item })
        .from(debrief_ticks)
        .where(eq(debrief_ticks.place_id, placeId))
        .all()
        .map(({ item }) => item)
        .sort();
    expect(debrief(places.alone.id)).toEqual(['d1']);
    expect(debrief(places.second.id)).toEqual(['d1', 'd2', 'd3']);
    expect(app.db.select({ company: event_sign_ups.company_id }).from(event_sign_ups).where(eq(event_sign_ups.event_id, event.id)).all()).toEqual([
      { company: intoId },
      { company: intoId },
    ]);
  });

  test('is logged and told to the managers of both, each once', () => {
    const { from, into, fromId, intoId } = makeBoth();
    merge(from, into);
    const told = readOutbox(app.db).filter(({ subject }) => subject === 'De aanmeldingen van Kromhof B.V. zijn samengevoegd');
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(['both@kromhof.nl', 'from@kromhof.nl', 'into@kromhof.nl']);
    expect(app.db.select().from(audit_log).where(eq(audit_log.action, 'company.merged')).all()).toMatchObject([
      { actor_id: officerId, subject_id: fromId, details: { intoId } },
    ]);
  });

  test('that fails on the way changes nothing', () => {
    const { from, into } = makeBoth();
    const before = [countAll(), whereFound(from.company.id)];
    const onMerged = () => {
      throw new Error('the disk is full');
    };
    const given = { fromId: from.company.id, intoId: into.company.id, numberWasWrong: true, actorId: officerId, site: siteOf(app), now: app.now(), onMerged };
    expect(() => mergeCompanies(app.db, given)).toThrowError('the disk is full');
    expect([countAll(), whereFound(from.company.id)]).toEqual(before);
  });
});

describe('a registration that was merged', () => {
  test('is found nowhere: its people, places and searches lead to the company that remains', () => {
    const { from, into, fromId, intoId } = makeBoth();
    merge(from, into);
    expect(findCompany(app.db, { companyId: fromId }).id).toBe(intoId);
    for (const query of ['', 'Kromhof', '12345687']) {
      const { companies: found } = searchCompanies(app.db, { query, filter: 'all', page: 1, now: app.now() });
      expect(found.map(({ id }) => id)).not.toContain(fromId);
    }
    expect(app.db.select().from(mission_places).where(eq(mission_places.company_id, fromId)).all()).toEqual([]);
  });

  test('no longer holds its number; the company that remains holds its own', () => {
    const { from, into, intoId } = makeBoth();
    merge(from, into);
    const register = (kvkNumber: string) => {
      const { id: userId } = makeUser(app.db);
      const company = { name: 'Kromhof', kvkNumber, municipality: 'utrecht', sector: 'high-tech', employees: 3, kind: 'sme' } as const;
      const outcome = registerCompany(app.db, { userId, company, site: siteOf(app), now: app.now(), onStep: wireSteps(app).onStep });
      return { outcome, userId };
    };
    const asked = register('12345678');
    expect(asked.outcome).toBe('asked');
    const [request] = app.db.select().from(join_requests).where(eq(join_requests.user_id, asked.userId)).all();
    expect(request?.company_id).toBe(intoId);
    // An officer found that the other number was wrong, so it may well be somebody else's.
    expect(register('12345687').outcome).toBe('registered');
  });

  test('keeps its certificates, which are the remaining company’s to show and to hear about', () => {
    const { from, into, intoId, certificates: issued } = makeBoth();
    merge(from, into);
    expect(
      listCertificates(app.db, { companyId: intoId })
        .map(({ id }) => id)
        .sort(),
    ).toEqual(issued.map(({ id }) => id).sort());
    const registry = (query: string) =>
      searchCertificates(app.db, { query, status: null, page: 1, now: app.now() })
        .certificates.map(({ id }) => id)
        .sort();
    expect(registry('Kromhof')).toEqual(issued.map(({ id }) => id).sort());
    app.db.update(companies).set({ name: 'Pompenhuis' }).where(eq(companies.id, intoId)).run();
    expect(registry('Pompenhuis')).toEqual(issued.map(({ id }) => id).sort());
    const before = readOutbox(app.db).length;
    revokeCertificate(app.db, {
      certificateId: issued[0]!.id,
      officerId,
      reason: 'Ten onrechte afgegeven.',
      site: siteOf(app),
      timeZone: 'Europe/Amsterdam',
      now: app.now(),
    });
    expect(
      readOutbox(app.db)
        .slice(before)
        .map(({ recipient }) => recipient)
        .sort(),
    ).toEqual(['both@kromhof.nl', 'from@kromhof.nl', 'into@kromhof.nl']);
  });

  test('can’t be merged again, in either direction', () => {
    const { from, into, waiting } = makeBoth();
    merge(from, into);
    const before = countAll();
    expect(refusal(() => merge(from, into))).toBe('not-found');
    expect(refusal(() => merge(into, from))).toBe('not-found');
    expect(refusal(() => merge(waiting, from))).toBe('not-found');
    expect(countAll()).toEqual(before);
  });

  test('follows when the company that took its place is merged itself', () => {
    const { from, into, fromId, certificates: issued, waiting } = makeBoth();
    merge(from, into);
    merge(into, waiting);
    expect(findCompany(app.db, { companyId: fromId }).id).toBe(waiting.company.id);
    expect(app.db.select({ to: companies.merged_into_id }).from(companies).where(eq(companies.id, fromId)).get()).toEqual({ to: waiting.company.id });
    expect(listCertificates(app.db, { companyId: waiting.company.id })).toHaveLength(issued.length);
  });
});

describe('a merge', () => {
  test('finishes an enrolment whose people had finished at either registration, with one certificate for the mission', () => {
    const mission = makeMission(app.db, { departs_on: '2026-09-01', returns_on: '2026-09-08', enrol_by: '2026-08-01' });
    const [from, into] = [makeEnrolledCompany(app), makeEnrolledCompany(app)];
    for (const [one, userId] of [
      [from, into.manager.id],
      [into, from.manager.id],
    ] as const) {
      join(one.company.id, userId, 'participant');
      makeParticipant(app.db, { enrolmentId: one.enrolmentId, userId });
      app.db.update(enrolments).set({ mission_id: mission.id }).where(eq(enrolments.id, one.enrolmentId)).run();
      makePlace(app.db, { missionId: mission.id, companyId: one.company.id, enrolmentId: one.enrolmentId });
    }
    finishTrack(app, { userId: from.manager.id, enrolmentId: from.enrolmentId, trackId });
    readLessons(app, { userId: into.manager.id, trackId, moduleId: 'alpha' });
    finishTrack(app, { userId: into.manager.id, enrolmentId: into.enrolmentId, trackId });
    expect(app.db.select().from(certificates).all()).toEqual([]);
    merge(from, into);
    expect(app.db.select().from(certificates).all()).toMatchObject([
      { company_id: into.company.id, enrolment_id: into.enrolmentId, snapshot: { participants: 2, mission: { id: mission.id } } },
    ]);
    const unfinished = and(eq(participants.enrolment_id, into.enrolmentId), isNull(participants.finished_at));
    expect(app.db.select().from(participants).where(unfinished).all()).toEqual([]);
  });

  test('needs two registrations that stand on their own, and somebody who says that a number was wrong', () => {
    const [one, other] = [makeCompanyWithManager(app.db), makeCompanyWithManager(app.db)];
    expect(refusal(() => merge(one, one))).toBe('invalid');
    expect(refusal(() => merge(one, { company: { id: 'unknown' } }))).toBe('not-found');
    expect(refusal(() => merge(one, other, { numberWasWrong: false }))).toBe('invalid');
    expect(refusal(() => merge(one, other))).toBeNull();
  });

  test('into a company without members gives it some', () => {
    const from = makeCompanyWithManager(app.db);
    const into = { company: makeCompany(app.db, { without_members_since: at }) };
    merge(from, into);
    expect(findMembership(app.db, { userId: from.manager.id })).toMatchObject({ companyId: into.company.id, role: 'manager' });
    expect(app.db.select().from(companies).where(eq(companies.id, into.company.id)).get()?.without_members_since).toBeNull();
  });

  test('keeps who worked for another company there', () => {
    const [from, into, third] = [makeCompanyWithManager(app.db), makeCompanyWithManager(app.db), makeCompanyWithManager(app.db)];
    join(third.company.id, from.manager.id, 'participant', { chosen_at: at });
    merge(from, into);
    expect(findMembership(app.db, { userId: from.manager.id })).toMatchObject({ companyId: third.company.id, isOneOfSeveral: true });
  });
});
