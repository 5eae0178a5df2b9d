import { audit_log, newId, type Transaction } from '#db';

/** Adds one row to the audit log. `details` hold ids and codes, never names, addresses or answers. */
export function recordAudit(
  tx: Transaction,
  entry: { actorId: string | null; action: string; subjectId: string; details?: Record<string, unknown>; now: Date },
): void {
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
