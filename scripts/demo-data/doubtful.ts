/** Registrations that an officer has something to find out about. */
import { siteOf } from '#app/accounts/site.ts';
import { recordDoubt } from '#app/companies/identity.server.ts';
import { registerCompany } from '#app/companies/registration.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { makeUser } from '#tests/support/factories.ts';
import { daysAgo } from './chance.ts';
import { inventKvkNumber } from './kvk-number.ts';
import { register, type Setting } from './register.ts';

/** The founder's number with two digits the wrong way round. */
const mistyped = '00100150';

/** The founder's company a second time, with a mistyped number and nobody who answers; and one that an officer doubts. */
export function makeDoubtful(setting: Setting, { today, officerId }: { today: Date; officerId: string }): void {
  const { db, operator } = setting;
  const sector = operator.sectors[0]!.id;
  const municipality = operator.municipalities[0]!.id;
  const twin = { name: 'Glimworm Fotonica B.V.', kvkNumber: mistyped, municipality, sector, employees: 6, kind: 'startup' as const };
  register(setting, { company: twin, people: [{ name: 'Bram de Haas', email: 'bram@glimworm.example' }], now: daysAgo(today, 27, 14) });
  const asker = makeUser(db, { name: 'Lotte Smit', email: 'lotte@glimworm.example', created_at: daysAgo(today, 19, 9) });
  registerCompany(db, { userId: asker.id, company: twin, site: siteOf(setting), now: daysAgo(today, 19, 9), onStep: wireSteps(setting).onStep });

  const { companyId } = register(setting, {
    company: { name: 'Stempelhuis Trading', kvkNumber: inventKvkNumber(1004), municipality: 'outside', sector, employees: 1, kind: 'sme' },
    people: [{ name: 'Karel Stempel', email: 'karel@stempelhuis.example' }],
    now: daysAgo(today, 41, 11),
  });
  const reason = 'Bij dit nummer staat in het handelsregister een andere naam. Het telefoonnummer is niet in gebruik.';
  recordDoubt(db, { companyId, reason, actorId: officerId, site: siteOf(setting), now: daysAgo(today, 35, 15) });
}
