import { beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { missions } from '#db';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember, makeUser } from '#tests/support/factories.ts';
import { makeTravellingCompany, makeTrip } from '#tests/support/travelling.ts';
import * as debrief from './route.tsx';

type Page = {
  opensOn: string | null;
  sections: { id: string; report: string | null; items: { id: string; lesson: { href: string } | null; tick: { by: string | null; on: string } | null }[] }[];
};

let app: TestApp;
let missionId: string;
let made: ReturnType<typeof makeTravellingCompany>;
beforeEach(() => {
  app = createTestApp({ now: '2026-09-08T10:00:00Z' });
  missionId = makeTrip(app.db);
  made = makeTravellingCompany(app, { missionId });
});

const call = async (user: { id: string }, given: { form?: Record<string, string | string[]>; lang?: string } = {}) =>
  callRoute(app, given.form ? debrief.action : debrief.loader, {
    path: `/${given.lang ?? 'nl'}/missions/${missionId}/debrief`,
    params: { mission: missionId },
    cookie: await signInAs(app, user),
    form: given.form,
  });
const open = async (user: { id: string }) => (await call(user)).body as Page;
const ticked = (page: Page) => page.sections.flatMap(({ items }) => items).filter(({ tick }) => tick);

describe('the debrief', () => {
  test('is there from the day of return on, in the operator’s time zone', async () => {
    expect((await open(made.manager)).opensOn).toBeNull();
    app.setNow('2026-09-07T21:59:00Z');
    expect((await open(made.manager)).opensOn).toBe('8 september 2026');
    expect((await call(made.manager, { form: { checklist: 'devices', ticked: 'laptop-checked' } })).status).toBe(409);
    app.setNow('2026-09-07T22:00:00Z');
    expect((await call(made.manager, { form: { checklist: 'devices', ticked: 'laptop-checked' } })).status).toBe(303);
  });

  test('shows what to do, where to report and where to read, in both languages', async () => {
    expect((await open(made.manager)).sections[0]).toMatchObject({
      id: 'devices',
      report: 'Meld een lek bij uw baas.',
      items: [
        { id: 'laptop-checked', lesson: { href: '/nl/modules/alpha/first-steps' } },
        { id: 'passwords-changed', lesson: null },
      ],
    });
    expect(JSON.stringify((await call(made.manager, { lang: 'en' })).body)).toContain('Wipe nothing yourself.');
  });

  test('is ticked together: what a colleague ticks meanwhile stays, with who did it', async () => {
    const { user: colleague } = makeMember(app.db, { companyId: made.company.id });
    const answer = await call(made.manager, { form: { checklist: 'devices', shown: '', ticked: 'laptop-checked' } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/nl/missions/${missionId}/debrief?saved=devices#devices`]);
    // The colleague's page stood open since before that.
    await call(colleague, { form: { checklist: 'devices', shown: '', ticked: 'passwords-changed' } });
    expect(ticked(await open(made.manager))).toMatchObject([
      { id: 'laptop-checked', tick: { by: made.manager.name, on: '8 september 2026' } },
      { id: 'passwords-changed', tick: { by: colleague.name } },
    ]);
    await call(colleague, { form: { checklist: 'devices', shown: 'laptop-checked.passwords-changed', ticked: 'laptop-checked' } });
    expect(ticked(await open(made.manager)).map(({ id }) => id)).toEqual(['laptop-checked']);
  });

  test('is a company’s own', async () => {
    const other = makeTravellingCompany(app, { missionId });
    await call(made.manager, { form: { checklist: 'devices', ticked: 'laptop-checked' } });
    expect(ticked(await open(other.manager))).toEqual([]);
  });

  test('is not found by who didn’t travel', async () => {
    const { manager: outsider } = makeCompanyWithManager(app.db);
    const waiting = makeTravellingCompany(app, { missionId, status: 'waiting' });
    const withdrawn = makeTravellingCompany(app, { missionId, status: 'withdrawn' });
    for (const user of [outsider, waiting.manager, withdrawn.manager]) {
      expect((await call(user)).status).toBe(404);
      expect((await call(user, { form: { checklist: 'devices' } })).status).toBe(404);
    }
    expect((await call(makeUser(app.db, { role: 'officer' }))).status).toBe(403);
    app.db
      .update(missions)
      .set({ status: 'cancelled', cancelled_at: app.now(), cancellation_nl: 'x', cancellation_en: 'x' })
      .where(eq(missions.id, missionId))
      .run();
    expect((await call(made.manager)).status).toBe(404);
  });

  test('refuses what is not on it', async () => {
    expect((await call(made.manager, { form: { checklist: 'nope' } })).status).toBe(404);
    expect((await call(made.manager, { form: { checklist: 'devices', ticked: ['laptop-checked', 'contacts-called'] } })).status).toBe(400);
    expect(ticked(await open(made.manager))).toEqual([]);
  });
});
