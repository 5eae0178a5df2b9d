import { beforeEach, describe, expect, test } from 'vitest';
import { loader as listLoader } from '#app/routes/events/route.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeEvent, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let made: ReturnType<typeof makeCompanyWithManager>;
let cookie: string;
beforeEach(async () => {
  app = createTestApp({ now: '2026-06-15T10:00:00Z' });
  made = makeCompanyWithManager(app.db);
  cookie = await signInAs(app, made.manager);
});

const at = (event: string, lang = 'nl') => ({ path: `/${lang}/events/${event}`, params: { event } });
const open = (event: string, as?: string, lang?: string) => callRoute(app, loader, { ...at(event, lang), cookie: as });
const send = (event: string, intent: string, as?: string) => callRoute(app, action, { ...at(event), form: { intent }, cookie: as });
const secret = 'https://meet.example/secret-room';

describe('the page of an event', () => {
  test('says when and where in the reader’s language', async () => {
    const { id } = makeEvent(app.db, { title_nl: 'Zakendoen', title_en: 'Doing business', online_url: secret });
    expect(await open(id)).toMatchObject({
      status: 200,
      body: {
        event: { title: 'Zakendoen', when: 'woensdag 1 juli 2026, 14:00 tot 16:00 uur', where: 'Stationsplein 1, of online', mission: null },
        own: null,
        signedIn: false,
      },
    });
    expect(await open(id, undefined, 'en')).toMatchObject({ body: { event: { title: 'Doing business', when: 'Wednesday 1 July 2026, 14:00 to 16:00' } } });
    expect((await open('unknown')).status).toBe(404);
    expect((await open(makeEvent(app.db, { status: 'draft' }).id, cookie)).status).toBe(404);
  });

  test('gives the address for joining online to who has a place, and nobody else', async () => {
    const { id } = makeEvent(app.db, { online_url: secret, capacity: 1 });
    const waiting = await signInAs(app, makeUser(app.db));
    expect(await send(id, 'sign-up', cookie)).toMatchObject({ status: 303 });
    await send(id, 'sign-up', waiting);
    expect(await open(id, cookie)).toMatchObject({ body: { own: 'signed-up', onlineUrl: secret } });
    for (const other of [undefined, waiting]) expect(JSON.stringify((await open(id, other)).body)).not.toContain(secret);
    await send(id, 'withdraw', cookie);
    expect(JSON.stringify((await open(id, cookie)).body)).not.toContain(secret);
  });

  test('signs up and off by a form; a second click says how it stands', async () => {
    const { id } = makeEvent(app.db, { capacity: 1 });
    const location = async (intent: string, as: string) => (await send(id, intent, as)).headers.get('Location');
    expect(await location('sign-up', cookie)).toBe(`/nl/events/${id}?done=signed-up`);
    expect(await location('sign-up', cookie)).toBe(`/nl/events/${id}?done=signed-up`);
    const other = makeUser(app.db);
    const waiting = await signInAs(app, other);
    expect(await location('sign-up', waiting)).toBe(`/nl/events/${id}?done=waiting`);
    expect(await location('withdraw', cookie)).toBe(`/nl/events/${id}?done=withdrawn`);
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual([other.email]);
    expect(app.woken).toBeGreaterThan(0);
    expect((await send(id, 'withdraw', cookie)).status).toBe(404);
  });

  test('asks who isn’t signed in to sign in, and refuses what it doesn’t offer', async () => {
    const { id } = makeEvent(app.db);
    expect((await send(id, 'sign-up')).headers.get('Location')).toContain('/nl/account/sign-in');
    expect((await send(id, 'something-else', cookie)).status).toBe(400);
    app.setNow('2026-07-01T12:00:00Z');
    expect((await send(id, 'sign-up', cookie)).status).toBe(409);
    expect((await send(makeEvent(app.db, { status: 'cancelled' }).id, 'sign-up', cookie)).status).toBe(409);
  });

  test('of another company’s mission is found neither here nor on the list', async () => {
    const mission = makeMission(app.db);
    const { company, manager } = makeCompanyWithManager(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: company.id });
    const { id } = makeEvent(app.db, { mission_id: mission.id });
    const insider = await signInAs(app, manager);
    expect((await open(id, insider)).status).toBe(200);
    for (const other of [undefined, cookie]) {
      expect((await open(id, other)).status).toBe(404);
      expect(JSON.stringify((await callRoute(app, listLoader, { path: '/nl/events', cookie: other })).body)).not.toContain(id);
    }
    expect((await send(id, 'sign-up', cookie)).status).toBe(404);
    expect(JSON.stringify((await callRoute(app, listLoader, { path: '/nl/events', cookie: insider })).body)).toContain(id);
  });
});

describe('the list of events', () => {
  test('has what is to come with places left, and a few of the past', async () => {
    makeEvent(app.db, { title_nl: 'Later', capacity: 2 });
    for (let day = 1; day <= 7; day += 1) {
      makeEvent(app.db, { title_nl: `Dag ${day}`, starts_at: new Date(`2026-06-0${day}T12:00:00Z`), ends_at: new Date(`2026-06-0${day}T13:00:00Z`) });
    }
    const { body } = await callRoute(app, listLoader, { path: '/nl/events', cookie });
    expect(body).toMatchObject({ coming: [{ title: 'Later', note: 'Nog 2 plaatsen' }], signedIn: true });
    expect((body as { past: { title: string }[] }).past.map(({ title }) => title)).toEqual(['Dag 7', 'Dag 6', 'Dag 5', 'Dag 4', 'Dag 3']);
  });
});
