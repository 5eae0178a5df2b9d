import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { flag, id, instant } from './columns.ts';
import { companies } from './companies.ts';

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
    /** Task of modules/countdown.yaml → days from departure (-60 is two months before); absent tasks keep their default. */
    countdown: text('countdown', { mode: 'json' }).$type<Record<string, number>>().notNull().default({}),
    /** Days from departure on which those who are behind are reminded. */
    reminder_days: text('reminder_days', { mode: 'json' }).$type<number[]>().notNull().default([]),
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
