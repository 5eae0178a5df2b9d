/** Who was there. The figures count companies (app/reporting), so the first of a company is what counts. */
import { and, eq } from 'drizzle-orm';
import { event_sign_ups, transact, type Database } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { hasBegun } from './event-standing.ts';
import { listSignUps, type SignUp } from './event-sign-ups.server.ts';
import { findEvent } from './events.server.ts';

/** Who waited and came is there as well as anybody; who waited and didn't come isn't missed. */
function presenceOf({ userId, status }: SignUp, came: string[]): boolean | null {
  if (came.includes(userId)) return true;
  return status === 'signed-up' ? false : null;
}

/**
 * Records who of the people on an event's lists came; calling it again corrects it.
 *
 * A company is counted once per event, at the moment when the first of its people is recorded as present.
 * A later correction to absent doesn't take that back: counted figures are append-only, since a published
 * report may rest on them (docs/decisions/0004).
 *
 * Throws not-found (event, or somebody who isn't on its lists), not-open (never published, or cancelled),
 * too-soon (not begun).
 */
export function recordAttendance(
  db: Database,
  { eventId, came, actorId, now, onStep }: { eventId: string; came: string[]; actorId: string; now: Date; onStep: OnStep },
): void {
  transact(db, (tx) => {
    const event = findEvent(tx, { eventId });
    if (event.status !== 'published') throw new DomainError('not-open');
    if (!hasBegun(event, now)) throw new DomainError('too-soon');
    const signUps = listSignUps(tx, { eventId });
    if (came.some((userId) => !signUps.some((one) => one.userId === userId))) throw new DomainError('not-found');
    for (const one of signUps) {
      const attended = presenceOf(one, came);
      if (attended === one.attended) continue;
      const recorded =
        attended === null ? { attendance_recorded_at: null, attendance_recorded_by: null } : { attendance_recorded_at: now, attendance_recorded_by: actorId };
      tx.update(event_sign_ups)
        .set({ attended, ...recorded })
        .where(and(eq(event_sign_ups.event_id, eventId), eq(event_sign_ups.user_id, one.userId)))
        .run();
    }
    const companyIds = new Set(signUps.filter(({ userId }) => came.includes(userId)).flatMap(({ companyId }) => companyId ?? []));
    for (const companyId of companyIds) onStep(tx, { step: 'attended', subjectId: `${eventId}:${companyId}`, companyId, track: null, at: now });
    recordAudit(tx, {
      actorId,
      action: 'event.attendance-recorded',
      subjectId: eventId,
      details: { came: new Set(came).size, listed: signUps.length, companies: companyIds.size },
      now,
    });
  });
}
