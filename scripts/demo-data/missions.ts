/** Three missions: one that is over, one that leaves in some six weeks, and a draft. Companies join them as they would. */
import { joinMission, joinRefusal } from '#app/missions/join.server.ts';
import { addDays } from '#app/i18n/days.ts';
import { createMission, publishMission } from '#app/missions/mission-changes.server.ts';
import type { MissionDetails } from '#app/missions/mission-fields.ts';
import { findMission } from '#app/missions/missions.server.ts';
import { countPlaces } from '#app/missions/places.server.ts';
import { dayOf } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/messages.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { daysAgo } from './chance.ts';
import type { Setting } from './register.ts';

export interface DemonstrationMissions {
  pastId: string;
  comingId: string;
}

const trackId = 'pre-departure';

/** The first Monday at least so many days from today, as YYYY-MM-DD: missions leave on Mondays. */
function mondayFrom(today: Date, days: number): string {
  const weekday = new Date(today.getTime() + days * 86_400_000).getUTCDay();
  return addDays(today.toISOString().slice(0, 10), days + ((8 - weekday) % 7));
}

function shenzhen(departsOn: string): MissionDetails {
  const on = (days: number) => addDays(departsOn, days);
  return {
    title: { nl: 'Shenzhen en Guangzhou', en: 'Shenzhen and Guangzhou' },
    text: {
      nl: 'Zes dagen langs bedrijven, een havenbedrijf en een universiteit in de Greater Bay Area. U spreekt mogelijke klanten, makers en onderzoekers.\n\nDe missie is voor bedrijven met een product dat af is. Iedere reiziger rondt vóór vertrek de leerroute af.',
      en: 'Six days of visits to companies, a port operator and a university in the Greater Bay Area. You meet possible customers, makers and researchers.\n\nThe mission is for companies with a finished product. Every traveller finishes the track before departure.',
    },
    destination: { nl: 'Shenzhen en Guangzhou, Guangdong', en: 'Shenzhen and Guangzhou, Guangdong' },
    departsOn,
    returnsOn: on(5),
    enrolBy: on(-28),
    trackId,
    capacity: 8,
    programme: [
      { day: on(0), nl: 'Vertrek van Schiphol.', en: 'Departure from Schiphol.' },
      { day: on(1), nl: 'Aankomst in Shenzhen. Kennismaking en briefing in het hotel.', en: 'Arrival in Shenzhen. Introductions and briefing at the hotel.' },
      {
        day: on(2),
        nl: 'Gesprekken met bedrijven in Nanshan.\nAvond: diner met de gastheren.',
        en: 'Meetings with companies in Nanshan.\nEvening: dinner with the hosts.',
      },
      { day: on(3), nl: 'Met de trein naar Guangzhou. Bezoek aan een havenbedrijf.', en: 'By train to Guangzhou. Visit to a port operator.' },
      { day: on(4), nl: 'Bezoek aan een universiteit. Afsluiting: wat is afgesproken?', en: 'Visit to a university. Closing: what was agreed?' },
      { day: on(5), nl: 'Terugreis.', en: 'Journey home.' },
    ],
    contacts: [
      { kind: 'local', name: 'Reisleider (verzonnen)', phone: '+86 755 0000 0001', email: 'reisleider@example.nl' },
      { kind: 'emergency', name: 'Noodnummer van de missie (verzonnen)', phone: '+31 30 000 00 02', email: '' },
    ],
  };
}

/** Chengdu, which is over, and a draft on water. */
function pastMission(departsOn: string): MissionDetails {
  return {
    ...shenzhen(departsOn),
    title: { nl: 'Chengdu: zorg en techniek', en: 'Chengdu: health and technology' },
    text: { nl: 'Een week langs ziekenhuizen en makers van medische techniek.', en: 'A week of visits to hospitals and makers of medical technology.' },
    destination: { nl: 'Chengdu, Sichuan', en: 'Chengdu, Sichuan' },
    programme: [],
  };
}
function draftMission(departsOn: string): MissionDetails {
  return {
    ...shenzhen(departsOn),
    title: { nl: 'Wuhan: schoon water', en: 'Wuhan: clean water' },
    text: { nl: 'Nog uit te werken.', en: 'Still to be worked out.' },
    destination: { nl: 'Wuhan, Hubei', en: 'Wuhan, Hubei' },
    programme: [],
    contacts: [],
  };
}

export function makeMissions({ db, catalogue, operator }: Setting, { today, officerId }: { today: Date; officerId: string }): DemonstrationMissions {
  const make = (details: MissionDetails, { madeDaysAgo }: { madeDaysAgo: number }) =>
    createMission(db, { details, actorId: officerId, catalogue, now: daysAgo(today, madeDaysAgo, 9) }).missionId;
  const publish = (missionId: string, { madeDaysAgo }: { madeDaysAgo: number }) =>
    publishMission(db, { missionId, actorId: officerId, timeZone: operator.time_zone, now: daysAgo(today, madeDaysAgo - 2, 10) });
  const pastId = make(pastMission(mondayFrom(today, -52)), { madeDaysAgo: 160 });
  publish(pastId, { madeDaysAgo: 160 });
  const comingId = make(shenzhen(mondayFrom(today, 38)), { madeDaysAgo: 64 });
  publish(comingId, { madeDaysAgo: 64 });
  make(draftMission(mondayFrom(today, 150)), { madeDaysAgo: 5 });
  return { pastId, comingId };
}

/**
 * Joins a mission with everybody given, as long as it is open and there is a place, or room for one
 * company that waits. Whether the company goes along.
 */
export function joinIfOpen(
  setting: Setting,
  { missionId, companyId, userIds, now }: { missionId: string; companyId: string; userIds: string[]; now: Date },
): boolean {
  const { db, operator } = setting;
  const mission = findMission(db, { missionId });
  const timeZone = operator.time_zone;
  const { placed, waiting } = countPlaces(db, { missionId });
  const isOpen = mission.publishedAt !== null && mission.publishedAt <= now && joinRefusal(mission, dayOf(now, timeZone)) === null;
  if (!isOpen || placed + waiting > mission.capacity) return false;
  joinMission(db, {
    missionId,
    companyId,
    userIds,
    code: mission.joinCode,
    actorId: userIds[0]!,
    removalReason: messages('nl').mission.removalReason,
    timeZone,
    now,
    ...wireSteps(setting),
  });
  return true;
}
