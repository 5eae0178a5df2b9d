import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { companies, type Database } from '#db';
import { createTestDatabase } from '#tests/support/database.ts';
import { makeCertificate, makeCompany } from '#tests/support/factories.ts';
import { formatNumber } from './number.ts';
import { pageSize, searchCertificates } from './registry.server.ts';
import type { CertificateStatus } from './validity.ts';

let db: Database;
const now = new Date('2026-06-15T10:00:00Z');
beforeEach(() => {
  db = createTestDatabase();
});

const certified = (name: string, kvkNumber: string, given: Partial<Parameters<typeof makeCertificate>[1]> = {}) =>
  makeCertificate(db, { companyId: makeCompany(db, { name, kvk_number: kvkNumber }).id, ...given });
const search = (query: string, status: CertificateStatus | null = null, page = 1) => searchCertificates(db, { query, status, page, now });
const names = (query: string, status: CertificateStatus | null = null) =>
  search(query, status)
    .certificates.map(({ snapshot }) => snapshot.company.name)
    .sort();

describe('searching the register', () => {
  test('finds by part of the name, KvK number and number of the certificate', () => {
    const alpha = certified('Alpha Works B.V.', '11112222');
    certified('Beta 100% Ltd', '33334444');
    expect(names('works')).toEqual(['Alpha Works B.V.']);
    expect(names('1111 22')).toEqual(['Alpha Works B.V.']);
    expect(names(formatNumber(alpha.id).toUpperCase())).toEqual(['Alpha Works B.V.']);
    expect(names('nobody')).toEqual([]);
    expect(names('  ')).toHaveLength(2);
  });

  test('takes signs of the search language as they are', () => {
    certified('Alpha Works B.V.', '11112222');
    certified('Beta 100% Ltd', '33334444');
    expect(names('100%')).toEqual(['Beta 100% Ltd']);
    expect(names('%')).toEqual(['Beta 100% Ltd']);
    expect(names('_')).toEqual([]);
    expect(names("'; drop table certificates; --")).toEqual([]);
    expect(names('\\')).toEqual([]);
  });

  test('finds a renamed company by both names, and shows the one that was issued', () => {
    const { company_id } = certified('Old Name B.V.', '11112222');
    db.update(companies).set({ name: 'New Name B.V.' }).where(eq(companies.id, company_id)).run();
    expect(names('old name')).toEqual(['Old Name B.V.']);
    expect(names('new name')).toEqual(['Old Name B.V.']);
  });

  test('filters by status at the exact instant', () => {
    certified('Valid', '11112221', { valid_until: new Date(now.getTime() + 1) });
    certified('Expired', '11112222', { valid_until: now });
    certified('Revoked', '11112223', { valid_until: new Date(now.getTime() + 1), revoked_at: now, revocation_reason: 'Issued by mistake' });
    expect(names('', 'valid')).toEqual(['Valid']);
    expect(names('', 'expired')).toEqual(['Expired']);
    expect(names('', 'revoked')).toEqual(['Revoked']);
    expect(names('', null)).toHaveLength(3);
    expect(names('valid', 'revoked')).toEqual([]);
  });

  test('shows the newest first, a page at a time, and never past the last', () => {
    for (let day = 1; day <= pageSize + 3; day += 1) certified(`Company ${day}`, String(20_000_000 + day), { issued_at: new Date(Date.UTC(2026, 0, day)) });
    const first = search('');
    expect(first).toMatchObject({ total: pageSize + 3, page: 1, pages: 2 });
    expect(first.certificates).toHaveLength(pageSize);
    expect(first.certificates[0]!.snapshot.company.name).toBe(`Company ${pageSize + 3}`);
    expect(search('', null, 2).certificates.map(({ snapshot }) => snapshot.company.name)).toEqual(['Company 3', 'Company 2', 'Company 1']);
    expect(search('', null, 999)).toMatchObject({ page: 2 });
    expect(search('', null, 0)).toMatchObject({ page: 1 });
    expect(search('none of them', null, 7)).toMatchObject({ total: 0, page: 1, pages: 1 });
  });
});
