import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, certificates, checklist_ticks, members, participants } from '#db';
import { removeParticipant } from '#app/missions/participants.server.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { createTestApp, testCatalogue, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeEnrolment, makeMember, makeMission, makeParticipant, makePlace, makeUser } from '#tests/support/factories.ts';
import { finishTrack, playScenarios, readLessons, takeQuiz } from '#tests/support/learning.ts';
import { exportMissionCompanies } from './mission-export.server.ts';
import { readMissionReadiness } from './mission-readiness.server.ts';

const trackId = 'pre-departure';
/** The one list for before the trip, of alpha. */
const beforeTheTrip = ['clean-laptop', 'write-numbers', 'tell-bank', 'pack-card'];
let app: TestApp;
let missionId: string;
beforeEach(() => {
  app = createTestApp();
  missionId = makeMission(app.db, { departs_on: '2026-09-10', returns_on: '2026-09-17', enrol_by: '2026-08-01' }).id;
});

/** A company on the mission; its manager and colleagues travel. */
function join(name: string, { colleagues = 0, status = 'placed' as 'placed' | 'waiting' | 'withdrawn' } = {}) {
  const { company, manager } = makeCompanyWithManager(app.db, {
    company: { name },
    manager: { name: `Boss of ${name}`, email: `boss@${name.toLowerCase()}.nl` },
  });
  const travellers = [manager, ...Array.from({ length: colleagues }, () => makeMember(app.db, { companyId: company.id }).user)];
  const enrolmentId = makeEnrolment(app.db, { companyId: company.id, mission_id: missionId }).id;
  const ids = travellers.map(({ id }) => makeParticipant(app.db, { enrolmentId, userId: id }).id);
  makePlace(app.db, { missionId, companyId: company.id, enrolmentId, status });
  return { company, manager, enrolmentId, travellers, ids };
}
const tick = (companyId: string, ticked: string[]) => {
  for (const item of ticked) app.db.insert(checklist_ticks).values({ company_id: companyId, module: 'alpha', item, ticked_at: app.now() }).run();
};
const finish = ({ enrolmentId, travellers }: ReturnType<typeof join>) => {
  for (const { id } of travellers) finishTrack(app, { userId: id, enrolmentId, trackId });
};
const read = () => {
  const mission = findMission(app.db, { missionId });
  return readMissionReadiness(app.db, { mission, catalogue: app.catalogue, timeZone: app.operator.time_zone });
};
const only = () => read().placed[0]!;

describe('a company on a mission', () => {
  test('begins with everything missing', () => {
    const { company } = join('Alfa', { colleagues: 1 });
    expect(read()).toEqual({
      placed: [
        {
          companyId: company.id,
          companyName: 'Alfa',
          kvkNumber: company.kvk_number,
          place: 'placed',
          enrolledAt: new Date('2026-02-02T09:00:00Z'),
          travellers: 2,
          finished: 0,
          modules: [
            { id: 'alpha', finished: 0 },
            { id: 'beta', finished: 0 },
          ],
          checklists: { ticked: 0, items: 4 },
          certificate: null,
          ready: false,
          missing: ['modules', 'checklists'],
        },
      ],
      waiting: [],
      ready: 0,
    });
  });

  test('is counted per module, and is ready when everybody has finished and every item is ticked', () => {
    const made = join('Alfa', { colleagues: 1 });
    const { company, enrolmentId, travellers } = made;
    const study = (userId: string, moduleId: string) => {
      readLessons(app, { userId, trackId, moduleId });
      playScenarios(app, { userId, trackId, moduleId });
      takeQuiz(app, { userId, enrolmentId, moduleId });
    };
    for (const { id } of travellers) study(id, 'alpha');
    study(travellers[0]!.id, 'beta');
    expect(only()).toMatchObject({
      travellers: 2,
      finished: 1,
      modules: [
        { id: 'alpha', finished: 2 },
        { id: 'beta', finished: 1 },
      ],
      missing: ['modules', 'checklists'],
    });
    study(travellers[1]!.id, 'beta');
    expect(only()).toMatchObject({ finished: 2, certificate: { revoked: false }, missing: ['checklists'], ready: false });
    tick(company.id, beforeTheTrip);
    expect(only()).toMatchObject({ checklists: { ticked: 4, items: 4 }, missing: [], ready: true });
    expect(read().ready).toBe(1);
  });

  test('travels with nobody when who finished has left the company since', () => {
    const made = join('Alfa');
    finish(made);
    tick(made.company.id, beforeTheTrip);
    expect(only()).toMatchObject({ travellers: 1, finished: 1, ready: true });
    makeMember(app.db, { companyId: made.company.id, role: 'manager' });
    app.db.delete(members).where(eq(members.user_id, made.manager.id)).run();
    expect(only()).toMatchObject({ travellers: 0, finished: 0, missing: ['travellers'], ready: false });
  });

  test('needs the lists for before the trip, and no other', () => {
    const { company } = join('Alfa');
    tick(company.id, ['check-name', 'check-chop', 'clean-laptop', 'no-longer-an-item']);
    expect(only().checklists).toEqual({ ticked: 1, items: beforeTheTrip.length });
  });

  test('needs a certificate that holds for the whole journey', () => {
    const made = join('Alfa');
    finish(made);
    const { validUntil } = only().certificate!;
    expect(only().missing).toEqual(['checklists']);
    const moved = (returnsOn: string) => {
      const mission = { ...findMission(app.db, { missionId }), returnsOn };
      return readMissionReadiness(app.db, { mission, catalogue: app.catalogue, timeZone: app.operator.time_zone }).placed[0]!.missing;
    };
    expect(validUntil).toEqual(new Date('2027-06-15T22:00:00Z'));
    expect(moved('2027-06-15')).toEqual(['checklists']);
    expect(moved('2027-06-16')).toEqual(['certificate', 'checklists']);
    app.db.update(certificates).set({ revoked_at: app.now(), revocation_reason: 'Issued to the wrong company.' }).run();
    expect(only()).toMatchObject({ certificate: { revoked: true }, missing: ['certificate', 'checklists'] });
  });

  test('counts who travels now: not who was removed, nor who takes part for another reason', () => {
    const made = join('Alfa', { colleagues: 2 });
    const { company, manager, enrolmentId, ids } = made;
    const elsewhere = makeEnrolment(app.db, { companyId: company.id, track: 'market-entry' }).id;
    makeParticipant(app.db, { enrolmentId: elsewhere, userId: manager.id });
    removeParticipant(app.db, {
      companyId: company.id,
      enrolmentId,
      participantId: ids[2]!,
      reason: 'Stays home',
      actorId: manager.id,
      now: app.now(),
      ...wireSteps(app),
    });
    expect(only()).toMatchObject({ travellers: 2, finished: 0 });
    app.db.update(participants).set({ removed_at: app.now(), removal_reason: 'x' }).run();
    expect(only()).toMatchObject({ travellers: 0, missing: ['travellers', 'checklists'] });
  });

  test('is listed by its place: withdrawn ones not at all, waiting ones apart and not counted', () => {
    join('Alfa');
    finish(join('Waits', { status: 'waiting' }));
    join('Gone', { status: 'withdrawn' });
    const elsewhere = makeMission(app.db).id;
    makePlace(app.db, { missionId: elsewhere, companyId: makeCompanyWithManager(app.db).company.id });
    const { placed, waiting, ready } = read();
    expect([placed.map(({ companyName }) => companyName), waiting.map(({ companyName }) => companyName), ready]).toEqual([['Alfa'], ['Waits'], 0]);
    expect(waiting[0]).toMatchObject({ place: 'waiting', finished: 1 });
  });

  test('is read in as many queries whether there are two or thirty', () => {
    const queries = () => {
      let asked = 0;
      const { $client } = app.db;
      const prepare = $client.prepare.bind($client);
      $client.prepare = ((source: string) => {
        asked += 1;
        return prepare(source);
      }) as typeof $client.prepare;
      read();
      $client.prepare = prepare;
      return asked;
    };
    join('A1');
    join('A2');
    const few = queries();
    for (let n = 0; n < 8; n += 1) join(`B${n}`, { colleagues: 1 });
    expect(queries()).toBe(few);
  });
});

test('the plan of a mission dates the checklists that being ready asks for, and no other', () => {
  const course = testCatalogue(fileURLToPath(new URL('../../modules', import.meta.url)));
  const dated = course.countdown.tasks.flatMap(({ doneWhen }) => (doneWhen?.kind === 'checklist' ? [`${doneWhen.module} ${doneWhen.checklist}`] : []));
  const asked = course.modules.flatMap(({ id, checklists }) => checklists.filter(({ moment }) => moment === 'before').map((list) => `${id} ${list.id}`));
  expect([...dated].sort()).toEqual(asked.sort());
});

describe('the list as a file', () => {
  const officer = () => makeUser(app.db, { role: 'officer' }).id;
  const write = (locale: 'nl' | 'en', actorId = officer()) =>
    exportMissionCompanies(app.db, { missionId, actorId, catalogue: app.catalogue, locale, timeZone: app.operator.time_zone, now: app.now() });

  test('holds a row per company in the reader’s language, and no person', () => {
    finish(join('Alfa'));
    join('Beta', { colleagues: 1, status: 'waiting' });
    const lines = write('en').split('\r\n');
    expect(lines[4]).toBe(
      'Company,KvK number,Place,Ready,Missing,Enrolled on,Travellers,Travellers done,Done with Alpha,Done with Beta,Checklist items ticked,Checklist items,Certificate,Valid through',
    );
    expect(lines[5]).toMatch(/^Alfa,\d{8},place,no,checklists,2026-02-02,1,1,1,1,0,4,\w{20},2027-06-15$/);
    expect(lines[6]).toMatch(/^Beta,\d{8},waiting list,no,modules \+ checklists,2026-02-02,2,0,0,0,0,4,,$/);
    const dutch = write('nl');
    expect(dutch).toContain('\r\nBedrijf;KvK-nummer;');
    for (const text of [dutch, lines.join()]) expect(text).not.toMatch(/Boss|Person|@/);
  });

  test('runs no formula in a spreadsheet', () => {
    for (const [index, name] of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '"quoted", Ltd'].entries()) {
      const { company } = makeCompanyWithManager(app.db, { company: { name } });
      makePlace(app.db, { missionId, companyId: company.id, askedAt: new Date(Date.UTC(2026, 4, index + 1)) });
    }
    const csv = write('en');
    for (const field of ["\r\n'=1+1,", "\r\n'+1,", "\r\n'-1,", "\r\n'@SUM(A1),", "\r\n'\tx,", '\r\n"\'\rx",', '\r\n"""quoted"", Ltd",'])
      expect(csv).toContain(field);
  });

  test('is noted in the log, each time', () => {
    join('Alfa');
    const actorId = officer();
    write('nl', actorId);
    const logged = app.db.select().from(audit_log).where(eq(audit_log.action, 'export.mission-companies')).all();
    expect(logged).toMatchObject([{ actor_id: actorId, subject_id: missionId, details: { companies: 1 } }]);
  });
});
