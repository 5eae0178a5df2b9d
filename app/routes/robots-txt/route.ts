import { forAnyone } from '#app/http/access.server.ts';

const closed = ['account', 'training', 'attempts', 'company', 'province', 'search'];

export const loader = forAnyone(({ app }) => {
  const lines = [
    'User-agent: *',
    ...['nl', 'en'].flatMap((lang) => closed.map((path) => `Disallow: /${lang}/${path}`)),
    `Sitemap: ${app.config.baseUrl}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
});
