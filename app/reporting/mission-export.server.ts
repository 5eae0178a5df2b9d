/** The companies of a mission as a file for a spreadsheet. */
import { transact, type Database } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { lastInstantOf } from '../certificates/validity.ts';
import { dayOf, formatDateTime } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { findMission } from '../missions/missions.server.ts';
import { writeLines } from './csv.ts';
import { readMissionReadiness, type CompanyReadiness } from './mission-readiness.server.ts';

/**
 * Writes the list, with the state of now and days as YYYY-MM-DD, and notes in the log that it was made.
 * Throws not-found for an unknown mission.
 */
export function exportMissionCompanies(
  db: Database,
  given: { missionId: string; actorId: string; catalogue: Catalogue; locale: Locale; timeZone: string; now: Date },
): string {
  const { missionId, actorId, catalogue, locale, timeZone, now } = given;
  const { mission: missionWords, missionDesk } = messages(locale);
  const { csv: t, companies: words } = missionDesk;
  return transact(db, (tx) => {
    const mission = findMission(tx, { missionId });
    const { placed, waiting } = readMissionReadiness(tx, { mission, catalogue, timeZone });
    const companies = [...placed, ...waiting];
    recordAudit(tx, { actorId, action: 'export.mission-companies', subjectId: missionId, details: { companies: companies.length }, now });

    const day = (instant: Date) => dayOf(instant, timeZone);
    const moduleIds = catalogue.track(mission.trackId)?.modules.map(({ module }) => module) ?? [];
    const rowOf = ({ modules, checklists, certificate, ...company }: CompanyReadiness) => [
      company.companyName,
      company.kvkNumber,
      t.places[company.place],
      company.ready ? t.yes : t.no,
      company.missing.map((one) => words.missing[one]).join(' + '),
      day(company.enrolledAt),
      String(company.travellers),
      String(company.finished),
      ...moduleIds.map((id) => String(modules.find((module) => module.id === id)?.finished ?? 0)),
      String(checklists.ticked),
      String(checklists.items),
      certificate?.id ?? '',
      certificate ? (certificate.revoked ? words.revoked : day(lastInstantOf(certificate.validUntil))) : '',
    ];
    const titles = moduleIds.map((id) => t.finishedModule(catalogue.module(id)?.title[locale] ?? id));
    const lines = [
      [t.mission, mission.title[locale]],
      [t.made, formatDateTime(now, locale, timeZone)],
      [t.note, missionWords.province.notForPublication],
      [],
      [t.company, t.kvkNumber, t.place, t.ready, t.missing, t.enrolled, t.travellers, t.finished, ...titles, t.ticked, t.items, t.certificate, t.validThrough],
      ...companies.map(rowOf),
    ];
    // Excel expects a semicolon where the comma is the decimal sign.
    return writeLines(lines, locale === 'nl' ? ';' : ',');
  });
}
