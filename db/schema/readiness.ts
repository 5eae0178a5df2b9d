import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';
import { companies } from './companies.ts';
import { mission_places, missions } from './missions.ts';
import { byId, daysAfter, describeTable, withPerson, withRecord } from './personal-data.ts';

/** A company has ticked an item of a checklist; without a row it hasn't. */
export const checklist_ticks = sqliteTable(
  'checklist_ticks',
  {
    company_id: id('company_id')
      .notNull()
      .references(() => companies.id, { onDelete: 'cascade' }),
    module: text('module').notNull(),
    item: text('item').notNull(),
    /** Null when that person's account is gone. */
    ticked_by: id('ticked_by').references(() => users.id, { onDelete: 'set null' }),
    ticked_at: instant('ticked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.company_id, t.module, t.item] })],
);

describeTable(checklist_ticks, {
  activity: 'companies',
  basis: 'agreement',
  title: { nl: 'vinkjes op checklists', en: 'ticks on checklists' },
  purpose: {
    nl: 'collega’s van één bedrijf samen te laten voorbereiden',
    en: 'let colleagues of one company prepare together',
  },
  person: [],
  retention: [withRecord(companies)],
  columns: {
    company_id: 'none',
    module: 'none',
    item: 'none',
    ticked_by: 'linked',
    ticked_at: 'none',
  },
});

/** A company has ticked a line of the debrief after a mission. */
export const debrief_ticks = sqliteTable(
  'debrief_ticks',
  {
    place_id: id('place_id')
      .notNull()
      .references(() => mission_places.id, { onDelete: 'cascade' }),
    item: text('item').notNull(),
    /** Null when that person's account is gone. */
    ticked_by: id('ticked_by').references(() => users.id, { onDelete: 'set null' }),
    ticked_at: instant('ticked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.place_id, t.item] })],
);

describeTable(debrief_ticks, {
  activity: 'companies',
  basis: 'agreement',
  title: { nl: 'vinkjes na de reis', en: 'ticks after the trip' },
  purpose: {
    nl: 'collega’s van één bedrijf samen te laten terugkijken',
    en: 'let colleagues of one company look back together',
  },
  person: [],
  retention: [withRecord(mission_places)],
  columns: {
    place_id: 'none',
    item: 'none',
    ticked_by: 'linked',
    ticked_at: 'none',
  },
});

/** A reminder that was mailed: no one gets two in a week. The token in it stops them (RFC 8058). */
export const reminders = sqliteTable(
  'reminders',
  {
    id: id().primaryKey(),
    user_id: id('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    mission_id: id('mission_id')
      .notNull()
      .references(() => missions.id, { onDelete: 'cascade' }),
    /** `own`: what the person still has to do. `digest`: for managers, who of their people is behind. */
    kind: text('kind', { enum: ['own', 'digest'] }).notNull(),
    token_hash: text('token_hash').notNull().unique(),
    sent_at: instant('sent_at').notNull(),
  },
  (t) => [index('reminders_user').on(t.user_id, t.sent_at), check('reminders_kind', sql`${t.kind} in ('own', 'digest')`)],
);

describeTable(reminders, {
  activity: 'mail',
  basis: 'agreement',
  title: { nl: 'herinneringen', en: 'reminders' },
  purpose: {
    nl: 'u hoogstens één keer per week te herinneren, en ermee te stoppen als u dat wilt',
    en: 'remind you at most once a week, and stop when you want',
  },
  person: [byId(reminders.user_id)],
  retention: [daysAfter(reminders.sent_at, 365), withPerson, withRecord(missions)],
  columns: {
    id: 'none',
    user_id: 'linked',
    mission_id: 'personal',
    kind: 'personal',
    token_hash: 'withheld',
    sent_at: 'personal',
  },
});
