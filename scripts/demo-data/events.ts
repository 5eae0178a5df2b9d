/** Information events and briefings of the demonstration: two to come, and two with a list of who came. */
import { and, asc, eq, lt } from 'drizzle-orm';
import { companies, members, users } from '#db';
import { siteOf } from '#app/accounts/site.ts';
import { dayOf } from '#app/i18n/format.ts';
import { instantAt } from '#app/missions/event-times.ts';
import { recordAttendance } from '#app/missions/event-attendance.server.ts';
import { createEvent, publishEvent } from '#app/missions/event-changes.server.ts';
import { signUp } from '#app/missions/event-sign-ups.server.ts';
import type { EventDetails } from '#app/missions/events.server.ts';
import { listMissions } from '#app/missions/missions.server.ts';
import { listPlaces } from '#app/missions/places.server.ts';
import { wireSteps } from '#app/wiring.server.ts';
import { day, daysAgo, type Random } from './chance.ts';
import type { Setting } from './register.ts';

interface Making {
  setting: Setting;
  officerId: string;
  today: Date;
}

interface Visitor {
  userId: string;
  companyId: string;
}

type Texts = Pick<EventDetails, 'kind' | 'title' | 'text' | 'place' | 'onlineUrl' | 'capacity'>;

const businessWeek: Texts = {
  kind: 'information',
  title: { nl: 'China Business Week: veilig zakendoen', en: 'China Business Week: doing business safely' },
  text: {
    nl: 'Drie ondernemers vertellen wat zij leerden van hun eerste jaar in China. Daarna is er tijd voor vragen over uw merk, uw gegevens en uw partner.\n\nNeem gerust een collega mee. Iedereen meldt zich aan met een eigen account.',
    en: 'Three entrepreneurs tell what they learned in their first year in China. After that there is time for questions about your trademark, your data and your partner.\n\nFeel free to bring a colleague. Everyone signs up with an account of their own.',
  },
  place: 'Provinciehuis, zaal 2',
  onlineUrl: 'https://bijeenkomst.example/china-business-week',
  capacity: 60,
};

const briefing: Texts = {
  kind: 'briefing',
  title: { nl: 'Briefing voor vertrek', en: 'Briefing before departure' },
  text: {
    nl: 'We lopen het programma door, van dag tot dag. U ontmoet uw reisgenoten en hoort wie u onderweg kunt bellen.\n\nNeem uw checklist mee.',
    en: 'We go through the programme, day by day. You meet your fellow travellers and hear whom you can call on the way.\n\nBring your checklist.',
  },
  place: 'Provinciehuis, zaal 1',
  onlineUrl: null,
  capacity: 30,
};

const trademarks: Texts = {
  kind: 'information',
  title: { nl: 'Uw merk in China', en: 'Your trademark in China' },
  text: { nl: 'Waarom u uw merk vroeg vastlegt, en hoe.', en: 'Why you register your trademark early, and how.' },
  place: null,
  onlineUrl: 'https://bijeenkomst.example/uw-merk',
  capacity: null,
};

const partners: Texts = {
  kind: 'information',
  title: { nl: 'Een partner kiezen die bij u past', en: 'Choosing a partner who suits you' },
  text: { nl: 'Welke vragen u stelt voor u tekent.', en: 'Which questions you ask before you sign.' },
  place: 'Bibliotheek, vergaderzaal',
  onlineUrl: null,
  capacity: 80,
};

/** The Tuesday of the week of so many days ago; negative is to come. */
function tuesday(today: Date, ago: number): Date {
  const near = daysAgo(today, ago, 12);
  return new Date(near.getTime() + (2 - near.getUTCDay()) * day);
}

/** A published event about so many days ago (negative: to come), from two to four in the afternoon. */
function makeEvent({ setting, officerId, today }: Making, { texts, ago, missionId = null }: { texts: Texts; ago: number; missionId?: string | null }) {
  const { db, operator } = setting;
  const on = dayOf(tuesday(today, ago), operator.time_zone);
  const [startsAt, endsAt] = [instantAt(on, '14:00', operator.time_zone)!, instantAt(on, '16:00', operator.time_zone)!];
  // Announced a month before, and at the latest the day before yesterday.
  const now = daysAgo(today, Math.max(ago + 30, 2), 9);
  const { eventId } = createEvent(db, { details: { ...texts, missionId, startsAt, endsAt }, actorId: officerId, now });
  publishEvent(db, { eventId, actorId: officerId, now });
  return { eventId, announcedAt: now, endsAt };
}

/** One person of each company that was there at a moment, in an order that is the same every time. */
function listVisitors({ db }: Setting, { registeredBefore }: { registeredBefore: Date }): Visitor[] {
  const rows = db
    .select({ userId: users.id, companyId: companies.id })
    .from(companies)
    .innerJoin(members, eq(members.company_id, companies.id))
    .innerJoin(users, eq(users.id, members.user_id))
    .where(and(lt(companies.registered_at, registeredBefore), eq(members.role, 'manager')))
    .orderBy(asc(companies.kvk_number), asc(users.email))
    .all();
  return rows.filter(({ companyId }, index) => rows.findIndex((row) => row.companyId === companyId) === index);
}

function join({ setting }: Making, { eventId, visitors, now }: { eventId: string; visitors: Visitor[]; now: Date }): void {
  const { db, operator } = setting;
  for (const viewer of visitors) signUp(db, { eventId, viewer, site: siteOf(setting), timeZone: operator.time_zone, now });
}

/** An event of the past: some signed up, most of them came, and an officer recorded it the day after. */
function makePastEvent(random: Random, making: Making, { texts, ago, share }: { texts: Texts; ago: number; share: number }): void {
  const { eventId, announcedAt, endsAt } = makeEvent(making, { texts, ago });
  const visitors = listVisitors(making.setting, { registeredBefore: announcedAt }).filter(() => random() < share);
  join(making, { eventId, visitors, now: new Date(announcedAt.getTime() + day) });
  const came = visitors.filter(() => random() < 0.8).map(({ userId }) => userId);
  const { onStep } = wireSteps(making.setting);
  recordAttendance(making.setting.db, { eventId, came, actorId: making.officerId, now: new Date(endsAt.getTime() + day), onStep });
}

export function makeEvents(random: Random, making: Making): void {
  const { setting, today } = making;
  makePastEvent(random, making, { texts: partners, ago: 150, share: 0.3 });
  makePastEvent(random, making, { texts: trademarks, ago: 60, share: 0.25 });
  const registered = listVisitors(setting, { registeredBefore: daysAgo(today, 3, 0) });
  const coming = makeEvent(making, { texts: businessWeek, ago: -14 });
  join(making, {
    eventId: coming.eventId,
    visitors: registered.slice(0, 2).concat(registered.slice(3).filter(() => random() < 0.04)),
    now: daysAgo(today, 1, 10),
  });

  const mission = listMissions(setting.db).find(({ status, departsOn }) => status === 'published' && departsOn > dayOf(today, setting.operator.time_zone));
  if (!mission) return;
  const { eventId } = makeEvent(making, { texts: briefing, ago: -21, missionId: mission.id });
  const onMission = listPlaces(setting.db, { missionId: mission.id }).map(({ companyId }) => companyId);
  join(making, { eventId, visitors: registered.filter(({ companyId }) => onMission.includes(companyId)).slice(0, 4), now: daysAgo(today, 1, 11) });
}
