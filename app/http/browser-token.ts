/** A short-lived secret in a cookie: what a browser has begun at a provider, only that browser can finish. */

const nameOf = (secure: boolean) => (secure ? '__Host-openid' : 'openid');
const attributes = (secure: boolean, seconds: number) => `; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

export function readBrowserToken(request: { headers: Headers }, { secure }: { secure: boolean }): string | null {
  const cookies = (request.headers.get('Cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const value = cookies.find((cookie) => cookie.startsWith(`${nameOf(secure)}=`))?.slice(nameOf(secure).length + 1);
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The Set-Cookie value. Lax: the provider sends the browser back from another site, by a plain GET. */
export function keepBrowserToken(token: string, { secure, seconds }: { secure: boolean; seconds: number }): string {
  return `${nameOf(secure)}=${token}${attributes(secure, seconds)}`;
}

export function forgetBrowserToken({ secure }: { secure: boolean }): string {
  return `${nameOf(secure)}=${attributes(secure, 0)}`;
}
