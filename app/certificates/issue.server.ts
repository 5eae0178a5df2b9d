/** Issuing: in the transaction of the last step, once per enrolment (rule 6). */
import { and, count, eq, isNotNull, isNull } from 'drizzle-orm';
import { certificates, companies, module_completions, newId, participants, type CertificateSnapshot, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import type { Catalogue, Track } from '../catalogue/types.ts';
import type { OnStep } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { dayOf } from '../i18n/format.ts';
import { markEnrolmentCompleted } from '../missions/enrolments.server.ts';
import { findMissionOfEnrolment } from '../missions/places.server.ts';
import type { Operator } from '../operator.server.ts';
import { findCertificateOf, type Certificate } from './certificates.server.ts';
import { mailCertificate } from './mails.server.ts';
import { endOfValidity } from './validity.ts';

/**
 * Completes an enrolment whose participants have all finished and issues its certificate. A second call
 * changes nothing and returns the certificate that is there. Throws not-open when somebody hasn't finished.
 */
export function completeEnrolment(
  tx: Transaction,
  given: { enrolmentId: string; catalogue: Catalogue; operator: Operator; site: Site; now: Date; onStep: OnStep },
): Certificate {
  const { enrolmentId, catalogue, operator, site, now, onStep } = given;
  const existing = findCertificateOf(tx, { enrolmentId });
  if (existing) return existing;

  const { companyId, trackId } = markEnrolmentCompleted(tx, { enrolmentId, now });
  const track = catalogue.track(trackId);
  if (!track) throw new DomainError('not-found');
  const certificateId = newId();
  tx.insert(certificates)
    .values({
      id: certificateId,
      enrolment_id: enrolmentId,
      company_id: companyId,
      issued_at: now,
      valid_until: endOfValidity({ issuedAt: now, months: track.validityMonths, timeZone: operator.time_zone }),
      snapshot: takeSnapshot(tx, { enrolmentId, companyId, track, catalogue, operator }),
    })
    .run();
  recordAudit(tx, { actorId: null, action: 'certificate.issued', subjectId: certificateId, details: { enrolmentId, companyId }, now });
  onStep(tx, { step: 'completed', subjectId: enrolmentId, companyId, track: trackId, at: now });
  onStep(tx, { step: 'certified', subjectId: certificateId, companyId, track: trackId, at: now });
  const issued = findCertificateOf(tx, { enrolmentId })!;
  mailCertificate(tx, { certificate: issued, kind: 'issued', site, timeZone: operator.time_zone, now });
  return issued;
}

interface Issued {
  enrolmentId: string;
  companyId: string;
  track: Track;
  catalogue: Catalogue;
  operator: Operator;
}

function takeSnapshot(tx: Transaction, { enrolmentId, companyId, track, catalogue, operator }: Issued): CertificateSnapshot {
  const company = tx.select().from(companies).where(eq(companies.id, companyId)).get();
  if (!company) throw new DomainError('not-found');
  const { size, versions } = readFinished(tx, enrolmentId);
  const mission = findMissionOfEnrolment(tx, { enrolmentId });
  return {
    company: { name: company.name, kvk_number: company.kvk_number },
    // A company in doubt was never confirmed, or is no longer.
    identity: company.identity_confirmed_at && {
      confirmed_on: dayOf(company.identity_confirmed_at, operator.time_zone),
      by: operator.name,
      method: company.identity_method ?? 'trade-register',
    },
    ...(mission && { mission: { id: mission.id, title: mission.title, departs_on: mission.departsOn, returns_on: mission.returnsOn } }),
    track: { id: track.id, title: track.title },
    // A module that joined the track after somebody had finished isn't claimed for everybody.
    modules: track.modules.flatMap(({ module: moduleId }) => {
      const module = catalogue.module(moduleId);
      const finished = versions.get(moduleId) ?? [];
      if (!module || finished.length < size) return [];
      return { id: module.id, line: module.position, versions: oldestFirst(finished), title: module.title };
    }),
    participants: size,
    issuer: operator.name,
  };
}

/** How many finished, and per module the version each of them finished. */
function readFinished(tx: Transaction, enrolmentId: string): { size: number; versions: Map<string, string[]> } {
  const finished = and(eq(participants.enrolment_id, enrolmentId), isNotNull(participants.finished_at), isNull(participants.removed_at));
  const versions = new Map<string, string[]>();
  const rows = tx
    .select({ module: module_completions.module, version: module_completions.module_version })
    .from(module_completions)
    .innerJoin(participants, eq(participants.id, module_completions.participant_id))
    .where(finished)
    .all();
  for (const { module, version } of rows) versions.set(module, [...(versions.get(module) ?? []), version]);
  const { size } = tx.select({ size: count() }).from(participants).where(finished).get()!;
  return { size, versions };
}

function oldestFirst(versions: string[]): string[] {
  return [...new Set(versions)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
