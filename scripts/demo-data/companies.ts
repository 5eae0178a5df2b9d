/** The other companies of the demonstration: a year of registrations, skewed to the cities and to some sectors. */
import { and, asc, eq, isNull, lt, ne } from 'drizzle-orm';
import { certificates, companies, transact, type Transaction } from '#db';
import { siteOf } from '#app/accounts/site.ts';
import { revokeCertificate } from '#app/certificates/revoke.server.ts';
import type { CompanyDetails } from '#app/companies/company-fields.ts';
import { confirmWithTradeRegister } from '#app/companies/identity.server.ts';
import { startEnrolment } from '#app/missions/enrolments.server.ts';
import { listParticipants } from '#app/missions/participants.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { enrol } from '#tests/support/learning.ts';
import { between, day, daysAgo, hour, oneOf, weighted, type Random } from './chance.ts';
import { joinIfOpen, type DemonstrationMissions } from './missions.ts';
import { inventKvkNumber } from './kvk-number.ts';
import { inventCompanyName, inventPeople } from './names.ts';
import { register, type Setting } from './register.ts';
import { planStudy, takeStep, type StudyStep } from './study.ts';

/** How often a municipality or sector is chosen; one that isn't listed here counts 1. */
const weights: Record<string, number> = {
  utrecht: 84,
  amersfoort: 50,
  zeist: 34,
  nieuwegein: 33,
  veenendaal: 31,
  woerden: 27,
  houten: 26,
  'stichtse-vecht': 24,
  'de-bilt': 24,
  soest: 20,
  'utrechtse-heuvelrug': 20,
  vijfheerenlanden: 14,
  leusden: 10,
  ijsselstein: 4,
  'de-ronde-venen': 4,
  outside: 8,
  'digital-games-media': 78,
  'life-sciences-health': 62,
  'high-tech': 60,
  'energy-transition': 36,
  'agri-food': 32,
  'sustainable-building': 32,
  'logistics-wholesale': 28,
  'water-environment': 28,
  'mobility-maritime': 24,
  other: 22,
  education: 7,
  'culture-tourism': 3,
};
const weigh = (ids: string[]) => Object.fromEntries(ids.map((id) => [id, weights[id] ?? 1]));

/** Missions leave in spring and autumn; in the summer and around New Year little happens. January first. */
const months = [0.7, 1, 1.2, 1, 0.9, 0.8, 0.5, 0.6, 1.2, 1.1, 0.9, 0.5];

/** Registration moments of a year up to today, the oldest first. */
function inventMoments(random: Random, { count, today }: { count: number; today: Date }): Date[] {
  const moments: Date[] = [];
  while (moments.length < count) {
    const at = daysAgo(today, between(random, 1, 365), between(random, 7, 17), between(random, 0, 59));
    const isWeekend = [0, 6].includes(at.getUTCDay());
    if (random() * 1.2 < months[at.getUTCMonth()]! * (isWeekend ? 0.15 : 1)) moments.push(at);
  }
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

function inventCompany(random: Random, { operator, taken, number }: { operator: Setting['operator']; taken: Set<string>; number: number }): CompanyDetails {
  const sector = weighted(random, weigh(operator.sectors.map(({ id }) => id)));
  const municipality = weighted(random, weigh(['outside', ...operator.municipalities.map(({ id }) => id)]));
  const kind = random() < (sector === 'digital-games-media' ? 0.6 : 0.35) ? 'startup' : 'sme';
  return {
    name: inventCompanyName(random, { sector, kind, taken }),
    kvkNumber: inventKvkNumber(2_000 + number),
    municipality,
    sector,
    employees: kind === 'startup' ? between(random, 1, 14) : between(random, 5, oneOf(random, [25, 60, 240])),
    kind,
  };
}

/** Plans what everybody does, and leaves out what would lie in the future. */
function planEnrolment(random: Random, given: { setting: Setting; trackId: string; participantIds: string[]; from: Date; today: Date }): StudyStep[] {
  const {
    setting: { catalogue },
    trackId,
    participantIds,
    from,
    today,
  } = given;
  const drive = random();
  const daysBetween = trackId === 'market-entry' ? 9 : 4;
  // Some never start; most finish; of the others one or more stop somewhere.
  const share = () => (drive < 0.05 ? 0 : drive < 0.8 || random() < 0.4 ? 1 : random());
  return participantIds
    .flatMap((participantId) => planStudy(random, { catalogue, trackId, participantId, from, share: share(), daysBetween }))
    .filter(({ at }) => at < today)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What the people of an enrolment do, with what follows from it. */
function study(
  random: Random,
  given: { setting: Setting; company: CompanyDetails; companyId: string; enrolmentId: string; trackId: string; from: Date; today: Date },
): void {
  const { setting, company, companyId, enrolmentId, trackId } = given;
  const { db, catalogue } = setting;
  const participantIds = listParticipants(db, { companyId, enrolmentId }).map(({ id }) => id);
  const steps = planEnrolment(random, { ...given, participantIds });
  const changesAt = random() < 0.05 ? between(random, 1, 12) : Infinity;
  const wiring = wireSteps(setting);
  transact(db, (tx) => {
    for (const [index, step] of steps.entries()) {
      if (index === 0) startEnrolment(tx, { enrolmentId, now: step.at, ...wiring });
      if (index === changesAt) changeCompany(random, { tx, setting, companyId, kind: company.kind });
      takeStep(tx, { step, trackId, catalogue, random, ...wiring });
    }
  });
}

/** A company that grows out of being a startup, or moves; the report keeps what it was at each step. */
function changeCompany(
  random: Random,
  { tx, setting, companyId, kind }: { tx: Transaction; setting: Setting; companyId: string; kind: 'startup' | 'sme' },
): void {
  const municipality = oneOf(random, setting.operator.municipalities).id;
  tx.update(companies)
    .set(kind === 'startup' ? { kind: 'sme' } : { municipality })
    .where(eq(companies.id, companyId))
    .run();
}

/** One company from its registration to where it is today. */
function makeCompany(
  random: Random,
  given: { setting: Setting; taken: Set<string>; number: number; registeredAt: Date; officerId: string; missions: DemonstrationMissions; today: Date },
): void {
  const { setting, registeredAt, officerId, missions, today } = given;
  const { operator } = setting;
  const company = inventCompany(random, { operator, taken: given.taken, number: given.number });
  const locale = random() < 0.12 ? 'en' : 'nl';
  const people = inventPeople(random, { count: Number(weighted(random, { 1: 40, 2: 32, 3: 18, 4: 10 })), companyName: company.name });
  const { companyId, userIds } = register(setting, { company, people: people.map((person) => ({ ...person, locale })), now: registeredAt });

  const checkedAt = new Date(registeredAt.getTime() + between(random, 1, 9) * day);
  if (random() < 0.6 && checkedAt < today) confirmWithTradeRegister(setting.db, { companyId, actorId: officerId, site: siteOf(setting), now: checkedAt });
  const enrolledAt = new Date(registeredAt.getTime() + (random() < 0.6 ? 3 * hour : between(random, 1, 12) * day));
  if (random() < 0.06 || enrolledAt >= today) return;
  const trackId = weighted(random, company.kind === 'startup' ? { 'market-entry': 60, 'pre-departure': 40 } : { 'market-entry': 28, 'pre-departure': 72 });
  const taking = random() < 0.8 ? userIds : userIds.slice(0, 1);
  const { enrolmentId } = enrol({ ...setting, now: () => enrolledAt }, { companyId, trackId, userIds: taking });
  // Companies that enrol before a trip do so for the mission that is open then.
  if (trackId === 'pre-departure') {
    for (const missionId of [missions.pastId, missions.comingId]) joinIfOpen(setting, { missionId, companyId, userIds: taking, now: enrolledAt });
  }
  study(random, { setting, company, companyId, enrolmentId, trackId, from: enrolledAt, today });
}

/** Revokes the oldest certificate but that of `certified@example.nl`. */
function revokeOne(setting: Setting, { officerId, except, today }: { officerId: string; except: string[]; today: Date }): void {
  const { db, operator } = setting;
  const now = daysAgo(today, 12, 10);
  const oldest = db
    .select({ id: certificates.id })
    .from(certificates)
    .where(and(lt(certificates.issued_at, now), isNull(certificates.revoked_at), ...except.map((companyId) => ne(certificates.company_id, companyId))))
    .orderBy(asc(certificates.issued_at), asc(certificates.id))
    .get();
  if (!oldest) return;
  const reason = 'De toetsen van één deelnemer zijn door iemand anders gemaakt. Het bedrijf heeft dat zelf gemeld.';
  revokeCertificate(db, { certificateId: oldest.id, officerId, reason, site: siteOf(setting), timeZone: operator.time_zone, now });
}

/** @param told is called after each company with how many there are */
export function makeCompanies(
  random: Random,
  given: { setting: Setting; count: number; officerId: string; missions: DemonstrationMissions; except: string[]; today: Date; told: (made: number) => void },
): void {
  const { setting, count, officerId, missions, today, told } = given;
  const taken = new Set<string>();
  for (const [number, registeredAt] of inventMoments(random, { count, today }).entries()) {
    // One commit per company: its own transactions become savepoints of it.
    setting.db.$client.transaction(() => makeCompany(random, { setting, taken, number, registeredAt, officerId, missions, today }))();
    told(number + 1);
  }
  revokeOne(setting, given);
}
