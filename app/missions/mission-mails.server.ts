/** What companies hear about a mission: each manager, in their own language, never what the company still lacks. */
import type { Transaction } from '#db';
import type { Site } from '../accounts/site.ts';
import { listManagers } from '../companies/members.server.ts';
import { formatDayRange } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
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
  for (const { email, locale } of listManagers(tx, { companyId })) {
    const message = messages(locale).mission.mails[kind]({
      mission: mission.title[locale],
      dates: formatDayRange(mission.departsOn, mission.returnsOn, locale),
      reason: reason ?? mission.cancellation?.[locale] ?? '',
      site: site.name,
      href: `${site.baseUrl}/${locale}/missions/${mission.id}`,
    });
    queueMail(tx, { to: email, locale, message, now });
  }
}

/** Mails every company with a place or on the waiting list. */
export function mailJoinedCompanies(tx: Transaction, given: { mission: Mission; kind: MissionMail; site: Site; now: Date }): void {
  for (const { companyId } of listPlaces(tx, { missionId: given.mission.id })) mailCompany(tx, { ...given, companyId });
}
