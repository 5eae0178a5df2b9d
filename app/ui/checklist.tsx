import type { ReactNode } from 'react';
import { useMessages } from '../i18n/context.tsx';
import { ChineseText } from './chinese-text.tsx';
import { FormCompany } from './form-company.tsx';
import { Button } from './form.tsx';
import { Notice } from './notice.tsx';

type Text = { text: string; chinese: boolean }[];

export interface ListedItem {
  id: string;
  text: Text;
  note: Text | null;
  lesson: { title: string; href: string } | null;
  /** Null as long as nobody has ticked it; `by` is null when that person's account is gone. */
  tick: { by: string | null; on: string } | null;
}

export interface ListToTick {
  id: string;
  title: string;
  intro: string;
  /** 'Before the trip'; null where the title says so itself. */
  when: string | null;
  items: ListedItem[];
}

/** One list: boxes to tick for a company's member, empty boxes to print for everybody else. `children` stand below the intro. */
export function Checklist({ list, mayTick, saved, children }: { list: ListToTick; mayTick: boolean; saved: boolean; children?: ReactNode }) {
  const t = useMessages().checklist;
  const { id, title, intro, when, items } = list;
  const shown = items.filter(({ tick }) => tick).map((item) => item.id);
  const counted = [...(when ? [when] : []), mayTick ? t.done(shown.length, items.length) : t.items(items.length)];
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
      {children}
      {mayTick ? (
        <form method="post" className="checklist">
          <FormCompany />
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

function TickBox({ item }: { item: ListedItem }) {
  return (
    <div className="choice">
      <input type="checkbox" id={`item-${item.id}`} name="ticked" value={item.id} defaultChecked={item.tick !== null} aria-describedby={`about-${item.id}`} />
      <label htmlFor={`item-${item.id}`}>
        <ChineseText parts={item.text} />
      </label>
    </div>
  );
}

function Details({ item }: { item: ListedItem }) {
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
