import { useLocale, useMessages } from '../i18n/context.tsx';
import type { Messages } from '../i18n/messages.ts';

/** The page of a sign-in through another organisation that ended without a session: why, and how to go on. */
export function SignInRefused({ reason, provider }: { reason: keyof Messages['openid']['refusals']; provider: string }) {
  const t = useMessages().openid;
  const locale = useLocale();
  return (
    <div className="prose">
      <h1>{t.title}</h1>
      {t.refusals[reason].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <a href={`/${locale}/account/openid/${provider}`}>{t.again}</a> · <a href={`/${locale}/account/sign-in`}>{t.toSignIn}</a>
      </p>
    </div>
  );
}
