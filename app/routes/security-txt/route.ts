import { forAnyone } from '#app/http/access.server.ts';

/** RFC 9116. The file renews its own expiry: it is made at every request. */
export const loader = forAnyone(({ app, now }) => {
  const expires = new Date(now.getTime() + 180 * 24 * 3600 * 1000);
  const lines = [
    `Contact: ${app.operator.security_contact}`,
    `Expires: ${expires.toISOString().slice(0, 10)}T00:00:00.000Z`,
    'Preferred-Languages: nl, en',
    `Canonical: ${app.config.baseUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
});
