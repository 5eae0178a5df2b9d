/** The names of the report's rows and periods. */
import type { Catalogue } from '../catalogue/types.ts';
import { formatMonth, formatMonthName } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Operator } from '../operator.server.ts';
import type { Categories } from './counts.server.ts';
import { monthId, type Period } from './periods.ts';
import type { ProtectedTable } from './suppress.ts';

interface Names {
  operator: Operator;
  catalogue: Catalogue;
  locale: Locale;
}

/** What a company outside the operator's area has as its municipality. */
const outside = 'outside';

/** Which rows the tables have, in the order in which they are shown. */
export function listCategories({ operator, catalogue }: Pick<Names, 'operator' | 'catalogue'>): Categories {
  return {
    sector: operator.sectors.map(({ id }) => id),
    municipality: [...operator.municipalities.map(({ id }) => id), outside],
    track: catalogue.tracks.map(({ id }) => id),
  };
}

/** The name of each row; a sector, municipality or track that is no longer on the list keeps its id. */
export function nameRows(table: ProtectedTable, { operator, catalogue, locale }: Names): string[] {
  const nameOf: Record<ProtectedTable['dimension'], (id: string) => string | undefined> = {
    month: (id) => formatMonth(id, locale),
    sector: (id) => operator.sectors.find((sector) => sector.id === id)?.name[locale],
    municipality: (id) => (id === outside ? operator.outside[locale] : operator.municipalities.find((municipality) => municipality.id === id)?.name),
    track: (id) => catalogue.track(id)?.title[locale],
  };
  return table.rows.map(({ id }) => nameOf[table.dimension](id) ?? id);
}

/** 'januari t/m september 2026', 'heel 2026'. @param firstMonth as in the table by month: '2026-01', or when the programme began */
export function namePeriod({ year, quarter }: Period, { firstMonth, locale, t }: { firstMonth: string; locale: Locale; t: Messages }): string {
  if (quarter === 4 && firstMonth === monthId(year, 1)) return t.report.wholeYear(year);
  return t.report.months(formatMonthName(firstMonth, locale), formatMonthName(monthId(year, quarter * 3), locale), year);
}
