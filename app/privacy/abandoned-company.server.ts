/** What happens to a company when its last member goes: it keeps what counts, and nothing that only its people needed. */
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { checklist_ticks, companies, debrief_ticks, invitations, join_requests, members, mission_places, missions, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { closeJoinRequest } from '../companies/joining.server.ts';
import { dayOf } from '../i18n/format.ts';
import { withdrawPlace } from '../missions/withdraw.server.ts';

interface Abandoned {
  companyId: string;
  actorId: string;
  site: Site;
  timeZone: string;
  now: Date;
}

/** Places on missions to come go to who waits, while there is still somebody who could have withdrawn. */
export function freeMissionPlaces(tx: Transaction, given: Abandoned): void {
  const today = dayOf(given.now, given.timeZone);
  const ahead = tx
    .select({ missionId: missions.id })
    .from(mission_places)
    .innerJoin(missions, eq(missions.id, mission_places.mission_id))
    .where(
      and(
        eq(mission_places.company_id, given.companyId),
        inArray(mission_places.status, ['placed', 'waiting']),
        eq(missions.status, 'published'),
        gt(missions.departs_on, today),
      ),
    )
    .all();
  for (const { missionId } of ahead) withdrawPlace(tx, { ...given, missionId, reason: null });
}

/**
 * Does nothing as long as somebody is left. Nobody can be let in any more, so invitations and requests end; ticks go;
 * a confirmed identity was that of the people who have gone. Enrolments and certificates stay, as does the row: who
 * registers the same KvK number later takes it over (app/companies/registration.server.ts).
 */
export function closeAbandonedCompany(tx: Transaction, { companyId, actorId, now }: Abandoned): void {
  if (tx.select({ id: members.id }).from(members).where(eq(members.company_id, companyId)).get()) return;
  tx.update(invitations)
    .set({ withdrawn_at: now })
    .where(and(eq(invitations.company_id, companyId), isNull(invitations.accepted_at), isNull(invitations.withdrawn_at)))
    .run();
  const asked = tx
    .select({ id: join_requests.id })
    .from(join_requests)
    .where(and(eq(join_requests.company_id, companyId), isNull(join_requests.decided_at)))
    .all();
  for (const { id } of asked) closeJoinRequest(tx, { id, decision: 'declined', actorId, now });
  tx.delete(checklist_ticks).where(eq(checklist_ticks.company_id, companyId)).run();
  const places = tx.select({ id: mission_places.id }).from(mission_places).where(eq(mission_places.company_id, companyId));
  tx.delete(debrief_ticks).where(inArray(debrief_ticks.place_id, places)).run();
  tx.update(companies)
    .set({ identity_confirmed_at: null, identity_confirmed_by: null, identity_method: null, without_members_since: now })
    .where(eq(companies.id, companyId))
    .run();
  recordAudit(tx, { actorId, action: 'company.abandoned', subjectId: companyId, now });
}
