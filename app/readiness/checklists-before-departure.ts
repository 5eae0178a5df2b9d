import type { Catalogue } from '../catalogue/types.ts';

/**
 * What a company ticks before it leaves: the items of the lists for before the trip, of every module of the
 * track. The other lists are for during and after it, or for a contract or a partner that may never come.
 */
export function itemsBeforeDeparture(catalogue: Catalogue, trackId: string): { moduleId: string; item: string }[] {
  const modules = catalogue.track(trackId)?.modules ?? [];
  return modules.flatMap(({ module: moduleId }) => {
    const lists = catalogue.module(moduleId)?.checklists.filter(({ moment }) => moment === 'before') ?? [];
    return lists.flatMap(({ items }) => items.map(({ id }) => ({ moduleId, item: id })));
  });
}
