/** Following a way through a scenario: choices in, the place they lead to out. */
import type { Scenario, ScenarioChoice, ScenarioEnding, ScenarioStep } from '../catalogue/types.ts';

export interface Taken {
  step: ScenarioStep;
  choice: ScenarioChoice;
}

export interface ScenarioPlace {
  /** What was chosen so far, in order. */
  taken: Taken[];
  /** Where that leads: a step to choose at, or an ending. */
  step: ScenarioStep | null;
  ending: ScenarioEnding | null;
}

/** @param path ids of choices, in order. Null when the scenario has no such way. */
export function followPath(scenario: Scenario, path: readonly string[]): ScenarioPlace | null {
  const stepWith = (id: string) => scenario.steps.find((step) => step.id === id) ?? null;
  const taken: Taken[] = [];
  let at = scenario.start;
  for (const choiceId of path) {
    const step = stepWith(at);
    const choice = step?.choices.find(({ id }) => id === choiceId);
    if (!step || !choice) return null;
    taken.push({ step, choice });
    at = choice.next;
  }
  return { taken, step: stepWith(at), ending: scenario.endings.find(({ id }) => id === at) ?? null };
}
