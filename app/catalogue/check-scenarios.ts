/** The editor's rules for scenarios and checklists: real choices, several outcomes, plain words. */
import { locales, type Locale } from '../i18n/locale.ts';
import { checkPlainWords } from './check-lessons.ts';
import type { Report } from './problems.ts';
import { textsOfChecklist } from './read-checklists.server.ts';
import type { ReadModule } from './read-module.server.ts';
import { textsOfScenario } from './read-scenarios.server.ts';
import { measureReadability, wordsOf, type Readability } from './readability.ts';
import { exploreWays } from './scenario-ways.ts';
import type { Scenario } from './types.ts';

const steps = { least: 5, most: 9 };
const shortestWay = 3;
const outcomes = ['good', 'acceptable', 'costly'] as const;
const debrief = { least: 3, most: 5 };
const items = { least: 4, most: 12 };

export function measureScenario(scenario: Scenario, locale: Locale): Readability {
  return measureReadability(textsOfScenario(scenario, locale), locale);
}

export function checkScenario(scenario: Scenario, refuse: Report, warn: Report): void {
  const file = `${scenario.moduleId}/scenarios/${scenario.id}.yaml`;
  checkWays(file, scenario, refuse);
  for (const choice of scenario.steps.flatMap((step) => step.choices)) {
    for (const locale of locales) {
      if (wordsOf(choice.consequence[locale]).length >= 5) continue;
      refuse({ file, field: `${choice.id}.consequence.${locale}`, message: 'hardly says what follows', mend: 'show the reader what the choice brings about' });
    }
  }
  for (const locale of locales)
    checkPlainWords({ file, field: `readability (${locale})`, readability: measureScenario(scenario, locale), locale }, refuse, warn);
}

function checkWays(file: string, scenario: Scenario, refuse: Report): void {
  const count = scenario.steps.length;
  if (count < steps.least || count > steps.most) {
    refuse({ file, field: 'steps', message: `${count} steps, ${steps.least} to ${steps.most} are asked`, mend: 'add a step that matters, or join two' });
  }
  const { shortest } = exploreWays(scenario);
  if (shortest < shortestWay) {
    refuse({
      file,
      field: 'steps',
      message: `a way ends after ${shortest} choices, at least ${shortestWay} are asked`,
      mend: 'let the reader see what follows before it ends',
    });
  }
  for (const step of scenario.steps) {
    const places = step.choices.map((choice) => choice.next);
    for (const place of new Set(places.filter((next, index) => places.indexOf(next) < index))) {
      refuse({
        file,
        field: `steps (${step.id}).choices`,
        message: `two choices lead to ${place}`,
        mend: 'let each choice lead to a place of its own, or take one out',
      });
    }
  }
  for (const outcome of outcomes.filter((wanted) => !scenario.endings.some((ending) => ending.outcome === wanted))) {
    refuse({ file, field: 'endings', message: `no ending is ${outcome}`, mend: 'write one, and a way to it' });
  }
  if (scenario.debrief.length < debrief.least || scenario.debrief.length > debrief.most) {
    refuse({
      file,
      field: 'debrief',
      message: `${scenario.debrief.length} points, ${debrief.least} to ${debrief.most} are asked`,
      mend: 'name what mattered, and no more',
    });
  }
}

export function checkChecklists({ module }: ReadModule, refuse: Report, warn: Report): void {
  const file = `${module.id}/checklists.yaml`;
  for (const checklist of module.checklists) {
    const count = checklist.items.length;
    if (count >= items.least && count <= items.most) continue;
    refuse({
      file,
      field: checklist.id,
      message: `${count} items, ${items.least} to ${items.most} are asked`,
      mend: 'split the list, or join it with another',
    });
  }
  for (const locale of locales) {
    const readability = measureReadability(
      module.checklists.flatMap((checklist) => textsOfChecklist(checklist, locale)),
      locale,
    );
    if (module.checklists.length > 0) checkPlainWords({ file, field: `readability (${locale})`, readability, locale }, refuse, warn);
  }
}
