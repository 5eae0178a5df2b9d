/** A company on a mission, for tests of what happens before it and after it. */
import { eq } from 'drizzle-orm';
import { enrolments, type missions, type Database } from '#db';
import type { AppContext } from '#app/http/context.server.ts';
import { makeMission, makePlace } from './factories.ts';
import { makeEnrolledCompany } from './learning.ts';

type Site = Pick<AppContext, 'db' | 'catalogue' | 'operator' | 'config' | 'now'>;

/** A mission from 1 to 8 September 2026, unless told otherwise. */
export function makeTrip(db: Database, given: Partial<typeof missions.$inferInsert> = {}): string {
  return makeMission(db, {
    title_nl: 'Missie Foshan',
    title_en: 'Mission to Foshan',
    departs_on: '2026-09-01',
    returns_on: '2026-09-08',
    enrol_by: '2026-08-01',
    ...given,
  }).id;
}

/** A company with a place on a mission: its manager and colleagues travel. */
export function makeTravellingCompany(
  app: Site,
  { missionId, status, colleagues = 0 }: { missionId: string; status?: 'placed' | 'waiting' | 'withdrawn'; colleagues?: number },
) {
  const made = makeEnrolledCompany(app, { colleagues });
  app.db.update(enrolments).set({ mission_id: missionId }).where(eq(enrolments.id, made.enrolmentId)).run();
  const place = makePlace(app.db, { missionId, companyId: made.company.id, enrolmentId: made.enrolmentId, status });
  return { ...made, placeId: place.id };
}
