import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { PresentedEvent } from '#app/missions/event-presentation.ts';

export function EventFacts({ event, isOnline, onlineUrl }: { event: PresentedEvent; isOnline: boolean; onlineUrl: string | null }) {
  const { page: t, places } = useMessages().event;
  const locale = useLocale();
  const open = event.status === 'published' && !event.begun;
  return (
    <>
      <dl className="facts">
        <dt>{t.when}</dt>
        <dd>{event.when}</dd>
        <dt>{t.where}</dt>
        <dd>{event.where}</dd>
        <dt>{t.for}</dt>
        <dd>{event.mission ? t.ofMission(event.mission) : t.everyone}</dd>
        {open && event.left !== null && (
          <>
            <dt>{t.places}</dt>
            <dd>{event.left > 0 ? places.left(event.left) : places.full}</dd>
          </>
        )}
        {isOnline && event.status === 'published' && !event.over && (
          <>
            <dt>{t.onlineAddress}</dt>
            <dd className="person">{onlineUrl ? <a href={onlineUrl}>{onlineUrl}</a> : t.onlineLater}</dd>
          </>
        )}
      </dl>
      <p className="screen-only">
        <a href={`/${locale}/events/${event.id}.ics`}>{t.calendarFile}</a>
      </p>
    </>
  );
}
