import type { MissionReadiness } from '#app/reporting/mission-readiness.server.ts';

/** Whom an officer can mail: ids of companies per group, and every company by itself. */
export interface Audiences {
  all: string[];
  unready: string[];
  waiting: string[];
  companies: { id: string; name: string }[];
}

export function readAudiences({ placed, waiting }: MissionReadiness): Audiences {
  const idsOf = (companies: typeof placed) => companies.map(({ companyId }) => companyId);
  return {
    all: idsOf(placed),
    unready: idsOf(placed.filter(({ ready }) => !ready)),
    waiting: idsOf(waiting),
    companies: [...placed, ...waiting].map(({ companyId, companyName }) => ({ id: companyId, name: companyName })),
  };
}

/** The companies behind a choice of the form: a group, or one company's id. Null for anything else. */
export function chooseCompanies(audiences: Audiences, to: string): { audience: 'all' | 'unready' | 'waiting' | 'one'; companyIds: string[] } | null {
  if (to === 'all' || to === 'unready' || to === 'waiting') return { audience: to, companyIds: audiences[to] };
  return audiences.companies.some(({ id }) => id === to) ? { audience: 'one', companyIds: [to] } : null;
}
