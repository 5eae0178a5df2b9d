import { DomainError } from '#app/errors.ts';
import { forAnyone } from '#app/http/access.server.ts';
import { sendCalendar } from '#app/http/calendar-file.server.ts';
import { findFeedOwner, readFeed } from '#app/readiness/calendar-feed.server.ts';

/** /calendar/{token}.ics: a person's own calendar. The token is all that a calendar app brings. */
export const loader = forAnyone(async ({ app, locale, params, clientAddress, now }) => {
  const { db, catalogue, operator, config, throttle } = app;
  const owner = await throttle.lookUp('token-client', clientAddress, () => findFeedOwner(db, { token: params.token ?? '' }));
  if (!owner) throw new DomainError('not-found');
  const text = readFeed(db, { ...owner, catalogue, locale, baseUrl: config.baseUrl, siteName: operator.site_name, timeZone: operator.time_zone, now });
  return sendCalendar(text, { name: 'calendar' });
});
