import { redirect } from '@remix-run/node';
import { forAnyone } from '#app/http/access.server.ts';
import { isLocale } from '#app/i18n/locale.ts';

/** `/` leads to the language last chosen, or else the one the browser asks for. */
export const loader = forAnyone(({ request, locale }) => {
  const chosen = /(?:^|;\s*)lang=(nl|en)(?:;|$)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  return redirect(`/${isLocale(chosen) ? chosen : locale}`, { status: 302, headers: { Vary: 'Cookie, Accept-Language' } });
});
