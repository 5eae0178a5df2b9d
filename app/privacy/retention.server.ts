/**
 * The daily run: deletes what may not be kept longer, as each table's description says (db/schema). A dry run
 * does exactly the same in a transaction that is undone, so it can't say anything else than what would happen.
 */
import { and, eq, getTableName, is, isNotNull, isNull, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import { alias, SQLiteText, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import {
  certificates,
  companies,
  enrolments,
  listDescriptions,
  members,
  transact,
  users,
  type Database,
  type RetentionRule,
  type TableDescription,
  type Transaction,
} from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Site } from '../accounts/site.ts';
import type { OnLeft } from '../companies/steps.ts';
import { dayOf, formatDate } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { queueMail } from '../mail/outbox.server.ts';
import { eraseWithin, findObstacles } from './erasure.server.ts';
import { countRows } from './rows.server.ts';

const day = 24 * 3_600_000;
/** An account that isn't used for so many days is erased … */
export const inactiveDays = 730;
/** … when its person was warned so many days before. */
export const warningDays = 30;
const emptyCompanyDays = 730;

export interface RetentionLine {
  table: string;
  rows: number;
  /** `cleared`: the row stays without its texts. `along`: by foreign key, with a row of another line. `held`: kept for now, because of an obstacle. */
  what: 'deleted' | 'cleared' | 'along' | 'warned' | 'held';
  /** For a person who runs it, in English. */
  why: string;
}

export interface RetentionRun {
  site: Site;
  timeZone: string;
  now: Date;
  onLeft: OnLeft;
}

class Undo extends Error {}

/** Runs every rule. With `dryRun` nothing is kept of it. Returns what was (or would be) done, without lines of nothing. */
export function runRetention(db: Database, { dryRun = false, ...run }: RetentionRun & { dryRun?: boolean }): RetentionLine[] {
  let lines: RetentionLine[] = [];
  try {
    transact(db, (tx) => {
      const before = countAll(tx);
      lines = [...tendAccounts(tx, run), ...tendCompanies(tx, run), ...listDescriptions().flatMap((description) => applyRules(tx, { description, ...run }))];
      lines.push(...countAlong(before, countAll(tx), lines));
      lines = lines.filter(({ rows }) => rows > 0);
      if (dryRun) throw new Undo();
      const gone = lines.filter(({ what }) => what === 'deleted' || what === 'along');
      const tables: Record<string, number> = {};
      for (const { table, rows } of gone) tables[table] = (tables[table] ?? 0) + rows;
      if (gone.length > 0)
        recordAudit(tx, { actorId: null, action: 'retention.ran', subjectId: dayOf(run.now, run.timeZone), details: { tables }, now: run.now });
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return lines;
}

const countAll = (tx: Transaction) => new Map(listDescriptions().map((description) => [description.name, countRows(tx, description)]));

/** What went by foreign key: in the difference of all rows, but in no line of its own. */
function countAlong(before: Map<string, number>, after: Map<string, number>, lines: RetentionLine[]): RetentionLine[] {
  return [...before].map(([table, count]) => {
    const named = lines.filter((line) => line.table === table && line.what === 'deleted').reduce((sum, { rows }) => sum + rows, 0);
    return { table, rows: count - (after.get(table) ?? 0) - named, what: 'along', why: 'with the row they belong to' };
  });
}

/** A column's moment as a condition: instants are milliseconds, days are text. */
function isOver(column: SQLiteColumn, { days, now, timeZone }: { days: number; now: Date; timeZone: string }): SQL {
  const end = new Date(now.getTime() - days * day);
  return sql`${column} <= ${is(column, SQLiteText) ? dayOf(end, timeZone) : end.getTime()}`;
}

function applyRules(tx: Transaction, { description, now, timeZone }: { description: TableDescription } & RetentionRun): RetentionLine[] {
  return description.retention.flatMap((rule) => (rule.kind === 'days-after' ? [applyRule(tx, { description, rule, now, timeZone })] : []));
}

function applyRule(
  tx: Transaction,
  { description, rule, now, timeZone }: { description: TableDescription; rule: Extract<RetentionRule, { kind: 'days-after' }>; now: Date; timeZone: string },
): RetentionLine {
  const { table, name } = description;
  const { column, days, through, clears } = rule;
  const over = isOver(column, { days, now, timeZone });
  const parent = column.table;
  const where = through ? sql`${through} in (select ${sql.identifier('id')} from ${parent} where ${over})` : over;
  const why = `${days} days after ${through ? `${getTableName(parent)}.` : ''}${column.name}`;
  if (!clears) return { table: name, rows: tx.delete(table).where(where).run().changes, what: 'deleted', why };
  const filled = or(...Object.entries(clears).map(([cleared, empty]) => sql`${sql.identifier(cleared)} <> ${empty}`));
  const assignments = sql.join(
    Object.entries(clears).map(([cleared, empty]) => sql`${sql.identifier(cleared)} = ${empty}`),
    sql`, `,
  );
  const { changes } = tx.run(sql`update ${table} set ${assignments} where ${where} and (${filled})`);
  return { table: name, rows: changes, what: 'cleared', why: `${Object.keys(clears).join(', ')}: ${why}` };
}

/** When somebody was last here: a session's use, or else the day the account was made. */
const lastSeen = sql<number>`coalesce(${users.last_seen_at}, ${users.created_at})`;

/** Warns who hasn't been here for nearly two years, and erases who was warned and still hasn't come. */
function tendAccounts(tx: Transaction, run: RetentionRun): RetentionLine[] {
  const { now, site, timeZone } = run;
  const ago = (days: number) => now.getTime() - days * day;
  const unheeded = and(
    sql`${lastSeen} <= ${ago(inactiveDays)}`,
    sql`${users.inactivity_warned_at} > ${lastSeen}`,
    sql`${users.inactivity_warned_at} <= ${ago(warningDays)}`,
  );
  const due = tx.select({ id: users.id }).from(users).where(unheeded).all();
  const held = due.filter(({ id }) => findObstacles(tx, { userId: id }).length > 0);
  const erased = due.filter((user) => !held.includes(user));
  for (const { id } of erased) eraseWithin(tx, { ...run, userId: id, why: 'inactive' });

  const unwarned = or(isNull(users.inactivity_warned_at), sql`${users.inactivity_warned_at} <= ${lastSeen}`);
  const quiet = tx
    .select()
    .from(users)
    .where(and(sql`${lastSeen} <= ${ago(inactiveDays - warningDays)}`, unwarned))
    .all();
  for (const { id, email, locale } of quiet) {
    tx.update(users).set({ inactivity_warned_at: now }).where(eq(users.id, id)).run();
    const on = formatDate(new Date(now.getTime() + warningDays * day), locale, timeZone);
    const message = messages(locale).privacy.mails.inactive({ site: site.name, on, href: `${site.baseUrl}/${locale}/account/sign-in` });
    queueMail(tx, { to: email, locale, message, now });
  }
  return [
    { table: 'users', rows: erased.length, what: 'deleted', why: `not used for ${inactiveDays} days, and warned ${warningDays} days ago` },
    { table: 'users', rows: held.length, what: 'held', why: 'not used, but the only manager of colleagues or the only administrator' },
    { table: 'users', rows: quiet.length, what: 'warned', why: `not used for ${inactiveDays - warningDays} days` },
  ];
}

/** Notes since when a company has had no members, and deletes it when that is long enough ago and nothing public refers to it. */
function tendCompanies(tx: Transaction, { now }: RetentionRun): RetentionLine[] {
  const noMember = notExists(tx.select({ id: members.id }).from(members).where(eq(members.company_id, companies.id)));
  tx.update(companies)
    .set({ without_members_since: now })
    .where(and(isNull(companies.without_members_since), noMember))
    .run();
  tx.update(companies)
    .set({ without_members_since: null })
    .where(and(isNotNull(companies.without_members_since), sql`not (${noMember})`))
    .run();
  const merged = alias(companies, 'merged');
  const empty = tx
    .select({ id: companies.id })
    .from(companies)
    .where(
      and(
        lte(companies.without_members_since, new Date(now.getTime() - emptyCompanyDays * day)),
        noMember,
        notExists(tx.select({ id: certificates.id }).from(certificates).where(eq(certificates.company_id, companies.id))),
        notExists(
          tx
            .select({ id: certificates.id })
            .from(certificates)
            .innerJoin(enrolments, eq(enrolments.id, certificates.enrolment_id))
            .where(eq(enrolments.company_id, companies.id)),
        ),
        notExists(tx.select({ id: merged.id }).from(merged).where(eq(merged.merged_into_id, companies.id))),
      ),
    )
    .all();
  for (const { id } of empty) {
    tx.delete(companies).where(eq(companies.id, id)).run();
    recordAudit(tx, { actorId: null, action: 'company.deleted', subjectId: id, now });
  }
  return [{ table: 'companies', rows: empty.length, what: 'deleted', why: `no members for ${emptyCompanyDays} days, and no certificate` }];
}
