import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { audit_log, newId, transact, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeUser } from '#tests/support/factories.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import { messages } from '../i18n/messages.ts';
import { auditKinds, classifyAction, prefixesOf } from './audit-actions.ts';
import { exportAudit, linesPerPage, readAuditPage, type AuditFilter } from './audit-view.server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['app', 'server', 'scripts'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes('i18n'))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')),
);
const shape = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

/** Every action that code writes: `action: 'mission.published'`, either side of a choice, and the beginnings of template texts. */
function findActions(): { whole: string[]; beginnings: string[] } {
  const values = sources.flatMap((text) => [...text.matchAll(/\baction: ?([^,;}\n]*(?:`[^`]*`)?[^,;\n]*)/g)].map(([, value = '']) => value));
  const whole = values.flatMap((value) => [...value.matchAll(/'([^']+)'/g)].map(([, action = '']) => action)).filter((action) => shape.test(action));
  const beginnings = values.flatMap((value) => [...value.matchAll(/`([^`$]*)\$\{/g)].map(([, beginning = '']) => beginning));
  return { whole: [...new Set(whole)], beginnings: [...new Set(beginnings)] };
}

describe('the words of the log', () => {
  const { whole, beginnings } = findActions();

  test('are there for every action that code writes', () => {
    expect(whole.length).toBeGreaterThan(60);
    expect(beginnings).toContain('join-request.');
    for (const locale of ['nl', 'en'] as const) {
      const { actions } = messages(locale).audit;
      expect(
        whole.filter((action) => !actions[action]),
        `add words to app/i18n/${locale}/audit.ts`,
      ).toEqual([]);
      for (const beginning of beginnings) expect(Object.keys(actions).filter((action) => action.startsWith(beginning)).length, beginning).toBeGreaterThan(1);
    }
  });

  test('are the same in both languages, and each of a known kind', () => {
    const { nl, en } = { nl: messages('nl').audit.actions, en: messages('en').audit.actions };
    expect(Object.keys(nl)).toEqual(Object.keys(en));
    expect(Object.keys(nl).filter((action) => !classifyAction(action))).toEqual([]);
    for (const kind of auditKinds) expect(prefixesOf(kind).length, kind).toBeGreaterThan(0);
  });

  test('are not kept for actions that no code writes any more', () => {
    const written = new Set(whole);
    const left = Object.keys(messages('nl').audit.actions).filter(
      (action) => !written.has(action) && !beginnings.some((beginning) => action.startsWith(beginning)),
    );
    expect(left).toEqual([]);
  });
});

describe('the log itself', () => {
  let db: Database;
  let officer: { id: string; email: string };
  const none: AuditFilter = { from: null, until: null, kind: null, email: null, subjectId: null };
  const note = (action: string, at: string, given: { actorId?: string | null; subjectId?: string } = {}) =>
    transact(db, (tx) =>
      recordAudit(tx, { actorId: given.actorId === undefined ? officer.id : given.actorId, action, subjectId: given.subjectId ?? 's', now: new Date(at) }),
    );
  const actions = (filter: Partial<AuditFilter>) => readAuditPage(db, { filter: { ...none, ...filter }, after: null }).lines.map(({ action }) => action);
  beforeEach(() => {
    db = createTestDatabase();
    officer = makeUser(db, { role: 'officer' });
  });

  test('takes no change and no deletion, whoever asks', () => {
    note('mission.created', '2026-06-01T00:00:00Z');
    expect(() => db.update(audit_log).set({ action: 'x' }).run()).toThrow('the audit log is append-only');
    expect(() => db.delete(audit_log).run()).toThrow('the audit log is append-only');
    expect(() => db.$client.prepare("insert or replace into audit_log select id, at, actor_id, 'x', subject_id, details from audit_log").run()).toThrow(
      'append-only',
    );
    expect(db.select().from(audit_log).all()).toMatchObject([{ action: 'mission.created' }]);
  });

  test('is found by period, kind, person and subject', () => {
    const other = makeUser(db);
    note('mission.created', '2026-06-01T00:00:00Z', { subjectId: 'm1' });
    note('event.created', '2026-06-02T00:00:00Z', { subjectId: 'e1' });
    note('member.added', '2026-06-03T00:00:00Z', { actorId: other.id });
    note('certificate.issued', '2026-06-04T00:00:00Z', { actorId: null });
    expect(actions({})).toEqual(['certificate.issued', 'member.added', 'event.created', 'mission.created']);
    expect(actions({ from: new Date('2026-06-02T00:00:00Z'), until: new Date('2026-06-03T00:00:00Z') })).toEqual(['event.created']);
    expect(actions({ kind: 'missions' })).toEqual(['event.created', 'mission.created']);
    expect(actions({ email: other.email })).toEqual(['member.added']);
    // An unknown address finds nothing: not the lines of the system.
    expect(actions({ email: 'nobody@example.nl' })).toEqual([]);
    expect(actions({ subjectId: 'm1' })).toEqual(['mission.created']);
  });

  test('names people as they are called now, and nobody who was erased', () => {
    note('mission.created', '2026-06-01T00:00:00Z');
    note('member.left', '2026-06-02T00:00:00Z', { actorId: newId() });
    note('report.published', '2026-06-03T00:00:00Z', { actorId: null });
    expect(readAuditPage(db, { filter: none, after: null }).lines).toMatchObject([
      { actorId: null, actorName: null },
      { actorId: expect.any(String), actorName: null },
      { actorId: officer.id, actorName: expect.stringContaining('Person') },
    ]);
  });

  test('comes in pages that miss and repeat nothing, also within one moment', () => {
    for (let n = 0; n < 2 * linesPerPage + 3; n += 1)
      note('mission.edited', n % 3 === 0 ? '2026-06-01T00:00:00Z' : '2026-06-02T00:00:00Z', { subjectId: `s${n}` });
    const seen: string[] = [];
    let after = null as ReturnType<typeof readAuditPage>['next'];
    do {
      const page = readAuditPage(db, { filter: none, after });
      seen.push(...page.lines.map(({ subjectId }) => subjectId));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(2 * linesPerPage + 3);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('notes that it was taken along as a file', () => {
    note('mission.created', '2026-06-01T00:00:00Z');
    note('member.added', '2026-06-01T00:00:00Z');
    expect(exportAudit(db, { filter: { ...none, kind: 'missions' }, actorId: officer.id, now: new Date('2026-06-05T00:00:00Z') })).toHaveLength(1);
    expect(readAuditPage(db, { filter: none, after: null }).lines[0]).toMatchObject({ action: 'export.audit', details: { lines: 1, kind: 'missions' } });
  });
});
