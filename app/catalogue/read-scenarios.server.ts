/** Reads a module's scenarios; that each can be played to an end is settled here. */
import type { Locale } from '../i18n/locale.ts';
import { listFolder } from './folder.server.ts';
import { reportMarkup } from './markup.ts';
import { reportDoubles, reportInto, type Problem, type Report } from './problems.ts';
import { wordsOf } from './readability.ts';
import { minutesOf } from './reading-time.ts';
import { curlTexts } from './quotes.ts';
import { exploreWays, longestReading } from './scenario-ways.ts';
import { scenarioSchema, type ModuleFile, type ScenarioFile } from './schema.ts';
import type { Scenario, Source } from './types.ts';
import { readYaml } from './yaml.server.ts';

export function readScenarios(folder: string, header: ModuleFile, problems: Problem[]): Scenario[] {
  const report = reportInto(problems, 'scenarios');
  const listed = new Set(header.scenarios);
  for (const name of listFolder(`${folder}/${header.id}/scenarios`).filter((entry) => !listed.has(entry.replace(/\.yaml$/, '')))) {
    report({
      file: `${header.id}/scenarios/${name}`,
      field: '(file)',
      message: 'module.yaml lists no such scenario',
      mend: 'add its id to scenarios, or rename the file',
    });
  }
  return header.scenarios.flatMap((id) => {
    const file = `${header.id}/scenarios/${id}.yaml`;
    const scenario = readYaml(folder, file, scenarioSchema, reportInto(problems, 'format'));
    if (!scenario) return [];
    const before = problems.length;
    reportFaults(file, id, scenario, header, report);
    return problems.length > before ? [] : [scenarioOf(scenario, header)];
  });
}

function reportFaults(file: string, id: string, scenario: ScenarioFile, header: ModuleFile, report: Report): void {
  const refuse = (field: string, message: string, mend: string) => report({ file, field, message, mend });
  if (scenario.id !== id) refuse('id', `is ${scenario.id}`, `make it the name of the file: ${id}`);
  const names = (field: 'objectives' | 'lessons' | 'sources', known: readonly { id: string }[]) => {
    for (const name of scenario[field].filter((wanted) => !known.some((one) => one.id === wanted))) {
      refuse(field, `the module has no ${field.slice(0, -1)} ${name}`, `choose from ${field} in module.yaml`);
    }
  };
  names('objectives', header.objectives);
  names('lessons', header.lessons);
  names('sources', header.sources);
  const places = [...scenario.steps, ...scenario.endings];
  reportDoubles(file, 'steps and endings', places, report);
  for (const step of scenario.steps) {
    reportDoubles(file, `steps (${step.id}).choices`, step.choices, report);
    for (const choice of step.choices.filter(({ next }) => !places.some((place) => place.id === next))) {
      refuse(`steps (${step.id}).choices (${choice.id}).next`, `there is no step or ending ${choice.next}`, 'name one, or write it');
    }
  }
  if (!scenario.steps.some((step) => step.id === scenario.start)) refuse('start', `there is no step ${scenario.start}`, 'name the first step');
  const { reached, looping } = exploreWays(scenario);
  for (const place of places.filter((candidate) => !reached.has(candidate.id))) {
    refuse(place.id, 'no way leads here', 'let a choice lead here, or take it out');
  }
  if (looping.size > 0) refuse('steps', `a way runs in a circle through ${[...looping].join(', ')}`, 'let every choice lead nearer to an ending');
  reportMarkup(file, '', (locale) => textsOfScenario(scenario, locale), report);
}

/** Every text of a scenario in one language, each a block of its own. */
export function textsOfScenario(scenario: Pick<ScenarioFile, 'title' | 'summary' | 'role' | 'steps' | 'endings' | 'debrief'>, locale: Locale): string[] {
  return [
    ...[scenario.title, scenario.summary, scenario.role].map((text) => text[locale]),
    ...scenario.steps.flatMap((step) => [step.text[locale], ...step.choices.flatMap((choice) => [choice.text[locale], choice.consequence[locale]])]),
    ...scenario.endings.flatMap((ending) => [ending.title[locale], ending.text[locale]]),
    ...scenario.debrief.map((point) => point[locale]),
  ].flatMap((text) => text.split(/\n\s*\n/));
}

function scenarioOf(file: ScenarioFile, header: ModuleFile): Scenario {
  const sources = file.sources.flatMap((id, index): Source[] => {
    const source = header.sources.find((candidate) => candidate.id === id);
    return source ? [{ ...source, number: index + 1 }] : [];
  });
  return { ...curlTexts(file), moduleId: header.id, sources, minutes: { nl: readingMinutes(file, 'nl'), en: readingMinutes(file, 'en') } };
}

function readingMinutes(scenario: ScenarioFile, locale: Locale): number {
  const count = (texts: string[]) => texts.reduce((sum, text) => sum + wordsOf(text).length, 0);
  const wordsAt = (id: string) => {
    const step = scenario.steps.find((candidate) => candidate.id === id);
    const ending = scenario.endings.find((candidate) => candidate.id === id);
    return step
      ? count([step.text[locale], ...step.choices.map((choice) => choice.text[locale])])
      : ending
        ? count([ending.title[locale], ending.text[locale]])
        : 0;
  };
  const wordsOn = (stepId: string, place: number) =>
    count([scenario.steps.find((candidate) => candidate.id === stepId)?.choices[place]?.consequence[locale] ?? '']);
  const always = count([scenario.role[locale], ...scenario.debrief.map((point) => point[locale])]);
  return minutesOf(always + longestReading(scenario, wordsAt, wordsOn));
}
