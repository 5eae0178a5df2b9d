import { forAnyone } from '#app/http/access.server.ts';

/** 200 when the database answers: for the load balancer and the monitoring. */
export const loader = forAnyone(({ app }) => {
  const answers = app.answersFromDatabase();
  return Response.json({ status: answers ? 'ok' : 'unavailable' }, { status: answers ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
});
