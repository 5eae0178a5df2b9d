import { forAnyone } from '#app/http/access.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';

export const handle: PageHandle = { title: (_, t) => t.privacy.erased.title, noindex: true };

/** Says the same to everybody: whose account it was is forgotten. */
export const loader = forAnyone(() => null);

export default function AccountErased() {
  const { erased: t } = useMessages().privacy;
  const locale = useLocale();
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.text}</p>
      <p>
        {t.still} <a href={`/${locale}/modules`}>{t.toModules}</a>
      </p>
    </>
  );
}
