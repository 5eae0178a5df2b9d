import { useLocale, useMessages } from '../i18n/context.tsx';

interface Row {
  id: string;
  title: string;
  kind: 'information' | 'briefing';
  when: string;
  where: string;
  mission: string | null;
  /** The one thing to know: places left, or that the reader has one. */
  note: string;
}

/** Events one below the other, each with a link to its page. `under`: where those pages are, without the language. */
export function EventList({ events, under = '/events' }: { events: Row[]; under?: '/events' | '/province/events' }) {
  const t = useMessages().event;
  const locale = useLocale();
  return (
    <ul className="rows">
      {events.map(({ id, title, kind, when, where, mission, note }) => (
        <li key={id}>
          <h3>
            <a href={`/${locale}${under}/${id}`}>{title}</a>
          </h3>
          <p>{when}</p>
          <p className="quiet">{[t.kinds[kind], where, ...(mission ? [t.forMission(mission)] : [])].join(' · ')}</p>
          {note && (
            <p>
              <strong>{note}</strong>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The events of one mission, which is named above them, under a heading of their own; nothing where there are none. */
export function MissionEvents({ events, under }: { events: Row[]; under?: '/events' | '/province/events' }) {
  const t = useMessages().event.list;
  if (events.length === 0) return null;
  return (
    <>
      <h2>{t.ofMission}</h2>
      <EventList events={events.map((event) => ({ ...event, mission: null }))} under={under} />
    </>
  );
}
