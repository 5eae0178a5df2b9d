import { beforeEach, describe, expect, test } from 'vitest';
import { mission_invitees, newId } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeMission, makeParticipant, makePlace, makeUser } from '#tests/support/factories.ts';
import { loader as file } from '../province-mission-csv/route.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
let manager: { id: string };
let missionId: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer', name: 'Oscar Officer' }));
  missionId = makeMission(app.db, { title_en: 'To Shenzhen', join_code: 'ABCD2345', capacity: 1 }).id;
  const made = makeCompanyWithManager(app.db, { company: { name: 'Alfa', kvk_number: '12345678' }, manager: { name: 'Anna Alfa', email: 'anna@alfa.nl' } });
  manager = made.manager;
  const place = makePlace(app.db, { missionId, companyId: made.company.id });
  makeParticipant(app.db, { enrolmentId: place.enrolment_id, userId: manager.id });
});
const at = (mission = missionId, lang = 'en') => ({ path: `/${lang}/province/missions/${mission}`, params: { mission }, cookie });
const see = async (mission = missionId) => (await callRoute(app, loader, at(mission))).body;
const invite = (kvkNumber: string, email: string) =>
  app.db
    .insert(mission_invitees)
    .values({ id: newId(), mission_id: missionId, company_name: 'Beta', kvk_number: kvkNumber, person_name: 'Bo Beta', email, invited_at: app.now() })
    .run();

describe('a mission, for officers', () => {
  test('shows its facts, its code with the link, and how ready its companies are', async () => {
    expect(await see()).toMatchObject({
      mission: {
        title: 'To Shenzhen',
        status: 'published',
        dates: expect.stringContaining('April 2027'),
        joinCode: 'ABCD 2345',
        joinLink: `http://localhost:3000/en/missions/${missionId}/join?code=ABCD2345`,
        open: true,
      },
      placed: [
        {
          companyName: 'Alfa',
          travellers: 1,
          finished: 0,
          modules: [{ title: 'Alpha', finished: 0 }, { title: 'Beta' }],
          certificate: null,
          ready: false,
          missing: ['modules', 'checklists'],
        },
      ],
      waiting: [],
      ready: 0,
    });
    expect((await callRoute(app, loader, at('unknown'))).status).toBe(404);
  });

  test('names nobody: not who travels, not who manages, not who was asked', async () => {
    invite('87654321', 'bo@beta.nl');
    const waiting = makeCompanyWithManager(app.db, { company: { name: 'Gamma' }, manager: { name: 'Gerda Gamma', email: 'gerda@gamma.nl' } });
    makeCertificate(app.db, {
      companyId: waiting.company.id,
      enrolment_id: makePlace(app.db, { missionId, companyId: waiting.company.id, status: 'waiting' }).enrolment_id,
    });
    const page = await see();
    expect(page).toMatchObject({
      waiting: [{ companyName: 'Gamma', certificate: { validThrough: '1 May 2027' } }],
      invited: [{ companyName: 'Beta', people: 1 }],
    });
    const answer = await callRoute(app, file, { ...at(), path: `/en/province/missions/${missionId}/companies.csv` });
    const csv = await (answer.body as Response).text();
    expect(csv).toContain('Gamma');
    for (const text of [JSON.stringify(page), csv]) expect(text).not.toMatch(/Anna|Bo Beta|Gerda|@|score|email/i);
  });

  test('offers lists and the code of a mission that can be joined, and says why one was cancelled', async () => {
    app.setNow('2027-03-02T09:00:00Z');
    expect(await see()).toMatchObject({ mission: { open: false } });
    const cancelled = makeMission(app.db, { status: 'cancelled' }).id;
    expect(await see(cancelled)).toMatchObject({ mission: { status: 'cancelled', reason: 'Too few companies.', open: false }, placed: [], invited: [] });
  });

  test('takes an invited company off the list', async () => {
    invite('87654321', 'bo@beta.nl');
    const forget = (company: string) => callRoute(app, action, { ...at(), form: { intent: 'forget', company } });
    expect((await forget('11111111')).status).toBe(404);
    const answer = await forget('87654321');
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/en/province/missions/${missionId}?done=forgotten`]);
    expect(app.db.select().from(mission_invitees).all()).toEqual([]);
    expect((await callRoute(app, action, { ...at(), form: { intent: 'erase' } })).status).toBe(400);
    expect((await callRoute(app, action, { ...at('unknown'), form: { intent: 'forget' } })).status).toBe(404);
  });

  test('comes as a file too', async () => {
    const answer = await callRoute(app, file, { ...at(missionId, 'nl'), path: `/nl/province/missions/${missionId}/companies.csv` });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toContain(`mission-${missionId}-companies-nl.csv`);
    expect((await callRoute(app, file, at('unknown'))).status).toBe(404);
  });

  test('is closed to companies, also to those on it', async () => {
    const as = { ...at(), cookie: await signInAs(app, manager) };
    expect((await callRoute(app, loader, as)).status).toBe(403);
    expect((await callRoute(app, file, as)).status).toBe(403);
    expect((await callRoute(app, action, { ...as, form: { intent: 'forget' } })).status).toBe(403);
  });
});
