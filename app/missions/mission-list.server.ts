/** The list of people whom an officer asks to a mission: what is wrong with each row, and importing the good ones. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { companies, hashToken, mission_invitees, newId, transact, type Database, type Reader, type Transaction } from '#db';
import { emailField, nameField } from '../accounts/account-fields.ts';
import { findAccountByEmail } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { DomainError } from '../errors.ts';
import { dayOf, formatDay } from '../i18n/format.ts';
import { defaultLocale, otherLocale } from '../i18n/locale.ts';
import { messages, type Messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { joinRefusal } from './join.server.ts';
import { readList, type ListFault, type ListRow } from './mission-list-text.server.ts';
import { findMission, type Mission } from './missions.server.ts';
import { listPlaces } from './places.server.ts';

interface Invitee {
  companyName: string;
  kvkNumber: string;
  personName: string;
  email: string;
}

export interface CheckedRow extends Pick<ListRow, 'number' | 'cells'> {
  /** What keeps the row from being imported, in the reader's language; none for a good row. */
  problems: string[];
}

export interface CheckedList {
  rows: CheckedRow[];
  good: Invitee[];
  /** Differs as soon as an import would write something else than what was shown. */
  fingerprint: string;
}

function rowSchema(t: Messages) {
  const words = t.missionDesk.list.problems;
  return z.object({
    company: nameField(t, { max: 150, missing: words.companyMissing }),
    kvk_number: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ''))
      .pipe(
        z
          .string()
          .min(1, words.kvkNumberMissing)
          .regex(/^(\d{8})?$/, words.kvkNumberWrong),
      ),
    name: nameField(t, { missing: words.nameMissing }),
    email: z.string().min(1, words.emailMissing).pipe(emailField(t)),
  });
}

/** Company names are the same when only case, punctuation or the legal form differs: a holding has a number of its own. */
function comparable(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(bv|nv|vof)$/, '');
}

/** What is known already of the mission and of the companies on the list. */
function readKnown(db: Reader, { missionId, rows }: { missionId: string; rows: ListRow[] }) {
  const kvkNumbers = [...new Set(rows.map(({ cells }) => cells.kvk_number.replace(/[\s.]/g, '')))];
  const registered = db
    .select({ kvkNumber: companies.kvk_number, name: companies.name })
    .from(companies)
    .where(and(inArray(companies.kvk_number, kvkNumbers), isNull(companies.merged_into_id)))
    .all();
  const invited = db.select({ email: mission_invitees.email }).from(mission_invitees).where(eq(mission_invitees.mission_id, missionId)).all();
  return {
    nameOf: new Map(registered.map(({ kvkNumber, name }) => [kvkNumber, name])),
    onMission: new Set(listPlaces(db, { missionId }).map(({ kvkNumber }) => kvkNumber)),
    invited: new Set(invited.map(({ email }) => email)),
  };
}

/** Reads a list and says of each row what is wrong with it. Writes nothing. `t` gives the words of the problems. */
export function checkMissionList(db: Reader, { missionId, text, t }: { missionId: string; text: string; t: Messages }): CheckedList | ListFault {
  const list = readList(text);
  if ('fault' in list) return list;
  const known = readKnown(db, { missionId, rows: list.rows });
  const words = t.missionDesk.list.problems;
  const schema = rowSchema(t);
  const good: Invitee[] = [];
  const rowOf = { email: new Map<string, number>(), company: new Map<string, { name: string; row: number }>() };

  const rows = list.rows.map(({ number, cells, overflow }) => {
    const parsed = schema.safeParse(cells);
    if (!parsed.success) return { number, cells, problems: [...(overflow ? [words.overflow] : []), ...parsed.error.issues.map(({ message }) => message)] };
    const { company, kvk_number: kvkNumber, name, email } = parsed.data;
    const sameAddress = rowOf.email.get(email);
    const sameNumber = rowOf.company.get(kvkNumber);
    const registered = known.nameOf.get(kvkNumber);
    const problems = [
      overflow && words.overflow,
      sameAddress !== undefined && words.double(sameAddress),
      registered !== undefined && comparable(registered) !== comparable(company) && words.otherName(registered),
      !registered && sameNumber && comparable(sameNumber.name) !== comparable(company) && words.otherNameInList(sameNumber.name, sameNumber.row),
      known.onMission.has(kvkNumber) && words.onMission,
      known.invited.has(email) && words.invited,
    ].filter((problem): problem is string => typeof problem === 'string');
    if (sameAddress === undefined) rowOf.email.set(email, number);
    if (!sameNumber) rowOf.company.set(kvkNumber, { name: company, row: number });
    if (problems.length === 0) good.push({ companyName: company, kvkNumber, personName: name, email });
    return { number, cells, problems };
  });
  return { rows, good, fingerprint: hashToken(JSON.stringify(good)) };
}

/** The invitation: in the language of the account, else in Dutch with the way to the English page. */
function mailInvitee(tx: Transaction, { invitee, mission, site, now }: { invitee: Invitee; mission: Mission; site: Site; now: Date }): void {
  const account = findAccountByEmail(tx, { email: invitee.email });
  const locale = account?.locale ?? defaultLocale;
  const join = (language: typeof locale) => `${site.baseUrl}/${language}/missions/${mission.id}/join`;
  const message = messages(locale).missionDesk.mails.invitee({
    name: invitee.personName,
    company: invitee.companyName,
    mission: mission.title[locale],
    destination: mission.destination[locale],
    departsOn: formatDay(mission.departsOn, locale),
    enrolBy: formatDay(mission.enrolBy, locale),
    site: site.name,
    href: join(locale),
    register: account ? null : `${site.baseUrl}/${locale}/account/register`,
    inOtherLanguage: account ? null : join(otherLocale(locale)),
  });
  queueMail(tx, { to: invitee.email, locale, message, now });
}

/**
 * Imports the good rows of a list and mails each person. Returns how many; null, with nothing written, when that
 * would be something else than `fingerprint` stands for, so that it has to be shown first.
 * Throws not-found, not-open (nobody can join any more, or not yet), invalid for a list that can't be read or has no good row.
 */
export function importMissionList(
  db: Database,
  given: { missionId: string; text: string; fingerprint: string; actorId: string; site: Site; timeZone: string; now: Date; t: Messages },
): number | null {
  const { missionId, actorId, now } = given;
  return transact(db, (tx) => {
    const mission = findMission(tx, { missionId });
    // An invitation that can't be accepted helps nobody.
    if (joinRefusal(mission, dayOf(now, given.timeZone))) throw new DomainError('not-open');
    const list = checkMissionList(tx, given);
    if ('fault' in list) throw new DomainError('invalid');
    if (list.fingerprint !== given.fingerprint) return null;
    if (list.good.length === 0) throw new DomainError('invalid');
    for (const invitee of list.good) {
      const { companyName, kvkNumber, personName, email } = invitee;
      tx.insert(mission_invitees)
        .values({
          id: newId(),
          mission_id: missionId,
          company_name: companyName,
          kvk_number: kvkNumber,
          person_name: personName,
          email,
          invited_at: now,
          invited_by: actorId,
        })
        .run();
      mailInvitee(tx, { invitee, mission, site: given.site, now });
    }
    const imported = list.good.length;
    recordAudit(tx, { actorId, action: 'mission.list-imported', subjectId: missionId, details: { imported, refused: list.rows.length - imported }, now });
    return imported;
  });
}
