import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, members, newId } from '#db';
import { limits } from '#app/accounts/throttle.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeMission, makeParticipant, makePlace, makeUser } from '#tests/support/factories.ts';
import { finishTrack } from '#tests/support/learning.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { saveChecklist } from '#app/readiness/checklists.server.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let officer: { id: string };
let cookie: string;
let missionId: string;
let ready: ReturnType<typeof join>;
let busy: ReturnType<typeof join>;
let waiting: ReturnType<typeof join>;

function join(name: string, given: { status?: 'placed' | 'waiting' | 'withdrawn'; locale?: 'nl' | 'en' } = {}) {
  const { status = 'placed', locale = 'nl' } = given;
  const made = makeCompanyWithManager(app.db, { company: { name }, manager: { email: `${name}@example.nl`, locale } });
  const { enrolment_id: enrolmentId } = makePlace(app.db, { missionId, companyId: made.company.id, status });
  makeParticipant(app.db, { enrolmentId, userId: made.manager.id });
  return { ...made, enrolmentId };
}

beforeEach(async () => {
  app = createTestApp();
  officer = makeUser(app.db, { role: 'officer', name: 'Oscar Officer' });
  cookie = await signInAs(app, officer);
  missionId = makeMission(app.db, { title_nl: 'Naar Shenzhen', title_en: 'To Shenzhen' }).id;
  ready = join('ready');
  busy = join('busy', { locale: 'en' });
  waiting = join('waiting', { status: 'waiting' });
  join('withdrawn', { status: 'withdrawn' });
  finishTrack(app, { userId: ready.manager.id, enrolmentId: ready.enrolmentId, trackId: 'pre-departure' });
  const list = app.catalogue.module('alpha')!.checklists[0]!;
  const ticked = list.items.map(({ id }) => id);
  const { company, manager } = ready;
  saveChecklist(app.db, {
    userId: manager.id,
    companyId: company.id,
    moduleId: 'alpha',
    checklistId: list.id,
    shown: [],
    ticked,
    catalogue: app.catalogue,
    now: app.now(),
  });
});
const at = (query = '') => ({ path: `/nl/province/missions/${missionId}/mail${query}`, params: { mission: missionId } });
const words = { subject_nl: 'Nog een week', text_nl: 'Dag,\r\n\r\nPak uw koffer.', subject_en: 'A week to go', text_en: 'Hello,\n\nPack your bags.' };
const post = (form: Record<string, string>, as = cookie) => callRoute(app, action, { ...at(), form: { ...words, ...form }, cookie: as });
const outbox = () => readOutbox(app.db).filter(({ subject }) => subject === words.subject_nl || subject === words.subject_en);
const recipients = () => outbox().map(({ recipient }) => recipient);

describe('mailing the companies of a mission', () => {
  test('offers groups and companies, and takes the company of the address', async () => {
    const see = async (query = '') => (await callRoute(app, loader, { ...at(query), cookie })).body;
    expect(await see()).toMatchObject({ counts: { all: 2, unready: 1, waiting: 1 }, chosen: '' });
    expect(await see(`?company=${busy.company.id}`)).toMatchObject({ chosen: busy.company.id });
    expect(await see(`?company=${makeCompanyWithManager(app.db).company.id}`)).toMatchObject({ chosen: '' });
    expect(JSON.stringify(await see())).not.toContain('@');
  });

  test('shows whom it reaches and sends nothing, until it is confirmed', async () => {
    expect(await post({ intent: 'check', to: 'all' })).toMatchObject({
      status: 200,
      body: {
        confirm: {
          companies: [
            { name: 'busy', managers: 1 },
            { name: 'ready', managers: 1 },
          ],
          managers: 2,
        },
      },
    });
    expect(outbox()).toEqual([]);
    const answer = await post({ intent: 'send', to: 'all' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/nl/province/missions/${missionId}?done=mailed`]);
    expect(recipients()).toEqual(['busy@example.nl', 'ready@example.nl']);
    expect(app.woken).toBe(1);
  });

  test('writes to each in their own language, and says who writes and where to answer', async () => {
    await post({ intent: 'send', to: 'all' });
    const [english, dutch] = outbox();
    expect(english).toMatchObject({ locale: 'en', subject: 'A week to go' });
    expect(english!.body_text).toContain('Hello,\n\nPack your bags.');
    expect(english!.body_text).toContain(`http://localhost:3000/en/missions/${missionId}`);
    expect(dutch).toMatchObject({ locale: 'nl', subject: 'Nog een week' });
    for (const mail of [english!, dutch!]) {
      expect(mail.body_text).toContain('Oscar Officer');
      expect(mail.body_text).toContain(app.operator.email);
    }
  });

  test.each([
    ['unready', () => 'unready', ['busy@example.nl']],
    ['waiting', () => 'waiting', ['waiting@example.nl']],
    ['one', () => ready.company.id, ['ready@example.nl']],
  ])('reaches %s', async (audience, to, expected) => {
    await post({ intent: 'send', to: to() });
    expect(recipients()).toEqual(expected);
    const logged = app.db.select().from(audit_log).all().at(-1)!;
    expect(logged).toMatchObject({ action: 'mission.mailed', actor_id: officer.id, subject_id: missionId, details: { audience, companies: 1, managers: 1 } });
    expect(JSON.stringify(logged.details)).not.toMatch(/week|@/i);
  });

  test('reaches every manager, each once, and no participant', async () => {
    makeMember(app.db, { companyId: ready.company.id, email: 'colleague@example.nl' });
    makeMember(app.db, { companyId: ready.company.id, role: 'manager', email: 'second@example.nl' });
    app.db.insert(members).values({ id: newId(), company_id: busy.company.id, user_id: ready.manager.id, role: 'manager', joined_at: app.now() }).run();
    expect(await post({ intent: 'check', to: 'all' })).toMatchObject({ body: { confirm: { managers: 3 } } });
    await post({ intent: 'send', to: 'all' });
    expect(recipients().sort()).toEqual(['busy@example.nl', 'ready@example.nl', 'second@example.nl']);
  });

  test('names what is missing and keeps the rest', async () => {
    expect(await post({ intent: 'check', to: '', subject_nl: ' ', text_en: 'x'.repeat(5001) })).toMatchObject({
      status: 422,
      body: { values: { text_nl: words.text_nl }, errors: { to: expect.any(String), subject_nl: expect.any(String), text_en: expect.any(String) } },
    });
    expect(await post({ intent: 'change', to: 'all' })).toMatchObject({ status: 200, body: { typed: { to: 'all', ...words } } });
    expect((await post({ intent: 'erase', to: 'all' })).status).toBe(400);
    expect((await post({ intent: 'send', to: makeCompanyWithManager(app.db).company.id })).status).toBe(422);
    expect(outbox()).toEqual([]);
  });

  test('says so when nobody is left whom it would reach', async () => {
    app.db.delete(members).run();
    expect(await post({ intent: 'send', to: 'waiting' })).toMatchObject({ status: 422, body: { errors: { to: expect.any(String) } } });
  });

  test('is not for sending all day long', async () => {
    for (let n = 0; n < limits['mission-mail-officer'].tries; n += 1) expect((await post({ intent: 'send', to: waiting.company.id })).status).toBe(303);
    expect((await post({ intent: 'send', to: waiting.company.id })).status).toBe(429);
  });

  test('keeps a line break out of the subject', async () => {
    await post({ intent: 'send', to: 'waiting', subject_nl: 'Nog een week\r\nBcc: spy@example.org' });
    expect(readOutbox(app.db).at(-1)).toMatchObject({ recipient: 'waiting@example.nl', subject: 'Nog een week Bcc: spy@example.org' });
  });

  test('is closed to companies, and to unknown missions', async () => {
    const manager = await signInAs(app, ready.manager);
    expect((await post({ intent: 'send', to: 'all' }, manager)).status).toBe(403);
    expect((await callRoute(app, loader, { ...at(), cookie: manager })).status).toBe(403);
    missionId = 'unknown';
    expect((await post({ intent: 'send', to: 'all' })).status).toBe(404);
  });
});
