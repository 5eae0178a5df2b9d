/**
 * What follows from what. A lower room's step can finish something in a higher room; the rooms
 * don't know each other, so the lower one calls back, in its own transaction, what is wired here.
 */
import { siteOf } from './accounts/site.ts';
import { completeEnrolment } from './certificates/issue.server.ts';
import type { OnStep } from './companies/steps.ts';
import type { AppContext } from './http/context.server.ts';
import { carryOverProgress } from './learning/carry-over.server.ts';
import type { OnAdded, OnFinished } from './missions/steps.ts';
import { recordMilestone } from './reporting/milestones.server.ts';

export interface Wiring {
  /** Every counted step becomes a row of the report. */
  onStep: OnStep;
  /** The last participant's last step completes the enrolment and issues the certificate. */
  onFinished: OnFinished;
  /** Somebody who joins brings along what they did before. */
  onAdded: OnAdded;
}

export function wireSteps(app: Pick<AppContext, 'catalogue' | 'operator' | 'config'>): Wiring {
  const { catalogue, operator } = app;
  const onStep: OnStep = (tx, step) => recordMilestone(tx, { ...step, timeZone: operator.time_zone });
  const onFinished: OnFinished = (tx, { enrolmentId, now }) => void completeEnrolment(tx, { enrolmentId, catalogue, operator, site: siteOf(app), now, onStep });
  const onAdded: OnAdded = (tx, { participantId, now }) => carryOverProgress(tx, { participantId, catalogue, now, onStep, onFinished });
  return { onStep, onFinished, onAdded };
}
