import { audit_log, type Database } from '#db';

/** The actions in the audit log, in the order in which they were noted. */
export function listActions(db: Database): string[] {
  return db
    .select({ action: audit_log.action })
    .from(audit_log)
    .all()
    .map(({ action }) => action);
}
