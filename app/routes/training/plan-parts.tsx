import { useMessages } from '#app/i18n/context.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { StationSymbol } from '#app/ui/station.tsx';
import type { PlanView, TaskView } from './plan-view.ts';

/** The days of one mission as a line: before the departure, on the trip, back home. What is due says so in words. */
export function MissionPlan({ plan }: { plan: PlanView }) {
  const t = useMessages().countdown.plan;
  const { placeId, mission, count, trip, late, standing, notes, phases } = plan;
  return (
    <section className="stack" aria-labelledby={`plan-${placeId}`}>
      <p className="eyebrow">
        <a href={mission.href}>{mission.title}</a>
      </p>
      <h2 id={`plan-${placeId}`}>{count}</h2>
      <p className="meta">{trip}</p>
      <Notice tone={late > 0 ? 'warning' : 'info'}>
        <p>{standing}</p>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </Notice>
      <ol className="route-line" aria-label={t.title(mission.title)}>
        {phases.map(({ id, title, state, tasks }) => (
          <li key={id} className="station-row" data-line={1}>
            <StationSymbol line={1} state={state} />
            <h3 className="station-name">{title}</h3>
            <Tasks tasks={tasks} label={t.line(title)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is open by day; what is behind the person folds away. */
function Tasks({ tasks, label }: { tasks: TaskView[]; label: string }) {
  const t = useMessages().countdown.plan;
  const behind = tasks.filter(({ state }) => state === 'done' || state === 'past');
  const done = behind.filter(({ state }) => state === 'done').length;
  const open = tasks.filter((task) => !behind.includes(task));
  const folded = [...(done > 0 ? [t.done(done)] : []), ...(behind.length > done ? [t.past(behind.length - done)] : [])];
  return (
    <>
      {open.length > 0 && <TaskList tasks={open} label={label} />}
      {behind.length > 0 && (
        <details>
          <summary className="meta">{folded.join(', ')}</summary>
          <TaskList tasks={behind} label={folded.join(', ')} />
        </details>
      )}
    </>
  );
}

function TaskList({ tasks, label }: { tasks: TaskView[]; label: string }) {
  const { states } = useMessages().countdown.plan;
  return (
    <ol className="stops" aria-label={label}>
      {tasks.map(({ id, title, text, href, state, when }) => (
        <li key={id} className={`stop ${state === 'done' ? 'stop-done' : state === 'overdue' || state === 'next' ? 'stop-next' : ''}`}>
          {href ? <a href={href}>{title}</a> : title}{' '}
          {(state === 'overdue' || state === 'next') && <span className={`state state-${state === 'overdue' ? 'wrong' : 'next'}`}>{states[state]}</span>}
          <p className="meta">{when}</p>
          {text && <p className="quiet">{text}</p>}
        </li>
      ))}
    </ol>
  );
}
