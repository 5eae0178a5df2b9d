/** What a track asks of a participant, module by module. */
import type { Catalogue, Lesson, Module, Scenario } from '../catalogue/types.ts';

export interface RequiredModule {
  module: Module;
  /** In reading order. */
  lessons: Lesson[];
  scenarios: Scenario[];
  /** Questions of a final attempt. */
  questions: number;
}

/** The modules of a track in its own order; none for an unknown track. */
export function requiredModules(catalogue: Catalogue, trackId: string): RequiredModule[] {
  const track = catalogue.track(trackId);
  return (track?.modules ?? []).flatMap(({ module: moduleId, questions }) => {
    const module = catalogue.module(moduleId);
    if (!module) return [];
    return [{ module, lessons: catalogue.requiredLessons(trackId, moduleId), scenarios: catalogue.requiredScenarios(trackId, moduleId), questions }];
  });
}

export function requiredModule(catalogue: Catalogue, which: { trackId: string; moduleId: string }): RequiredModule | null {
  return requiredModules(catalogue, which.trackId).find(({ module }) => module.id === which.moduleId) ?? null;
}

/** Whether a module finished for one track also meets what another asks of it. */
export function asksAtLeast(catalogue: Catalogue, { moduleId, done, wanted }: { moduleId: string; done: string; wanted: string }): boolean {
  const [doneTrack, wantedTrack] = [catalogue.track(done), catalogue.track(wanted)];
  const [had, asked] = [done, wanted].map((trackId) => requiredModule(catalogue, { trackId, moduleId }));
  if (!doneTrack || !wantedTrack || !had || !asked) return false;
  if (doneTrack.passMark < wantedTrack.passMark || had.questions < asked.questions) return false;
  return asked.lessons.every((lesson) => had.lessons.includes(lesson)) && asked.scenarios.every((scenario) => had.scenarios.includes(scenario));
}
