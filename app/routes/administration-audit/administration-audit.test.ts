import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#db';
import { recordAudit } from '#app/accounts/audit.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { listActions } from '#tests/support/audit.ts';
import { makeUser } from '#tests/support/factories.ts';
import { loader as csv } from '../administration-audit-csv/route.ts';
import { loader as start } from '../administration/route.tsx';
import { loader } from './route.tsx';

let app: TestApp;
let cookie: string;
let officer: { id: string; email: string };
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'administrator' }));
  officer = makeUser(app.db, { role: 'officer', name: '=Olga' });
  const note = (action: string, subjectId: string, at: string) =>
    transact(app.db, (tx) => recordAudit(tx, { actorId: officer.id, action, subjectId, details: { companyId: 'c1' }, now: new Date(at) }));
  note('mission.created', 'm1', '2026-06-01T21:59:59Z');
  note('mission.published', 'm1', '2026-06-01T22:00:00Z');
  note('certificate.revoked', 'k1', '2026-06-03T10:00:00Z');
});
const open = (query: string) => callRoute(app, loader, { path: `/nl/administration/audit${query}`, cookie });
const lines = async (query: string) => ((await open(query)).body as { lines: { action: string }[] }).lines.map(({ action }) => action);

describe('the audit log, for administrators', () => {
  test('filters by days of the operator’s time zone', async () => {
    expect(await lines('?to_day=1&to_month=6&to_year=2026')).toEqual(['mission.created']);
    expect(await lines('?from_day=2&from_month=6&from_year=2026&to_day=2&to_month=6&to_year=2026')).toEqual(['mission.published']);
  });

  test('filters by kind, subject and person, and takes odd questions as none', async () => {
    expect(await lines('?kind=certificates')).toEqual(['certificate.revoked']);
    expect(await lines('?subject=m1')).toHaveLength(2);
    expect(await lines(`?person=${encodeURIComponent(` ${officer.email.toUpperCase()} `)}`)).toHaveLength(3);
    expect(await lines('?person=nobody@example.nl')).toEqual([]);
    expect(await lines('?kind=nonsense&before=x')).toHaveLength(3);
    expect(await lines('?before=99999999999999999.%27')).toHaveLength(3);
  });

  test('says the details in words, and leads from an id to everything about it', async () => {
    const module = app.catalogue.modules[0]!;
    const details = { companyId: 'c-1', role: 'manager', moved: true, module: module.id, fields: ['kvk_number'], tables: { sessions: 3 }, was: null };
    transact(app.db, (tx) => recordAudit(tx, { actorId: null, action: 'mission.edited', subjectId: 'm2', details, now: app.now() }));
    const { lines: found } = (await open('?subject=m2')).body as { lines: { details: object[] }[] };
    expect(found[0]!.details).toEqual([
      { label: 'bedrijf', subjectId: 'c-1' },
      { label: 'rol', text: 'beheerder' },
      { label: 'verplaatst', text: 'ja' },
      { label: 'module', text: module.title.nl },
      { label: 'veranderd', text: 'KvK-nummer' },
      { label: 'tabellen', text: 'sessies 3' },
    ]);
  });

  test('says that a day doesn’t exist, and keeps what was typed', async () => {
    expect(await open('?from_day=31&from_month=2&from_year=2026&kind=missions')).toMatchObject({
      status: 422,
      body: { errors: { from: expect.any(String) }, values: { from_day: '31', kind: 'missions' } },
    });
  });

  test('comes as a file that no spreadsheet runs, and that is logged', async () => {
    const answer = await callRoute(app, csv, { path: '/nl/administration/audit.csv?kind=missions', cookie });
    const text = await (answer.body as Response).text();
    expect(text.split('\r\n')[1]).toBe(`2026-06-01T22:00:00.000Z;'=Olga;${officer.id};missie gepubliceerd;mission.published;m1;"{""companyId"":""c1""}"`);
    expect(text).not.toContain('certificate.revoked');
    expect(listActions(app.db)).toContain('export.audit');
  });

  test('is closed to officers, as is the start page', async () => {
    const other = await signInAs(app, officer);
    for (const [route, path] of [
      [loader, 'administration/audit'],
      [csv, 'administration/audit.csv'],
      [start, 'administration'],
    ] as const) {
      expect((await callRoute(app, route, { path: `/nl/${path}`, cookie: other })).status).toBe(403);
    }
    expect(await callRoute(app, start, { path: '/nl/administration', cookie })).toMatchObject({ status: 200, body: { givenUp: 0 } });
  });
});
