/** What the three addresses of calendars send, read back by another program than the one that wrote it. */
import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { calendar_feeds, members, missions } from '#db';
import { siteOf } from '#app/accounts/site.ts';
import { recordAudit } from '#app/accounts/audit.server.ts';
import { limits } from '#app/accounts/throttle.server.ts';
import { cancelEvent, editEvent } from '#app/missions/event-changes.server.ts';
import { signUp } from '#app/missions/event-sign-ups.server.ts';
import { findEvent } from '#app/missions/events.server.ts';
import { loader as eventLoader } from '#app/routes/event-calendar/route.ts';
import { loader as missionLoader } from '#app/routes/mission-calendar/route.ts';
import * as page from '#app/routes/training-calendar/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeCompanyWithManager, makeEvent, makeMember, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { loader } from './route.ts';

let app: TestApp;
let officerId: string;
beforeEach(() => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  officerId = makeUser(app.db, { role: 'officer' }).id;
});

const setting = () => ({ site: siteOf(app), timeZone: app.operator.time_zone, now: app.now() });
const join = (eventId: string, userId: string, companyId: string | null = null) => signUp(app.db, { eventId, viewer: { userId, companyId }, ...setting() });

/** The answer as text, after checking what every calendar must be. */
async function read(answer: { status: number; headers: Headers; body: unknown }) {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  const text = await (answer.body as Response).text();
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  // RFC 5545, section 3.1: lines end with CRLF and are no longer than 75 octets.
  expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const value = (name: string) => component.getFirstPropertyValue(name);
    const { uid, summary, startDate, endDate, location, description, sequence } = new ICAL.Event(component);
    return {
      uid,
      summary,
      start: startDate.toString(),
      end: endDate.toString(),
      location,
      description,
      sequence,
      status: value('status'),
      url: value('url'),
      stamp: String(value('dtstamp')),
    };
  });
  expect(new Set(entries.map(({ uid }) => uid)).size).toBe(entries.length);
  return { text, entries, method: calendar.getFirstPropertyValue('method') };
}

describe('an event as a file', () => {
  const open = async (event: string, given: { cookie?: string; lang?: string } = {}) =>
    callRoute(app, eventLoader, { path: `/${given.lang ?? 'nl'}/events/${event}.ics`, params: { event }, cookie: given.cookie });

  test('has instants in UTC, a fixed uid, and long or odd texts unharmed', async () => {
    const title = 'Zakendoen; met China, een héél lange titel over 商标 die over meer dan één regel gaat — \\ en verder';
    const { id } = makeEvent(app.db, { title_nl: title, place: 'Plein 1, Utrecht' });
    const { entries, method } = await read(await open(id));
    expect(method).toBe('PUBLISH');
    expect(entries).toEqual([
      {
        uid: `event-${id}@localhost`,
        summary: title,
        start: '2026-07-01T12:00:00Z',
        end: '2026-07-01T14:00:00Z',
        location: 'Plein 1, Utrecht',
        description: `Meer: http://localhost:3000/nl/events/${id}`,
        sequence: 0,
        status: 'CONFIRMED',
        url: `http://localhost:3000/nl/events/${id}`,
        stamp: '2026-06-15T10:00:00Z',
      },
    ]);
  });

  test('keeps its uid and counts its changes, up to its cancellation', async () => {
    const { id } = makeEvent(app.db);
    const before = (await read(await open(id))).entries[0]!;
    const details = findEvent(app.db, { eventId: id });
    editEvent(app.db, { eventId: id, details: { ...details, endsAt: new Date('2026-07-01T15:00:00Z') }, actorId: officerId, ...setting() });
    expect((await read(await open(id))).entries).toMatchObject([{ uid: before.uid, sequence: 1, end: '2026-07-01T15:00:00Z', status: 'CONFIRMED' }]);
    cancelEvent(app.db, { eventId: id, reason: { nl: 'Zaal dicht.', en: 'Room closed.' }, actorId: officerId, ...setting() });
    const { entries } = await read(await open(id, { lang: 'en' }));
    expect(entries).toMatchObject([{ uid: before.uid, sequence: 2, status: 'CANCELLED', summary: expect.stringMatching(/^Cancelled: /) }]);
    expect(entries[0]!.description).toContain('Room closed.');
  });

  test('has the address for joining online for who signed up alone', async () => {
    const { id } = makeEvent(app.db, { place: null, online_url: 'https://meet.example/secret-room' });
    const user = makeUser(app.db);
    const cookie = await signInAs(app, user);
    expect((await read(await open(id, { cookie }))).text).not.toContain('meet.example');
    join(id, user.id);
    expect((await read(await open(id, { cookie }))).entries[0]!.location).toBe('https://meet.example/secret-room');
    expect((await read(await open(id))).text).not.toContain('meet.example');
  });

  test('is not found where its page isn’t', async () => {
    const ofMission = makeEvent(app.db, { mission_id: makeMission(app.db).id });
    for (const id of ['unknown', ofMission.id, makeEvent(app.db, { status: 'draft' }).id]) expect((await open(id)).status).toBe(404);
  });
});

describe('a mission as a file', () => {
  const open = (mission: string) => callRoute(app, missionLoader, { path: `/nl/missions/${mission}.ics`, params: { mission } });

  test('has the trip and the last day to join as whole days', async () => {
    const { id } = makeMission(app.db, {
      title_nl: 'Shenzhen',
      departs_on: '2027-03-27',
      returns_on: '2027-03-29',
      enrol_by: '2027-02-28',
      programme: [{ day: '2027-03-28', nl: 'Geheim diner', en: 'Secret dinner' }],
    });
    const { entries, text } = await read(await open(id));
    // The end of a whole day is not part of it; summer time begins on the way.
    expect(entries).toMatchObject([
      { uid: `mission-${id}-deadline@localhost`, start: '2027-02-28', end: '2027-03-01' },
      { uid: `mission-${id}-trip@localhost`, summary: 'Missie: Shenzhen', start: '2027-03-27', end: '2027-03-30', location: 'Shenzhen' },
    ]);
    expect(text).not.toContain('Geheim diner');
  });

  test('says that it is cancelled, and says nothing of a draft', async () => {
    const { entries } = await read(await open(makeMission(app.db, { status: 'cancelled' }).id));
    expect(entries.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    expect((await open(makeMission(app.db, { status: 'draft' }).id)).status).toBe(404);
    expect((await open('unknown')).status).toBe(404);
  });
});

describe('a person’s own calendar', () => {
  const open = (token: string) => callRoute(app, loader, { path: `/nl/calendar/${token}.ics`, params: { token } });
  const send = async (user: { id: string }, intent: string) =>
    callRoute(app, page.action, { path: '/nl/training/calendar', form: { intent }, cookie: await signInAs(app, user) });
  const makeToken = async (user: { id: string }) =>
    /\/nl\/calendar\/([\w-]+)\.ics$/.exec(((await send(user, 'make')).body as { address: string }).address)![1]!;
  const uidsOf = async (token: string) => (await read(await open(token))).entries.map(({ uid }) => uid);

  function makeTraveller() {
    const { company, manager } = makeCompanyWithManager(app.db, {
      company: { name: 'Ourfirm B.V.' },
      manager: { name: 'Odile Manager', email: 'odile@ours.nl' },
    });
    const colleague = makeMember(app.db, { companyId: company.id, name: 'Pieter Colleague' }).user;
    const mission = makeMission(app.db, {
      programme: [{ day: '2027-04-13', nl: 'Bedrijfsbezoek', en: 'Company visit' }],
      contacts: [{ kind: 'local', name: 'Li Contact', phone: '+86 1', email: '' }],
    });
    makePlace(app.db, { missionId: mission.id, companyId: company.id });
    return { company, manager, colleague, mission };
  }

  test('has the missions of the company, their programme, events with a place and what the plan asks, and no names', async () => {
    const { company, manager, colleague, mission } = makeTraveller();
    const [joined, other] = [makeEvent(app.db), makeEvent(app.db)];
    join(joined.id, manager.id, company.id);
    join(other.id, colleague.id, company.id);
    const { entries, text } = await read(await open(await makeToken(manager)));
    const uids = entries.map(({ uid }) => uid);
    expect(uids).toEqual(expect.arrayContaining(['deadline', 'trip', '2027-04-13'].map((part) => `mission-${mission.id}-${part}@localhost`)));
    expect(uids).toContain(`event-${joined.id}@localhost`);
    expect(uids).not.toContain(`event-${other.id}@localhost`);
    expect(entries.find(({ uid }) => uid.includes('2027-04-13'))?.description).toContain('Bedrijfsbezoek');
    expect(entries.some(({ url }) => String(url).endsWith('/nl/training'))).toBe(true);
    for (const name of ['Odile', 'Pieter', 'Li Contact', '@ours.nl']) expect(text).not.toContain(name);
  });

  test('follows a mission that moves: the same entries on other days, with a higher number', async () => {
    const { manager, mission } = makeTraveller();
    const token = await makeToken(manager);
    const trip = async () => (await read(await open(token))).entries.find(({ uid }) => uid.includes('-trip@'))!;
    const before = await trip();
    app.db.transaction((tx) => {
      tx.update(missions).set({ departs_on: '2027-04-20', returns_on: '2027-04-26' }).where(eq(missions.id, mission.id)).run();
      recordAudit(tx, { actorId: officerId, action: 'mission.edited', subjectId: mission.id, now: app.now() });
    });
    expect(await trip()).toMatchObject({ uid: before.uid, start: '2027-04-20', end: '2027-04-27', sequence: before.sequence + 1 });
  });

  test('has nothing of a company that the person left', async () => {
    const { company, manager, mission } = makeTraveller();
    const { id } = makeEvent(app.db, { mission_id: mission.id });
    join(id, manager.id, company.id);
    const token = await makeToken(manager);
    expect(await uidsOf(token)).toContain(`event-${id}@localhost`);
    app.db.delete(members).where(eq(members.user_id, manager.id)).run();
    expect(await uidsOf(token)).toEqual([]);
  });

  test('has an address that is shown once; a new one ends the old, and it can be taken away', async () => {
    const { manager } = makeTraveller();
    const shown = async () => (await callRoute(app, page.loader, { path: '/nl/training/calendar', cookie: await signInAs(app, manager) })).body;
    expect(await shown()).toEqual({ since: null, removed: false });
    const first = await makeToken(manager);
    expect(app.db.select().from(calendar_feeds).get()!.token_hash).not.toContain(first);
    expect(await shown()).toEqual({ since: '15 juni 2026', removed: false });
    expect((await open(first)).status).toBe(200);
    const second = await makeToken(manager);
    expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
    expect((await send(manager, 'remove')).headers.get('Location')).toBe('/nl/training/calendar?done=removed');
    expect((await open(second)).status).toBe(404);
    expect(listActions(app.db)).toEqual(['calendar.made', 'calendar.made', 'calendar.removed']);
    expect((await send(manager, 'else')).status).toBe(400);
  });

  test('is not to be guessed: after many wrong addresses nothing is looked up any more', async () => {
    const { manager } = makeTraveller();
    const token = await makeToken(manager);
    for (let tries = 0; tries < limits['token-client'].tries; tries += 1) expect((await open(`wrong-${tries}`)).status).toBe(404);
    expect((await open(token)).status).toBe(429);
  });
});
