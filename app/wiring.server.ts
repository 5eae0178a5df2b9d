/**
 * What follows from what. A lower room's step can finish something in a higher room; the rooms
 * don't know each other, so the lower one calls back, in its own transaction, what is wired here.
 */
import { recordAudit } from './accounts/audit.server.ts';
import type { OnKvkProved } from './accounts/openid-sign-in.server.ts';
import { siteOf } from './accounts/site.ts';
import { completeEnrolment } from './certificates/issue.server.ts';
import type { OnLeft, OnMerged, OnStep } from './companies/steps.ts';
import { confirmProvedCompany } from './companies/proved-identity.server.ts';
import type { AppContext } from './http/context.server.ts';
import { carryOverProgress } from './learning/carry-over.server.ts';
import { releaseSignUps } from './missions/event-sign-ups.server.ts';
import { endParticipations } from './missions/leaving.server.ts';
import { mergeEnrolments } from './missions/merge.server.ts';
import type { OnAdded, OnFinished } from './missions/steps.ts';
import { mergeTicks } from './readiness/merge-ticks.server.ts';
import type { OnMailDecision } from './mail/dead-letters.server.ts';
import { recordMilestone } from './reporting/milestones.server.ts';

export interface Wiring {
  /** Every counted step becomes a row of the report. */
  onStep: OnStep;
  /** The last participant's last step completes the enrolment and issues the certificate. */
  onFinished: OnFinished;
  /** Somebody who joins brings along what they did before. */
  onAdded: OnAdded;
  /** Who leaves a company ends what they had not finished for it, and comes to no event of its missions. */
  onLeft: OnLeft;
  /** Of two registrations of one company, the rooms above put together what is theirs. */
  onMerged: OnMerged;
  /** A KvK number that a provider of identities vouches for confirms the company that has it. */
  onKvkProved: OnKvkProved;
  /** What an administrator decides about a mail that was given up stands in the audit log. */
  onMailDecision: OnMailDecision;
}

export function wireSteps(app: Pick<AppContext, 'catalogue' | 'operator' | 'config'>): Wiring {
  const { catalogue, operator } = app;
  const onStep: OnStep = (tx, step) => recordMilestone(tx, { ...step, timeZone: operator.time_zone });
  const onFinished: OnFinished = (tx, { enrolmentId, now }) => void completeEnrolment(tx, { enrolmentId, catalogue, operator, site: siteOf(app), now, onStep });
  const onAdded: OnAdded = (tx, { participantId, now }) => carryOverProgress(tx, { participantId, catalogue, now, onStep, onFinished });
  const onKvkProved: OnKvkProved = (tx, proof) => confirmProvedCompany(tx, { ...proof, site: siteOf(app) });
  const onMailDecision: OnMailDecision = (tx, { decided, mailId, actorId, now }) =>
    recordAudit(tx, { actorId, action: decided === 'retried' ? 'mail.retried' : 'mail.dropped', subjectId: mailId, now });
  const sending = { site: siteOf(app), timeZone: operator.time_zone };
  const onLeft: OnLeft = (tx, left) => {
    endParticipations(tx, { ...left, onFinished });
    releaseSignUps(tx, { ...left, ...sending });
  };
  const onMerged: OnMerged = (tx, merged) => {
    mergeTicks(tx, merged);
    mergeEnrolments(tx, { ...merged, ...sending, onStep, onAdded, onFinished });
  };
  return { onKvkProved, onMailDecision, onStep, onFinished, onAdded, onLeft, onMerged };
}
