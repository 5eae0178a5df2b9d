/** What a scenario's page shows at one place: never what the choices ahead bring about. */
import { splitChinese } from '#app/catalogue/chinese.ts';
import type { Module, Scenario } from '#app/catalogue/types.ts';
import { linkLesson } from '#app/http/catalogue-view.ts';
import type { Locale, Localised } from '#app/i18n/locale.ts';
import type { ScenarioPlace } from '#app/learning/scenario-path.ts';

export function describeScenario({ module, scenario, place, locale }: { module: Module; scenario: Scenario; place: ScenarioPlace; locale: Locale }) {
  const inLine = (text: Localised) => splitChinese(text[locale]);
  const inParagraphs = (text: Localised) => text[locale].split(/\n\s*\n/).map(splitChinese);
  const { taken, step, ending } = place;
  return {
    module: { id: module.id, position: module.position, title: module.title[locale] },
    id: scenario.id,
    title: scenario.title[locale],
    summary: scenario.summary[locale],
    minutes: scenario.minutes[locale],
    endings: scenario.endings.length,
    role: taken.length === 0 ? inParagraphs(scenario.role) : null,
    taken: taken.map(({ choice }) => ({ id: choice.id, text: inLine(choice.text), consequence: inParagraphs(choice.consequence) })),
    step: step && { text: inParagraphs(step.text), choices: step.choices.map((choice) => ({ id: choice.id, text: inLine(choice.text) })) },
    ending: ending && {
      outcome: ending.outcome,
      title: ending.title[locale],
      text: inParagraphs(ending.text),
      debrief: scenario.debrief.map(inLine),
      lessons: scenario.lessons.flatMap((id) => linkLesson(module, id, locale) ?? []),
      sources: scenario.sources,
    },
  };
}
