import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './accounts.ts';
import { id, instant } from './columns.ts';
import { companies } from './companies.ts';

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
