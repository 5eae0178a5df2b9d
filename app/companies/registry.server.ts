/**
 * The register of companies, for officers: whom they still have to look at, and everybody else. Missions and
 * certificates are read here for the order only: who travels or shows a certificate comes first.
 */
import { and, asc, count, desc, eq, exists, inArray, isNotNull, isNull, like, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import { certificates, companies, join_requests, members, mission_places, users, type Reader } from '#db';
import { DomainError } from '../errors.ts';
import { describeCompany, type CompanyFacts } from './company-facts.server.ts';
import { findLikePairs, type Likeness, type LikePair } from './likeness.ts';
import { listPeople, type Person } from './members.server.ts';
import type { QueueFilter, RegistryFilter } from './registry-filters.ts';

/** Companies on one page of the register. */
export const pageSize = 25;
/** After so many days without an answer, nobody seems to stand behind a registration. */
export const unansweredDays = 14;

export interface RegisteredCompany extends CompanyFacts {
  /** On a mission or its waiting list, or in possession of a certificate. */
  isUrgent: boolean;
}

export interface RegistryPage {
  companies: RegisteredCompany[];
  total: number;
  /** 1-based, and never past the last page. */
  page: number;
  pages: number;
}

/** A registration that was merged into another is found nowhere. */
const standing = isNull(companies.merged_into_id);
/** Without members there is nobody to ask, and nobody who could get a certificate. */
const isToCheck = and(isNull(companies.identity_confirmed_at), isNull(companies.identity_doubted_at), isNull(companies.without_members_since));

function hasPlaceOrCertificate(db: Reader): SQL<boolean> {
  const place = db
    .select({ id: mission_places.id })
    .from(mission_places)
    .where(and(eq(mission_places.company_id, companies.id), ne(mission_places.status, 'withdrawn')));
  const certificate = db.select({ id: certificates.id }).from(certificates).where(eq(certificates.company_id, companies.id));
  return sql<boolean>`(${exists(place)} or ${exists(certificate)})`.mapWith(Boolean);
}

function hasUnansweredRequest(db: Reader, now: Date): SQL {
  const since = new Date(now.getTime() - unansweredDays * 24 * 3_600_000);
  const request = db
    .select({ id: join_requests.id })
    .from(join_requests)
    .where(and(eq(join_requests.company_id, companies.id), isNull(join_requests.decided_at), lte(join_requests.created_at, since)));
  return exists(request);
}

/** A part of the name, or the beginning of the KvK number. */
function matching(query: string): SQL | undefined {
  const text = query.trim();
  if (!text) return undefined;
  const digits = text.replace(/[\s.]/g, '');
  const inName = sql`${companies.name} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
  return or(inName, /^\d{3,8}$/.test(digits) ? like(companies.kvk_number, `${digits}%`) : undefined);
}

function fitting(db: Reader, { query, filter, now }: { query: string; filter: RegistryFilter; now: Date }): SQL | undefined {
  const filters: Record<RegistryFilter, () => SQL | undefined> = {
    'to-check': () => isToCheck,
    doubted: () => isNotNull(companies.identity_doubted_at),
    duplicates: () => {
      const ids = listLikePairs(db).flatMap((pair) => pair.ids);
      return inArray(companies.id, [...new Set(ids)]);
    },
    unanswered: () => hasUnansweredRequest(db, now),
    confirmed: () => isNotNull(companies.identity_confirmed_at),
    all: () => undefined,
  };
  return and(standing, matching(query), filters[filter]());
}

/** One page of the companies that fit. What is to be looked at: the urgent first, then who waits longest; others by name. */
export function searchCompanies(db: Reader, given: { query: string; filter: RegistryFilter; page: number; now: Date }): RegistryPage {
  const where = fitting(db, given);
  const isUrgent = hasPlaceOrCertificate(db);
  const { total } = db.select({ total: count() }).from(companies).where(where).get()!;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(Math.max(1, given.page), pages);
  const byName = [sql`${companies.name} collate nocase`, asc(companies.id)];
  const inQueue = [desc(isUrgent), asc(companies.registered_at), asc(companies.id)];
  const rows = db
    .select({ company: companies, isUrgent })
    .from(companies)
    .where(where)
    .orderBy(...(given.filter === 'all' || given.filter === 'confirmed' ? byName : inQueue))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all();
  return { companies: rows.map((row) => ({ ...describeCompany(row.company), isUrgent: row.isUrgent })), total, page, pages };
}

export type CompanyQueue = Record<QueueFilter, number>;

/** How many companies ask for an officer's look, and why. */
export function countQueue(db: Reader, { now }: { now: Date }): CompanyQueue {
  const size = (filter: QueueFilter) =>
    db
      .select({ size: count() })
      .from(companies)
      .where(fitting(db, { query: '', filter, now }))
      .get()!.size;
  return { 'to-check': size('to-check'), doubted: size('doubted'), duplicates: size('duplicates'), unanswered: size('unanswered') };
}

/** Pairs of registrations that may be one company (likeness.ts). Two that stand in the trade register, each with its own number, are two. */
function listLikePairs(db: Reader): LikePair[] {
  const domains = new Map<string, string[]>();
  const managers = db
    .select({ companyId: members.company_id, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.user_id))
    .where(eq(members.role, 'manager'))
    .all();
  for (const { companyId, email } of managers) domains.set(companyId, [...(domains.get(companyId) ?? []), email.split('@')[1] ?? '']);
  const { id, name, kvk_number: kvkNumber, identity_method: method } = companies;
  const all = db.select({ id, name, kvkNumber, method }).from(companies).where(standing).all();
  const compared = new Set(all.filter((one) => one.method === 'trade-register').map((one) => one.id));
  const pairs = findLikePairs(all.map((one) => ({ ...one, domains: domains.get(one.id) ?? [] })));
  return pairs.filter(({ ids }) => !ids.every((one) => compared.has(one)));
}

/** Other registrations that may be the same company, with why. */
export interface LikeCompany {
  id: string;
  name: string;
  kvkNumber: string;
  why: Likeness[];
}

/** For each of these companies the registrations it looks like. */
export function findLikeCompanies(db: Reader, { companyIds }: { companyIds: string[] }): Map<string, LikeCompany[]> {
  const found = new Map<string, LikeCompany[]>();
  const pairs = listLikePairs(db).filter(({ ids }) => ids.some((id) => companyIds.includes(id)));
  const known = new Map(
    db
      .select({ id: companies.id, name: companies.name, kvkNumber: companies.kvk_number })
      .from(companies)
      .where(
        inArray(
          companies.id,
          pairs.flatMap(({ ids }) => ids),
        ),
      )
      .all()
      .map((one) => [one.id, one]),
  );
  for (const { ids, why } of pairs) {
    for (const [id, otherId] of [ids, [...ids].reverse() as [string, string]]) {
      const other = known.get(otherId);
      if (other && companyIds.includes(id)) found.set(id, [...(found.get(id) ?? []), { ...other, why }]);
    }
  }
  return found;
}

export interface CompanyFile extends CompanyFacts {
  /** Why an officer doubts; for officers' eyes. */
  doubt: string | null;
  /** Whom to ask about the company. */
  managers: Pick<Person, 'name' | 'email'>[];
  /** Members who aren't managers: a number, not names. */
  participants: number;
  /** Since when the oldest unanswered request to join waits; null without one. */
  unansweredSince: Date | null;
}

/**
 * What officers see of one company. Only here do they see names and addresses of people, and only those of its
 * managers: whoever checks who a company is must be able to ask it (docs/decisions/0012-who-a-company-is.md).
 * Throws not-found, also for a registration that was merged.
 */
export function readCompanyFile(db: Reader, { companyId }: { companyId: string }): CompanyFile {
  const row = db
    .select()
    .from(companies)
    .where(and(eq(companies.id, companyId), standing))
    .get();
  if (!row) throw new DomainError('not-found');
  const people = listPeople(db, { companyId });
  const oldest = db
    .select({ createdAt: join_requests.created_at })
    .from(join_requests)
    .where(and(eq(join_requests.company_id, companyId), isNull(join_requests.decided_at)))
    .orderBy(asc(join_requests.created_at))
    .get();
  return {
    ...describeCompany(row),
    doubt: row.identity_doubt,
    managers: people.filter(({ role }) => role === 'manager').map(({ name, email }) => ({ name, email })),
    participants: people.filter(({ role }) => role === 'participant').length,
    unansweredSince: oldest?.createdAt ?? null,
  };
}
