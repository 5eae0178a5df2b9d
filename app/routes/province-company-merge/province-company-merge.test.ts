import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { companies, members } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompany, makeCompanyWithManager, makeEnrolment, makeMember, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { messages } from '#app/i18n/messages.ts';
import { action, loader } from './route.tsx';

let app: TestApp;
let cookie: string;
let one: { company: { id: string }; manager: { id: string } };
let other: typeof one;
const { merge: t } = messages('nl').identity;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  one = makeCompanyWithManager(app.db, { company: { name: 'Kromhof', kvk_number: '12345678' } });
  other = makeCompanyWithManager(app.db, { company: { name: 'Kromhof B.V.', kvk_number: '12345687' } });
});

const at = (companyId: string, withId: string | null) => ({
  path: `/nl/province/companies/${companyId}/merge${withId === null ? '' : `?with=${withId}`}`,
  params: { company: companyId },
  cookie,
});
const open = (companyId = one.company.id, withId: string | null = other.company.id) => callRoute(app, loader, at(companyId, withId));
const send = (form: Record<string, string>) => callRoute(app, action, { ...at(one.company.id, other.company.id), form });
const mergedInto = (id: string) => app.db.select().from(companies).where(eq(companies.id, id)).get()!.merged_into_id;

describe('two registrations side by side', () => {
  test('show what each brings, in numbers', async () => {
    makeMember(app.db, { companyId: one.company.id, name: 'Piet Deelnemer' });
    makeEnrolment(app.db, { companyId: one.company.id });
    makeCertificate(app.db, { companyId: other.company.id });
    const { status, body } = await open();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      pair: [
        { id: one.company.id, name: 'Kromhof', kvkNumber: '12345678', members: 2, enrolments: 1, certificates: 0 },
        { id: other.company.id, name: 'Kromhof B.V.', kvkNumber: '12345687', members: 1, certificates: 1 },
      ],
    });
    expect(JSON.stringify(body)).not.toContain('Piet Deelnemer');
  });

  test('need two different companies that stand on their own', async () => {
    const merged = makeCompany(app.db, { merged_into_id: one.company.id, merged_at: app.now() });
    for (const withId of [null, 'unknown', one.company.id, merged.id]) expect((await open(one.company.id, withId)).status).toBe(404);
    for (const id of ['unknown', merged.id]) expect((await open(id)).status).toBe(404);
  });

  test('are for officers', async () => {
    cookie = await signInAs(app, one.manager);
    expect([(await open()).status, (await send({ intent: 'merge', into: one.company.id, wrong: 'yes' })).status]).toEqual([403, 403]);
    expect(mergedInto(other.company.id)).toBeNull();
  });
});

describe('merging them', () => {
  test.each<[Record<string, string>, Record<string, string>]>([
    [{}, { into: t.chooseMissing, wrong: t.wrongMissing }],
    [{ into: 'third', wrong: 'yes' }, { into: t.chooseMissing }],
    [{ into: 'one' }, { wrong: t.wrongMissing }],
  ])('with %j is refused', async (fields, errors) => {
    const chosen: Record<string, string> = fields.into === 'one' ? { ...fields, into: one.company.id } : fields;
    for (const intent of ['check', 'merge']) {
      expect(await send({ intent, ...chosen })).toMatchObject({ status: 422, body: { errors } });
    }
    expect(mergedInto(other.company.id)).toBeNull();
  });

  test('asks twice: the first answer changes nothing', async () => {
    const chosen = { into: one.company.id, wrong: 'yes' };
    expect(await send({ intent: 'check', ...chosen })).toMatchObject({ status: 200, body: { confirm: one.company.id } });
    expect(mergedInto(other.company.id)).toBeNull();
    const done = await send({ intent: 'merge', ...chosen });
    expect([done.status, done.headers.get('Location')]).toEqual([303, `/nl/province/companies/${one.company.id}?done=merged`]);
    expect(mergedInto(other.company.id)).toBe(one.company.id);
    expect(app.db.select().from(members).where(eq(members.company_id, one.company.id)).all()).toHaveLength(2);
    expect(readOutbox(app.db)).toHaveLength(2);
    expect(app.woken).toBe(1);
    // The same button again finds only one registration.
    expect((await send({ intent: 'merge', ...chosen })).status).toBe(404);
  });

  test('goes either way round', async () => {
    await send({ intent: 'merge', into: other.company.id, wrong: 'yes' });
    expect([mergedInto(one.company.id), mergedInto(other.company.id)]).toEqual([other.company.id, null]);
  });

  test('takes no other form', async () => {
    expect((await send({ intent: 'erase', into: one.company.id, wrong: 'yes' })).status).toBe(400);
  });
});
