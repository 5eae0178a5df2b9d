/** What a company goes through after a mission: ticked together, per place, kept by item id. */
import { and, eq, inArray } from 'drizzle-orm';
import { debrief_ticks, members, mission_places, transact, users, type Database, type Reader } from '#db';
import type { Catalogue } from '../catalogue/types.ts';
import { DomainError } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { findPublicMission, type Mission } from '../missions/missions.server.ts';
import { findPlace, type Place } from '../missions/places.server.ts';
import type { Tick } from './checklists.server.ts';
import { changesOf, type SentTicks } from './ticks.ts';

interface Asking {
  missionId: string;
  companyId: string;
  now: Date;
  timeZone: string;
}

/** The debrief of a company that travelled, `open` from the day of return on. Throws not-found without a place, or when the mission was cancelled. */
export function findDebrief(db: Reader, { missionId, companyId, now, timeZone }: Asking): { mission: Mission; place: Place; open: boolean } {
  const mission = findPublicMission(db, { missionId });
  const place = findPlace(db, { missionId, companyId });
  if (mission.status !== 'published' || place?.status !== 'placed') throw new DomainError('not-found');
  return { mission, place, open: mission.returnsOn <= dayOf(now, timeZone) };
}

export function readDebriefTicks(db: Reader, { placeId }: { placeId: string }): Tick[] {
  return db
    .select({ item: debrief_ticks.item, at: debrief_ticks.ticked_at, by: users.name })
    .from(debrief_ticks)
    .innerJoin(mission_places, eq(mission_places.id, debrief_ticks.place_id))
    .leftJoin(members, and(eq(members.company_id, mission_places.company_id), eq(members.user_id, debrief_ticks.ticked_by)))
    .leftJoin(users, eq(users.id, members.user_id))
    .where(eq(debrief_ticks.place_id, placeId))
    .all();
}

/**
 * Saves one section as a member left it. Throws not-found (see findDebrief, and an unknown section),
 * not-open before the return, invalid for an item that isn't in the section.
 */
export function saveDebrief(db: Database, given: Asking & SentTicks & { userId: string; sectionId: string; catalogue: Catalogue }): void {
  const section = given.catalogue.countdown.debrief.find(({ id }) => id === given.sectionId);
  transact(db, (tx) => {
    const { place, open } = findDebrief(tx, given);
    if (!section) throw new DomainError('not-found');
    if (!open) throw new DomainError('not-open');
    const { added, removed } = changesOf(given, section.items);
    for (const item of added) {
      tx.insert(debrief_ticks).values({ place_id: place.id, item, ticked_by: given.userId, ticked_at: given.now }).onConflictDoNothing().run();
    }
    tx.delete(debrief_ticks)
      .where(and(eq(debrief_ticks.place_id, place.id), inArray(debrief_ticks.item, removed)))
      .run();
  });
}
