import { forAnyone } from '#app/http/access.server.ts';
import { locales } from '#app/i18n/locale.ts';
import { listPublicMissions } from '#app/missions/missions.server.ts';

/** Every page that can be read without an account, in both languages. */
export const loader = forAnyone(({ app }) => {
  const { catalogue, config } = app;
  const paths = [
    '',
    '/modules',
    ...catalogue.modules.flatMap((module) => [
      `/modules/${module.id}`,
      ...module.lessons.map((lesson) => `/modules/${module.id}/${lesson.id}`),
      ...module.scenarios.map((scenario) => `/modules/${module.id}/scenarios/${scenario.id}`),
      ...(module.checklists.length > 0 ? [`/modules/${module.id}/checklists`] : []),
    ]),
    ...catalogue.tracks.map((track) => `/tracks/${track.id}`),
    '/missions',
    ...listPublicMissions(app.db).map((mission) => `/missions/${mission.id}`),
    ...['/events', '/glossary', '/verify', '/about', '/privacy', '/accessibility', '/colophon'],
  ];
  const entries = paths.flatMap((path) =>
    locales.map((locale) => {
      const alternates = locales.map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${config.baseUrl}/${other}${path}"/>`);
      return `<url><loc>${config.baseUrl}/${locale}${path}</loc>${alternates.join('')}</url>`;
    }),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
});
