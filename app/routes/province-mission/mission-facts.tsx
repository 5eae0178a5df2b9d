import { useLocale, useMessages } from '#app/i18n/context.tsx';

interface Facts {
  id: string;
  status: 'draft' | 'published' | 'cancelled';
  /** Why it was cancelled. */
  reason: string | null;
  destination: string;
  /** '12–18 April 2027' */
  dates: string;
  enrolBy: string;
  track: string;
  capacity: number;
  joinCode: string;
  joinLink: string;
  /** Whether companies can join. */
  open: boolean;
}

export function MissionFacts({ mission, placed }: { mission: Facts; placed: number }) {
  const { mission: words, missionDesk } = useMessages();
  const t = missionDesk.facts;
  const locale = useLocale();
  return (
    <dl className="facts">
      <dt>{t.status}</dt>
      <dd>{words.status[mission.status]}</dd>
      {mission.reason && (
        <>
          <dt>{t.reason}</dt>
          <dd>{mission.reason}</dd>
        </>
      )}
      <dt>{words.page.destination}</dt>
      <dd>{mission.destination}</dd>
      <dt>{words.page.dates}</dt>
      <dd>{mission.dates}</dd>
      <dt>{words.page.enrolBy}</dt>
      <dd>{mission.enrolBy}</dd>
      <dt>{words.page.track}</dt>
      <dd>{mission.track}</dd>
      <dt>{words.page.places}</dt>
      <dd>{t.taken(placed, mission.capacity)}</dd>
      {mission.status === 'published' && (
        <>
          <dt>{t.joinCode}</dt>
          <dd>
            <strong>{mission.joinCode}</strong>
          </dd>
          <dt>{t.joinLink}</dt>
          <dd className="person">
            <a href={mission.joinLink}>{mission.joinLink}</a>
          </dd>
          <dt>{t.publicPage}</dt>
          <dd>
            <a href={`/${locale}/missions/${mission.id}`}>{t.open}</a>
          </dd>
        </>
      )}
    </dl>
  );
}

/** What an officer can do with the mission as it stands. */
export function MissionActions({ mission, companies }: { mission: Facts; companies: number }) {
  const t = useMessages().missionDesk.actions;
  const locale = useLocale();
  const address = `/${locale}/province/missions/${mission.id}`;
  const actions = [
    mission.status === 'draft' && { to: 'publish', label: t.publish },
    mission.status !== 'cancelled' && { to: 'edit', label: t.edit },
    mission.status !== 'cancelled' && { to: 'countdown', label: t.countdown },
    companies > 0 && { to: 'mail', label: t.mail },
    mission.open && { to: 'import', label: t.list },
    companies > 0 && { to: 'companies.csv', label: t.csv },
    mission.status !== 'cancelled' && { to: 'cancel', label: t.cancel },
  ].filter((action) => action !== false);
  if (actions.length === 0) return null;
  return (
    <nav aria-label={t.label} className="actions">
      {actions.map(({ to, label }) => (
        <a key={to} href={`${address}/${to}`} className={to === 'publish' ? 'button' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
