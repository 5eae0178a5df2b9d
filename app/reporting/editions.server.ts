/**
 * Editions of the report. One is made from the counts of its year once its quarter has closed, stored, and
 * from then on only read: neither a later release nor a change of operator.yaml alters a published figure.
 */
import { asc, eq, min } from 'drizzle-orm';
import { milestones, report_editions, transact, type Database, type Reader, type Transaction } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import { DomainError } from '../errors.ts';
import { countYear, type Categories } from './counts.server.ts';
import { lastClosedPeriod, periodsSince, type Period } from './periods.ts';
import { protect, restoreProtected, type ProtectedTable } from './suppress.ts';

export interface Edition {
  period: Period;
  publishedAt: Date;
  tables: ProtectedTable[];
}

/** Every period that has ended since the programme's first step, the oldest first. */
function listClosedPeriods(db: Reader, { timeZone, now }: { timeZone: string; now: Date }): Period[] {
  const firstMonth = db
    .select({ month: min(milestones.month) })
    .from(milestones)
    .get()?.month;
  return firstMonth ? periodsSince(firstMonth, lastClosedPeriod(now, timeZone)) : [];
}

function readTables(db: Reader, period: string): ProtectedTable[] {
  return restoreProtected(db.select({ tables: report_editions.tables }).from(report_editions).where(eq(report_editions.period, period)).get()?.tables);
}

/** @param ofYear the closed periods of this period's year, itself last */
function publishEdition(tx: Transaction, { ofYear, categories, now }: { ofYear: Period[]; categories: Categories; now: Date }): void {
  const period = ofYear.at(-1)!;
  const tables = countYear(tx, { year: period.year, first: ofYear[0]!.quarter, last: period.quarter, categories });
  const earlier = ofYear.slice(0, -1).map(({ id }) => readTables(tx, id));
  tx.insert(report_editions)
    .values({ period: period.id, published_at: now, tables: protect({ tables, earlier }) })
    .run();
  recordAudit(tx, { actorId: null, action: 'report.published', subjectId: period.id, now });
}

/** Makes the editions that are due. Calling it again changes nothing; the first reader after a quarter's end causes the writing. */
export function publishDueEditions(db: Database, { categories, timeZone, now }: { categories: Categories; timeZone: string; now: Date }): void {
  const closed = listClosedPeriods(db, { timeZone, now });
  const isPublished = (reader: Reader, id: string) =>
    reader.select({ period: report_editions.period }).from(report_editions).where(eq(report_editions.period, id)).get() !== undefined;
  for (const period of closed.filter(({ id }) => !isPublished(db, id))) {
    const ofYear = closed.filter(({ year, quarter }) => year === period.year && quarter <= period.quarter);
    transact(db, (tx) => {
      if (!isPublished(tx, period.id)) publishEdition(tx, { ofYear, categories, now });
    });
  }
}

function toPeriod(id: string): Period {
  return { id, year: Number(id.slice(0, 4)), quarter: Number(id.slice(6)) };
}

/** The published periods, the oldest first. */
export function listPeriods(db: Reader): Period[] {
  return db
    .select({ id: report_editions.period })
    .from(report_editions)
    .orderBy(asc(report_editions.period))
    .all()
    .map(({ id }) => toPeriod(id));
}

/** The edition of a period, or the newest for null; null when nothing has been published. Throws not-found for any other period. */
export function findEdition(db: Reader, { periodId }: { periodId: string | null }): Edition | null {
  const wanted = periodId ?? listPeriods(db).at(-1)?.id;
  if (wanted === undefined) return null;
  const row = db.select().from(report_editions).where(eq(report_editions.period, wanted)).get();
  if (!row) throw new DomainError('not-found');
  return { period: toPeriod(row.period), publishedAt: row.published_at, tables: restoreProtected(row.tables) };
}
