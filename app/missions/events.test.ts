import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, event_sign_ups, events, members, milestones, transact, users } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeEvent, makeMember, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { refusal } from '#tests/support/refusal.ts';
import { siteOf } from '../accounts/site.ts';
import { wireSteps } from '../wiring.server.ts';
import { recordAttendance } from './event-attendance.server.ts';
import { cancelEvent, createEvent, editEvent, publishEvent } from './event-changes.server.ts';
import { findSignUp, listSignUps, releaseSignUps, signUp, withdrawSignUp } from './event-sign-ups.server.ts';
import { findEvent, findVisibleEvent, listComingEvents, listEventsOf, listPastEvents, type EventDetails } from './events.server.ts';
import { cancelMission } from './mission-changes.server.ts';
import { withdrawCompany } from './withdraw.server.ts';

let app: TestApp;
let officerId: string;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  officerId = makeUser(app.db, { role: 'officer' }).id;
});

const setting = () => ({ site: siteOf(app), timeZone: app.operator.time_zone, now: app.now() });
const visitor = { userId: null, companyId: null };
const join = (eventId: string, user: { id: string }, companyId: string | null = null) =>
  signUp(app.db, { eventId, viewer: { userId: user.id, companyId }, ...setting() });
const leave = (eventId: string, user: { id: string }) => withdrawSignUp(app.db, { eventId, userId: user.id, ...setting() });
const two = () => [makeUser(app.db), makeUser(app.db)] as const;
const three = () => [...two(), makeUser(app.db)] as const;
const change = (eventId: string, changes: Partial<EventDetails>) =>
  editEvent(app.db, { eventId, details: { ...findEvent(app.db, { eventId }), ...changes }, actorId: officerId, ...setting() });
const record = (eventId: string, came: string[]) =>
  recordAttendance(app.db, { eventId, came, actorId: officerId, now: app.now(), onStep: wireSteps(app).onStep });
const mailsTo = ({ id }: { id: string }) => {
  const { email } = app.db.select().from(users).where(eq(users.id, id)).get()!;
  return readOutbox(app.db).filter(({ recipient }) => recipient === email);
};
const reason = { nl: 'De spreker is ziek.', en: 'The speaker is ill.' };

/** A mission with one company on it, one waiting, and one that withdrew. */
function makeMissionWithCompanies() {
  const mission = makeMission(app.db);
  const [placed, waiting, withdrawn] = (['placed', 'waiting', 'withdrawn'] as const).map((status) => {
    const made = makeCompanyWithManager(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: made.company.id, status });
    return { ...made, viewer: { userId: made.manager.id, companyId: made.company.id } };
  });
  return { mission, placed: placed!, waiting: waiting!, withdrawn: withdrawn! };
}

describe('who sees an event', () => {
  test('a draft is seen by officers alone', () => {
    const { id: eventId } = makeEvent(app.db, { status: 'draft' });
    expect(findEvent(app.db, { eventId }).status).toBe('draft');
    expect(refusal(() => findVisibleEvent(app.db, { eventId, viewer: visitor }))).toBe('not-found');
    expect(listComingEvents(app.db, { viewer: visitor, now: app.now() })).toEqual([]);
    expect(refusal(() => join(eventId, makeUser(app.db)))).toBe('not-found');
  });

  test('one for everyone is seen by everyone, and is past when it has ended', () => {
    const { id } = makeEvent(app.db, { starts_at: new Date('2026-06-20T12:00:00Z'), ends_at: new Date('2026-06-20T14:00:00Z') });
    const now = (at: string) => ({ viewer: visitor, now: new Date(at) });
    expect(listComingEvents(app.db, now('2026-06-20T13:59:59Z')).map((event) => event.id)).toEqual([id]);
    expect(listComingEvents(app.db, now('2026-06-20T14:00:00Z'))).toEqual([]);
    expect(listPastEvents(app.db, { ...now('2026-06-20T14:00:00Z'), most: 5 }).map((event) => event.id)).toEqual([id]);
  });

  test('one of a mission is seen by the companies on it or waiting for it, and nobody else', () => {
    const { mission, placed, waiting, withdrawn } = makeMissionWithCompanies();
    const { id: eventId } = makeEvent(app.db, { mission_id: mission.id });
    const sees = (viewer: Parameters<typeof findVisibleEvent>[1]['viewer']) => refusal(() => findVisibleEvent(app.db, { eventId, viewer })) === null;
    const stranger = makeCompanyWithManager(app.db);
    expect([placed, waiting, withdrawn].map(({ viewer }) => sees(viewer))).toEqual([true, true, false]);
    expect([visitor, { userId: stranger.manager.id, companyId: stranger.company.id }].map(sees)).toEqual([false, false]);
    expect(refusal(() => join(eventId, stranger.manager, stranger.company.id))).toBe('not-found');
    expect(listComingEvents(app.db, { viewer: placed.viewer, now: app.now() })).toHaveLength(1);
    expect(listComingEvents(app.db, { viewer: withdrawn.viewer, now: app.now() })).toEqual([]);
  });

  test('who signed up still sees it from another company of theirs, until they leave the first', () => {
    const { mission, placed } = makeMissionWithCompanies();
    const { id: eventId } = makeEvent(app.db, { mission_id: mission.id });
    join(eventId, placed.manager, placed.company.id);
    const elsewhere = { userId: placed.manager.id, companyId: makeCompanyWithManager(app.db).company.id };
    expect(findVisibleEvent(app.db, { eventId, viewer: elsewhere }).id).toBe(eventId);
    expect(listEventsOf(app.db, { userId: placed.manager.id })).toHaveLength(1);
    app.db.delete(members).where(eq(members.user_id, placed.manager.id)).run();
    expect(refusal(() => findVisibleEvent(app.db, { eventId, viewer: elsewhere }))).toBe('not-found');
    expect(listEventsOf(app.db, { userId: placed.manager.id })).toEqual([]);
  });
});

describe('the life of an event', () => {
  const details = (given: Partial<EventDetails> = {}): EventDetails => ({
    missionId: null,
    kind: 'information',
    title: { nl: 'Zakendoen', en: 'Doing business' },
    text: { nl: 'Kom.', en: 'Come.' },
    startsAt: new Date('2026-07-01T12:00:00Z'),
    endsAt: new Date('2026-07-01T14:00:00Z'),
    place: 'Archimedeslaan 6, Utrecht',
    onlineUrl: null,
    capacity: null,
    ...given,
  });
  const create = (given?: Partial<EventDetails>) => createEvent(app.db, { details: details(given), actorId: officerId, now: app.now() }).eventId;
  const publish = (eventId: string) => publishEvent(app.db, { eventId, actorId: officerId, now: app.now() });
  const cancel = (eventId: string) => cancelEvent(app.db, { eventId, reason, actorId: officerId, ...setting() });

  test('goes from draft to published to cancelled, one audit row each, and never back', () => {
    const eventId = create();
    publish(eventId);
    expect(refusal(() => publish(eventId))).toBe('already-done');
    cancel(eventId);
    expect(refusal(() => cancel(eventId))).toBe('already-done');
    expect(refusal(() => change(eventId, {}))).toBe('not-open');
    expect(refusal(() => join(eventId, makeUser(app.db)))).toBe('not-open');
    expect(findEvent(app.db, { eventId })).toMatchObject({ status: 'cancelled', cancellation: reason });
    const logged = app.db.select().from(audit_log).where(eq(audit_log.subject_id, eventId)).all();
    expect(logged.map(({ action, actor_id }) => [action, actor_id])).toEqual(
      ['event.created', 'event.published', 'event.cancelled'].map((action) => [action, officerId]),
    );
    expect(JSON.stringify(logged)).not.toContain('ziek');
    expect(() => app.db.update(events).set({ status: 'published' }).where(eq(events.id, eventId)).run()).toThrow(/does not change/);
  });

  test('a draft can’t be cancelled, a thing of the past can’t be published or cancelled', () => {
    const [draft, published] = [create(), create()];
    expect(refusal(() => cancel(draft))).toBe('not-open');
    publish(published);
    app.setNow('2026-07-01T12:00:00Z');
    expect(refusal(() => publish(draft))).toBe('not-open');
    expect(refusal(() => cancel(published))).toBe('not-open');
  });

  test('needs a mission that goes on, an end after its beginning, and a place', () => {
    const gone = makeMission(app.db, { status: 'cancelled' });
    expect(refusal(() => create({ missionId: gone.id }))).toBe('not-open');
    expect(refusal(() => create({ missionId: 'unknown' }))).toBe('not-found');
    expect(refusal(() => create({ endsAt: new Date('2026-07-01T12:00:00Z') }))).toBe('invalid');
    expect(refusal(() => create({ place: null }))).toBe('invalid');
    expect(app.db.select().from(events).all()).toEqual([]);
  });

  test('a published one stays with its mission; a draft may still move', () => {
    const { mission } = makeMissionWithCompanies();
    const eventId = create();
    change(eventId, { missionId: mission.id });
    publish(eventId);
    expect(refusal(() => change(eventId, { missionId: null }))).toBe('not-allowed');
  });

  test('a new time or place is mailed to who signed up or waits, in their own language; a new text isn’t', () => {
    const eventId = create({ capacity: 1 });
    publish(eventId);
    const english = makeUser(app.db, { locale: 'en' });
    const [dutch, gone] = two();
    for (const user of [english, dutch, gone]) join(eventId, user);
    leave(eventId, gone);
    change(eventId, { text: { nl: 'Anders.', en: 'Different.' } });
    expect(readOutbox(app.db)).toEqual([]);
    change(eventId, { startsAt: new Date('2026-07-02T12:00:00Z'), endsAt: new Date('2026-07-02T14:00:00Z') });
    expect(mailsTo(english)).toMatchObject([{ subject: 'Changed: Doing business', locale: 'en' }]);
    expect(mailsTo(english)[0]!.body_text).toContain('Thursday 2 July 2026, from 14:00 to 16:00');
    expect(mailsTo(dutch)).toMatchObject([{ subject: 'Veranderd: Zakendoen', locale: 'nl' }]);
    expect(mailsTo(gone)).toEqual([]);
  });

  test('a cancellation is mailed with its reason to who signed up or waits', () => {
    const eventId = create({ capacity: 1 });
    publish(eventId);
    const english = makeUser(app.db, { locale: 'en' });
    const waiting = makeUser(app.db);
    for (const user of [english, waiting]) join(eventId, user);
    cancel(eventId);
    expect(mailsTo(english)[0]!.body_text).toContain(reason.en);
    expect(mailsTo(waiting)[0]!.body_text).toContain(reason.nl);
    expect(readOutbox(app.db)).toHaveLength(2);
  });

  test('with its mission, the events to come are cancelled for the same reason', () => {
    const { mission, placed } = makeMissionWithCompanies();
    const past = makeEvent(app.db, { mission_id: mission.id, starts_at: new Date('2026-06-01T12:00:00Z'), ends_at: new Date('2026-06-01T13:00:00Z') });
    const draft = makeEvent(app.db, { mission_id: mission.id, status: 'draft' });
    const coming = makeEvent(app.db, { mission_id: mission.id });
    const other = makeEvent(app.db);
    join(coming.id, placed.manager, placed.company.id);
    cancelMission(app.db, { missionId: mission.id, reason, actorId: officerId, ...setting() });
    expect([past, draft, coming, other].map(({ id: eventId }) => findEvent(app.db, { eventId }).status)).toEqual([
      'published',
      'draft',
      'cancelled',
      'published',
    ]);
    // One of the mission, and one of the event they had signed up for.
    expect(mailsTo(placed.manager)).toHaveLength(2);
  });
});

describe('signing up', () => {
  test('takes a place for the company of the moment, once, until the event begins', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { id: eventId } = makeEvent(app.db);
    expect(join(eventId, manager, company.id)).toBe('signed-up');
    expect(refusal(() => join(eventId, manager, company.id))).toBe('already-done');
    expect(join(eventId, makeUser(app.db))).toBe('signed-up');
    expect(listSignUps(app.db, { eventId })).toMatchObject([
      { name: manager.name, companyName: company.name, status: 'signed-up', attended: null },
      { companyName: null, status: 'signed-up' },
    ]);
    app.setNow(findEvent(app.db, { eventId }).startsAt);
    expect(refusal(() => join(eventId, makeUser(app.db)))).toBe('not-open');
    expect(refusal(() => leave(eventId, manager))).toBe('not-open');
  });

  test('waits when it is full; who waits longest moves up, with a mail', () => {
    const { id: eventId } = makeEvent(app.db, { capacity: 1 });
    const [first, second, third] = three();
    expect([first, second, third].map((user) => join(eventId, user))).toEqual(['signed-up', 'waiting', 'waiting']);
    expect(findEvent(app.db, { eventId })).toMatchObject({ signedUp: 1, waiting: 2 });
    leave(eventId, first);
    expect([first, second, third].map(({ id: userId }) => findSignUp(app.db, { eventId, userId }))).toEqual([null, 'signed-up', 'waiting']);
    expect(mailsTo(second)).toHaveLength(1);
    expect(mailsTo(third)).toEqual([]);
    expect(refusal(() => leave(eventId, first))).toBe('not-found');
  });

  test('somebody who comes back goes to the end of the line', () => {
    const { id: eventId } = makeEvent(app.db, { capacity: 1 });
    const [first, second] = two();
    join(eventId, first);
    app.setNow('2026-06-15T10:01:00Z');
    join(eventId, second);
    leave(eventId, first);
    app.setNow('2026-06-15T10:02:00Z');
    expect(join(eventId, first)).toBe('waiting');
  });

  test('more places go to who waits; fewer than are taken are refused', () => {
    const { id: eventId } = makeEvent(app.db, { capacity: 1 });
    const [first, second, third] = three();
    for (const user of [first, second, third]) join(eventId, user);
    change(eventId, { capacity: 2 });
    expect(listSignUps(app.db, { eventId }).map(({ status }) => status)).toEqual(['signed-up', 'signed-up', 'waiting']);
    expect(mailsTo(second)).toMatchObject([{ subject: expect.stringContaining('Er is plaats') }]);
    expect(refusal(() => change(eventId, { capacity: 1 }))).toBe('too-many');
    change(eventId, { capacity: null });
    expect(findSignUp(app.db, { eventId, userId: third.id })).toBe('signed-up');
  });

  test('a place of an account that is gone goes to who waited, not to who comes by', () => {
    const { id: eventId } = makeEvent(app.db, { capacity: 1 });
    const [first, second, third] = three();
    for (const user of [first, second]) join(eventId, user);
    app.db.delete(users).where(eq(users.id, first.id)).run();
    expect(join(eventId, third)).toBe('waiting');
    expect(findSignUp(app.db, { eventId, userId: second.id })).toBe('signed-up');
    expect(mailsTo(second)).toHaveLength(1);
  });

  test('more people than places are refused by the database, whoever asks', () => {
    const { id: eventId } = makeEvent(app.db, { capacity: 1 });
    const [first, second] = two();
    for (const user of [first, second]) join(eventId, user);
    expect(() => app.db.update(event_sign_ups).set({ status: 'signed-up' }).where(eq(event_sign_ups.user_id, second.id)).run()).toThrow(/full/);
  });

  test('a company that leaves the mission, or a person who leaves the company, gives their places back', () => {
    const { mission, placed, waiting } = makeMissionWithCompanies();
    const { id: eventId } = makeEvent(app.db, { mission_id: mission.id, capacity: 1 });
    const { id: forAll } = makeEvent(app.db);
    join(eventId, placed.manager, placed.company.id);
    join(forAll, placed.manager, placed.company.id);
    join(eventId, waiting.manager, waiting.company.id);
    withdrawCompany(app.db, { companyId: placed.company.id, missionId: mission.id, reason: null, actorId: placed.manager.id, ...setting() });
    const of = ({ id: userId }: { id: string }) => [eventId, forAll].map((id) => findSignUp(app.db, { eventId: id, userId }));
    expect(of(placed.manager)).toEqual([null, 'signed-up']);
    expect(of(waiting.manager)).toEqual(['signed-up', null]);
    transact(app.db, (tx) => releaseSignUps(tx, { companyId: waiting.company.id, userId: waiting.manager.id, ...setting() }));
    expect(of(waiting.manager)).toEqual([null, null]);
  });
});

describe('recording who came', () => {
  const counted = () =>
    app.db
      .select()
      .from(milestones)
      .where(eq(milestones.step, 'attended'))
      .orderBy(asc(milestones.subject_id))
      .all()
      .map(({ subject_id, company_id, track, at }) => ({ subject_id, company_id, track, at: at.toISOString() }));
  const attendance = (eventId: string) => Object.fromEntries(listSignUps(app.db, { eventId }).map(({ userId, attended }) => [userId, attended]));

  test('counts a company once per event, from the first of its people who came', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const colleague = makeMember(app.db, { companyId: company.id }).user;
    const absent = makeCompanyWithManager(app.db);
    const alone = makeUser(app.db);
    const { id: eventId, starts_at } = makeEvent(app.db);
    for (const user of [manager, colleague]) join(eventId, user, company.id);
    join(eventId, absent.manager, absent.company.id);
    join(eventId, alone);
    expect(refusal(() => record(eventId, [manager.id]))).toBe('too-soon');
    app.setNow(starts_at);
    record(eventId, [manager.id, alone.id]);
    const once = [{ subject_id: `${eventId}:${company.id}`, company_id: company.id, track: null, at: starts_at.toISOString() }];
    expect(counted()).toEqual(once);
    expect(attendance(eventId)).toEqual({ [manager.id]: true, [colleague.id]: false, [absent.manager.id]: false, [alone.id]: true });

    app.setNow('2026-08-01T10:00:00Z');
    record(eventId, [manager.id, colleague.id, alone.id]);
    expect(counted()).toEqual(once);
    // A correction changes the list, and not what was counted.
    record(eventId, []);
    expect(attendance(eventId)[manager.id]).toBe(false);
    expect(counted()).toEqual(once);
    record(eventId, [absent.manager.id]);
    expect(counted()).toHaveLength(2);
  });

  test('notes who did it, with counts and no names', () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { id: eventId, starts_at } = makeEvent(app.db);
    join(eventId, manager, company.id);
    app.setNow(starts_at);
    record(eventId, [manager.id]);
    expect(app.db.select().from(audit_log).all().at(-1)).toMatchObject({
      action: 'event.attendance-recorded',
      actor_id: officerId,
      subject_id: eventId,
      details: { came: 1, listed: 1, companies: 1 },
    });
    expect(app.db.select().from(event_sign_ups).get()).toMatchObject({ attended: true, attendance_recorded_by: officerId, attendance_recorded_at: starts_at });
  });

  test('takes who waited and came, and misses nobody who waited', () => {
    const { id: eventId, starts_at } = makeEvent(app.db, { capacity: 1 });
    const [first, second, third] = three();
    for (const user of [first, second, third]) join(eventId, user);
    app.setNow(starts_at);
    record(eventId, [second.id]);
    expect(attendance(eventId)).toEqual({ [first.id]: false, [second.id]: true, [third.id]: null });
    record(eventId, [first.id]);
    expect(attendance(eventId)).toEqual({ [first.id]: true, [second.id]: null, [third.id]: null });
  });

  test('takes nobody who isn’t on the list, and no cancelled event', () => {
    const { id: eventId, starts_at } = makeEvent(app.db);
    const gone = makeUser(app.db);
    join(eventId, gone);
    leave(eventId, gone);
    app.setNow(starts_at);
    expect(refusal(() => record(eventId, [makeUser(app.db).id]))).toBe('not-found');
    expect(refusal(() => record(eventId, [gone.id]))).toBe('not-found');
    const cancelled = makeEvent(app.db, { status: 'cancelled', starts_at: new Date('2026-06-01T12:00:00Z'), ends_at: new Date('2026-06-01T13:00:00Z') });
    expect(refusal(() => record(cancelled.id, []))).toBe('not-open');
  });
});
