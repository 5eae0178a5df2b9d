/** A mail of the province to companies on a mission: to their managers, each in their own language, each once. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { companies, members, mission_places, transact, users, type Database, type Reader } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import type { Locale, Localised } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { findMission } from './missions.server.ts';

/** In characters. */
export const longestSubject = 150;
export const longestText = 5000;

export interface MailedCompany {
  companyId: string;
  companyName: string;
  managers: { userId: string; email: string; locale: Locale }[];
}

/** The managers of these companies, as far as the companies are on the mission or its waiting list. */
export function listMailedCompanies(db: Reader, { missionId, companyIds }: { missionId: string; companyIds: string[] }): MailedCompany[] {
  const rows = db
    .select({ companyId: companies.id, companyName: companies.name, userId: users.id, email: users.email, locale: users.locale })
    .from(mission_places)
    .innerJoin(companies, eq(companies.id, mission_places.company_id))
    .innerJoin(members, and(eq(members.company_id, companies.id), eq(members.role, 'manager')))
    .innerJoin(users, eq(users.id, members.user_id))
    .where(and(eq(mission_places.mission_id, missionId), ne(mission_places.status, 'withdrawn'), inArray(mission_places.company_id, companyIds)))
    .orderBy(asc(companies.name), companies.id, asc(users.email))
    .all();
  const mailed = new Map<string, MailedCompany>();
  for (const { companyId, companyName, ...manager } of rows) {
    const company = mailed.get(companyId) ?? { companyId, companyName, managers: [] };
    company.managers.push(manager);
    mailed.set(companyId, company);
  }
  return [...mailed.values()];
}

/** The people behind a list of companies: who manages two of them stands there once. */
export function uniqueManagers(mailed: MailedCompany[]): MailedCompany['managers'] {
  return [...new Map(mailed.flatMap(({ managers }) => managers).map((manager) => [manager.userId, manager])).values()];
}

/** Each line that was typed is a paragraph of the mail. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Mails the managers of companies on a mission. Returns how many companies and people that are.
 * Throws not-found for an unknown mission, invalid when nobody would get it or a text is empty or too long.
 */
export function mailCompanies(
  db: Database,
  given: {
    missionId: string;
    companyIds: string[];
    /** Which choice led to these companies; for the log. */
    audience: 'all' | 'unready' | 'waiting' | 'one';
    subject: Localised;
    text: Localised;
    sender: { userId: string; name: string; operator: Localised; email: string };
    site: Site;
    now: Date;
  },
): { companies: number; managers: number } {
  const { missionId, audience, subject, text, sender, site, now } = given;
  const fits = (words: Localised, longest: number) => Object.values(words).every((one) => one.trim() !== '' && one.length <= longest);
  if (!fits(subject, longestSubject) || !fits(text, longestText)) throw new DomainError('invalid');
  return transact(db, (tx) => {
    const mission = findMission(tx, { missionId });
    const mailed = listMailedCompanies(tx, given);
    const managers = uniqueManagers(mailed);
    if (managers.length === 0) throw new DomainError('invalid');
    for (const { email, locale } of managers) {
      const message = messages(locale).missionDesk.mails.toCompanies({
        subject: subject[locale],
        paragraphs: paragraphsOf(text[locale]),
        officer: sender.name,
        operator: sender.operator[locale],
        email: sender.email,
        mission: mission.title[locale],
        site: site.name,
        href: `${site.baseUrl}/${locale}/missions/${mission.id}`,
      });
      queueMail(tx, { to: email, locale, message, now });
    }
    const counts = { companies: mailed.length, managers: managers.length };
    recordAudit(tx, { actorId: sender.userId, action: 'mission.mailed', subjectId: missionId, details: { audience, ...counts }, now });
    return counts;
  });
}
