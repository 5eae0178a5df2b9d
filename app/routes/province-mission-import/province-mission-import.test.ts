import { beforeEach, describe, expect, test } from 'vitest';
import { mission_invitees } from '#db';
import { limits } from '#app/accounts/throttle.server.ts';
import { mostBytes } from '#app/missions/mission-list-text.server.ts';
import { callRoute, createTestApp, signInAs, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMission, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import type { Preview } from './list-preview.tsx';
import { action, loader } from './route.tsx';

const list = 'company,KvK number,name,e-mail\r\nAlfa,12345678,Zoë,zoe@alfa.nl\r\nBeta,1,Bo,bo@beta.nl';
let app: TestApp;
let cookie: string;
let missionId: string;
beforeEach(async () => {
  app = createTestApp();
  cookie = await signInAs(app, makeUser(app.db, { role: 'officer' }));
  missionId = makeMission(app.db).id;
});
const at = () => ({ path: `/en/province/missions/${missionId}/import`, params: { mission: missionId }, cookie });
const post = (form: Record<string, string> | FormData) => callRoute(app, action, { ...at(), form });
function upload(bytes: BlobPart, fields: Record<string, string> = {}, name = 'file') {
  const form = new FormData();
  for (const [field, value] of Object.entries({ intent: 'check', list: '', ...fields })) form.append(field, value);
  form.append(name, new File([bytes], 'list.csv', { type: 'application/vnd.ms-excel' }));
  return post(form);
}
const preview = async (text = list) => ((await post({ intent: 'check', list: text })).body as { preview: Preview }).preview;
const stored = () => app.db.select().from(mission_invitees).all();

describe('a participant list', () => {
  test('is shown row by row, and written only when that is confirmed', async () => {
    const shown = await preview();
    expect(shown).toMatchObject({
      good: 1,
      changed: false,
      rows: [
        { number: 2, problems: [] },
        { number: 3, problems: [expect.stringContaining('eight digits')] },
      ],
    });
    expect(stored()).toEqual([]);
    const answer = await post({ intent: 'import', list: shown.text, checked: shown.fingerprint });
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/en/province/missions/${missionId}?done=imported`]);
    expect(stored()).toMatchObject([{ email: 'zoe@alfa.nl', person_name: 'Zoë' }]);
    expect(readOutbox(app.db).map(({ recipient }) => recipient)).toEqual(['zoe@alfa.nl']);
    expect(app.woken).toBe(1);
  });

  test('that is imported twice changes nothing, and says so', async () => {
    const { fingerprint } = await preview();
    const confirm = () => post({ intent: 'import', list, checked: fingerprint });
    await confirm();
    expect(await confirm()).toMatchObject({ status: 200, body: { preview: { good: 0, rows: [{ problems: [expect.stringContaining('already')] }, {}] } } });
    expect(stored()).toHaveLength(1);
    expect(readOutbox(app.db)).toHaveLength(1);
  });

  test('is shown again when it was changed after it was shown', async () => {
    const { fingerprint } = await preview();
    const other = list.replace('zoe@alfa.nl', 'eve@alfa.nl');
    expect(await post({ intent: 'import', list: other, checked: fingerprint })).toMatchObject({ body: { preview: { changed: true, good: 1, text: other } } });
    expect(await post({ intent: 'import', list })).toMatchObject({ body: { preview: { changed: true } } });
    expect(stored()).toEqual([]);
  });

  test('comes as a file too, in the encodings of spreadsheets', async () => {
    for (const bytes of [Buffer.from(list), Buffer.from(`\uFEFF${list}`), Buffer.from(list, 'latin1')]) {
      expect(await upload(bytes)).toMatchObject({ body: { preview: { text: list, rows: [{ cells: { name: 'Zoë' } }, {}] } } });
    }
  });

  test.each([
    ['a spreadsheet', () => upload(Buffer.from('504b0304140006000800', 'hex')), 'file', ''],
    ['a file that is too large', () => upload('x'.repeat(mostBytes + 1)), 'file', ''],
    ['an empty file', () => upload(''), 'list', ''],
    ['nothing', () => post({ intent: 'check', list: ' ' }), 'list', ' '],
    ['a file and a list', () => upload(list, { list }), 'list', list],
    ['a file without headings', () => upload('Alfa;12345678'), 'list', 'Alfa;12345678'],
    ['too many rows', () => post({ intent: 'check', list: `${list}${'\r\nA,12345678,B,c@d.nl'.repeat(499)}` }), 'list', expect.stringContaining('c@d.nl')],
  ])('is refused as %s, at the field, and text is kept', async (_, send, field, kept) => {
    expect(await send()).toMatchObject({ status: 422, body: { errors: { [field]: expect.any(String) }, values: { list: kept } } });
    expect(stored()).toEqual([]);
  });

  test('is no place for other files, intents or missions', async () => {
    expect((await upload(list, {}, 'other')).status).toBe(400);
    expect((await upload(list, { intent: 'erase' })).status).toBe(400);
    expect((await post({ list })).status).toBe(400);
    const draft = makeMission(app.db, { status: 'draft' }).id;
    missionId = draft;
    expect((await callRoute(app, loader, at())).body).toMatchObject({ open: false });
    expect((await post({ intent: 'check', list })).status).toBe(409);
    missionId = 'unknown';
    expect((await post({ intent: 'check', list })).status).toBe(404);
    expect((await callRoute(app, loader, at())).status).toBe(404);
  });

  test('is closed to companies', async () => {
    cookie = await signInAs(app, makeCompanyWithManager(app.db).manager);
    expect((await post({ intent: 'check', list })).status).toBe(403);
    expect((await callRoute(app, loader, at())).status).toBe(403);
  });

  test('is not for importing all day long', async () => {
    for (let n = 0; n < limits['mission-list-officer'].tries; n += 1) {
      const text = list.replace('zoe@', `zoe${n}@`);
      expect((await post({ intent: 'import', list: text, checked: (await preview(text)).fingerprint })).status).toBe(303);
    }
    expect((await post({ intent: 'import', list, checked: (await preview()).fingerprint })).status).toBe(429);
  });
});
