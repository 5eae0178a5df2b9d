import { forAnyone } from '#app/http/access.server.ts';
import { sendCalendar } from '#app/http/calendar-file.server.ts';
import { missionEntries } from '#app/missions/calendar-entries.server.ts';
import { writeCalendar } from '#app/missions/calendar.ts';
import { findPublicMission } from '#app/missions/missions.server.ts';

/** /missions/{mission}.ics: the days that anyone may know: the last one to join, departure and return. */
export const loader = forAnyone(({ app, locale, params, now }) => {
  const mission = findPublicMission(app.db, { missionId: params.mission ?? '' });
  const entries = missionEntries(app.db, mission, { locale, baseUrl: app.config.baseUrl, programme: false });
  return sendCalendar(writeCalendar({ entries, language: locale, made: now }), { name: `mission-${mission.id}` });
});
