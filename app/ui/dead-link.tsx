import type { ReactNode } from 'react';
import { useLocale, useMessages } from '../i18n/context.tsx';

/** The page of a link that can't be used (any more): how to go on, with signing in first, since the link may have done its work. */
export function DeadLink({ advice, otherWay }: { advice: string; otherWay?: ReactNode }) {
  const { account, site } = useMessages();
  const locale = useLocale();
  return (
    <div className="prose">
      <h1>{account.deadLink.title}</h1>
      <p>{account.deadLink.text}</p>
      <p>{advice}</p>
      <p>
        <a href={`/${locale}/account/sign-in`}>{site.signIn}</a>
        {otherWay && <> · {otherWay}</>}
      </p>
    </div>
  );
}
