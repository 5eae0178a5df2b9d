/** Somebody who works for two companies sees one at a time, and never a mixture. */
import { beforeEach, describe, expect, it } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { checklist_ticks, event_sign_ups, invitations, join_requests, members, newId } from '#db';
import * as register from '#app/routes/account-register/route.tsx';
import * as attempt from '#app/routes/attempt/route.tsx';
import * as checklists from '#app/routes/checklists/route.tsx';
import * as certificates from '#app/routes/company-certificates/route.tsx';
import * as enrolPage from '#app/routes/company-enrol/route.tsx';
import * as enrolmentPage from '#app/routes/company-enrolment/route.tsx';
import * as people from '#app/routes/company-people/route.tsx';
import * as company from '#app/routes/company/route.tsx';
import * as event from '#app/routes/event/route.tsx';
import * as quizStart from '#app/routes/quiz-start/route.tsx';
import * as training from '#app/routes/training/route.tsx';
import * as root from '#app/root.tsx';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCertificate, makeCompanyWithManager, makeEvent, makeMember, makeUser } from '#tests/support/factories.ts';
import { begin, enrol, readLessons } from '#tests/support/learning.ts';
import { action, loader } from './route.tsx';

const path = '/nl/company/switch';
const trackId = 'pre-departure';
let app: TestApp;
type Made = ReturnType<typeof makeCompanyWithManager>;
let a: Made;
let b: Made;
let consultant: { id: string; email: string };
let cookie: string;

/** A manager at A from the start, and let in at B by somebody there. */
beforeEach(async () => {
  app = createTestApp();
  a = makeCompanyWithManager(app.db, { company: { name: 'Aanleg B.V.' }, manager: { name: 'Anna Aanleg' } });
  b = makeCompanyWithManager(app.db, { company: { name: 'Bouwers B.V.' }, manager: { name: 'Bart Bouwers' } });
  consultant = makeMember(app.db, { companyId: a.company.id, role: 'manager', name: 'Coco Consultant' }).user;
  app.db.insert(members).values({ id: newId(), company_id: b.company.id, user_id: consultant.id, role: 'participant', joined_at: app.now() }).run();
  cookie = await signInAs(app, consultant);
});
const post = (form: Record<string, string>) => callRoute(app, action, { path, cookie, form });
const switchTo = (made: Made) => post({ intent: 'switch', company: made.company.id });
const see = (route: { loader: unknown }, at: string, params?: Record<string, string>) => callRoute(app, route.loader, { path: `/nl/${at}`, cookie, params });

describe('the page', () => {
  it('lists the companies of this person, and says which is current', async () => {
    expect((await see({ loader }, 'company/switch')).body).toEqual({
      done: null,
      companies: [
        { id: a.company.id, name: 'Aanleg B.V.', role: 'manager', current: true },
        { id: b.company.id, name: 'Bouwers B.V.', role: 'participant', current: false },
      ],
      waiting: 0,
    });
    expect((await switchTo(b)).headers.get('Location')).toBe(`${path}?done=switched`);
    expect((await see({ loader }, 'company/switch')).body).toMatchObject({ companies: [{ name: 'Bouwers B.V.', current: true }, { current: false }] });
  });

  it('switches back and forth, also when the clock stands still', async () => {
    for (const made of [b, a, b, a]) {
      await switchTo(made);
      expect((await see(company, 'company')).body).toMatchObject({ name: made.company.name });
    }
  });

  it('finds no company of anybody else', async () => {
    const other = makeCompanyWithManager(app.db);
    for (const id of [other.company.id, '', 'unknown']) expect((await post({ intent: 'switch', company: id })).status).toBe(404);
    expect((await post({ intent: 'else' })).status).toBe(400);
    expect((await see(company, 'company')).body).toMatchObject({ name: 'Aanleg B.V.' });
    expect((await callRoute(app, loader, { path, cookie: await signInAs(app, makeUser(app.db)) })).status).toBe(403);
  });

  it('stands in the menu of who has more than one company, with the name of the current one', async () => {
    const menu = async (asked: string) =>
      ((await callRoute(app, root.loader, { path: '/nl', cookie: asked })).body as { viewer: { switchFrom: string } }).viewer.switchFrom;
    expect(await menu(cookie)).toBe('Aanleg B.V.');
    await switchTo(b);
    expect(await menu(cookie)).toBe('Bouwers B.V.');
    expect(await menu(await signInAs(app, a.manager))).toBeNull();
  });
});

describe('each company by itself', () => {
  it('on the company’s pages: its people, roles, enrolments and certificates', async () => {
    const own = {
      [a.company.id]: enrol(app, { companyId: a.company.id, trackId, userIds: [a.manager.id] }),
      [b.company.id]: enrol(app, { companyId: b.company.id, trackId, userIds: [b.manager.id] }),
    };
    for (const made of [a, b]) makeCertificate(app.db, { companyId: made.company.id });
    for (const [made, other] of [
      [a, b],
      [b, a],
    ] as const) {
      await switchTo(made);
      const pages = await Promise.all([see(company, 'company'), see(people, 'company/people'), see(certificates, 'company/certificates')]);
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
      const shown = JSON.stringify(pages.map(({ body }) => body));
      for (const fact of [made.company.name, made.manager.name]) expect(shown).toContain(fact);
      for (const secret of [other.company.name, other.company.kvk_number, other.manager.name, own[other.company.id]!.enrolmentId])
        expect(shown).not.toContain(secret);
    }
    // A manager at A is a participant at B.
    expect((await see(enrolPage, 'company/enrol')).status).toBe(403);
    expect((await callRoute(app, people.action, { path: '/nl/company/people', cookie, form: { intent: 'make-manager', id: a.member.id } })).status).toBe(403);
    await switchTo(a);
    expect((await see(enrolPage, 'company/enrol')).status).toBe(200);
    const enrolmentAt = (made: Made) =>
      see(enrolmentPage, `company/enrolments/${own[made.company.id]!.enrolmentId}`, { enrolment: own[made.company.id]!.enrolmentId });
    expect([(await enrolmentAt(a)).status, (await enrolmentAt(b)).status]).toEqual([200, 404]);
  });

  it('in the training: its own enrolment, attempts and tests; a lesson that was read counts in both', async () => {
    const enrolmentIds = new Map([a, b].map((made) => [made, enrol(app, { companyId: made.company.id, trackId, userIds: [consultant.id] }).enrolmentId]));
    const attemptId = begin(app, { userId: consultant.id, enrolmentId: enrolmentIds.get(a)!, moduleId: 'alpha' });
    const tried = () => see(attempt, `attempts/${attemptId}`, { attempt: attemptId });
    const stationsDone = async () => (await see(training, 'training')).body as { open: { done: number }[] };
    expect((await tried()).status).toBe(303);
    await switchTo(b);
    expect((await tried()).status).toBe(404);
    expect(() => begin(app, { userId: consultant.id, enrolmentId: enrolmentIds.get(a)!, moduleId: 'alpha' })).toThrow('not-found');
    const started = await callRoute(app, quizStart.loader, { path: '/nl/training/alpha/quiz', params: { module: 'alpha' }, cookie });
    expect(JSON.stringify(started.body)).not.toContain(attemptId);
    readLessons(app, { userId: consultant.id, trackId, moduleId: 'alpha' });
    const atB = await stationsDone();
    expect(atB.open).toHaveLength(1);
    expect(atB.open[0]!.done).toBeGreaterThan(0);
    await switchTo(a);
    const atA = await stationsDone();
    expect(atA.open).toHaveLength(1);
    expect(atA.open[0]!.done).toBe(atB.open[0]!.done);
  });

  it('on the checklists: a tick is of the company that it was made for', async () => {
    const at = { path: '/nl/modules/alpha/checklists', params: { module: 'alpha' }, cookie };
    const shown = async () => JSON.stringify((await callRoute(app, checklists.loader, at)).body);
    const untouched = (await shown()).replaceAll('Aanleg B.V.', 'x');
    const checklist = app.catalogue.module('alpha')!.checklists[0]!;
    const item = checklist.items[0]!.id;
    expect((await callRoute(app, checklists.action, { ...at, form: { checklist: checklist.id, shown: '', ticked: item } })).status).toBe(303);
    const after = (await shown()).replaceAll('Aanleg B.V.', 'x');
    expect(after).not.toBe(untouched);
    await switchTo(b);
    expect((await shown()).replaceAll('Bouwers B.V.', 'x')).toBe(untouched);
  });
});

describe('a form that was made for one company, posted after switching to another', () => {
  const send = (route: { action: unknown }, at: string, form: Record<string, string>, params?: Record<string, string>) =>
    callRoute(app, route.action, { path: `/nl/${at}`, cookie, params, form });

  it('writes nothing, and says why', async () => {
    const checklist = app.catalogue.module('alpha')!.checklists[0]!;
    const { id: eventId } = makeEvent(app.db);
    app.db
      .update(members)
      .set({ role: 'manager' })
      .where(and(eq(members.user_id, consultant.id), eq(members.company_id, b.company.id)))
      .run();
    const forms = {
      tick: { checklist: checklist.id, shown: '', ticked: checklist.items[0]!.id },
      invite: { intent: 'invite', addresses: 'new@example.nl', role: 'participant' },
      signUp: { intent: 'sign-up' },
    };
    const sendAll = (made: Made) =>
      Promise.all([
        send(checklists, 'modules/alpha/checklists', { ...forms.tick, for_company: made.company.id }, { module: 'alpha' }),
        send(people, 'company/people', { ...forms.invite, for_company: made.company.id }),
        send(event, `events/${eventId}`, { ...forms.signUp, for_company: made.company.id }, { event: eventId }),
      ]);
    const written = () => [checklist_ticks, invitations, event_sign_ups].flatMap((table) => app.db.select().from(table).all());
    await switchTo(b);
    expect((await sendAll(a)).map(({ status, body }) => [status, body])).toEqual(Array(3).fill([409, { code: 'other-company' }]));
    expect(written()).toEqual([]);
    expect((await sendAll(b)).map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(written().map(({ company_id }) => company_id)).toEqual(Array(3).fill(b.company.id));
  });

  it('is refused too when the person belongs to that company no more', async () => {
    app.db
      .delete(members)
      .where(and(eq(members.user_id, consultant.id), eq(members.company_id, a.company.id)))
      .run();
    expect((await send(people, 'company/people', { intent: 'invite', for_company: a.company.id })).status).toBe(409);
  });

  it('switches, from whichever window', async () => {
    await switchTo(b);
    expect((await switchTo(a)).status).toBe(303);
    expect((await callRoute(app, root.loader, { path: '/nl', cookie })).body).toMatchObject({ viewer: { companyId: a.company.id } });
  });
});

describe('another company', () => {
  const filled = { company_name: 'Derde B.V.', kvk_number: '12345678', municipality: 'utrecht', sector: 'high-tech', employees: '3', kind: 'sme' };
  const at = { path: '/nl/account/register?another=yes' };
  const send = (form: Record<string, string>) => callRoute(app, register.action, { ...at, cookie, form });

  it('is registered with the same account, which works for it from then on', async () => {
    expect((await callRoute(app, register.loader, { ...at, cookie })).body).toMatchObject({ signedIn: true, company: 'Aanleg B.V.' });
    expect((await send(filled)).headers.get('Location')).toBe('/nl/company?done=registered');
    expect((await see(company, 'company')).body).toMatchObject({ name: 'Derde B.V.', isManager: true });
    expect((await see({ loader }, 'company/switch')).body).toMatchObject({
      companies: [{ name: 'Derde B.V.' }, { name: 'Aanleg B.V.' }, { name: 'Bouwers B.V.' }],
    });
    expect(await send(filled)).toMatchObject({ status: 422, body: { errors: { kvk_number: expect.any(String) } } });
  });

  it('that is registered already is asked; the request can be taken back', async () => {
    const known = makeCompanyWithManager(app.db, { company: { name: 'Geheim B.V.', kvk_number: '12345678' } });
    const asked = await send(filled);
    expect(asked.headers.get('Location')).toBe('/nl/company/switch?done=asked');
    const page = await see({ loader }, 'company/switch');
    expect(page.body).toMatchObject({ waiting: 1 });
    expect(JSON.stringify(page.body)).not.toContain(known.company.name);
    expect((await post({ intent: 'withdraw' })).headers.get('Location')).toBe(`${path}?done=withdrawn`);
    expect(app.db.select().from(join_requests).all()).toEqual([]);
  });

  it('isn’t asked of who has one and comes by the ordinary link, nor of officers', async () => {
    expect((await callRoute(app, register.loader, { path: '/nl/account/register', cookie })).headers.get('Location')).toBe('/nl/training');
    const officer = await signInAs(app, makeUser(app.db, { role: 'officer' }));
    expect((await callRoute(app, register.loader, { ...at, cookie: officer })).headers.get('Location')).toBe('/nl/province');
    expect((await callRoute(app, register.action, { ...at, cookie: officer, form: filled })).headers.get('Location')).toBe('/nl/province');
  });
});
