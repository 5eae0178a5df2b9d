/** A company's ticks on the checklists of the course: shared by all its members, kept by item id. */
import { and, eq, inArray } from 'drizzle-orm';
import { checklist_ticks, members, transact, users, type Database, type Reader } from '#db';
import type { Catalogue, Checklist } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { changesOf, type SentTicks } from './ticks.ts';

export interface Tick {
  item: string;
  at: Date;
  /** Null for who has left the company since, or has no account any more. */
  by: string | null;
}

/** What a company has ticked of a module's checklists. */
export function readTicks(db: Reader, { companyId, moduleId }: { companyId: string; moduleId: string }): Tick[] {
  return db
    .select({ item: checklist_ticks.item, at: checklist_ticks.ticked_at, by: users.name })
    .from(checklist_ticks)
    .leftJoin(members, and(eq(members.company_id, checklist_ticks.company_id), eq(members.user_id, checklist_ticks.ticked_by)))
    .leftJoin(users, eq(users.id, members.user_id))
    .where(and(eq(checklist_ticks.company_id, companyId), eq(checklist_ticks.module, moduleId)))
    .all();
}

/** Saves one checklist as a member left it. Throws not-found for an unknown checklist, invalid for an item that isn't on it. */
export function saveChecklist(
  db: Database,
  given: SentTicks & { userId: string; companyId: string; moduleId: string; checklistId: string; catalogue: Catalogue; now: Date },
): void {
  const { userId, companyId, moduleId, now } = given;
  const { added, removed } = changesOf(given, findChecklist(given.catalogue, given).items);
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
