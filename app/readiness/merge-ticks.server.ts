/** What two registrations of one company have ticked, put together: ticked by either is ticked. */
import { eq } from 'drizzle-orm';
import { checklist_ticks, debrief_ticks, mission_places, type Transaction } from '#db';

/** Runs before the places themselves move: a debrief is found by its mission. */
export function mergeTicks(tx: Transaction, { fromId, intoId }: { fromId: string; intoId: string }): void {
  for (const tick of tx.select().from(checklist_ticks).where(eq(checklist_ticks.company_id, fromId)).all()) {
    tx.insert(checklist_ticks)
      .values({ ...tick, company_id: intoId })
      .onConflictDoNothing()
      .run();
  }
  tx.delete(checklist_ticks).where(eq(checklist_ticks.company_id, fromId)).run();

  const there = tx.select().from(mission_places).where(eq(mission_places.company_id, intoId)).all();
  const debriefs = tx
    .select({ tick: debrief_ticks, missionId: mission_places.mission_id })
    .from(debrief_ticks)
    .innerJoin(mission_places, eq(mission_places.id, debrief_ticks.place_id))
    .where(eq(mission_places.company_id, fromId))
    .all();
  for (const { tick, missionId } of debriefs) {
    const twin = there.find(({ mission_id }) => mission_id === missionId);
    if (twin)
      tx.insert(debrief_ticks)
        .values({ ...tick, place_id: twin.id })
        .onConflictDoNothing()
        .run();
  }
}
