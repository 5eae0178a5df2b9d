import { and, eq } from 'drizzle-orm';
import { mission_places, transact, type Database, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { releaseSignUps } from './event-sign-ups.server.ts';
import { mailCompany } from './mission-mails.server.ts';
import { findMission } from './missions.server.ts';
import { findPlace } from './places.server.ts';
import { fillPlaces } from './waiting-list.server.ts';

/** Longest reason of an officer, in characters. */
export const longestWithdrawalReason = 500;

interface Withdrawal {
  missionId: string;
  companyId: string;
  reason: string | null;
  actorId: string;
  site: Site;
  timeZone: string;
  now: Date;
}

/**
 * Takes a company off a mission or its waiting list; the next one that waits gets the place, and both hear
 * of it. Its enrolment stays open: the people can finish, for a certificate that names no mission.
 * `reason` is an officer's, for the company's eyes; a manager needs none, and can't withdraw from the day of
 * departure on. Throws not-found (mission or place), not-open (cancelled, a draft, too late), invalid (a too long reason).
 */
export function withdrawCompany(db: Database, given: Withdrawal): void {
  transact(db, (tx) => withdrawPlace(tx, given));
}

/** The same within a transaction, for a company that ends. */
export function withdrawPlace(tx: Transaction, given: Withdrawal): void {
  const { missionId, companyId, actorId, site, timeZone, now } = given;
  const reason = given.reason?.trim() ?? null;
  if (reason !== null && (reason === '' || reason.length > longestWithdrawalReason)) throw new DomainError('invalid');
  const mission = findMission(tx, { missionId });
  const place = findPlace(tx, { missionId, companyId });
  if (!place) throw new DomainError('not-found');
  if (mission.status !== 'published') throw new DomainError('not-open');
  if (reason === null && mission.departsOn <= dayOf(now, timeZone)) throw new DomainError('not-open');
  tx.update(mission_places)
    .set({ status: 'withdrawn', withdrawn_at: now })
    .where(and(eq(mission_places.id, place.id), eq(mission_places.company_id, companyId)))
    .run();
  const by = reason === null ? 'manager' : 'officer';
  recordAudit(tx, { actorId, action: 'mission.withdrawn', subjectId: missionId, details: { placeId: place.id, companyId, by, was: place.status }, now });
  mailCompany(tx, { mission, companyId, kind: 'withdrawn', reason, site, now });
  releaseSignUps(tx, { companyId, missionId, site, timeZone, now });
  fillPlaces(tx, { mission, site, timeZone, now });
}
