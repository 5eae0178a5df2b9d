/** The audit log for administrators. Read only: the database refuses every change of a line (migration 0001). */
import { and, desc, eq, gte, inArray, like, lt, or, type SQL } from 'drizzle-orm';
import { audit_log, transact, users, type Database, type Reader } from '#db';
import { findAccountByEmail } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import { prefixesOf, type AuditKind } from './audit-actions.ts';

export interface AuditFilter {
  /** First instant that is shown. */
  from: Date | null;
  /** First instant that is no longer shown. */
  until: Date | null;
  kind: AuditKind | null;
  /** An account's address, exactly; an address without an account finds nothing. */
  email: string | null;
  subjectId: string | null;
}

export interface AuditLine {
  id: string;
  at: Date;
  /** Null is the system itself. */
  actorId: string | null;
  /** Null for the system, and for an account that was erased. */
  actorName: string | null;
  action: string;
  subjectId: string;
  details: Record<string, unknown>;
}

/** Where a page goes on: after this line, in time and then in id, backwards. */
export interface AuditPosition {
  at: Date;
  id: string;
}

function conditionsOf(db: Reader, { from, until, kind, email, subjectId }: AuditFilter): SQL | undefined {
  const actor = email === null ? undefined : eq(audit_log.actor_id, findAccountByEmail(db, { email })?.id ?? '');
  return and(
    from ? gte(audit_log.at, from) : undefined,
    until ? lt(audit_log.at, until) : undefined,
    kind ? or(...prefixesOf(kind).map((prefix) => like(audit_log.action, `${prefix}%`))) : undefined,
    actor,
    subjectId === null ? undefined : eq(audit_log.subject_id, subjectId),
  );
}

function selectLines(db: Reader, { where, limit }: { where: SQL | undefined; limit: number }): AuditLine[] {
  return db
    .select({
      id: audit_log.id,
      at: audit_log.at,
      actorId: audit_log.actor_id,
      actorName: users.name,
      action: audit_log.action,
      subjectId: audit_log.subject_id,
      details: audit_log.details,
    })
    .from(audit_log)
    .leftJoin(users, eq(users.id, audit_log.actor_id))
    .where(where)
    .orderBy(desc(audit_log.at), desc(audit_log.id))
    .limit(limit)
    .all();
}

export const linesPerPage = 50;
/** A file of more lines than this is a job for the database itself. */
export const linesPerFile = 50_000;

/** One page, the newest line first; `next` is null on the last one. */
export function readAuditPage(
  db: Reader,
  { filter, after }: { filter: AuditFilter; after: AuditPosition | null },
): { lines: AuditLine[]; next: AuditPosition | null } {
  const beyond = after && or(lt(audit_log.at, after.at), and(eq(audit_log.at, after.at), lt(audit_log.id, after.id)));
  const found = selectLines(db, { where: and(conditionsOf(db, filter), beyond ?? undefined), limit: linesPerPage + 1 });
  const lines = found.slice(0, linesPerPage);
  const last = lines.at(-1);
  return { lines, next: found.length > linesPerPage && last ? { at: last.at, id: last.id } : null };
}

/** The lines of a filter for a file; that the file was made is itself a line of the log. */
export function exportAudit(db: Database, { filter, actorId, now }: { filter: AuditFilter; actorId: string; now: Date }): AuditLine[] {
  return transact(db, (tx) => {
    const lines = selectLines(tx, { where: conditionsOf(tx, filter), limit: linesPerFile });
    recordAudit(tx, { actorId, action: 'export.audit', subjectId: actorId, details: { lines: lines.length, kind: filter.kind }, now });
    return lines;
  });
}

/** Names of the accounts behind these ids that still exist. */
export function findNames(db: Reader, { userIds }: { userIds: string[] }): Map<string, string> {
  const ids = [...new Set(userIds)];
  if (ids.length === 0) return new Map();
  const rows = db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)).all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
