/** The editor's rules for a question bank: enough of it, and no giveaways. */
import { locales, type Locale } from '../i18n/locale.ts';
import type { Report } from './problems.ts';
import type { ReadModule } from './read-module.server.ts';
import type { Question } from './types.ts';

/** Percent of single-answer questions. */
const mostLongest = 40;
const mostInOnePlace = 45;

export function checkQuestions({ module, questions }: ReadModule, refuse: Report): void {
  const file = `${module.id}/questions.yaml`;
  for (const question of questions) {
    for (const locale of locales) checkExplanations(file, question, locale, refuse);
  }
  const single = questions.filter((question) => question.kind === 'single');
  if (single.length === 0) return;
  for (const locale of locales) {
    const longest = single.filter((question) => rightIsLongest(question, locale));
    const share = (100 * longest.length) / single.length;
    if (share > mostLongest) {
      refuse({
        file,
        field: `options (${locale})`,
        message: `the right option is the longest in ${longest.length} of ${single.length} single-answer questions: ${longest.map(({ id }) => id).join(', ')}`,
        mend: `shorten right options or lengthen wrong ones, until at most ${mostLongest} %`,
      });
    }
  }
  checkPlaces(file, single, refuse);
}

/** An option's id is only its place in the file, so that place may not give the answer away. */
function checkPlaces(file: string, single: readonly Question[], refuse: Report): void {
  const places = new Map<number, number>();
  for (const { options } of single) {
    const place = options.findIndex((option) => option.correct) + 1;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  for (const [place, count] of places) {
    if ((100 * count) / single.length <= mostInOnePlace) continue;
    refuse({
      file,
      field: 'options',
      message: `option ${place} is the right one in ${count} of ${single.length} single-answer questions`,
      mend: 'move right options to other places',
    });
  }
}

function checkExplanations(file: string, question: Question, locale: Locale, refuse: Report): void {
  const seen = new Map<string, string>();
  for (const { id, explanation } of question.options) {
    const text = explanation[locale].toLowerCase().replace(/\s+/g, ' ').trim();
    const other = seen.get(text);
    if (other !== undefined) {
      refuse({
        file,
        field: `${question.id}.options (${id}).explanation.${locale}`,
        message: `is the same as that of option ${other}`,
        mend: 'say why this option is right or wrong here',
      });
    }
    seen.set(text, id);
  }
}

/** Longest of all: as long as another gives nothing away. */
function rightIsLongest({ options }: Question, locale: Locale): boolean {
  const lengthOf = (wanted: boolean) => Math.max(...options.filter(({ correct }) => correct === wanted).map(({ text }) => text[locale].length));
  return lengthOf(true) > lengthOf(false);
}
