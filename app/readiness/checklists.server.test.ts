import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#tests/support/app.ts';
import { makeCompanyWithManager, makeMember } from '#tests/support/factories.ts';
import { DomainError } from '../errors.ts';
import { readTicks, saveChecklist } from './checklists.server.ts';

let app: TestApp;
let made: ReturnType<typeof makeCompanyWithManager>;
beforeEach(() => {
  app = createTestApp();
  made = makeCompanyWithManager(app.db);
});

const save = (given: { userId?: string; companyId?: string; checklistId?: string; shown?: string[]; ticked: string[] }) =>
  saveChecklist(app.db, {
    userId: made.manager.id,
    companyId: made.company.id,
    moduleId: 'alpha',
    checklistId: 'before-the-trip',
    shown: [],
    catalogue: app.catalogue,
    now: app.now(),
    ...given,
  });
const ticks = (companyId = made.company.id) =>
  readTicks(app.db, { companyId, moduleId: 'alpha' })
    .map(({ item }) => item)
    .sort();

describe('a company’s checklist', () => {
  test('keeps what was ticked, by whom and when', () => {
    save({ ticked: ['clean-laptop'] });
    expect(readTicks(app.db, { companyId: made.company.id, moduleId: 'alpha' })).toEqual([{ item: 'clean-laptop', at: app.now(), by: made.manager.name }]);
  });

  test('takes away what was unticked, and leaves the other lists alone', () => {
    save({ ticked: ['clean-laptop', 'tell-bank'] });
    save({ checklistId: 'before-signing', ticked: ['check-chop'] });
    save({ shown: ['clean-laptop', 'tell-bank'], ticked: ['tell-bank'] });
    expect(ticks()).toEqual(['check-chop', 'tell-bank']);
  });

  test('keeps what a colleague ticked or unticked meanwhile', () => {
    const { user: colleague } = makeMember(app.db, { companyId: made.company.id });
    save({ ticked: ['clean-laptop', 'tell-bank'] });
    // Both have seen the two ticks.
    save({ userId: colleague.id, shown: ['clean-laptop', 'tell-bank'], ticked: ['clean-laptop', 'tell-bank', 'pack-card'] });
    save({ shown: ['clean-laptop', 'tell-bank'], ticked: ['tell-bank', 'write-numbers'] });
    expect(ticks()).toEqual(['pack-card', 'tell-bank', 'write-numbers']);
  });

  test('sent twice stays the same, with the first moment', () => {
    save({ ticked: ['clean-laptop'] });
    app.setNow('2026-06-16T10:00:00Z');
    save({ ticked: ['clean-laptop'] });
    expect(readTicks(app.db, { companyId: made.company.id, moduleId: 'alpha' })[0]!.at).toEqual(new Date('2026-06-15T10:00:00Z'));
  });

  test('is never another company’s', () => {
    const other = makeCompanyWithManager(app.db);
    save({ ticked: ['clean-laptop'] });
    save({ userId: other.manager.id, companyId: other.company.id, shown: ['clean-laptop'], ticked: [] });
    expect(ticks()).toEqual(['clean-laptop']);
    expect(ticks(other.company.id)).toEqual([]);
  });

  test('refuses unknown lists, and items that are not on the list, without a trace', () => {
    expect(() => save({ checklistId: 'nope', ticked: [] })).toThrow(new DomainError('not-found'));
    expect(() => save({ ticked: ['clean-laptop', 'check-chop'] })).toThrow(new DomainError('invalid'));
    expect(() => save({ shown: ['nope'], ticked: [] })).toThrow(new DomainError('invalid'));
    expect(ticks()).toEqual([]);
  });
});
