import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { flag, id, instant } from './columns.ts';
import { companies } from './companies.ts';
import { byAddress, byId, daysAfter, describeTable, kept, through, withPerson, withRecord } from './personal-data.ts';

/** YYYY-MM-DD, a day in the operator's time zone. */
const day = (name: string) => text(name);

export interface ProgrammeDay {
  /** YYYY-MM-DD. */
  day: string;
  nl: string;
  en: string;
}

/** Whom a traveller calls. `emergency`: at any hour. */
export interface MissionContact {
  kind: 'local' | 'emergency';
  name: string;
  phone: string;
  /** Empty when there is none. */
  email: string;
}

/** A trade mission. Cancelled is final; a cancelled one stays, with its reason. */
export const missions = sqliteTable(
  'missions',
  {
    id: id().primaryKey(),
    title_nl: text('title_nl').notNull(),
    title_en: text('title_en').notNull(),
    /** Paragraphs, separated by an empty line. */
    text_nl: text('text_nl').notNull(),
    text_en: text('text_en').notNull(),
    destination_nl: text('destination_nl').notNull(),
    destination_en: text('destination_en').notNull(),
    departs_on: day('departs_on').notNull(),
    returns_on: day('returns_on').notNull(),
    /** The last day on which a company can join. */
    enrol_by: day('enrol_by').notNull(),
    track: text('track').notNull(),
    /** Companies that can come along. */
    capacity: integer('capacity').notNull(),
    /** Upper case, without the characters that are mistaken for each other. */
    join_code: text('join_code').notNull(),
    programme: text('programme', { mode: 'json' }).$type<ProgrammeDay[]>().notNull().default([]),
    contacts: text('contacts', { mode: 'json' }).$type<MissionContact[]>().notNull().default([]),
    /**
     * Task of modules/countdown.yaml → its day, where it differs from the task's own: -60 is sixty days
     * before the departure, 7 is seven days after the return.
     */
    countdown: text('countdown', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
    /** The days on which those who are behind are reminded, counted in the same way. */
    reminder_days: text('reminder_days', { mode: 'json' }).$type<number[]>().notNull().default([]),
    /** The last day on which it was looked who has to be reminded; null before the first. No day is looked at twice. */
    reminded_on: day('reminded_on'),
    status: text('status', { enum: ['draft', 'published', 'cancelled'] })
      .notNull()
      .default('draft'),
    cancellation_nl: text('cancellation_nl'),
    cancellation_en: text('cancellation_en'),
    created_at: instant('created_at').notNull(),
    created_by: id('created_by').references(() => users.id, { onDelete: 'set null' }),
    published_at: instant('published_at'),
    cancelled_at: instant('cancelled_at'),
  },
  (t) => [
    uniqueIndex('missions_join_code').on(t.join_code),
    check('missions_dates', sql`${t.enrol_by} <= ${t.departs_on} and ${t.departs_on} <= ${t.returns_on}`),
    check('missions_day_shape', sql`${t.departs_on} glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`),
    check('missions_capacity', sql`${t.capacity} between 1 and 1000`),
    check('missions_status', sql`${t.status} in ('draft', 'published', 'cancelled')`),
    check('missions_published', sql`${t.status} <> 'published' or ${t.published_at} is not null`),
    check(
      'missions_cancelled',
      sql`(${t.status} = 'cancelled') = (${t.cancelled_at} is not null) and (${t.status} = 'cancelled') = (${t.cancellation_nl} is not null) and (${t.status} = 'cancelled') = (${t.cancellation_en} is not null)`,
    ),
  ],
);

describeTable(missions, {
  activity: 'missions',
  basis: 'public-task',
  title: { nl: 'missies', en: 'missions' },
  purpose: {
    nl: 'een missie aan te kondigen, en reizigers te zeggen wie zij ter plaatse of in nood bellen',
    en: 'announce a mission, and tell travellers whom to call there or in an emergency',
  },
  person: [],
  retention: [
    daysAfter(missions.returns_on, 30, { clears: { contacts: '[]' } }),
    kept(
      'bedrijven en certificaten verwijzen naar de missie; de namen van contactpersonen gaan weg',
      'companies and certificates refer to the mission; the names of contacts go',
    ),
  ],
  columns: {
    id: 'none',
    title_nl: 'none',
    title_en: 'none',
    text_nl: 'none',
    text_en: 'none',
    destination_nl: 'none',
    destination_en: 'none',
    departs_on: 'none',
    returns_on: 'none',
    enrol_by: 'none',
    track: 'none',
    capacity: 'none',
    join_code: 'none',
    programme: 'none',
    contacts: 'personal',
    countdown: 'none',
    reminder_days: 'none',
    reminded_on: 'none',
    status: 'none',
    cancellation_nl: 'none',
    cancellation_en: 'none',
    created_at: 'none',
    created_by: 'linked',
    published_at: 'none',
    cancelled_at: 'none',
  },
});

/** One company in one track, for one mission or for none. */
export const enrolments = sqliteTable(
  'enrolments',
  {
    id: id().primaryKey(),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    track: text('track').notNull(),
    mission_id: id('mission_id').references(() => missions.id, { onDelete: 'restrict' }),
    status: text('status', { enum: ['open', 'completed', 'withdrawn'] })
      .notNull()
      .default('open'),
    enrolled_at: instant('enrolled_at').notNull(),
    enrolled_by: id('enrolled_by').references(() => users.id, { onDelete: 'set null' }),
    /** When a participant took the first step. */
    started_at: instant('started_at'),
    completed_at: instant('completed_at'),
  },
  (t) => [
    uniqueIndex('enrolments_one_open')
      .on(t.company_id, t.track, sql`coalesce(${t.mission_id}, '')`)
      .where(sql`${t.status} = 'open'`),
    index('enrolments_mission').on(t.mission_id),
    index('enrolments_company').on(t.company_id),
    check('enrolments_status', sql`${t.status} in ('open', 'completed', 'withdrawn')`),
    check('enrolments_completed', sql`(${t.status} = 'completed') = (${t.completed_at} is not null)`),
  ],
);

/** A member who must finish an enrolment. */
export const participants = sqliteTable(
  'participants',
  {
    id: id().primaryKey(),
    enrolment_id: id('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    added_at: instant('added_at').notNull(),
    finished_at: instant('finished_at'),
    removed_at: instant('removed_at'),
    removal_reason: text('removal_reason'),
  },
  (t) => [
    uniqueIndex('participants_once').on(t.enrolment_id, t.user_id),
    index('participants_user').on(t.user_id),
    check('participants_removal', sql`(${t.removed_at} is null) = (${t.removal_reason} is null)`),
    check('participants_finished_stay', sql`${t.finished_at} is null or ${t.removed_at} is null`),
  ],
);

describeTable(participants, {
  activity: 'learning',
  basis: 'agreement',
  title: { nl: 'deelnames', en: 'participations' },
  purpose: {
    nl: 'te weten wie een leerroute af moet hebben voor het bedrijf',
    en: 'know who must finish a track for the company',
  },
  person: [byId(participants.user_id)],
  retention: [withPerson, withRecord(enrolments)],
  columns: {
    id: 'none',
    enrolment_id: 'personal',
    user_id: 'linked',
    added_at: 'personal',
    finished_at: 'personal',
    removed_at: 'personal',
    removal_reason: 'personal',
  },
});

describeTable(enrolments, {
  activity: 'learning',
  basis: 'public-task',
  title: { nl: 'inschrijvingen van bedrijven', en: 'enrolments of companies' },
  purpose: {
    nl: 'te weten aan welke leerroute en missie een bedrijf meedoet',
    en: 'know which track and mission a company takes part in',
  },
  person: [through(enrolments.id, participants.enrolment_id)],
  retention: [withRecord(companies)],
  columns: {
    id: 'none',
    company_id: 'none',
    track: 'none',
    mission_id: 'none',
    status: 'none',
    enrolled_at: 'none',
    enrolled_by: 'linked',
    started_at: 'none',
    completed_at: 'none',
  },
});

/** A company's place on a mission, or on its waiting list. Its travellers are the participants of the enrolment. */
export const mission_places = sqliteTable(
  'mission_places',
  {
    id: id().primaryKey(),
    mission_id: id('mission_id')
      .notNull()
      .references(() => missions.id, { onDelete: 'restrict' }),
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    enrolment_id: id('enrolment_id')
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['placed', 'waiting', 'withdrawn'] }).notNull(),
    /** The waiting list is in this order. */
    asked_at: instant('asked_at').notNull(),
    asked_by: id('asked_by').references(() => users.id, { onDelete: 'set null' }),
    placed_at: instant('placed_at'),
    withdrawn_at: instant('withdrawn_at'),
  },
  (t) => [
    uniqueIndex('mission_places_once').on(t.mission_id, t.company_id),
    uniqueIndex('mission_places_enrolment').on(t.enrolment_id),
    index('mission_places_company').on(t.company_id),
    check('mission_places_status', sql`${t.status} in ('placed', 'waiting', 'withdrawn')`),
    check('mission_places_placed', sql`${t.status} <> 'placed' or ${t.placed_at} is not null`),
    check('mission_places_withdrawn', sql`(${t.status} = 'withdrawn') = (${t.withdrawn_at} is not null)`),
  ],
);

describeTable(mission_places, {
  activity: 'missions',
  basis: 'public-task',
  title: { nl: 'plaatsen op een missie', en: 'places on a mission' },
  purpose: {
    nl: 'te weten welke bedrijven meereizen of wachten',
    en: 'know which companies travel along or wait',
  },
  person: [through(mission_places.enrolment_id, participants.enrolment_id)],
  retention: [withRecord(companies), withRecord(enrolments)],
  columns: {
    id: 'none',
    mission_id: 'none',
    company_id: 'none',
    enrolment_id: 'none',
    status: 'none',
    asked_at: 'none',
    asked_by: 'linked',
    placed_at: 'none',
    withdrawn_at: 'none',
  },
});

/** Somebody on the list that an officer brought in: asked to join, with their own link, before their company has. */
export const mission_invitees = sqliteTable(
  'mission_invitees',
  {
    id: id().primaryKey(),
    mission_id: id('mission_id')
      .notNull()
      .references(() => missions.id, { onDelete: 'cascade' }),
    company_name: text('company_name').notNull(),
    kvk_number: text('kvk_number').notNull(),
    person_name: text('person_name').notNull(),
    email: text('email').notNull(),
    invited_at: instant('invited_at').notNull(),
    invited_by: id('invited_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('mission_invitees_once').on(t.mission_id, t.email),
    check('mission_invitees_kvk_number_shape', sql`length(${t.kvk_number}) = 8 and ${t.kvk_number} not glob '*[^0-9]*'`),
    check('mission_invitees_email_is_normal', sql`${t.email} = lower(trim(${t.email}))`),
  ],
);

describeTable(mission_invitees, {
  activity: 'missions',
  basis: 'public-task',
  title: { nl: 'genodigden voor een missie', en: 'people asked to a mission' },
  purpose: {
    nl: 'mensen van een deelnemerslijst te vragen met hun bedrijf mee te doen',
    en: 'ask people on a list of participants to join with their company',
  },
  person: [byAddress(mission_invitees.email)],
  retention: [daysAfter(missions.returns_on, 30, { through: mission_invitees.mission_id }), withRecord(missions)],
  columns: {
    id: 'none',
    mission_id: 'personal',
    company_name: 'personal',
    kvk_number: 'personal',
    person_name: 'personal',
    email: 'personal',
    invited_at: 'personal',
    invited_by: 'linked',
  },
});

/** An information event or a briefing, for one mission's companies or for everyone with an account. */
export const events = sqliteTable(
  'events',
  {
    id: id().primaryKey(),
    mission_id: id('mission_id').references(() => missions.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: ['information', 'briefing'] }).notNull(),
    title_nl: text('title_nl').notNull(),
    title_en: text('title_en').notNull(),
    text_nl: text('text_nl').notNull(),
    text_en: text('text_en').notNull(),
    starts_at: instant('starts_at').notNull(),
    ends_at: instant('ends_at').notNull(),
    /** An address; null for an event that is online only. */
    place: text('place'),
    /** Shown to who signed up. */
    online_url: text('online_url'),
    /** People; null is without a limit. */
    capacity: integer('capacity'),
    status: text('status', { enum: ['draft', 'published', 'cancelled'] })
      .notNull()
      .default('draft'),
    cancellation_nl: text('cancellation_nl'),
    cancellation_en: text('cancellation_en'),
    created_at: instant('created_at').notNull(),
    created_by: id('created_by').references(() => users.id, { onDelete: 'set null' }),
    published_at: instant('published_at'),
    cancelled_at: instant('cancelled_at'),
  },
  (t) => [
    index('events_mission').on(t.mission_id),
    check('events_kind', sql`${t.kind} in ('information', 'briefing')`),
    check('events_times', sql`${t.starts_at} < ${t.ends_at}`),
    check('events_somewhere', sql`${t.place} is not null or ${t.online_url} is not null`),
    check('events_capacity', sql`${t.capacity} is null or ${t.capacity} between 1 and 10000`),
    check('events_status', sql`${t.status} in ('draft', 'published', 'cancelled')`),
    check('events_published', sql`${t.status} <> 'published' or ${t.published_at} is not null`),
    check(
      'events_cancelled',
      sql`(${t.status} = 'cancelled') = (${t.cancelled_at} is not null) and (${t.status} = 'cancelled') = (${t.cancellation_nl} is not null) and (${t.status} = 'cancelled') = (${t.cancellation_en} is not null)`,
    ),
  ],
);

describeTable(events, {
  activity: 'missions',
  basis: 'public-task',
  title: { nl: 'bijeenkomsten', en: 'events' },
  purpose: {
    nl: 'een bijeenkomst aan te kondigen',
    en: 'announce an event',
  },
  person: [],
  retention: [
    kept('het bereik in het verslag verwijst naar de bijeenkomst; er staan geen namen in', 'the reach in the report refers to the event; it holds no names'),
  ],
  columns: {
    id: 'none',
    mission_id: 'none',
    kind: 'none',
    title_nl: 'none',
    title_en: 'none',
    text_nl: 'none',
    text_en: 'none',
    starts_at: 'none',
    ends_at: 'none',
    place: 'none',
    online_url: 'none',
    capacity: 'none',
    status: 'none',
    cancellation_nl: 'none',
    cancellation_en: 'none',
    created_at: 'none',
    created_by: 'linked',
    published_at: 'none',
    cancelled_at: 'none',
  },
});

export const event_sign_ups = sqliteTable(
  'event_sign_ups',
  {
    event_id: id('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The company the person came for; null for who had none. */
    company_id: id('company_id').references(() => companies.id, { onDelete: 'set null' }),
    status: text('status', { enum: ['signed-up', 'waiting', 'withdrawn'] }).notNull(),
    signed_up_at: instant('signed_up_at').notNull(),
    /** Null as long as nobody has recorded who came. */
    attended: flag('attended'),
    attendance_recorded_at: instant('attendance_recorded_at'),
    attendance_recorded_by: id('attendance_recorded_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    primaryKey({ columns: [t.event_id, t.user_id] }),
    index('event_sign_ups_user').on(t.user_id),
    check('event_sign_ups_status', sql`${t.status} in ('signed-up', 'waiting', 'withdrawn')`),
    check('event_sign_ups_attendance', sql`(${t.attended} is null) = (${t.attendance_recorded_at} is null)`),
  ],
);

describeTable(event_sign_ups, {
  activity: 'missions',
  basis: 'agreement',
  title: { nl: 'aanmeldingen voor bijeenkomsten', en: 'sign-ups for events' },
  purpose: {
    nl: 'een plaats voor u vrij te houden en te weten wie er was',
    en: 'keep a place for you and know who came',
  },
  person: [byId(event_sign_ups.user_id)],
  retention: [daysAfter(events.ends_at, 365, { through: event_sign_ups.event_id }), withPerson, withRecord(events)],
  columns: {
    event_id: 'personal',
    user_id: 'linked',
    company_id: 'personal',
    status: 'personal',
    signed_up_at: 'personal',
    attended: 'personal',
    attendance_recorded_at: 'personal',
    attendance_recorded_by: 'linked',
  },
});
