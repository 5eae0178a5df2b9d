import { beforeEach, describe, expect, test } from 'vitest';
import { findMission, listMissions } from '#app/missions/missions.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { action as cancel } from '../province-mission-cancel/route.tsx';
import { action as publish } from '../province-mission-publish/route.tsx';
import { action as withdraw } from '../province-mission-withdraw/route.tsx';
import { countProgrammeRows, type Filled } from './filled-form.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
});

const dayParts = (name: string, [day, month, year]: string[]) => ({ [`${name}_day`]: day!, [`${name}_month`]: month!, [`${name}_year`]: year! });
const form = {
  title_nl: 'Missie naar Shenzhen',
  title_en: 'Mission to Shenzhen',
  destination_nl: 'Shenzhen',
  destination_en: 'Shenzhen',
  text_nl: 'Wat we doen.',
  text_en: 'What we do.',
  ...dayParts('departs_on', ['12', '4', '2027']),
  ...dayParts('returns_on', ['18', '4', '2027']),
  ...dayParts('enrol_by', ['1', '3', '2027']),
  track: 'pre-departure',
  capacity: '12',
  programme_nl_2: 'Bezoek aan de haven',
  programme_en_2: 'Visit to the port',
  contact_kind_1: 'emergency',
  contact_name_1: 'Consulaat',
  contact_phone_1: '+86 20 1234 5678',
};
type Route = typeof action | typeof cancel | typeof publish | typeof withdraw;
const post = (route: Route, given: { mission?: string; company?: string; form: Record<string, string> }) =>
  callRoute(app, route, {
    path: '/nl/province/missions',
    params: { ...(given.mission ? { mission: given.mission } : {}), ...(given.company ? { company: given.company } : {}) },
    cookie,
    form: given.form,
  });
const errorsOf = (body: unknown) => (body as { errors: Record<string, string> }).errors;

describe('the form for a mission', () => {
  test('makes a draft, and shows it again as it was filled in', async () => {
    const { status, headers } = await post(action, { form });
    const [mission] = listMissions(app.db);
    expect([status, headers.get('Location')]).toEqual([303, `/nl/province/missions/${mission!.id}?done=created`]);
    const { body } = await callRoute(app, loader, { path: '/nl/province/missions/x/edit', params: { mission: mission!.id }, cookie });
    const { filled } = body as { filled: Filled };
    expect(filled).toMatchObject({
      title_en: form.title_en,
      departs_on: '2027-04-12',
      capacity: '12',
      programme_nl_2: form.programme_nl_2,
      contact_kind_1: 'emergency',
      contact_phone_1: form.contact_phone_1,
    });
    expect(countProgrammeRows(filled, {})).toBe(7);
  });

  test('keeps everything that was typed when something is wrong', async () => {
    const typed = { ...form, departs_on_day: '31', programme_nl_9: 'Nog een dag' };
    const { status, body } = await post(action, { form: typed });
    expect(status).toBe(422);
    expect(body).toMatchObject({ values: typed });
    expect(countProgrammeRows({}, (body as { values: Record<string, string> }).values)).toBe(9);
    expect(listMissions(app.db)).toEqual([]);
  });

  test('takes nothing from companies that have joined', async () => {
    const { id } = makeMission(app.db, { capacity: 3 });
    for (let n = 0; n < 2; n += 1) makePlace(app.db, { missionId: id, companyId: makeCompanyWithManager(app.db).company.id });
    expect(Object.keys(errorsOf((await post(action, { mission: id, form: { ...form, capacity: '1' } })).body))).toEqual(['capacity']);
    expect(Object.keys(errorsOf((await post(action, { mission: id, form: { ...form, track: 'market-entry' } })).body))).toEqual(['track']);
    expect((await post(action, { mission: id, form })).status).toBe(303);
    expect(findMission(app.db, { missionId: id }).title.nl).toBe(form.title_nl);
  });

  test('doesn’t open for a cancelled mission, nor for one that never was', async () => {
    const { id } = makeMission(app.db, { status: 'cancelled' });
    expect((await post(action, { mission: id, form })).status).toBe(409);
    expect((await post(action, { mission: 'unknown', form })).status).toBe(404);
  });
});

describe('what follows', () => {
  test('publishing asks for the button, and refuses a day that has passed', async () => {
    const draft = makeMission(app.db, { status: 'draft' });
    expect((await post(publish, { mission: draft.id, form: {} })).status).toBe(400);
    expect((await post(publish, { mission: draft.id, form: { intent: 'publish' } })).status).toBe(303);
    expect(findMission(app.db, { missionId: draft.id }).status).toBe('published');
    const late = makeMission(app.db, { status: 'draft', departs_on: '2026-06-01', returns_on: '2026-06-02', enrol_by: '2026-05-01' });
    expect((await post(publish, { mission: late.id, form: { intent: 'publish' } })).status).toBe(422);
  });

  test('cancelling needs a reason in both languages, and tells the companies', async () => {
    const { id } = makeMission(app.db);
    makePlace(app.db, { missionId: id, companyId: makeCompanyWithManager(app.db).company.id });
    const refused = await post(cancel, { mission: id, form: { reason_nl: 'Te weinig bedrijven.', reason_en: ' ' } });
    expect(refused).toMatchObject({ status: 422, body: { values: { reason_nl: 'Te weinig bedrijven.' } } });
    expect((await post(cancel, { mission: id, form: { reason_nl: 'Te weinig bedrijven.', reason_en: 'Too few companies.' } })).status).toBe(303);
    expect(readOutbox(app.db)).toHaveLength(1);
    expect(app.woken).toBe(1);
  });

  test('withdrawing a company needs a reason, and a company that is on the mission', async () => {
    const { id } = makeMission(app.db);
    const { company } = makeCompanyWithManager(app.db);
    expect((await post(withdraw, { mission: id, company: company.id, form: { reason: 'Niet betaald.' } })).status).toBe(404);
    makePlace(app.db, { missionId: id, companyId: company.id });
    expect((await post(withdraw, { mission: id, company: company.id, form: { reason: '' } })).status).toBe(422);
    expect((await post(withdraw, { mission: id, company: company.id, form: { reason: 'Niet betaald.' } })).status).toBe(303);
    expect(readOutbox(app.db)[0]!.body_text).toContain('Niet betaald.');
  });
});
