/** The end of an account (AVG article 17): what goes, what stays, and what must happen first. */
import { and, eq, gt, isNotNull, ne, or, sql } from 'drizzle-orm';
import { event_sign_ups, events, listDescriptions, outbox_mails, transact, users, type Database, type Reader, type Transaction } from '#db';
import { getAccount, type Account } from '../accounts/accounts.server.ts';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import { listCertificates } from '../certificates/certificates.server.ts';
import { endMembership, judgeDeparture } from '../companies/leaving.server.ts';
import { listMemberships } from '../companies/membership.server.ts';
import type { OnLeft } from '../companies/steps.ts';
import { DomainError } from '../errors.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { moveUp } from '../missions/event-sign-ups.server.ts';
import { closeAbandonedCompany, freeMissionPlaces } from './abandoned-company.server.ts';
import { countPersonalData, type HeldRows } from './export.server.ts';

/** Why an account can't be erased yet. A company with colleagues keeps a manager; the installation keeps an administrator. */
export type Obstacle = { kind: 'last-manager'; companyName: string } | { kind: 'last-administrator' };

export interface ErasureOutlook {
  obstacles: Obstacle[];
  /** What is erased. */
  goes: HeldRows[];
  /** Companies that are left without anybody. */
  emptied: string[];
  /** Certificates of the person's companies: they stay, and name nobody. */
  certificates: number;
}

export function findObstacles(db: Reader, { userId }: { userId: string }): Obstacle[] {
  const obstacles: Obstacle[] = listMemberships(db, { userId })
    .filter((membership) => judgeDeparture(db, membership) === 'last-manager')
    .map(({ companyName }) => ({ kind: 'last-manager', companyName }));
  const { role } = getAccount(db, { userId });
  const another = and(eq(users.role, 'administrator'), ne(users.id, userId));
  if (role === 'administrator' && !db.select({ id: users.id }).from(users).where(another).get()) obstacles.push({ kind: 'last-administrator' });
  return obstacles;
}

/** Tables that are listed as going: not the log, which stays, and not the records of companies, which go with nobody. */
const goesWithPerson = ({ description: { retention, name } }: HeldRows) =>
  name !== 'companies' && name !== 'enrolments' && name !== 'mission_places' && retention.every(({ kind }) => kind !== 'kept');

/** What an erasure would do. DomainError('not-found') for an account that is gone. */
export function foreseeErasure(db: Reader, { userId }: { userId: string }): ErasureOutlook {
  const memberships = listMemberships(db, { userId });
  return {
    obstacles: findObstacles(db, { userId }),
    goes: countPersonalData(db, { userId }).filter(goesWithPerson),
    emptied: memberships.filter((membership) => judgeDeparture(db, membership) === 'alone').map(({ companyName }) => companyName),
    certificates: memberships.flatMap(({ companyId }) => listCertificates(db, { companyId })).length,
  };
}

export interface Erasing {
  userId: string;
  /** `asked`: by the person. `inactive`: by the daily run, after a warning. */
  why: 'asked' | 'inactive';
  site: Site;
  timeZone: string;
  now: Date;
  onLeft: OnLeft;
}

/**
 * Erases an account with everything that is the person's, and mails the address that it is gone. Certificates and
 * published figures stay as they are. DomainError('not-found'), 'last-manager' (a company with colleagues would lose
 * its only manager), 'not-allowed' (the last administrator).
 */
export function eraseAccount(db: Database, given: Erasing): void {
  transact(db, (tx) => eraseWithin(tx, given));
}

export function eraseWithin(tx: Transaction, given: Erasing): void {
  const { userId, why, site, timeZone, now, onLeft } = given;
  const account = getAccount(tx, { userId });
  const [obstacle] = findObstacles(tx, { userId });
  if (obstacle) throw new DomainError(obstacle.kind === 'last-manager' ? 'last-manager' : 'not-allowed');

  const memberships = listMemberships(tx, { userId });
  for (const membership of memberships) {
    const { companyId } = membership;
    const ending = { companyId, actorId: userId, site, timeZone, now };
    if (judgeDeparture(tx, membership) === 'alone') freeMissionPlaces(tx, ending);
    endMembership(tx, { ...membership, action: 'member.left', actorId: userId, now, onLeft });
    closeAbandonedCompany(tx, ending);
  }
  const freed = listUpcomingEvents(tx, { userId, now });
  deleteByAddress(tx, account);
  deleteFinishedMailsAbout(tx, account);
  tx.delete(users).where(eq(users.id, userId)).run();
  for (const eventId of freed) moveUp(tx, { eventId, site, timeZone, now });

  const actorId = why === 'asked' ? userId : null;
  recordAudit(tx, { actorId, action: 'privacy.erased', subjectId: userId, details: { why, companies: memberships.length }, now });
  const message = messages(account.locale).privacy.mails.erased({ site: site.name, why, href: `${site.baseUrl}/${account.locale}/privacy` });
  queueMail(tx, { to: account.email, locale: account.locale, message, now });
}

/** Events to come in which the person has a place that others may wait for. */
function listUpcomingEvents(tx: Transaction, { userId, now }: { userId: string; now: Date }): string[] {
  return tx
    .select({ eventId: events.id })
    .from(event_sign_ups)
    .innerJoin(events, eq(events.id, event_sign_ups.event_id))
    .where(and(eq(event_sign_ups.user_id, userId), eq(event_sign_ups.status, 'signed-up'), gt(events.starts_at, now)))
    .all()
    .map(({ eventId }) => eventId);
}

/** Rows that know the person by an address have no foreign key that would take them along. */
function deleteByAddress(tx: Transaction, { email }: Account): void {
  for (const { table, person } of listDescriptions()) {
    for (const path of person) if (path.kind === 'address') tx.delete(table).where(eq(path.column, email)).run();
  }
}

/** Mails to others can name the person, and are remembered for a while: what is no longer under way and names them goes. */
function deleteFinishedMailsAbout(tx: Transaction, { name, email }: Account): void {
  const { id, subject, body_text: body, last_error: error } = outbox_mails;
  const mentions = (words: string) => or(...[subject, body, error].map((text) => sql`instr(${text}, ${words}) > 0`));
  const candidates = tx
    .select({ id, text: sql<string>`${subject} || ' ' || ${body} || ' ' || coalesce(${error}, '')` })
    .from(outbox_mails)
    .where(and(or(isNotNull(outbox_mails.sent_at), isNotNull(outbox_mails.failed_at)), or(mentions(name), mentions(email))))
    .all();
  // 'Jo' isn't in 'Join us'.
  const whole = [name, email].map((words) => new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u'));
  for (const mail of candidates) if (whole.some((words) => words.test(mail.text))) tx.delete(outbox_mails).where(eq(id, mail.id)).run();
}
