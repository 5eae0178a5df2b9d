import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { mission_places, missions } from '#db';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeCompanyWithManager, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { siteOf } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { cancelMission, createMission, editMission, publishMission } from './mission-changes.server.ts';
import type { MissionDetails } from './mission-fields.ts';
import { findMission, findPublicMission, listPublicMissions } from './missions.server.ts';
import { findPlace } from './places.server.ts';

let app: TestApp;
let officer: { id: string };
beforeEach(() => {
  app = createTestApp();
  officer = makeUser(app.db, { role: 'officer' });
});

const details: MissionDetails = {
  title: { nl: 'Missie naar Shenzhen', en: 'Mission to Shenzhen' },
  text: { nl: 'Wat we doen.', en: 'What we do.' },
  destination: { nl: 'Shenzhen', en: 'Shenzhen' },
  departsOn: '2026-09-14',
  returnsOn: '2026-09-19',
  enrolBy: '2026-08-01',
  trackId: 'pre-departure',
  capacity: 2,
  programme: [{ day: '2026-09-14', nl: 'Vlucht', en: 'Flight' }],
  contacts: [{ kind: 'emergency', name: 'Consulaat', phone: '+86 20 1234567', email: '' }],
};

const common = () => ({ actorId: officer.id, catalogue: app.catalogue, site: siteOf(app), timeZone: app.operator.time_zone, now: app.now() });
const create = (given: Partial<MissionDetails> = {}) => createMission(app.db, { details: { ...details, ...given }, ...common() }).missionId;
const edit = (missionId: string, given: Partial<MissionDetails>) => editMission(app.db, { missionId, details: { ...details, ...given }, ...common() });
const publish = (missionId: string) => publishMission(app.db, { missionId, ...common() });
const cancel = (missionId: string) => cancelMission(app.db, { missionId, reason: { nl: 'Te weinig tijd.', en: 'Too little time.' }, ...common() });
const actions = () => listActions(app.db);

function refusal(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details.field].filter(Boolean).join(' ');
    throw error;
  }
}

describe('a mission', () => {
  test('begins as a draft that only officers find, with a code of its own', () => {
    const ids = [create(), create()];
    const [first, second] = ids.map((missionId) => findMission(app.db, { missionId }));
    expect(first).toMatchObject({ ...details, status: 'draft', publishedAt: null, cancellation: null });
    expect(first!.joinCode).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
    expect(second!.joinCode).not.toBe(first!.joinCode);
    expect(refusal(() => findPublicMission(app.db, { missionId: ids[0]! }))).toBe('not-found');
    expect(listPublicMissions(app.db)).toEqual([]);
    expect(refusal(() => create({ trackId: 'unknown' }))).toBe('not-found');
    expect(actions()).toEqual(['mission.created', 'mission.created']);
  });

  test('is published once, and not when it would have departed', () => {
    const missionId = create();
    publish(missionId);
    expect(findPublicMission(app.db, { missionId })).toMatchObject({ status: 'published', publishedAt: app.now() });
    expect(refusal(() => publish(missionId))).toBe('not-open');
    const late = create();
    app.setNow('2026-09-14T21:59:00Z');
    expect(refusal(() => publish(late))).toBeNull();
    const tooLate = create();
    // The 15th in Amsterdam, still the 14th in UTC.
    app.setNow('2026-09-14T22:01:00Z');
    expect(refusal(() => publish(tooLate))).toBe('expired');
  });

  test('that moves tells the companies on it and on its waiting list, each in their language', () => {
    const missionId = create({ capacity: 1 });
    publish(missionId);
    const one = makeCompanyWithManager(app.db, { manager: { email: 'one@one.nl', locale: 'en' } });
    const two = makeCompanyWithManager(app.db, { manager: { email: 'two@two.nl' } });
    makePlace(app.db, { missionId, companyId: one.company.id });
    makePlace(app.db, { missionId, companyId: two.company.id, status: 'waiting' });
    edit(missionId, { capacity: 1, text: { nl: 'Anders.', en: 'Different.' } });
    expect(readOutbox(app.db)).toEqual([]);
    edit(missionId, { capacity: 1, departsOn: '2026-09-21', returnsOn: '2026-09-26' });
    const mails = readOutbox(app.db);
    expect(mails.map(({ recipient, locale }) => [recipient, locale])).toEqual([
      ['one@one.nl', 'en'],
      ['two@two.nl', 'nl'],
    ]);
    expect(mails[0]!.body_text).toContain('21–26 September 2026');
    expect(mails[1]!.body_text).toContain('21–26 september 2026');
  });

  test('never gets smaller than the companies that have a place; more room lets the waiting list move up in order', () => {
    const missionId = create({ capacity: 2 });
    publish(missionId);
    const companies = ['first', 'second', 'third', 'fourth'].map(
      (name) => makeCompanyWithManager(app.db, { manager: { email: `${name}@example.nl` } }).company,
    );
    for (const [index, company] of companies.entries()) {
      makePlace(app.db, { missionId, companyId: company.id, status: index < 2 ? 'placed' : 'waiting', askedAt: new Date(Date.UTC(2026, 4, 10 - index)) });
    }
    expect(refusal(() => edit(missionId, { capacity: 1 }))).toBe('invalid capacity');
    edit(missionId, { capacity: 3 });
    // The fourth asked a day before the third.
    expect(companies.map(({ id }) => findPlace(app.db, { missionId, companyId: id })!.status)).toEqual(['placed', 'placed', 'waiting', 'placed']);
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual(['fourth@example.nl']);
    expect(actions()).toContain('mission.placed');
  });

  test('keeps its track once a company has joined, also one that withdrew', () => {
    const missionId = create();
    edit(missionId, { trackId: 'market-entry' });
    edit(missionId, {});
    publish(missionId);
    const { company } = makeCompanyWithManager(app.db);
    makePlace(app.db, { missionId, companyId: company.id, status: 'withdrawn' });
    expect(refusal(() => edit(missionId, { trackId: 'market-entry' }))).toBe('invalid track');
  });

  test('is cancelled for good, tells why, and leaves places as they are', () => {
    const missionId = create();
    publish(missionId);
    const { company } = makeCompanyWithManager(app.db, { manager: { email: 'manager@one.nl', locale: 'en' } });
    makePlace(app.db, { missionId, companyId: company.id });
    cancel(missionId);
    expect(findPublicMission(app.db, { missionId })).toMatchObject({ status: 'cancelled', cancellation: { nl: 'Te weinig tijd.', en: 'Too little time.' } });
    expect(readOutbox(app.db)).toMatchObject([{ recipient: 'manager@one.nl', body_text: expect.stringContaining('Too little time.') as string }]);
    expect(findPlace(app.db, { missionId, companyId: company.id })?.status).toBe('placed');
    expect([refusal(() => cancel(missionId)), refusal(() => edit(missionId, {})), refusal(() => publish(missionId))]).toEqual([
      'already-done',
      'not-open',
      'not-open',
    ]);
  });

  test('that never was public stays hidden when it is cancelled; one that has returned can’t be', () => {
    const draft = create();
    cancel(draft);
    expect(refusal(() => findPublicMission(app.db, { missionId: draft }))).toBe('not-found');
    const past = makeMission(app.db, { departs_on: '2026-05-01', returns_on: '2026-06-14', enrol_by: '2026-04-01' });
    expect(refusal(() => cancel(past.id))).toBe('not-open');
  });
});

describe('the database', () => {
  test('keeps a cancelled mission, a published one, and the number of places', () => {
    const { id } = makeMission(app.db, { capacity: 1, departs_on: '2026-09-14', returns_on: '2026-09-19', enrol_by: '2026-08-01' });
    const set = (change: Partial<typeof missions.$inferInsert>) => () => app.db.update(missions).set(change).where(eq(missions.id, id)).run();
    expect(set({ status: 'draft' })).toThrow(/does not become a draft/);
    expect(set({ returns_on: '2026-09-13' })).toThrow(/CHECK/);
    const places = [1, 2].map(
      (n) => () => makePlace(app.db, { missionId: id, companyId: makeCompanyWithManager(app.db, { company: { employees: n } }).company.id }),
    );
    places[0]!();
    expect(places[1]).toThrow(/full/);
    const waiting = makePlace(app.db, { missionId: id, companyId: makeCompanyWithManager(app.db).company.id, status: 'waiting' });
    const promote = () => app.db.update(mission_places).set({ status: 'placed', placed_at: app.now() }).where(eq(mission_places.id, waiting.id)).run();
    expect(promote).toThrow(/full/);
    cancel(id);
    expect(set({ title_nl: 'Toch weer' })).toThrow(/does not change/);
  });
});
