import { useLocale, useMessages } from '#app/i18n/context.tsx';

export interface OtherWay {
  /** Of the provider. */
  name: string;
  label: string;
}

/** Signing in at another organisation. Links, not buttons: the form-action of the Content-Security-Policy stops a form that is redirected elsewhere. */
export function OtherWays({ ways, next }: { ways: OtherWay[]; next: string | null }) {
  const t = useMessages().openid;
  const locale = useLocale();
  if (ways.length === 0) return null;
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <>
      <h2>{t.heading}</h2>
      <p className="actions">
        {ways.map(({ name, label }) => (
          <a key={name} className="button button-quiet" href={`/${locale}/account/openid/${name}${query}`}>
            {t.signInWith(label)}
          </a>
        ))}
      </p>
    </>
  );
}
