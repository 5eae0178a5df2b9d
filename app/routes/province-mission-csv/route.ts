import { forOfficer } from '#app/http/access.server.ts';
import { exportMissionCompanies } from '#app/reporting/mission-export.server.ts';

/** The companies of a mission as a file. */
export const loader = forOfficer(({ app, locale, params, viewer, now }) => {
  const missionId = params.mission ?? '';
  const { db, catalogue, operator } = app;
  const csv = exportMissionCompanies(db, { missionId, actorId: viewer.id, catalogue, locale, timeZone: operator.time_zone, now });
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="mission-${missionId}-companies-${locale}.csv"`,
    },
  });
});
