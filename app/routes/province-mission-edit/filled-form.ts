/** From a mission to the form that would make it, and which rows the form shows. Pure. */
import { daysBetween } from '#app/i18n/days.ts';
import { contactRows, longestMission } from '#app/missions/mission-fields.ts';
import type { Mission } from '#app/missions/missions.server.ts';

export type Filled = Record<string, string>;

/** As long as the days of the trip aren't known. */
const daysShown = 7;

/** Every field by its name; dates as YYYY-MM-DD. Empty for a new mission. */
export function fillForm(mission: Mission | null): Filled {
  if (!mission) return { departs_on: '', returns_on: '' };
  const filled: Filled = {
    title_nl: mission.title.nl,
    title_en: mission.title.en,
    destination_nl: mission.destination.nl,
    destination_en: mission.destination.en,
    text_nl: mission.text.nl,
    text_en: mission.text.en,
    departs_on: mission.departsOn,
    returns_on: mission.returnsOn,
    enrol_by: mission.enrolBy,
    track: mission.trackId,
    capacity: String(mission.capacity),
  };
  for (const { day, nl, en } of mission.programme) {
    const row = daysBetween(mission.departsOn, day) + 1;
    filled[`programme_nl_${row}`] = nl;
    filled[`programme_en_${row}`] = en;
  }
  for (const [index, { kind, name, phone, email }] of mission.contacts.slice(0, contactRows.length).entries()) {
    Object.assign(filled, { [`contact_kind_${index + 1}`]: kind, [`contact_name_${index + 1}`]: name });
    Object.assign(filled, { [`contact_phone_${index + 1}`]: phone, [`contact_email_${index + 1}`]: email });
  }
  return filled;
}

/** How many days the programme has boxes for: those of the trip, and what was typed beyond it. */
export function countProgrammeRows(filled: Filled, typed: Record<string, string | string[]>): number {
  const ofTrip = filled.departs_on && filled.returns_on ? daysBetween(filled.departs_on, filled.returns_on) + 1 : daysShown;
  const typedRows = Object.entries(typed).flatMap(([name, value]) => {
    const row = /^programme_(?:nl|en)_(\d{1,2})$/.exec(name)?.[1];
    return row && [value].flat().some((text) => text.trim() !== '') ? [Number(row)] : [];
  });
  return Math.min(longestMission, Math.max(ofTrip, ...typedRows));
}
