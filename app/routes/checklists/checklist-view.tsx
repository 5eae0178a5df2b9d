import { useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { loader } from './route.tsx';

type Shown = Awaited<ReturnType<typeof loader>>['checklists'][number];
type Item = Shown['items'][number];

/** One list: boxes to tick for a company's member, empty boxes to print for everybody else. */
export function ChecklistView({ checklist, mayTick, saved }: { checklist: Shown; mayTick: boolean; saved: boolean }) {
  const t = useMessages().checklist;
  const { id, title, intro, moment, items } = checklist;
  const shown = items.filter(({ tick }) => tick).map((item) => item.id);
  // A title often says the moment itself.
  const when = title.toLowerCase().startsWith(t.moments[moment].toLowerCase()) ? [] : [t.moments[moment]];
  const counted = [...when, mayTick ? t.done(shown.length, items.length) : t.items(items.length)];
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="meta">{counted.join(', ')}</p>
      {saved && (
        <Notice tone="success">
          <p>{t.saved}</p>
        </Notice>
      )}
      <p>{intro}</p>
      {mayTick ? (
        <form method="post" className="checklist">
          <input type="hidden" name="checklist" value={id} />
          <input type="hidden" name="shown" value={shown.join('.')} />
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <TickBox item={item} />
                <Details item={item} />
              </li>
            ))}
          </ul>
          <p className="actions">
            <Button>{t.save(title)}</Button>
          </p>
        </form>
      ) : (
        <div className="checklist">
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <p className="choice">
                  <span className="box" aria-hidden="true" />
                  <span>
                    <ChineseText parts={item.text} />
                  </span>
                </p>
                <Details item={item} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function TickBox({ item }: { item: Item }) {
  return (
    <div className="choice">
      <input type="checkbox" id={`item-${item.id}`} name="ticked" value={item.id} defaultChecked={item.tick !== null} aria-describedby={`about-${item.id}`} />
      <label htmlFor={`item-${item.id}`}>
        <ChineseText parts={item.text} />
      </label>
    </div>
  );
}

function Details({ item }: { item: Item }) {
  const t = useMessages().checklist;
  const { note, lesson, tick } = item;
  return (
    <div className="quiet" id={`about-${item.id}`}>
      {note && (
        <p>
          <ChineseText parts={note} />
        </p>
      )}
      {tick && <p>{tick.by ? t.by(tick.by, tick.on) : t.on(tick.on)}</p>}
      {lesson && (
        <p className="screen-only">
          <a href={lesson.href}>{t.lesson(lesson.title)}</a>
        </p>
      )}
    </div>
  );
}
