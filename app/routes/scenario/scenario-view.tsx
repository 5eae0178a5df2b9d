import { useLocale, useMessages } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';
import { Button, Form } from '#app/ui/form.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { SourceLine } from '#app/ui/source-line.tsx';
import { StationSymbol } from '#app/ui/station.tsx';
import type { loader } from './route.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
type Parts = { text: string; chinese: boolean }[];

export function ScenarioView({ scenario }: { scenario: Loaded }) {
  const { scenario: t, reading } = useMessages();
  const locale = useLocale();
  const { module, taken, role, step, ending, memory } = scenario;
  const last = taken.at(-1);
  return (
    <article className="prose" data-line={module.position}>
      <header>
        <p className="eyebrow">
          <StationSymbol line={module.position} state={ending ? 'done' : 'next'} />
          <span>
            <a href={`/${locale}/modules/${module.id}`}>{module.title}</a>, {t.eyebrow}
          </span>
        </p>
        <h1>{scenario.title}</h1>
        {taken.length === 0 && (
          <>
            <p className="lede">{scenario.summary}</p>
            <p className="meta">
              {reading.aboutMinutes(scenario.minutes)}, {t.endings(scenario.endings)}. {t.fiction} {memory ? t.kept : t.notKept}
            </p>
          </>
        )}
      </header>
      {scenario.elsewhere && (
        <Notice>
          <p>{t.elsewhere}</p>
        </Notice>
      )}
      {role && (
        <section className="callout situation" aria-labelledby="role">
          <h2 className="callout-title" id="role">
            {t.you}
          </h2>
          <Paragraphs texts={role} />
        </section>
      )}
      {last && (
        <section className="callout" aria-labelledby="follows">
          <p className="quiet">
            {t.chose}: <ChineseText parts={last.text} />
          </p>
          <h2 className="callout-title" id="follows">
            {t.follows}
          </h2>
          <Paragraphs texts={last.consequence} />
        </section>
      )}
      {step && <Step scenario={scenario} />}
      {ending && <Ending scenario={scenario} />}
    </article>
  );
}

function Paragraphs({ texts }: { texts: Parts[] }) {
  return (
    <>
      {texts.map((parts, index) => (
        <p key={index}>
          <ChineseText parts={parts} />
        </p>
      ))}
    </>
  );
}

/** A member's choice is posted and kept; a visitor's goes into the address. */
function Step({ scenario }: { scenario: Loaded }) {
  const t = useMessages().scenario;
  const { step, taken, memory } = scenario;
  if (!step) return null;
  return (
    <>
      <Paragraphs texts={step.text} />
      <form method={memory ? 'post' : 'get'} className="choices" aria-labelledby="choose">
        <h2 id="choose">
          {t.choose} <span className="meta">{t.choiceNumber(taken.length + 1)}</span>
        </h2>
        {taken.length > 0 && <input type="hidden" name="taken" value={taken.map(({ id }) => id).join('.')} />}
        {step.choices.map(({ id, text }) => (
          <button key={id} type="submit" name="choice" value={id}>
            <ChineseText parts={text} />
          </button>
        ))}
      </form>
      {taken.length > 0 && (
        <>
          <details>
            <summary>{t.soFar}</summary>
            <Way taken={taken} />
          </details>
          <Again memory={memory} words={t.backToStart} quiet />
        </>
      )}
    </>
  );
}

function Way({ taken }: { taken: Loaded['taken'] }) {
  return (
    <ol>
      {taken.map(({ text, consequence }, index) => (
        <li key={index}>
          <p>
            <ChineseText parts={text} />
          </p>
          <div className="quiet">
            <Paragraphs texts={consequence} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Ending({ scenario }: { scenario: Loaded }) {
  const t = useMessages().scenario;
  const locale = useLocale();
  const { ending, taken, memory, module } = scenario;
  if (!ending) return null;
  const { outcome, title, text, debrief, lessons, sources } = ending;
  return (
    <>
      <section className={`stack ending ending-${outcome}`} aria-labelledby="ending">
        <p className="outcome">{t.outcomes[outcome]}</p>
        <h2 id="ending">{title}</h2>
        <Paragraphs texts={text} />
      </section>
      <h2>{t.debrief}</h2>
      <ul>
        {debrief.map((parts, index) => (
          <li key={index}>
            <ChineseText parts={parts} />
          </li>
        ))}
      </ul>
      <h2>{t.readAgain}</h2>
      <ul>
        {lessons.map(({ title: lesson, href }) => (
          <li key={href}>
            <a href={href}>{lesson}</a>
          </li>
        ))}
      </ul>
      {memory && <p>{t.seen(memory.seen, scenario.endings)}</p>}
      <Again memory={memory} words={t.again}>
        {memory ? <a href={`/${locale}/training`}>{t.toTraining}</a> : <a href={`/${locale}/modules/${module.id}`}>{t.toModule(module.title)}</a>}
      </Again>
      <h2>{t.way}</h2>
      <Way taken={taken} />
      <section className="sources stack" aria-labelledby="sources">
        <h2 id="sources">{t.sources}</h2>
        <ol>
          {sources.map((source) => (
            <li key={source.id}>
              <SourceLine source={source} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Again({ memory, words, quiet, children }: { memory: Loaded['memory']; words: string; quiet?: boolean; children?: React.ReactNode }) {
  if (memory) {
    return (
      <Form intent="restart">
        <p className="actions">
          <Button quiet={quiet ?? false}>{words}</Button>
          {children}
        </p>
      </Form>
    );
  }
  return (
    <p className="actions">
      <a className={quiet ? undefined : 'button'} href="?">
        {words}
      </a>
      {children}
    </p>
  );
}
