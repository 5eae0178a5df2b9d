import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { companies, milestones, report_editions, transact, type Database } from '#db';
import { createTestApp, testOperator } from '#tests/support/app.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompanyWithManager, makeMember, makeMilestone } from '#tests/support/factories.ts';
import { enrol } from '#tests/support/learning.ts';
import { DomainError } from '../errors.ts';
import { wireSteps } from '../wiring.server.ts';
import { findEdition, listPeriods, publishDueEditions } from './editions.server.ts';
import type { Categories } from './counts.server.ts';
import type { Dimension, Measure } from './measures.ts';

const categories: Categories = { sector: ['high-tech', 'agri-food'], municipality: ['utrecht', 'zeist'], track: ['pre-departure', 'market-entry'] };
const publish = (db: Database, now: string, given: Partial<Categories> = {}) =>
  publishDueEditions(db, { categories: { ...categories, ...given }, timeZone: testOperator.time_zone, now: new Date(now) });

/** What an edition shows of a row; the total is row `*`. */
function read(db: Database, period: string, dimension: Dimension, row: string, measure: Measure = 'registered') {
  const table = findEdition(db, { periodId: period })!.tables.find((candidate) => candidate.dimension === dimension)!;
  const cells = row === '*' ? table.total : table.rows.find(({ id }) => id === row)?.cells;
  const cell = cells?.[table.measures.indexOf(measure)];
  return cell?.kind === 'shown' ? cell.value : cell?.kind;
}

function registrations(db: Database, count: number, at: string, given: { sector?: string; municipality?: string } = {}): void {
  for (let number = 0; number < count; number += 1) makeMilestone(db, { companyId: `${at} ${number}`, at: new Date(at), ...given });
}

describe('editions', () => {
  it('are none before a quarter with a step in it has ended', () => {
    const db = createTestDatabase();
    publish(db, '2026-02-01T12:00:00Z');
    registrations(db, 8, '2026-02-10T12:00:00Z');
    publish(db, '2026-03-31T12:00:00Z');
    expect(listPeriods(db)).toEqual([]);
    expect(findEdition(db, { periodId: null })).toBeNull();
    publish(db, '2026-04-01T12:00:00Z');
    expect(listPeriods(db).map(({ id }) => id)).toEqual(['2026-q1']);
  });

  it('never count a month that is not over', () => {
    const db = createTestDatabase();
    registrations(db, 8, '2026-03-10T12:00:00Z');
    registrations(db, 9, '2026-04-10T12:00:00Z');
    publish(db, '2026-04-20T12:00:00Z');
    expect(read(db, '2026-q1', 'month', '*')).toBe(8);
    expect(read(db, '2026-q1', 'month', '2026-04')).toBeUndefined();
  });

  it('are made for every quarter that was missed, and begin anew each year', () => {
    const db = createTestDatabase();
    for (const at of ['2025-11-10T12:00:00Z', '2026-01-10T12:00:00Z', '2026-05-10T12:00:00Z']) registrations(db, 10, at);
    publish(db, '2026-07-02T12:00:00Z');
    expect(listPeriods(db).map(({ id }) => id)).toEqual(['2025-q4', '2026-q1', '2026-q2']);
    expect(['2025-q4', '2026-q1', '2026-q2'].map((id) => read(db, id, 'month', '*'))).toEqual([10, 10, 20]);
    expect(findEdition(db, { periodId: null })?.period.id).toBe('2026-q2');
  });

  it('count a company once a year, with its first time', () => {
    const db = createTestDatabase();
    for (let number = 0; number < 6; number += 1) {
      for (const [at, track] of [
        ['2026-01-10', 'market-entry'],
        ['2026-03-10', 'pre-departure'],
      ] as const) {
        makeMilestone(db, {
          companyId: `c${number}`,
          at: new Date(`${at}T12:00:00Z`),
          step: 'registered',
          sector: at === '2026-01-10' ? 'agri-food' : 'high-tech',
        });
        makeMilestone(db, { companyId: `c${number}`, at: new Date(`${at}T12:00:00Z`), step: 'enrolled', track });
        makeMilestone(db, { companyId: `c${number}`, at: new Date(`${at}T12:00:00Z`), step: 'participant', track });
      }
    }
    publish(db, '2026-04-02T12:00:00Z', { track: ['market-entry'], sector: ['agri-food'] });
    expect(read(db, '2026-q1', 'month', '*', 'enrolled')).toBe(6);
    expect(read(db, '2026-q1', 'month', '2026-03', 'enrolled')).toBe('suppressed');
    // People are counted each time that their company enters them.
    expect(read(db, '2026-q1', 'month', '*', 'participants')).toBe(12);
  });

  it('stay as they were published, whatever happens afterwards', () => {
    const db = createTestDatabase();
    registrations(db, 8, '2026-01-10T12:00:00Z');
    registrations(db, 8, '2026-02-10T12:00:00Z', { municipality: 'zeist' });
    publish(db, '2026-04-02T12:00:00Z');
    const before = findEdition(db, { periodId: '2026-q1' });
    // A step that is written late, and a list of municipalities that changes.
    registrations(db, 7, '2026-03-10T12:00:00Z', { municipality: 'soest' });
    publish(db, '2026-05-02T12:00:00Z', { municipality: ['soest'] });
    expect(findEdition(db, { periodId: '2026-q1' })).toEqual(before);
    expect(() => db.update(report_editions).set({ tables: [] }).run()).toThrow(/does not change/);
    expect(() => db.delete(report_editions).run()).toThrow(/does not change/);
  });

  it('made before visits to events were counted are read as they are, and go on in the next one', () => {
    const db = createTestDatabase();
    registrations(db, 8, '2026-01-10T12:00:00Z');
    registrations(db, 8, '2026-02-10T12:00:00Z', { municipality: 'zeist' });
    publish(db, '2026-04-02T12:00:00Z');
    const { period, tables } = findEdition(db, { periodId: '2026-q1' })!;
    const without = tables.map((table) => {
      const column = table.measures.indexOf('attended');
      const leave = (cells: unknown[]) => cells.filter((_, index) => index !== column);
      const rows = table.rows.map(({ id, cells }) => ({ id, cells: leave(cells) }));
      return { dimension: table.dimension, measures: leave(table.measures), rows, total: leave(table.total) };
    });
    const later = createTestDatabase();
    for (const row of db.select().from(milestones).all()) later.insert(milestones).values(row).run();
    later
      .insert(report_editions)
      .values({ period: period.id, published_at: new Date('2026-04-02T12:00:00Z'), tables: without })
      .run();
    for (let number = 0; number < 8; number += 1) {
      const at = new Date('2026-05-10T12:00:00Z');
      makeMilestone(later, { companyId: `${at.toISOString()} ${number}`, at });
      makeMilestone(later, { companyId: `2026-01-10T12:00:00Z ${number}`, at, step: 'attended' });
    }
    publish(later, '2026-07-02T12:00:00Z');
    expect(read(later, '2026-q1', 'month', '*')).toBe(16);
    expect(read(later, '2026-q1', 'month', '*', 'attended')).toBeUndefined();
    expect(read(later, '2026-q2', 'month', '*', 'attended')).toBe(8);
    expect(read(later, '2026-q2', 'month', '*')).toBe(24);
  });

  it('keep the rows of a municipality that was taken off the list', () => {
    const db = createTestDatabase();
    registrations(db, 8, '2026-01-10T12:00:00Z', { municipality: 'old-town' });
    registrations(db, 8, '2026-01-11T12:00:00Z');
    registrations(db, 8, '2026-01-12T12:00:00Z', { municipality: 'zeist' });
    publish(db, '2026-04-02T12:00:00Z');
    expect(read(db, '2026-q1', 'municipality', 'old-town')).toBe(8);
  });

  it('have a period that exists', () => {
    const db = createTestDatabase();
    registrations(db, 8, '2026-01-10T12:00:00Z');
    publish(db, '2026-04-02T12:00:00Z');
    for (const periodId of ['2026-q2', '2026-q5', '', "' or 1=1"]) expect(() => findEdition(db, { periodId })).toThrow(new DomainError('not-found'));
  });
});

describe('the figures', () => {
  it('agree with the rows that the other rooms keep', () => {
    const app = createTestApp({ now: '2026-02-10T10:00:00Z' });
    const { db } = app;
    const { onStep } = wireSteps(app);
    for (let number = 0; number < 14; number += 1) {
      const now = new Date(Date.UTC(2026, number % 3, 3 + number, 10));
      app.setNow(now);
      const { company, manager } = makeCompanyWithManager(db, { company: { registered_at: now, municipality: number % 2 ? 'zeist' : 'utrecht' } });
      transact(db, (tx) => onStep(tx, { step: 'registered', subjectId: company.id, companyId: company.id, track: null, at: now }));
      const colleague = makeMember(db, { companyId: company.id }).user;
      if (number < 11) enrol(app, { companyId: company.id, trackId: 'pre-departure', userIds: number % 2 ? [manager.id, colleague.id] : [manager.id] });
      // Where a company is now is not where it was.
      db.update(companies).set({ municipality: 'utrecht' }).where(eq(companies.id, company.id)).run();
    }
    publish(db, '2026-04-02T12:00:00Z');
    const rowsOf = (table: string) => db.$client.prepare(`select count(*) from ${table}`).pluck().get();
    const total = (measure: Measure) => read(db, '2026-q1', 'sector', '*', measure);
    expect(total('registered')).toBe(rowsOf('companies'));
    expect(total('enrolled')).toBe(rowsOf('enrolments'));
    expect(total('participants')).toBe(rowsOf('participants'));
    expect(total('started')).toBe('suppressed');
    expect(read(db, '2026-q1', 'municipality', 'zeist')).toBe(7);
    expect(read(db, '2026-q1', 'municipality', 'utrecht')).toBe(7);
  });
});
