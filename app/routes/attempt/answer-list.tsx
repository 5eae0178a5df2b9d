import { lessonAddress } from '#app/catalogue/addresses.ts';
import { splitChinese } from '#app/catalogue/chinese.ts';
import { useLocale, useMessages } from '#app/i18n/context.tsx';
import type { ResultQuestion } from '#app/learning/attempt-pages.server.ts';
import { ChineseText } from '#app/ui/chinese-text.tsx';

/** Every question with what was chosen, what fits, and why. */
export function AnswerList({ questions }: { questions: ResultQuestion[] }) {
  const { result: t, question: words } = useMessages().training;
  return (
    <ol className="rows answers">
      {questions.map((question) => (
        <li key={question.number} className="stack">
          <p className="eyebrow">
            {words.title(question.number, questions.length)}
            <span className={question.correct ? 'state state-done' : 'state state-wrong'}>
              {question.correct ? t.right : question.answered ? t.wrong : t.unanswered}
            </span>
          </p>
          {question.text ? <Answer text={question.text} /> : <p>{t.gone}</p>}
        </li>
      ))}
    </ol>
  );
}

function Answer({ text: { stem, options, source, lesson } }: { text: NonNullable<ResultQuestion['text']> }) {
  const { result: t } = useMessages().training;
  const locale = useLocale();
  const cited = `${source.publisher}, ${source.title} (${source.year})`;
  return (
    <>
      <h3>
        <ChineseText parts={splitChinese(stem)} />
      </h3>
      <ul className="options">
        {options.map((option) => (
          <li key={option.text}>
            <p>
              <ChineseText parts={splitChinese(option.text)} /> <Mark option={option} />
            </p>
            <p className="quiet">
              <ChineseText parts={splitChinese(option.explanation)} />
            </p>
          </li>
        ))}
      </ul>
      {lesson && (
        <p className="quiet">
          {t.lesson}: <a href={lessonAddress(locale, lesson.moduleId, lesson.id)}>{lesson.title}</a>
        </p>
      )}
      <p className="quiet">
        {t.source}:{' '}
        <span lang={source.lang}>
          {source.url ? (
            <a href={source.url} rel="noreferrer">
              {cited}
            </a>
          ) : (
            cited
          )}
        </span>
      </p>
    </>
  );
}

/** In words, so that right and wrong never depend on colour. */
function Mark({ option: { chosen, correct } }: { option: { chosen: boolean; correct: boolean } }) {
  const { result: t } = useMessages().training;
  if (!chosen && !correct) return null;
  const word = correct ? (chosen ? t.rightAndYours : t.rightAnswer) : t.yourAnswer;
  return <span className={correct ? 'state state-done' : 'state state-wrong'}>{word}</span>;
}
