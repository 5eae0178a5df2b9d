import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { PresentedEvent } from '#app/missions/event-presentation.ts';

export function EventFacts({
  event,
  onlineUrl,
  capacity,
  signedUp,
  waiting,
}: {
  event: PresentedEvent;
  onlineUrl: string | null;
  capacity: number | null;
  signedUp: number;
  waiting: number;
}) {
  const { kinds, page, province: t } = useMessages().event;
  return (
    <dl className="facts">
      <dt>{t.facts.status}</dt>
      <dd>{t.status[event.status]}</dd>
      {event.reason && (
        <>
          <dt>{t.facts.reason}</dt>
          <dd>{event.reason}</dd>
        </>
      )}
      <dt>{t.facts.kind}</dt>
      <dd>{kinds[event.kind]}</dd>
      <dt>{t.facts.when}</dt>
      <dd>{event.when}</dd>
      <dt>{t.facts.where}</dt>
      <dd>{event.where}</dd>
      {onlineUrl && (
        <>
          <dt>{t.facts.online}</dt>
          <dd className="person">{onlineUrl}</dd>
        </>
      )}
      <dt>{t.facts.for}</dt>
      <dd>{event.mission ? page.ofMission(event.mission) : page.everyone}</dd>
      <dt>{t.facts.places}</dt>
      <dd>{[t.signedUp(signedUp, capacity), ...(waiting > 0 ? [t.waiting(waiting)] : [])].join(', ')}</dd>
    </dl>
  );
}

/** What an officer can do with the event as it stands. */
export function EventActions({ event }: { event: PresentedEvent }) {
  const { page, province: t } = useMessages().event;
  const locale = useLocale();
  const address = `/${locale}/province/events/${event.id}`;
  const { status, begun } = event;
  const actions = [
    status === 'draft' && !begun && { href: `${address}/publish`, label: t.publish, main: true },
    status !== 'cancelled' && { href: `${address}/edit`, label: t.edit, main: status === 'draft' && begun },
    status === 'published' && !begun && { href: `${address}/cancel`, label: t.cancel, main: false },
    // The pages of a mission's events are for the companies on it.
    status !== 'draft' && event.mission === null && { href: `/${locale}/events/${event.id}`, label: t.publicPage, main: false },
    status === 'published' && event.mission === null && { href: `/${locale}/events/${event.id}.ics`, label: page.calendarFile, main: false },
  ].filter((action) => action !== false);
  return (
    <>
      {status === 'draft' && begun && <p>{t.dayIsOver}</p>}
      {actions.length > 0 && (
        <p className="actions">
          {actions.map(({ href, label, main }) => (
            <a key={href} href={href} className={main ? 'button' : undefined}>
              {label}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
