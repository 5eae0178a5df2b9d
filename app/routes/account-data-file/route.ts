import { DomainError } from '#app/errors.ts';
import { forSignedIn, requireRecentProof } from '#app/http/access.server.ts';
import { writeDataAsHtml, writeDataAsJson } from '#app/privacy/data-document.server.ts';
import { exportPersonalData } from '#app/privacy/export.server.ts';

const kinds = {
  'data.json': { type: 'application/json; charset=utf-8', write: writeDataAsJson },
  'data.html': { type: 'text/html; charset=utf-8', write: writeDataAsHtml },
};

/** Everything held about the person who asks, as a file. After a proof of identity they choose it on the page again. */
export const loader = forSignedIn((call) => {
  const { app, locale, params, viewer, now } = call;
  const name = params.file ?? '';
  if (name !== 'data.json' && name !== 'data.html') throw new DomainError('not-found');
  requireRecentProof(call, { next: `/${locale}/account/data` });
  const { operator } = app;
  const found = exportPersonalData(app.db, { userId: viewer.id, now });
  const body = kinds[name].write(found, { locale, timeZone: operator.time_zone, siteName: operator.site_name, email: operator.email });
  return new Response(body, {
    headers: {
      'Content-Type': kinds[name].type,
      'Content-Disposition': `attachment; filename="${locale === 'nl' ? 'mijn-gegevens' : 'my-data'}.${name.split('.')[1]}"`,
    },
  });
});
