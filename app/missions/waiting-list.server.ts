import { and, eq } from 'drizzle-orm';
import { mission_places, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { dayOf } from '../i18n/format.ts';
import { mailCompany } from './mission-mails.server.ts';
import type { Mission } from './missions.server.ts';
import { countPlaces, waitingOrder } from './places.server.ts';

/**
 * Gives free places to the companies that wait longest, and tells them. Runs after everything that
 * can free a place. From the day of departure on nobody moves up any more.
 */
export function fillPlaces(tx: Transaction, { mission, site, timeZone, now }: { mission: Mission; site: Site; timeZone: string; now: Date }): void {
  if (mission.status !== 'published' || mission.departsOn <= dayOf(now, timeZone)) return;
  const free = mission.capacity - countPlaces(tx, { missionId: mission.id }).placed;
  if (free <= 0) return;
  const next = tx
    .select({ id: mission_places.id, companyId: mission_places.company_id })
    .from(mission_places)
    .where(and(eq(mission_places.mission_id, mission.id), eq(mission_places.status, 'waiting')))
    .orderBy(...waitingOrder)
    .limit(free)
    .all();
  for (const { id, companyId } of next) {
    tx.update(mission_places).set({ status: 'placed', placed_at: now }).where(eq(mission_places.id, id)).run();
    recordAudit(tx, { actorId: null, action: 'mission.placed', subjectId: mission.id, details: { placeId: id, companyId }, now });
    mailCompany(tx, { mission, companyId, kind: 'placed', site, now });
  }
}
