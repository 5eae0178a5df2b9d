/** The report as the page and the files show it: an edition with the names of its rows. */
import { transact, type Database } from '#db';
import { recordAudit } from '../accounts/audit.server.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Operator } from '../operator.server.ts';
import type { Dimension } from './measures.ts';
import { findEdition, listPeriods, publishDueEditions } from './editions.server.ts';
import { listCategories, namePeriod, nameRows } from './labels.ts';
import type { Period } from './periods.ts';
import { sumSuppressed, type Cell, type ProtectedTable } from './suppress.ts';

export interface NamedTable {
  table: ProtectedTable;
  rowNames: string[];
  /** Per measure, what the suppressed rows amount to together; null where none is. */
  suppressedTogether: (Cell | null)[];
}

export interface Report {
  period: Period;
  periodName: string;
  publishedAt: Date;
  tables: Record<Dimension, NamedTable>;
}

/**
 * The report of a period, or the newest for null; `report` is null before the first edition.
 * Makes editions that are due. Throws not-found for a period without an edition.
 */
export function readReport(
  db: Database,
  given: { periodId: string | null; operator: Operator; catalogue: Catalogue; locale: Locale; t: Messages; now: Date },
): { report: Report | null; periods: Period[] } {
  const { operator, locale, t, now } = given;
  publishDueEditions(db, { categories: listCategories(given), timeZone: operator.time_zone, now });
  const edition = findEdition(db, { periodId: given.periodId });
  if (!edition) return { report: null, periods: [] };
  const { period, publishedAt } = edition;
  const tables = Object.fromEntries(
    edition.tables.map((table): [Dimension, NamedTable] => [
      table.dimension,
      { table, rowNames: nameRows(table, given), suppressedTogether: sumSuppressed(table) },
    ]),
  ) as Record<Dimension, NamedTable>;
  const periodName = namePeriod(period, { firstMonth: tables.month.table.rows[0]!.id, locale, t });
  return { report: { period, periodName, publishedAt, tables }, periods: listPeriods(db) };
}

/** The log says that a table was taken along as a file. */
export function recordTableExport(
  db: Database,
  { periodId, dimension, actorId, now }: { periodId: string; dimension: Dimension; actorId: string; now: Date },
): void {
  transact(db, (tx) => recordAudit(tx, { actorId, action: 'export.report', subjectId: periodId, details: { table: dimension }, now }));
}
