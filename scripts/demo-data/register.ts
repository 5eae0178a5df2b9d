/** Registering a company, as its manager's confirmed form does. */
import { siteOf } from '#app/accounts/site.ts';
import type { CompanyDetails } from '#app/companies/company-fields.ts';
import { findMembership } from '#app/companies/membership.server.ts';
import { registerCompany } from '#app/companies/registration.server.ts';
import type { AppContext } from '#app/http/context.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { makeMember, makeUser } from '#tests/support/factories.ts';
import { hour } from './chance.ts';

/** The demonstration's site, without a clock: every step brings its own moment. */
export type Setting = Pick<AppContext, 'db' | 'catalogue' | 'operator' | 'config'>;

export interface Person {
  name: string;
  email: string;
  locale?: 'nl' | 'en';
}

/** The first of the people is the manager; the others join two hours later. Returns the people in that order. */
export function register(
  setting: Setting,
  { company, people, now }: { company: CompanyDetails; people: Person[]; now: Date },
): { companyId: string; userIds: string[] } {
  const { db } = setting;
  const [first, ...others] = people;
  const manager = makeUser(db, { ...first, created_at: now });
  registerCompany(db, { userId: manager.id, company, site: siteOf(setting), now, onStep: wireSteps(setting).onStep });
  const membership = findMembership(db, { userId: manager.id });
  // Somebody else's company has the number: the registration became a request to join it.
  if (!membership) throw new Error(`The KvK number ${company.kvkNumber} is used twice.`);
  const { companyId } = membership;
  const joinedAt = new Date(now.getTime() + 2 * hour);
  const colleagues = others.map((person) => makeMember(db, { companyId, ...person, created_at: joinedAt }).user);
  return { companyId, userIds: [manager, ...colleagues].map(({ id }) => id) };
}
