import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { companies, milestones, transact, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCompany } from '#tests/support/factories.ts';
import { DomainError } from '../errors.ts';
import { recordMilestone } from './milestones.server.ts';

const record = (db: Database, companyId: string, given: { subjectId?: string; at?: string } = {}) =>
  transact(db, (tx) =>
    recordMilestone(tx, {
      step: 'enrolled',
      subjectId: given.subjectId ?? 'e1',
      companyId,
      track: 'pre-departure',
      at: new Date(given.at ?? '2026-03-02T10:00:00Z'),
      timeZone: 'Europe/Amsterdam',
    }),
  );

describe('recordMilestone', () => {
  it('keeps the company as it was at the step', () => {
    const db = createTestDatabase();
    const company = makeCompany(db, { municipality: 'soest', sector: 'agri-food', kind: 'startup' });
    record(db, company.id);
    db.update(companies).set({ municipality: 'zeist', sector: 'other', kind: 'sme' }).where(eq(companies.id, company.id)).run();
    record(db, company.id, { subjectId: 'e2' });
    expect(db.select().from(milestones).orderBy(milestones.subject_id).all()).toMatchObject([
      { subject_id: 'e1', municipality: 'soest', sector: 'agri-food', company_kind: 'startup', track: 'pre-departure' },
      { subject_id: 'e2', municipality: 'zeist', sector: 'other', company_kind: 'sme' },
    ]);
  });

  it('counts the same step of the same subject once, with its first time', () => {
    const db = createTestDatabase();
    const company = makeCompany(db);
    record(db, company.id);
    record(db, company.id, { at: '2026-08-02T10:00:00Z' });
    expect(
      db
        .select()
        .from(milestones)
        .all()
        .map(({ month }) => month),
    ).toEqual(['2026-03']);
  });

  it.each([
    ['New Year, before', '2025-12-31T22:59:59Z', '2025-12'],
    ['New Year, after', '2025-12-31T23:00:00Z', '2026-01'],
    ['the end of March, in summer time already, before', '2026-03-31T21:59:59Z', '2026-03'],
    ['the end of March, in summer time already, after', '2026-03-31T22:00:00Z', '2026-04'],
    ['the end of October, in winter time again, before', '2026-10-31T22:59:59Z', '2026-10'],
    ['the end of October, in winter time again, after', '2026-10-31T23:00:00Z', '2026-11'],
  ])('puts a step in the month of the operator: %s', (_, at, month) => {
    const db = createTestDatabase();
    record(db, makeCompany(db).id, { at });
    expect(db.select().from(milestones).get()?.month).toBe(month);
  });

  it('refuses a company that does not exist', () => {
    expect(() => record(createTestDatabase(), 'nobody')).toThrow(new DomainError('not-found'));
  });

  it('is never changed or taken away, by whomever', () => {
    const db = createTestDatabase();
    record(db, makeCompany(db).id);
    expect(() => db.update(milestones).set({ month: '2026-01' }).run()).toThrow(/append-only/);
    expect(() => db.delete(milestones).run()).toThrow(/append-only/);
  });

  it('outlives its company, so that an erasure changes no published figure', () => {
    const db = createTestDatabase();
    const company = makeCompany(db);
    record(db, company.id);
    db.delete(companies).where(eq(companies.id, company.id)).run();
    expect(db.select().from(milestones).all()).toHaveLength(1);
  });
});
