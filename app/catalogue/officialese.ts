/** Words of the office that have a plainer one, and marks of an editor that must not reach a reader. */
import type { Locale } from '../i18n/locale.ts';

/** Officialese → what to write instead. A key is matched as whole words, whatever the case. */
const plainer: Record<Locale, Record<string, string>> = {
  nl: {
    aangaande: 'over',
    aldus: 'zo',
    alsmede: 'en',
    alsook: 'en',
    alvorens: 'voordat',
    conform: 'volgens',
    derhalve: 'dus, daarom',
    desalniettemin: 'toch',
    desbetreffende: 'deze, die',
    desgewenst: 'als u wilt',
    dienaangaande: 'daarover',
    'door middel van': 'met, door',
    echter: 'maar',
    evenwel: 'maar, toch',
    gaarne: 'graag',
    geschieden: 'gebeuren',
    hetgeen: 'wat',
    hieromtrent: 'hierover',
    hierbij: 'laat het weg, of zeg waarbij',
    indien: 'als',
    ingevolge: 'volgens',
    inzake: 'over',
    krachtens: 'volgens',
    'in het kader van': 'voor, bij',
    'met betrekking tot': 'over',
    'met name': 'vooral',
    middels: 'met, door',
    omtrent: 'over',
    'ondanks het feit dat': 'hoewel',
    onderhavig: 'dit, deze',
    onderhavige: 'dit, deze',
    reeds: 'al',
    teneinde: 'om',
    'ten aanzien van': 'over, bij',
    'ten behoeve van': 'voor',
    'ten gevolge van': 'door',
    tevens: 'ook',
    thans: 'nu',
    'ter zake': 'hierover',
    trachten: 'proberen',
    veelal: 'vaak',
    vermits: 'omdat',
    voornoemd: 'dit, deze',
    voornoemde: 'dit, deze',
    wederom: 'weer',
    zulks: 'dat',
  },
  en: {
    aforementioned: 'this, that',
    'at this point in time': 'now',
    commence: 'start',
    commences: 'starts',
    'due to the fact that': 'because',
    endeavour: 'try',
    'for the purpose of': 'to, for',
    hereby: 'leave it out',
    herein: 'here',
    'in order to': 'to',
    'in respect of': 'about, for',
    'in the event of': 'if',
    'in the event that': 'if',
    'inter alia': 'among other things',
    leverage: 'use',
    leveraging: 'using',
    notwithstanding: 'despite',
    'prior to': 'before',
    'pursuant to': 'under',
    'subsequent to': 'after',
    thereof: 'of it',
    therein: 'in it',
    utilise: 'use',
    utilising: 'using',
    utilize: 'use',
    'with regard to': 'about',
    'with respect to': 'about',
    whilst: 'while',
  },
};

const patterns: Record<Locale, [RegExp, (found: string) => string][]> = {
  nl: [
    [wholeWords('nl'), (found) => plainer.nl[found] ?? ''],
    [/(?<!\p{L})(?:dient|dienen)(?= (?:[^\s.,;:]+ ){0,8}te \p{L})/giu, () => 'moet, moeten'],
  ],
  en: [[wholeWords('en'), (found) => plainer.en[found] ?? '']],
};

function wholeWords(locale: Locale): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${Object.keys(plainer[locale]).join('|')})(?!\\p{L})`, 'giu');
}

export interface WordFault {
  found: string;
  instead: string;
}

export function findOfficialese(text: string, locale: Locale): WordFault[] {
  return patterns[locale].flatMap(([pattern, insteadOf]) =>
    (text.replace(/\s+/g, ' ').match(pattern) ?? []).map((found) => ({ found, instead: insteadOf(found.toLowerCase()) })),
  );
}

/** `[verified]`, `[todo]` and the like: notes between writers. */
export function findEditorsTags(text: string): string[] {
  return (
    text.match(
      /\[(?:[a-z]+ly )?(?:un)?verified\b[^\]]*\]|\[(?:todo|tbd|check|bron\??|source needed|nagaan)[^\]]{0,40}\](?!\()|\b(?:TODO|TBD|FIXME|XXX)\b|lorem ipsum/gi,
    ) ?? []
  );
}
