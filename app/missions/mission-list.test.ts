import { beforeEach, describe, expect, it, test } from 'vitest';
import { audit_log, companies, mission_invitees } from '#db';
import { messages } from '#app/i18n/messages.ts';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompany, makeMission, makePlace, makeUser } from '#tests/support/factories.ts';
import { readOutbox } from '#tests/support/outbox.ts';
import { createRandom } from '#tests/support/random.ts';
import { refusal } from '#tests/support/refusal.ts';
import { forgetInvitedCompany, listInvitedCompanies } from './invitees.server.ts';
import { checkMissionList, importMissionList, type CheckedList } from './mission-list.server.ts';
import { decodeList, mostBytes, mostRows, readList } from './mission-list-text.server.ts';

const heading = 'bedrijf;KvK-nummer;naam;e-mail';
const listOf = (...rows: string[]) => [heading, ...rows].join('\r\n');
const t = messages('en');
const words = t.missionDesk.list.problems;

let app: TestApp;
let missionId: string;
let officer: { id: string };
beforeEach(() => {
  app = createTestApp();
  missionId = makeMission(app.db).id;
  officer = makeUser(app.db, { role: 'officer' });
});

function check(text: string): CheckedList {
  const list = checkMissionList(app.db, { missionId, text, t });
  if ('fault' in list) throw new Error(list.fault);
  return list;
}
const problemsOf = (...rows: string[]) => check(listOf(...rows)).rows.map(({ problems }) => problems);
const site = { baseUrl: 'https://site.example', name: 'Voorbereid' };
const importList = (text: string, fingerprint = check(text).fingerprint) =>
  importMissionList(app.db, { missionId, text, fingerprint, actorId: officer.id, site, timeZone: 'Europe/Amsterdam', now: app.now(), t });
const stored = () => app.db.select().from(mission_invitees).all();

describe('the bytes of a list', () => {
  const name = 'Zoë Brontë – café';
  test.each([
    ['UTF-8', Buffer.from(name)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${name}`)],
    ['UTF-16, as Excel’s Unicode text', Buffer.from(`\uFEFF${name}`, 'utf16le')],
    ['UTF-16 the other way around', Buffer.from(`\uFEFF${name}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from([...name].map((letter) => (letter === '–' ? 0x96 : letter.charCodeAt(0))))],
  ])('are read as %s', (_, bytes) => {
    expect(decodeList(bytes)).toBe(name);
  });

  test('of a spreadsheet, a picture or a program are no text', () => {
    expect(decodeList(Buffer.from('504b0304140006000800', 'hex'))).toBeNull();
    expect(decodeList(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toBeNull();
    expect(decodeList(Buffer.from([77, 90, 0, 1]))).toBeNull();
  });
});

describe('the shape of a list', () => {
  const cells = { company: 'Alfa B.V.', kvk_number: '12345678', name: 'Anna', email: 'anna@alfa.nl' };
  test.each([';', ',', '\t'])('may have %j between its cells', (separator) => {
    const text = `bedrijf;KvK-nummer;naam;e-mail\nAlfa B.V.;12345678;Anna;anna@alfa.nl`.replaceAll(';', separator);
    expect(readList(text)).toEqual({ rows: [{ number: 2, cells, overflow: false }] });
  });

  test.each([
    'Company,KvK number,Name,E-mail address',
    'BEDRIJFSNAAM,KVK,Contactpersoon,Mail',
    'Naam bedrijf , Kvk nr., Naam , E-mailadres ',
    '"Naam van het bedrijf","KvK-nummer (8 cijfers)","Naam","Email"',
  ])('has headings in Dutch or English, however they are written: %s', (line) => {
    expect(readList(`${line}\nAlfa B.V.,12345678,Anna,anna@alfa.nl`)).toMatchObject({ rows: [{ cells }] });
  });

  test('may have other columns, another order, empty rows and a byte order mark', () => {
    const text =
      '\uFEFF\n\nE-mail;Tafel;Naam;Bedrijf;KvK\n\nanna@alfa.nl;3;Anna;Alfa B.V.;12345678;;\n;;;\n  \nbo@beta.nl;4;"Bo ""de Beer""; senior";Beta;87654321\n';
    expect(readList(text)).toEqual({
      rows: [
        { number: 5, cells, overflow: false },
        { number: 8, cells: { company: 'Beta', kvk_number: '87654321', name: 'Bo "de Beer"; senior', email: 'bo@beta.nl' }, overflow: false },
      ],
    });
  });

  test.each([
    ['nothing', '', { fault: 'empty' }],
    ['white space', ' \n\t\n', { fault: 'empty' }],
    ['headings alone', `${heading}\n;;;\n`, { fault: 'no-rows' }],
    ['no headings', 'Alfa B.V.;12345678;Anna;anna@alfa.nl', { fault: 'headings-missing', columns: ['company', 'kvk_number', 'name', 'email'] }],
    ['a heading short', 'bedrijf;naam;e-mail\na;b;c@d.nl', { fault: 'headings-missing', columns: ['kvk_number'] }],
    ['a heading twice', 'bedrijf;kvk;naam;deelnemer;e-mail\na;12345678;b;c;d@e.nl', { fault: 'headings-double', columns: ['name'] }],
    ['a quotation mark that never closes', `${heading}\nAlfa;12345678;"Anna;anna@alfa.nl\n`, { fault: 'broken-quote', line: expect.any(Number) }],
    ['too many characters', `${heading}\n${'x'.repeat(mostBytes)}`, { fault: 'too-large' }],
    ['too many rows', listOf(...Array.from({ length: mostRows + 1 }, (_, n) => `A;12345678;B;b${n}@a.nl`)), { fault: 'too-many-rows', rows: mostRows + 1 }],
  ])('is refused with %s', (_, text, fault) => {
    expect(readList(text)).toEqual(fault);
  });

  it('reads whatever is thrown at it, or says why not', () => {
    const random = createRandom(20261124);
    const pieces = [
      heading,
      '\n',
      '\r',
      '\r\n',
      '"',
      '""',
      ';',
      ',',
      '\t',
      'naam',
      '=1+1',
      '12345678',
      'a@b.nl',
      '\u0000',
      '中文',
      '💩',
      '\uFEFF',
      '\\',
      "'",
      ' ',
    ];
    for (let n = 0; n < 500; n += 1) {
      const text = Array.from({ length: Math.floor(random() * 40) }, () => pieces[Math.floor(random() * pieces.length)]).join('');
      const list = checkMissionList(app.db, { missionId, text: random() < 0.5 ? `${heading}\n${text}` : text, t });
      expect('fault' in list || list.rows.length >= list.good.length).toBe(true);
    }
  });
});

describe('the rows of a list', () => {
  test('that are right have no problem, however they are typed', () => {
    const list = check(listOf('Alfa B.V.;1234 5678;Anna;Anna@Alfa.NL ', '  Alfa   bv ;12345678;Zoë;zoe@alfa.nl', "=Beta;87654321;O'Neil;o'neil+x@beta.nl"));
    expect(list.rows.map(({ problems }) => problems)).toEqual([[], [], []]);
    expect(list.good[0]).toEqual({ companyName: 'Alfa B.V.', kvkNumber: '12345678', personName: 'Anna', email: 'anna@alfa.nl' });
    expect(list.good[1]).toMatchObject({ companyName: 'Alfa bv' });
  });

  test.each([
    ['no company', ';12345678;Anna;anna@alfa.nl', [words.companyMissing]],
    ['no number', 'Alfa;;Anna;anna@alfa.nl', [words.kvkNumberMissing]],
    ['a number that lost its zero', 'Alfa;1234567;Anna;anna@alfa.nl', [words.kvkNumberWrong]],
    ['a number with a letter', 'Alfa;1234567O;Anna;anna@alfa.nl', [words.kvkNumberWrong]],
    ['a number as a spreadsheet may show it', 'Alfa;1,23E+07;Anna;anna@alfa.nl', [words.kvkNumberWrong]],
    ['no name', 'Alfa;12345678;;anna@alfa.nl', [words.nameMissing]],
    ['a name of spaces', 'Alfa;12345678;\u00a0 \u00a0;anna@alfa.nl', [words.nameMissing]],
    ['a name that is a web address', 'Alfa;12345678;http://x.example;anna@alfa.nl', [t.account.fields.noAddress]],
    ['a company that is a web address', 'www.alfa.nl;12345678;Anna;anna@alfa.nl', [t.account.fields.noAddress]],
    ['a name that is too long', `Alfa;12345678;${'x'.repeat(101)};anna@alfa.nl`, [t.forms.tooLong(100)]],
    ['a company that is too long', `${'x'.repeat(151)};12345678;Anna;anna@alfa.nl`, [t.forms.tooLong(150)]],
    ['no address', 'Alfa;12345678;Anna;', [words.emailMissing]],
    ['an address without a host', 'Alfa;12345678;Anna;anna', [t.forms.email]],
    ['two addresses', 'Alfa;12345678;Anna;anna@alfa.nl, bo@alfa.nl', [t.forms.email]],
    ['an address with a line break in it', 'Alfa;12345678;Anna;"anna@alfa.nl\nBcc: x@y.nl"', [t.forms.email]],
    ['an address with a name', 'Alfa;12345678;Anna;Anna <anna@alfa.nl>', [t.forms.email]],
    ['an address that is too long', `Alfa;12345678;Anna;${'a'.repeat(250)}@alfa.nl`, [t.forms.email]],
    ['a cell too many', 'Alfa;12345678;Anna;anna@alfa.nl;extra', [words.overflow]],
    ['a cell too few', 'Alfa;12345678;Anna', [words.emailMissing]],
    ['several things at once', ';123;;x', [words.companyMissing, words.kvkNumberWrong, words.nameMissing, t.forms.email]],
  ])('say what is wrong: %s', (_, row, problems) => {
    expect(problemsOf(row)).toEqual([problems]);
  });

  test('are compared with each other', () => {
    expect(problemsOf('Alfa;12345678;Anna;anna@alfa.nl', 'Alfa;12345678;Anna again;ANNA@alfa.nl', 'Other;12345678;Bo;bo@alfa.nl')).toEqual([
      [],
      [words.double(2)],
      [words.otherNameInList('Alfa', 2)],
    ]);
  });

  test('are compared with what is registered: companies, places and earlier lists', () => {
    makeCompany(app.db, { name: 'Registered Holding B.V.', kvk_number: '11110000' });
    const joined = makeCompany(app.db, { name: 'Joined', kvk_number: '22220000' });
    const withdrawn = makeCompany(app.db, { name: 'Withdrawn', kvk_number: '33330000' });
    makePlace(app.db, { missionId, companyId: joined.id, status: 'waiting' });
    makePlace(app.db, { missionId, companyId: withdrawn.id, status: 'withdrawn' });
    importList(listOf('Alfa;12345678;Anna;anna@alfa.nl'));
    expect(
      problemsOf(
        'Registered;11110000;A;a@x.nl',
        'registered holding bv;11110000;B;b@x.nl',
        'Joined;22220000;C;c@x.nl',
        'Withdrawn;33330000;D;d@x.nl',
        'Alfa;12345678;Anna;anna@alfa.nl',
      ),
    ).toEqual([[words.otherName('Registered Holding B.V.')], [], [words.onMission], [], [words.invited]]);
    expect(app.db.select().from(companies).all()).toHaveLength(3);
  });
});

describe('importing a list', () => {
  const text = listOf('Alfa;12345678;Anna;anna@alfa.nl', 'Alfa;12345678;Bo;bo@alfa.nl', 'Bad;1;Cas;cas@bad.nl');

  test('writes and mails the good rows, and logs counts alone', () => {
    makeUser(app.db, { email: 'bo@alfa.nl', locale: 'en' });
    expect(importList(text)).toBe(2);
    expect(stored()).toMatchObject([
      { mission_id: missionId, company_name: 'Alfa', kvk_number: '12345678', person_name: 'Anna', email: 'anna@alfa.nl', invited_by: officer.id },
      { email: 'bo@alfa.nl' },
    ]);
    const [toAnna, toBo] = readOutbox(app.db);
    expect(toAnna).toMatchObject({ recipient: 'anna@alfa.nl', locale: 'nl' });
    expect(toAnna!.body_text).toContain(`https://site.example/nl/missions/${missionId}/join`);
    expect(toAnna!.body_text).toContain(`In English: https://site.example/en/missions/${missionId}/join`);
    expect(toAnna!.body_text).toContain('https://site.example/nl/account/register');
    expect(toBo).toMatchObject({ recipient: 'bo@alfa.nl', locale: 'en' });
    expect(toBo!.body_text).not.toContain('register');
    const logged = app.db.select().from(audit_log).all();
    expect(logged).toMatchObject([{ action: 'mission.list-imported', actor_id: officer.id, subject_id: missionId, details: { imported: 2, refused: 1 } }]);
  });

  test('twice changes nothing', () => {
    importList(text);
    const again = check(text);
    expect(again.good).toEqual([]);
    expect(refusal(() => importList(text))).toBe('invalid');
    expect(importList(text, 'the fingerprint of the first time')).toBeNull();
    expect(stored()).toHaveLength(2);
    expect(readOutbox(app.db)).toHaveLength(2);
  });

  test('writes nothing when it is another list than the one that was shown, or has become one', () => {
    const { fingerprint } = check(text);
    expect(importList(listOf('Alfa;12345678;Anna;anna@alfa.nl'), fingerprint)).toBeNull();
    const company = makeCompany(app.db, { name: 'Alfa', kvk_number: '12345678' });
    makePlace(app.db, { missionId, companyId: company.id });
    expect(importList(text, fingerprint)).toBeNull();
    expect(stored()).toEqual([]);
    expect(readOutbox(app.db)).toEqual([]);
  });

  test('is for a published mission, until the deadline has passed', () => {
    app.setNow('2027-03-01T22:59:00Z');
    expect(refusal(() => importList(text))).toBeNull();
    app.setNow('2027-03-01T23:01:00Z');
    expect(refusal(() => importList(text))).toBe('not-open');
    app.setNow('2026-06-15T10:00:00Z');
    for (const status of ['draft', 'cancelled'] as const) {
      missionId = makeMission(app.db, { status }).id;
      expect(refusal(() => importList(text))).toBe('not-open');
    }
    missionId = 'unknown';
    expect(refusal(() => importList(text, 'x'))).toBe('not-found');
  });

  test('keeps another mission’s list apart', () => {
    importList(text);
    missionId = makeMission(app.db).id;
    expect(importList(text)).toBe(2);
  });
});

describe('companies that were asked', () => {
  test('disappear once they have joined, by their KvK number, and are forgotten on request', () => {
    importList(listOf('Alfa;12345678;Anna;anna@alfa.nl', 'Alfa;12345678;Bo;bo@alfa.nl', 'Beta;87654321;Cas;cas@beta.nl'));
    const list = () => listInvitedCompanies(app.db, { missionId });
    expect(list()).toEqual([
      { companyName: 'Alfa', kvkNumber: '12345678', people: 2, firstInvitedAt: app.now() },
      { companyName: 'Beta', kvkNumber: '87654321', people: 1, firstInvitedAt: app.now() },
    ]);
    const company = makeCompany(app.db, { kvk_number: '12345678' });
    makePlace(app.db, { missionId, companyId: company.id, status: 'waiting' });
    expect(list()).toMatchObject([{ kvkNumber: '87654321' }]);
    const forget = () => forgetInvitedCompany(app.db, { missionId, kvkNumber: '87654321', actorId: officer.id, now: app.now() });
    forget();
    expect(list()).toEqual([]);
    expect(refusal(forget)).toBe('not-found');
    expect(app.db.select().from(audit_log).all().at(-1)).toMatchObject({ action: 'mission.invitees-removed', details: { people: 1 } });
  });
});
