/**
 * Mails who is behind for a mission. Runs often, and acts once a day: a mission notes on which day it was
 * looked at, so that a second run sends nothing, and a day on which the server stood still is made up for.
 */
import { and, asc, eq, gte, inArray, isNull, max } from 'drizzle-orm';
import { hashToken, members, mission_places, missions, newId, newToken, reminders, transact, users, type Database, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import type { Catalogue, Phase } from '../catalogue/types.ts';
import { dayOf, formatDay } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { addDays, daysBetween } from '../i18n/days.ts';
import { asMission, type Mission } from '../missions/missions.server.ts';
import { dayOfMission, longestDays } from './mission-days.ts';
import { planTasks, type PlannedTask } from './plan.ts';
import { readCompanyFacts, standingOf, type PlannedPlace } from './plan.server.ts';

/** Nobody gets two reminders within so many days. */
const daysBetweenReminders = 7;
/** Hours of the operator's day between which reminders are sent. */
const decentHours = { from: 9, until: 18 };

interface Sending {
  catalogue: Catalogue;
  site: Site;
  timeZone: string;
  now: Date;
}

/** What one mission asks of one person. */
interface Part {
  mission: Mission;
  phase: Phase;
  /** Due tasks, by day: the person's own, and those of their company. */
  own: PlannedTask[];
  company: PlannedTask[];
  /** For a manager: how many of the travellers have something due; null for everybody else. */
  travellers: { behind: number; of: number } | null;
}

export function isDecentHour(now: Date, timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now));
  return hour >= decentHours.from && hour < decentHours.until;
}

/**
 * Queues the reminders of today: for each published mission one of whose reminder days has come, to each
 * traveller with something overdue or due within a week, and to the managers of the company.
 * @returns how many mails were queued
 */
export function sendReminders(db: Database, given: Sending): { sent: number } {
  const { timeZone, now } = given;
  const today = dayOf(now, timeZone);
  return transact(db, (tx) => {
    const parts = new Map<string, Part[]>();
    for (const { mission, phase } of takeDueMissions(tx, { today, timeZone })) {
      for (const place of listPlaced(tx, mission.id)) {
        for (const [userId, part] of partsOf(tx, { mission, phase, place, catalogue: given.catalogue, today })) {
          parts.set(userId, [...(parts.get(userId) ?? []), part]);
        }
      }
    }
    const sent = { own: 0, digest: 0 };
    for (const person of listRemindable(tx, { userIds: [...parts.keys()], today, timeZone })) {
      sent[remind(tx, { person, parts: parts.get(person.id) ?? [], today, ...given })] += 1;
    }
    const all = sent.own + sent.digest;
    if (all > 0) recordAudit(tx, { actorId: null, action: 'reminders.sent', subjectId: 'reminders', details: sent, now });
    return { sent: all };
  });
}

/** The missions whose latest reminder day has come since they were last looked at. Notes that they were looked at today. */
function takeDueMissions(tx: Transaction, { today, timeZone }: { today: string; timeZone: string }): { mission: Mission; phase: Phase }[] {
  const rows = tx
    .select()
    .from(missions)
    .where(and(eq(missions.status, 'published'), gte(missions.returns_on, addDays(today, -longestDays))))
    .orderBy(asc(missions.departs_on), asc(missions.id))
    .all();
  const due = rows.flatMap((row) => {
    const mission = asMission(row);
    // What lay before the publication was never promised.
    const since = row.reminded_on ?? addDays(dayOf(row.published_at ?? row.created_at, timeZone), -1);
    const latest = mission.reminderDays
      .map((days) => ({ days, day: dayOfMission(mission, days) }))
      .filter(({ day }) => day > since && day <= today)
      .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
    if (!latest) return [];
    // On the way people have other things to do, and what is for before it is too late.
    if (latest.days <= 0 && today > mission.departsOn) return [];
    return [{ mission, phase: latest.days > 0 ? ('home' as const) : ('before' as const) }];
  });
  const looked = rows.filter((row) => row.reminded_on === null || row.reminded_on < today).map(({ id }) => id);
  tx.update(missions).set({ reminded_on: today }).where(inArray(missions.id, looked)).run();
  return due;
}

/** Companies on the waiting list aren't chased. */
function listPlaced(tx: Transaction, missionId: string): PlannedPlace[] {
  return tx
    .select({
      id: mission_places.id,
      companyId: mission_places.company_id,
      enrolmentId: mission_places.enrolment_id,
      status: mission_places.status,
    })
    .from(mission_places)
    .where(and(eq(mission_places.mission_id, missionId), eq(mission_places.status, 'placed')))
    .all();
}

/** Who in a company has something to hear: travellers of their own tasks, managers of the company's and of how many are behind. */
function partsOf(tx: Transaction, given: { mission: Mission; phase: Phase; place: PlannedPlace; catalogue: Catalogue; today: string }): Map<string, Part> {
  const { mission, phase, place, catalogue, today } = given;
  const facts = readCompanyFacts(tx, place);
  const dueFor = (userId: string, manages: boolean) =>
    planTasks({ mission, standing: standingOf(facts, { userId, manages, catalogue }), phases: [phase], catalogue, today }).filter(({ due }) => due);
  const own = new Map(facts.travellers.map(({ userId }) => [userId, dueFor(userId, false)]));
  const behind = [...own.values()].filter((tasks) => tasks.length > 0).length;
  const managers = tx
    .select({ userId: members.user_id })
    .from(members)
    .where(and(eq(members.company_id, place.companyId), eq(members.role, 'manager')))
    .all();

  const parts = new Map<string, Part>();
  for (const [userId, tasks] of own) if (tasks.length > 0) parts.set(userId, { mission, phase, own: tasks, company: [], travellers: null });
  for (const { userId } of managers) {
    const company = dueFor(userId, true).filter(({ task }) => task.who === 'manager');
    const tasks = own.get(userId) ?? [];
    // Somebody who is the only one behind has heard it already.
    const others = behind - (tasks.length > 0 ? 1 : 0);
    if (others === 0 && company.length === 0) continue;
    parts.set(userId, { mission, phase, own: tasks, company, travellers: others > 0 ? { behind, of: facts.travellers.length } : null });
  }
  return parts;
}

interface Person {
  id: string;
  email: string;
  locale: Locale;
}

/** Of these people, those who want reminders and had none in the week before. */
function listRemindable(tx: Transaction, { userIds, today, timeZone }: { userIds: string[]; today: string; timeZone: string }): Person[] {
  return tx
    .select({ id: users.id, email: users.email, locale: users.locale, lastAt: max(reminders.sent_at) })
    .from(users)
    .leftJoin(reminders, eq(reminders.user_id, users.id))
    .where(and(inArray(users.id, userIds), isNull(users.reminders_off_at)))
    .groupBy(users.id)
    .all()
    .filter(({ lastAt }) => lastAt === null || daysBetween(dayOf(lastAt, timeZone), today) >= daysBetweenReminders);
}

/** One mail about everything. It says that something is due and when; what it is, stands behind the link. */
function remind(tx: Transaction, given: Sending & { person: Person; parts: Part[]; today: string }): 'own' | 'digest' {
  const { person, parts, site, today, now } = given;
  const { locale } = person;
  const dueOf = (tasks: PlannedTask[]) => {
    const [first] = tasks;
    return first ? { tasks: tasks.length, first: formatDay(first.day, locale), late: first.day < today } : null;
  };
  const message = messages(locale).countdown.mails.reminder({
    site: site.name,
    href: `${site.baseUrl}/${locale}/training`,
    parts: parts.map(({ mission, phase, own, company, travellers }) => ({
      mission: mission.title[locale],
      departs: formatDay(mission.departsOn, locale),
      back: phase === 'home',
      own: dueOf(own),
      company: dueOf(company),
      travellers,
    })),
  });
  const token = newToken();
  const kind = parts.some(({ company, travellers }) => company.length > 0 || travellers) ? 'digest' : 'own';
  const missionId = parts[0]!.mission.id;
  tx.insert(reminders)
    .values({ id: newId(), user_id: person.id, mission_id: missionId, kind, token_hash: hashToken(token), sent_at: now })
    .run();
  queueMail(tx, { to: person.email, locale, message, unsubscribeUrl: `${site.baseUrl}/${locale}/account/reminders?token=${token}`, now });
  return kind;
}
