import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { companies } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany, makeCompanyWithManager, makeMember, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { messages } from '#app/i18n/messages.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
let company: { id: string; name: string };
let manager: { id: string; name: string; email: string };
const { file: t } = messages('nl').identity;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  ({ company, manager } = makeCompanyWithManager(app.db, { company: { name: 'Kromhof B.V.', kvk_number: '12345678' }, manager: { email: 'baas@kromhof.nl' } }));
});

const at = (id: string) => ({ path: `/nl/province/companies/${id}`, params: { company: id }, cookie });
const open = (id = company.id) => callRoute(app, loader, at(id));
const send = (form: Record<string, string>, id = company.id) => callRoute(app, action, { ...at(id), form });
const row = () => app.db.select().from(companies).where(eq(companies.id, company.id)).get()!;
const location = ({ headers }: { headers: Headers }) => headers.get('Location');

describe('a company, as officers see it', () => {
  test('has facts, managers to ask, missions and certificates, and nobody else’s name', async () => {
    const { user: colleague } = makeMember(app.db, { companyId: company.id, name: 'Piet Deelnemer', email: 'piet@kromhof.nl' });
    const mission = makeMission(app.db);
    makePlace(app.db, { missionId: mission.id, companyId: company.id, status: 'waiting' });
    const certificate = makeCertificate(app.db, { companyId: company.id });
    const { status, body } = await open();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kvkNumber: '12345678',
      status: { kind: 'open' },
      municipality: 'Utrecht',
      managers: [{ name: manager.name, email: manager.email }],
      participants: 1,
      missions: [{ id: mission.id, isWaiting: true }],
      certificates: [{ id: certificate.id }],
      alike: [],
    });
    expect(JSON.stringify(body)).not.toContain(colleague.name);
    expect(JSON.stringify(body)).not.toContain(colleague.email);
  });

  test('says what it looks like', async () => {
    const twin = makeCompany(app.db, { name: 'Kromhof', kvk_number: '12345687' });
    expect((await open()).body).toMatchObject({ alike: [{ id: twin.id, why: 'zelfde naam, KvK-nummer scheelt één cijfer of twee verwisselde cijfers' }] });
  });

  test('that was merged leads on to the one that stayed', async () => {
    const merged = makeCompany(app.db, { merged_into_id: company.id, merged_at: app.now() });
    const answer = await open(merged.id);
    expect([answer.status, location(answer)]).toEqual([303, `/nl/province/companies/${company.id}`]);
    expect((await send({ intent: 'confirm', compared: 'yes' }, merged.id)).status).toBe(404);
    expect((await open('unknown')).status).toBe(404);
    expect((await send({ intent: 'confirm', compared: 'yes' }, 'unknown')).status).toBe(404);
  });

  test('is closed to companies', async () => {
    cookie = await signInAs(app, manager);
    expect([(await open()).status, (await send({ intent: 'confirm', compared: 'yes' })).status]).toEqual([403, 403]);
    expect(row().identity_confirmed_at).toBeNull();
  });
});

describe('confirming', () => {
  test('takes an officer who says to have compared', async () => {
    expect(await send({ intent: 'confirm' })).toMatchObject({ status: 422, body: { intent: 'confirm', errors: { compared: t.confirmMissing } } });
    const done = await send({ intent: 'confirm', compared: 'yes' });
    expect([done.status, location(done)]).toEqual([303, `/nl/province/companies/${company.id}?done=confirmed`]);
    expect((await open()).body).toMatchObject({ status: { kind: 'confirmed', method: 'trade-register', on: '15 juni 2026' } });
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual(['baas@kromhof.nl']);
    expect(app.woken).toBe(1);
    // A second click, or a colleague in another window.
    expect((await send({ intent: 'confirm', compared: 'yes' })).status).toBe(409);
  });
});

describe('a doubt', () => {
  test('needs a reason, which stays with the officers', async () => {
    expect(await send({ intent: 'doubt', reason: ' kort ' })).toMatchObject({
      status: 422,
      body: { intent: 'doubt', values: { reason: ' kort ' }, errors: { reason: t.reasonShort } },
    });
    expect(await send({ intent: 'doubt', reason: 'x'.repeat(501) })).toMatchObject({ status: 422, body: { errors: { reason: t.reasonLong } } });
    const reason = 'Op dit adres is\r\nniemand bekend.';
    const done = await send({ intent: 'doubt', reason });
    expect(location(done)).toBe(`/nl/province/companies/${company.id}?done=doubted`);
    expect((await open()).body).toMatchObject({ status: { kind: 'doubted', reason: 'Op dit adres is\nniemand bekend.' } });
    for (const mail of readOutbox(app.db)) expect(mail.body_text).not.toContain('niemand bekend');
  });
});

describe('a correction', () => {
  test('takes a name and a number, however it is typed', async () => {
    const done = await send({ intent: 'correct', company_name: '  Kromhof   Pompen ', kvk_number: '8765.43 21' });
    expect(location(done)).toBe(`/nl/province/companies/${company.id}?done=corrected`);
    expect(row()).toMatchObject({ name: 'Kromhof Pompen', kvk_number: '87654321' });
  });

  test.each([
    [{ company_name: '', kvk_number: '12345678' }, 'company_name'],
    [{ company_name: 'Kromhof', kvk_number: '1234567' }, 'kvk_number'],
    [{ company_name: 'Kromhof' }, 'kvk_number'],
    [{ company_name: 'zie www.kromhof.nl', kvk_number: '12345678' }, 'company_name'],
  ])('of %j is refused at the field', async (fields, field) => {
    const answer = await send({ intent: 'correct', ...(fields as Record<string, string>) });
    expect(answer).toMatchObject({ status: 422, body: { intent: 'correct', errors: { [field]: expect.any(String) } } });
    expect(row()).toMatchObject({ name: 'Kromhof B.V.', kvk_number: '12345678' });
  });

  test('to another company’s number keeps what was typed and offers to merge', async () => {
    const other = makeCompany(app.db, { kvk_number: '87654321' });
    const answer = await send({ intent: 'correct', company_name: 'Kromhof', kvk_number: '87654321' });
    expect(answer).toMatchObject({
      status: 422,
      body: { values: { company_name: 'Kromhof', kvk_number: '87654321' }, errors: { kvk_number: t.numberTaken }, mergeWith: other.id },
    });
    expect(row().kvk_number).toBe('12345678');
  });
});

test('a form that no page makes is refused', async () => {
  expect((await send({ intent: 'erase' })).status).toBe(400);
  expect((await send({})).status).toBe(400);
});
