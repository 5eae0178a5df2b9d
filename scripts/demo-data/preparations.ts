/** What the companies of the demonstration ticked for their missions. Runs once the missions and their companies are there. */
import { and, eq } from 'drizzle-orm';
import { members, mission_places, missions } from '../../db/index.ts';
import { dayOf } from '../../app/i18n/format.ts';
import { waitingOrder } from '../../app/missions/places.server.ts';
import { saveChecklist } from '../../app/readiness/checklists.server.ts';
import { saveDebrief } from '../../app/readiness/debrief.server.ts';
import type { Setting } from './register.ts';

const daysBefore = (today: Date, days: number) => new Date(today.getTime() - days * 24 * 3_600_000);

export function makePreparations({ db, catalogue, operator }: Setting, { today }: { today: Date }): void {
  const timeZone = operator.time_zone;
  const joined = db
    .select({ missionId: missions.id, returnsOn: missions.returns_on, companyId: members.company_id, userId: members.user_id })
    .from(mission_places)
    .innerJoin(missions, eq(missions.id, mission_places.mission_id))
    .innerJoin(members, and(eq(members.company_id, mission_places.company_id), eq(members.role, 'manager')))
    .where(and(eq(missions.status, 'published'), eq(mission_places.status, 'placed')))
    .orderBy(missions.departs_on, ...waitingOrder, members.joined_at)
    .all();
  const lists = catalogue.modules.flatMap(({ checklists }) => checklists.filter(({ moment }) => moment === 'before'));
  for (const [index, { missionId, returnsOn, companyId, userId }] of joined.entries()) {
    // Each company is somewhere else on its way: some have ticked everything, some have just begun.
    const back = returnsOn < dayOf(today, timeZone);
    for (const [at, list] of lists.entries()) {
      const items = list.items.map(({ id }) => id);
      const ticked = back || at < index % (lists.length + 1) ? items : items.slice(0, (index + at) % 4);
      const now = daysBefore(today, 2 + at);
      saveChecklist(db, { userId, companyId, moduleId: list.moduleId, checklistId: list.id, shown: [], ticked, catalogue, now });
    }
    if (!back) continue;
    for (const { id: sectionId, items } of catalogue.countdown.debrief.slice(0, 1 + (index % 4))) {
      const ticked = items.map(({ id }) => id);
      saveDebrief(db, { userId, companyId, missionId, sectionId, shown: [], ticked, catalogue, now: daysBefore(today, 1), timeZone });
    }
  }
  // The reminders of the days before the demonstration have long been sent.
  db.update(missions)
    .set({ reminded_on: dayOf(today, timeZone) })
    .where(eq(missions.status, 'published'))
    .run();
}
