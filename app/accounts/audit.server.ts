import { and, count, eq, inArray } from 'drizzle-orm';
import { audit_log, newId, type Reader, type Transaction } from '#db';
import type { Messages } from '../i18n/messages.ts';

/** What a line can say besides who, what and when: the log's reader has a word for each. */
export type AuditDetails = Partial<Record<keyof Messages['audit']['details'], unknown>>;

/** Adds one row to the audit log. `details` hold ids and codes, never names, addresses or answers. */
export function recordAudit(tx: Transaction, entry: { actorId: string | null; action: string; subjectId: string; details?: AuditDetails; now: Date }): void {
  tx.insert(audit_log)
    .values({
      id: newId(),
      at: entry.now,
      actor_id: entry.actorId,
      action: entry.action,
      subject_id: entry.subjectId,
      details: entry.details ?? {},
    })
    .run();
}

/** How often something was changed in one of these ways. */
export function countChanges(db: Reader, { subjectId, actions }: { subjectId: string; actions: string[] }): number {
  const changes = and(eq(audit_log.subject_id, subjectId), inArray(audit_log.action, actions));
  return db.select({ changes: count() }).from(audit_log).where(changes).get()?.changes ?? 0;
}
