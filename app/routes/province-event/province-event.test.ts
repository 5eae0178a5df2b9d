import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { event_sign_ups, events, milestones } from '#db';
import * as edit from '#app/routes/province-event-edit/route.tsx';
import * as status from '#app/routes/province-event-status/route.tsx';
import { loader as listLoader } from '#app/routes/province-events/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeEvent, makeMission, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
beforeEach(async () => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
});

const filled = {
  kind: 'information',
  mission: 'everyone',
  title_nl: 'China Business Week',
  title_en: 'China Business Week',
  text_nl: 'Kom luisteren.\r\n\r\nEn vragen stellen.',
  text_en: 'Come and listen.',
  day_day: '8',
  day_month: '7',
  day_year: '2026',
  from: '9.30',
  until: '11:00',
  place: 'Archimedeslaan 6',
  online_url: '',
  capacity: '40',
};
const create = (changes: Record<string, string> = {}) =>
  callRoute(app, edit.action, { path: '/nl/province/events/new', form: { ...filled, ...changes }, cookie });
const change = (event: string, changes: Record<string, string> = {}) =>
  callRoute(app, edit.action, { path: `/nl/province/events/${event}/edit`, params: { event }, form: { ...filled, ...changes }, cookie });
const step = (event: string, name: string, form: Record<string, string> = {}) =>
  callRoute(app, status.action, { path: `/nl/province/events/${event}/${name}`, params: { event, step: name }, form, cookie });
const only = () => app.db.select().from(events).get()!;
const sign = (eventId: string, user: { id: string }, companyId: string | null = null) =>
  app.db.insert(event_sign_ups).values({ event_id: eventId, user_id: user.id, company_id: companyId, status: 'signed-up', signed_up_at: app.now() }).run();

describe('making an event', () => {
  test('keeps what was filled in, in the operator’s time', async () => {
    const answer = await create();
    expect(answer.status).toBe(303);
    expect(only()).toMatchObject({
      status: 'draft',
      title_nl: 'China Business Week',
      text_nl: 'Kom luisteren.\n\nEn vragen stellen.',
      starts_at: new Date('2026-07-08T07:30:00Z'),
      ends_at: new Date('2026-07-08T09:00:00Z'),
      place: 'Archimedeslaan 6',
      online_url: null,
      capacity: 40,
    });
    expect(answer.headers.get('Location')).toBe(`/nl/province/events/${only().id}?done=created`);
    const form = await callRoute(app, edit.loader, { path: '/nl/province/events/x/edit', params: { event: only().id }, cookie });
    expect(form.body).toMatchObject({ filled: { day: '2026-07-08', from: '09:30', until: '11:00', mission: 'everyone', capacity: '40' } });
  });

  test.each([
    [{ kind: 'party' }, 'kind'],
    [{ mission: 'unknown' }, 'mission'],
    [{ title_en: ' ' }, 'title_en'],
    [{ text_nl: '' }, 'text_nl'],
    [{ day_day: '31', day_month: '6' }, 'day'],
    [{ from: 'half tien' }, 'from'],
    [{ from: '24:00' }, 'from'],
    [{ until: '09:30' }, 'until'],
    [{ day_day: '28', day_month: '3', day_year: '2027', from: '02:30' }, 'from'],
    [{ place: ' ' }, 'place'],
    [{ online_url: 'http://meet.example' }, 'online_url'],
    [{ online_url: 'javascript:alert(1)' }, 'online_url'],
    [{ capacity: '0' }, 'capacity'],
    [{ capacity: 'veel' }, 'capacity'],
  ])('refuses %j with a word at %s, and keeps the rest', async (changes, field) => {
    expect(await create(changes)).toMatchObject({
      status: 422,
      body: { errors: { [field]: expect.any(String) }, values: { ...filled, ...changes } },
    });
    expect(app.db.select().from(events).all()).toEqual([]);
  });

  test('offers the missions that go on, and no others', async () => {
    const coming = makeMission(app.db);
    makeMission(app.db, { status: 'cancelled' });
    const past = makeMission(app.db, { departs_on: '2026-05-01', returns_on: '2026-05-08', enrol_by: '2026-04-01' });
    const { body } = await callRoute(app, edit.loader, { path: `/nl/province/events/new?mission=${coming.id}`, cookie });
    expect(body).toMatchObject({ missions: [{ value: coming.id }], filled: { mission: coming.id } });
    expect((await create({ mission: past.id })).status).toBe(422);
    await create({ mission: coming.id });
    expect(only().mission_id).toBe(coming.id);
  });
});

describe('publishing, changing and cancelling', () => {
  test('each asks first, and happens once', async () => {
    await create();
    const { id } = only();
    const page = (name: string) => callRoute(app, status.loader, { path: `/nl/province/events/${id}/${name}`, params: { event: id, step: name }, cookie });
    expect((await page('publish')).status).toBe(200);
    expect((await page('cancel')).status).toBe(409);
    expect((await page('delete')).status).toBe(404);
    expect((await step(id, 'publish')).headers.get('Location')).toBe(`/nl/province/events/${id}?done=published`);
    expect((await step(id, 'publish')).status).toBe(409);
    expect((await page('publish')).status).toBe(409);

    sign(id, makeUser(app.db));
    expect(await step(id, 'cancel', { reason_nl: 'Zaal dicht.' })).toMatchObject({
      status: 422,
      body: { errors: { reason_en: expect.any(String) }, values: { reason_nl: 'Zaal dicht.' } },
    });
    expect((await step(id, 'cancel', { reason_nl: 'Zaal dicht.', reason_en: 'Room closed.' })).status).toBe(303);
    expect(only()).toMatchObject({ status: 'cancelled', cancellation_en: 'Room closed.' });
    expect(readOutbox(app.db)).toHaveLength(1);
    expect((await change(id)).status).toBe(409);
  });

  test('a published event stays with its mission, whatever the form says', async () => {
    const mission = makeMission(app.db);
    const { id } = makeEvent(app.db, { mission_id: mission.id });
    expect((await change(id, { mission: 'everyone' })).status).toBe(303);
    expect(only()).toMatchObject({ mission_id: mission.id, title_nl: filled.title_nl });
  });

  test('fewer places than people is refused at the field', async () => {
    const { id } = makeEvent(app.db);
    for (let n = 0; n < 3; n += 1) sign(id, makeUser(app.db));
    expect(await change(id, { capacity: '2' })).toMatchObject({
      status: 422,
      body: { errors: { capacity: expect.stringContaining('3 personen') }, values: { title_nl: filled.title_nl } },
    });
    expect((await change(id, { capacity: '3' })).status).toBe(303);
  });
});

describe('who came', () => {
  test('is ticked from the list, and counts their company in the report', async () => {
    const { company, manager } = makeCompanyWithManager(app.db);
    const { id, starts_at } = makeEvent(app.db);
    sign(id, manager, company.id);
    const record = (came: string | string[]) =>
      callRoute(app, action, { path: `/nl/province/events/${id}`, params: { event: id }, form: { intent: 'attendance', came }, cookie });
    expect((await record(manager.id)).status).toBe(409);
    app.setNow(starts_at);
    expect((await callRoute(app, listLoader, { path: '/nl/province/events', cookie })).body).toMatchObject({
      coming: [{ note: expect.stringContaining('Leg vast wie er was') }],
    });
    expect((await record(manager.id)).headers.get('Location')).toBe(`/nl/province/events/${id}?done=recorded`);
    expect((await record(['someone-else'])).status).toBe(404);
    const { body } = await callRoute(app, loader, { path: `/nl/province/events/${id}`, params: { event: id }, cookie });
    expect(body).toMatchObject({ came: 1, people: [{ name: manager.name, company: company.name, came: true }] });
    // Whom an officer can reach is not their page's business.
    expect(JSON.stringify(body)).not.toContain(manager.email);
    expect(app.db.select().from(milestones).where(eq(milestones.step, 'attended')).all()).toMatchObject([{ company_id: company.id }]);
  });

  test('is for officers alone, as is every page about it', async () => {
    const member = await signInAs(app, makeCompanyWithManager(app.db).manager);
    const { id } = makeEvent(app.db);
    const path = `/nl/province/events/${id}`;
    for (const route of [loader, edit.loader, status.loader, listLoader]) {
      expect((await callRoute(app, route, { path, params: { event: id, step: 'cancel' }, cookie: member })).status).toBe(403);
    }
    expect((await callRoute(app, action, { path, params: { event: id }, form: { intent: 'attendance' }, cookie: member })).status).toBe(403);
    expect((await callRoute(app, action, { path, params: { event: id }, form: { intent: 'other' }, cookie })).status).toBe(400);
  });
});
