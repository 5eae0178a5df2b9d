/** A company's ticks on the checklists of the course: shared by all its members, kept by item id. */
import { and, eq, inArray } from 'drizzle-orm';
import { checklist_ticks, transact, users, type Database, type Reader } from '#db';
import type { Catalogue, Checklist } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';

export interface Tick {
  item: string;
  at: Date;
  /** Null when that person's account is gone. */
  by: string | null;
}

/** What a company has ticked of a module's checklists. */
export function readTicks(db: Reader, { companyId, moduleId }: { companyId: string; moduleId: string }): Tick[] {
  return db
    .select({ item: checklist_ticks.item, at: checklist_ticks.ticked_at, by: users.name })
    .from(checklist_ticks)
    .leftJoin(users, eq(users.id, checklist_ticks.ticked_by))
    .where(and(eq(checklist_ticks.company_id, companyId), eq(checklist_ticks.module, moduleId)))
    .all();
}

/**
 * Saves one checklist as a member left it. Only what that person changed is written: `shown` are the
 * items that were ticked on the page they saw, so that a colleague's ticks of meanwhile stay.
 * Throws not-found for an unknown checklist, invalid for an item that isn't on it.
 */
export function saveChecklist(
  db: Database,
  given: { userId: string; companyId: string; moduleId: string; checklistId: string; shown: string[]; ticked: string[]; catalogue: Catalogue; now: Date },
): void {
  const { userId, companyId, moduleId, ticked, shown, now } = given;
  const checklist = findChecklist(given.catalogue, given);
  const onList = (item: string) => checklist.items.some(({ id }) => id === item);
  if (![...ticked, ...shown].every(onList)) throw new DomainError('invalid');
  const added = ticked.filter((item) => !shown.includes(item));
  const removed = shown.filter((item) => !ticked.includes(item));
  transact(db, (tx) => {
    for (const item of added) {
      tx.insert(checklist_ticks).values({ company_id: companyId, module: moduleId, item, ticked_by: userId, ticked_at: now }).onConflictDoNothing().run();
    }
    tx.delete(checklist_ticks)
      .where(and(eq(checklist_ticks.company_id, companyId), eq(checklist_ticks.module, moduleId), inArray(checklist_ticks.item, removed)))
      .run();
  });
}

function findChecklist(catalogue: Catalogue, { moduleId, checklistId }: { moduleId: string; checklistId: string }): Checklist {
  const checklist = catalogue.module(moduleId)?.checklists.find(({ id }) => id === checklistId);
  if (!checklist) throw new DomainError('not-found');
  return checklist;
}
