/** How somebody made up goes through a track: planned first, then written down step by step. */
import type { Transaction } from '#db';
import type { Catalogue, Scenario } from '#app/catalogue/types.ts';
import { drawQuestions } from '#app/learning/draw.ts';
import { isRight, neededToPass } from '#app/learning/grading.ts';
import { requiredModules } from '#app/learning/requirements.ts';
import { finishParticipant } from '#app/missions/participants.server.ts';
import type { Wiring } from '#app/wiring.server.ts';
import { makeEndedRun, makeLessonCompletion, makeModuleCompletion, makeSubmittedAttempt } from '#tests/support/factories.ts';
import { between, day, hour, type Random } from './chance.ts';

const minute = 60_000;

export type StudyStep = { at: Date; participantId: string; moduleId: string } & (
  | { kind: 'lesson'; lessonId: string }
  | { kind: 'scenario'; scenarioId: string; choices: { step: string; choice: string }[]; ending: string }
  /** The last passed attempt of a track ends it for this person. */
  | { kind: 'attempt'; passes: boolean; isLast: boolean }
);

/** A moment in working hours, some days after another. */
function laterOn(random: Random, after: Date, { days }: { days: number }): Date {
  const midnight = Math.floor(after.getTime() / day) * day;
  return new Date(midnight + days * day + between(random, 7, 17) * hour + between(random, 0, 59) * minute);
}

/**
 * Every step of one person, in order: the lessons of a module in one sitting, then its test, now and then twice.
 * @param from the first sitting is on a later day
 * @param share how much of the track, from 0 to 1, the person does before giving up
 */
export function planStudy(
  random: Random,
  given: { catalogue: Catalogue; trackId: string; participantId: string; from: Date; share: number; daysBetween: number },
): StudyStep[] {
  const { catalogue, trackId, participantId, from, share, daysBetween } = given;
  const steps: StudyStep[] = [];
  const modules = requiredModules(catalogue, trackId);
  let at = laterOn(random, from, { days: between(random, 1, 6) });
  for (const [index, { module, lessons, scenarios }] of modules.entries()) {
    const of = { participantId, moduleId: module.id };
    for (const lesson of lessons) {
      steps.push({ ...of, at, kind: 'lesson', lessonId: lesson.id });
      at = new Date(at.getTime() + between(random, 7, 16) * minute);
    }
    for (const scenario of scenarios) {
      steps.push({ ...of, at, kind: 'scenario', scenarioId: scenario.id, ...chooseWay(random, scenario) });
      at = new Date(at.getTime() + between(random, 5, 12) * minute);
    }
    at = new Date(at.getTime() + between(random, 8, 25) * minute);
    while (random() < 0.18) {
      steps.push({ ...of, at, kind: 'attempt', passes: false, isLast: false });
      at = laterOn(random, at, { days: between(random, 1, 3) });
    }
    steps.push({ ...of, at, kind: 'attempt', passes: true, isLast: index === modules.length - 1 });
    at = laterOn(random, at, { days: between(random, 1, daysBetween) });
  }
  return steps.slice(0, Math.floor(steps.length * share));
}

/** Any choice at each step, to an end. */
function chooseWay(random: Random, scenario: Scenario): { choices: { step: string; choice: string }[]; ending: string } {
  const choices: { step: string; choice: string }[] = [];
  let at = scenario.start;
  for (let step = scenario.steps.find(({ id }) => id === at); step; step = scenario.steps.find(({ id }) => id === at)) {
    const choice = step.choices[between(random, 0, step.choices.length - 1)]!;
    choices.push({ step: step.id, choice: choice.id });
    at = choice.next;
  }
  return { choices, ending: at };
}

/** Writes one step and what follows from it. The steps of an enrolment have to come in the order of their time. */
export function takeStep(
  tx: Transaction,
  {
    step,
    trackId,
    catalogue,
    random,
    onStep,
    onFinished,
  }: { step: StudyStep; trackId: string; catalogue: Catalogue; random: Random } & Pick<Wiring, 'onStep' | 'onFinished'>,
): void {
  const { at, participantId, moduleId } = step;
  const moduleVersion = catalogue.module(moduleId)!.version;
  if (step.kind === 'lesson') {
    makeLessonCompletion(tx, { participantId, module: moduleId, lesson: step.lessonId, module_version: moduleVersion, completed_at: at });
    return;
  }
  if (step.kind === 'scenario') {
    const { scenarioId, choices, ending } = step;
    makeEndedRun(tx, { participantId, module: moduleId, moduleVersion, scenario: scenarioId, choices, ending, at });
    return;
  }
  makeSubmittedAttempt(tx, {
    participantId,
    module: moduleId,
    moduleVersion,
    passMark: catalogue.track(trackId)!.passMark,
    startedAt: new Date(at.getTime() - between(random, 4, 8) * minute),
    submittedAt: at,
    questions: answer(random, { catalogue, trackId, moduleId, passes: step.passes, at }),
  });
  if (!step.passes) return;
  makeModuleCompletion(tx, { participantId, module: moduleId, module_version: moduleVersion, finished_at: at });
  if (step.isLast) finishParticipant(tx, { participantId, now: at, onStep, onFinished });
}

/** Questions as the site draws them, with as many right answers as the outcome asks. */
function answer(
  random: Random,
  { catalogue, trackId, moduleId, passes, at }: { catalogue: Catalogue; trackId: string; moduleId: string; passes: boolean; at: Date },
) {
  const bank = catalogue.questionPool(trackId, moduleId);
  const count = requiredModules(catalogue, trackId).find(({ module }) => module.id === moduleId)!.questions;
  const drawn = drawQuestions({ bank, count, seen: new Map(), random });
  const needed = neededToPass({ questions: drawn.length, passMark: catalogue.track(trackId)!.passMark });
  const right = passes ? between(random, needed, drawn.length) : between(random, Math.min(2, needed - 1), needed - 1);
  const missed = new Set(
    drawn
      .map(({ question }) => question)
      .sort(() => random() - 0.5)
      .slice(right),
  );
  return drawn.map(({ question: id, optionOrder }) => {
    const question = bank.find((candidate) => candidate.id === id)!;
    const fitting = question.options.filter((option) => option.correct === !missed.has(id)).map((option) => option.id);
    const chosen = missed.has(id) ? fitting.slice(0, 1) : fitting;
    return { question: id, option_order: optionOrder, chosen, answered_at: at, correct: isRight(question, chosen) };
  });
}
