import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SourceLine } from '#app/ui/source-line.tsx';
import { StationSymbol } from '#app/ui/station.tsx';
import type { loader } from './route.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;

function ModuleStops({ lesson }: { lesson: Loaded }) {
  const locale = useLocale();
  const { module } = lesson;
  return (
    <ol className="stops">
      {module.lessons.map((other) => (
        <li key={other.id} className={other.id === lesson.lessonId ? 'stop stop-next' : 'stop'}>
          <a href={`/${locale}/modules/${module.id}/${other.id}`} aria-current={other.id === lesson.lessonId ? 'page' : undefined}>
            {other.title}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Contents({ lesson }: { lesson: Loaded }) {
  const t = useMessages().reading.lesson;
  const entries = [...lesson.contents, ...(lesson.sources.length > 0 ? [{ id: 'sources', title: t.sources }] : [])];
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id}>
          <a href={`#${entry.id}`}>{entry.title}</a>
        </li>
      ))}
    </ol>
  );
}

function Sources({ lesson }: { lesson: Loaded }) {
  const { lesson: t, module: tm } = useMessages().reading;
  return (
    <section className="sources stack" aria-labelledby="sources">
      <h2 id="sources">{t.sources}</h2>
      {lesson.sources.length > 0 && (
        <>
          <p className="quiet">{t.sourcesText}</p>
          <ol>
            {lesson.sources.map((source) => (
              <li key={source.id} id={`source-${source.id}`} value={source.number}>
                <SourceLine source={source} />
              </li>
            ))}
          </ol>
        </>
      )}
      {lesson.module.overdue && (
        <Notice tone="warning">
          <p>{tm.overdue}</p>
        </Notice>
      )}
      <p className="quiet">{lesson.module.checked}</p>
      <p className="quiet">
        {tm.version(lesson.module.version)}. {tm.reviewed(lesson.module.reviewed)}.
      </p>
    </section>
  );
}

export function LessonView({ lesson }: { lesson: Loaded }) {
  const { reading } = useMessages();
  const t = reading.lesson;
  const locale = useLocale();
  const { module } = lesson;
  return (
    <div className="lesson" data-line={module.position}>
      <nav className="rail" aria-label={t.inThisModule}>
        <ModuleStops lesson={lesson} />
      </nav>
      <details className="fold">
        <summary>{t.contents}</summary>
        <Contents lesson={lesson} />
      </details>
      <article className="prose">
        <header>
          <p className="eyebrow">
            <StationSymbol line={module.position} state="todo" />
            <span>
              <a href={`/${locale}/modules/${module.id}`}>{module.title}</a>, {t.position(lesson.position, module.lessons.length)}
            </span>
          </p>
          <h1>{lesson.title}</h1>
          <p className="lede">{lesson.summary}</p>
          <p className="meta">{lesson.core ? `${reading.aboutMinutes(lesson.minutes)}, ${reading.module.core}` : reading.aboutMinutes(lesson.minutes)}</p>
        </header>
        <div className="prose" dangerouslySetInnerHTML={{ __html: lesson.html }} />
        {lesson.state?.required &&
          (lesson.state.read ? (
            <Notice tone="success">
              <p>{t.read}</p>
            </Notice>
          ) : (
            <form method="post" className="actions">
              <Button>{t.markRead}</Button>
            </form>
          ))}
        <nav className="pager" aria-label={t.pager}>
          {lesson.previous && (
            <a rel="prev" href={lesson.previous.href}>
              <span className="meta">{t.previous}</span>
              <br />
              {lesson.previous.title}
            </a>
          )}
          {lesson.next ? (
            <a rel="next" href={lesson.next.href}>
              <span className="meta">{t.next}</span>
              <br />
              {lesson.next.title}
            </a>
          ) : (
            lesson.nextModule && (
              <a rel="next" href={lesson.nextModule.href}>
                <span className="meta">{t.nextModule}</span>
                <br />
                {lesson.nextModule.title}
              </a>
            )
          )}
        </nav>
        <Sources lesson={lesson} />
      </article>
      <nav className="rail" aria-label={t.contents}>
        <p className="meta">{t.contents}</p>
        <Contents lesson={lesson} />
      </nav>
    </div>
  );
}
