import { useMessages } from '#app/i18n/context.tsx';
import type { PresentedEvent } from '#app/missions/event-presentation.ts';
import { Button } from '#app/ui/form.tsx';

interface Person {
  id: string;
  name: string;
  company: string | null;
  waiting: boolean;
  came: boolean;
}

/** Who signed up: a list to take along on paper, and from the beginning of the event on one to tick who came. */
export function Attendance({ event, people, came }: { event: PresentedEvent; people: Person[]; came: number | null }) {
  const t = useMessages().event.province;
  const ticking = event.status === 'published' && event.begun;
  if (people.length === 0) {
    return (
      <>
        <h2>{t.list}</h2>
        <p>{t.nobody}</p>
      </>
    );
  }
  return (
    <>
      <h2>{ticking ? t.attendance : t.list}</h2>
      <p className="screen-only">{ticking ? t.attendanceText : event.status === 'published' ? t.attendanceLater : t.listText}</p>
      {came !== null && <p>{t.recorded(came, people.length)}</p>}
      {ticking ? (
        <form method="post" className="checklist">
          <input type="hidden" name="intent" value="attendance" />
          <ul>
            {people.map((person) => (
              <li key={person.id}>
                <div className="choice">
                  <input type="checkbox" id={`came-${person.id}`} name="came" value={person.id} defaultChecked={person.came} />
                  <label htmlFor={`came-${person.id}`}>
                    <Who {...person} />
                  </label>
                </div>
              </li>
            ))}
          </ul>
          <p className="screen-only">{t.attendanceCounts}</p>
          <p className="actions">
            <Button>{t.attendanceSave}</Button>
          </p>
        </form>
      ) : (
        <div className="checklist">
          <ul>
            {people.map((person) => (
              <li key={person.id}>
                <p className="choice">
                  <span className="box" aria-hidden="true" />
                  <span>
                    <Who {...person} />
                  </span>
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="quiet">{t.privacy}</p>
    </>
  );
}

function Who({ name, company, waiting }: Person) {
  const t = useMessages().event.province;
  return (
    <>
      {name} <span className="quiet">{[company ?? t.noCompany, ...(waiting ? [t.onWaitingList] : [])].join(', ')}</span>
    </>
  );
}
