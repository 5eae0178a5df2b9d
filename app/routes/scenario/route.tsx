import { useLoaderData } from '@remix-run/react';
import { scenarioAddress } from '#app/catalogue/addresses.ts';
import { DomainError } from '#app/errors.ts';
import { forAnyone, forMember } from '#app/http/access.server.ts';
import { readForm } from '#app/http/form.server.ts';
import type { PageHandle } from '#app/http/page.ts';
import { redirectTo } from '#app/http/respond.server.ts';
import { followPath } from '#app/learning/scenario-path.ts';
import { findScenario, readScenarioMemory, restartScenario, takeChoice } from '#app/learning/scenario-runs.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { describeScenario } from './scenario-page.ts';
import { ScenarioView } from './scenario-view.tsx';

type Loaded = Awaited<ReturnType<typeof loader>>;
export const handle: PageHandle<Loaded> = {
  // Each place has a name of its own, for the browser's history and for who hears the page.
  title: ({ title, taken, ending }, t) =>
    [title, ending?.title ?? (taken.length > 0 ? t.scenario.choiceNumber(taken.length + 1) : '')].filter(Boolean).join(' – '),
  description: ({ summary }) => summary,
};

/** The way that a form or an address tells: what was taken before, parted by points, and the choice made now. */
function readWay(fields: URLSearchParams): string[] {
  return [...(fields.get('taken') ?? '').split('.'), fields.get('choice') ?? ''].filter(Boolean);
}

/** A member is where they left off; anybody else is where the choices in the address lead. */
export const loader = forAnyone(({ app, locale, params, url, viewer }) => {
  const which = { moduleId: params.module ?? '', scenarioId: params.scenario ?? '' };
  const { module, scenario } = findScenario(app.catalogue, which);
  const memory = viewer?.membership ? readScenarioMemory(app.db, { userId: viewer.id, ...which, catalogue: app.catalogue }) : null;
  const place = followPath(scenario, memory ? memory.path : readWay(url.searchParams));
  if (!place) throw new DomainError('not-found');
  return {
    ...describeScenario({ module, scenario, place, locale }),
    memory: memory && { seen: memory.endingsSeen.length },
    elsewhere: memory !== null && url.searchParams.get('done') === 'elsewhere',
  };
});

/** Keeps a member's choice, or begins again. */
export const action = forMember(async ({ app, locale, params, request, viewer, now }) => {
  const which = { userId: viewer.id, moduleId: params.module ?? '', scenarioId: params.scenario ?? '' };
  const { catalogue } = app;
  const form = await readForm(request);
  const address = scenarioAddress(locale, which.moduleId, which.scenarioId);
  if (form.get('intent') === 'restart') {
    restartScenario(app.db, { ...which, catalogue, now });
    return redirectTo(address);
  }
  const { kept } = takeChoice(app.db, { ...which, path: readWay(form), catalogue, now, ...wireSteps(app) });
  app.wakeMail();
  return redirectTo(kept ? address : `${address}?done=elsewhere`);
});

export default function ScenarioPage() {
  return <ScenarioView scenario={useLoaderData<typeof loader>()} />;
}
