/** People that an officer has asked to the coming mission, and whose companies haven't joined yet. */
import { siteOf } from '#app/accounts/site.ts';
import { messages } from '#app/i18n/messages.ts';
import { checkMissionList, importMissionList } from '#app/missions/mission-list.server.ts';
import { daysAgo } from './chance.ts';
import type { Setting } from './register.ts';

const text = `bedrijf;KvK-nummer;naam;e-mail
Waterlijn Techniek B.V.;00990001;Mirte Waterlijn;mirte@waterlijn.example
Waterlijn Techniek B.V.;00990001;Joost Waterlijn;joost@waterlijn.example
Zonneveld Glas;00990002;Hanna Zonneveld;hanna@zonneveld.example`;

export function askCompanies({ db, operator, config }: Setting, { missionId, officerId, today }: { missionId: string; officerId: string; today: Date }): void {
  const t = messages('nl');
  const list = checkMissionList(db, { missionId, text, t });
  if ('fault' in list || list.good.length !== list.rows.length) throw new Error('The list of the demonstration is not right.');
  const { fingerprint } = list;
  const site = siteOf({ config, operator });
  importMissionList(db, { missionId, text, fingerprint, actorId: officerId, site, timeZone: operator.time_zone, now: daysAgo(today, 20, 11), t });
}
