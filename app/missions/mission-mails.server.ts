/** What companies hear about a mission: each manager, in their own language, never what the company still lacks. */
import type { Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { mailManagers } from '../companies/manager-mails.server.ts';
import { formatDayRange } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import type { Mission } from './missions.server.ts';
import { listPlaces } from './places.server.ts';

/** `placed`: moved up from the waiting list. `withdrawn`: gave up its place, or lost it. */
export type MissionMail = 'moved' | 'cancelled' | 'placed' | 'withdrawn';

/** Queues one mail per manager of a company, in the transaction of what it tells about. */
export function mailCompany(
  tx: Transaction,
  given: { mission: Mission; companyId: string; kind: MissionMail; reason?: string | null; site: Site; now: Date },
): void {
  const { mission, companyId, kind, reason, site, now } = given;
  const write = (locale: Locale) =>
    messages(locale).mission.mails[kind]({
      mission: mission.title[locale],
      dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
      reason: reason ?? mission.cancellation?.[locale] ?? '',
      site: site.name,
      href: `${site.baseUrl}/${locale}/missions/${mission.id}`,
    });
  mailManagers(tx, { companyId, write, now });
}

/** Mails every company with a place or on the waiting list. */
export function mailJoinedCompanies(tx: Transaction, given: { mission: Mission; kind: MissionMail; site: Site; now: Date }): void {
  for (const { companyId } of listPlaces(tx, { missionId: given.mission.id })) mailCompany(tx, { ...given, companyId });
}
