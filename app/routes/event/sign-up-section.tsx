import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { PresentedEvent } from '#app/missions/event-presentation.ts';
import { Button, Form } from '#app/ui/form.tsx';

/** How it stands with the reader, and the one thing they can do about it. */
export function SignUpSection({
  event,
  own,
  signedIn,
  company,
}: {
  event: PresentedEvent;
  own: 'signed-up' | 'waiting' | null;
  signedIn: boolean;
  company: string | null;
}) {
  const t = useMessages().event.page;
  const locale = useLocale();
  if (event.status === 'cancelled') return null;
  if (event.begun) return <p>{event.over ? t.over : t.begun}</p>;
  if (!signedIn) {
    return (
      <>
        <h2>{t.signUpTitle}</h2>
        <p>{t.signInFirst}</p>
        <div className="actions">
          <a className="button" href={`/${locale}/account/sign-in?next=/${locale}/events/${event.id}`}>
            {t.signIn}
          </a>
          <a href={`/${locale}/account/register`}>{t.register}</a>
        </div>
      </>
    );
  }
  if (own) {
    return (
      <>
        <p>
          <strong>{own === 'waiting' ? t.isWaiting : t.isSignedUp}</strong>
        </p>
        <Form intent="withdraw">
          <Button quiet>{own === 'waiting' ? t.leaveWaiting : t.withdraw}</Button>
        </Form>
      </>
    );
  }
  const isFull = event.left === 0;
  return (
    <>
      <h2>{t.signUpTitle}</h2>
      {isFull && <p>{t.waitingText}</p>}
      <p>{company ? t.signUpFor(company) : t.signUpAlone}</p>
      <Form intent="sign-up">
        <Button>{isFull ? t.joinWaiting : t.signUp}</Button>
      </Form>
    </>
  );
}
